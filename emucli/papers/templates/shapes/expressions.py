"""The shape of an expression, with every name, key, filter and test in it looked up."""

from collections.abc import Callable, Mapping

from jinja2 import nodes

from .annotations import TEXT
from .filters import filtered, known_test
from .scope import Scope
from .shape import ANYTHING, NOTHING, DictKind, ListKind, PairKind, Shape, SpaceKind, either, only


def shape_in(node: nodes.Node, scope: Scope) -> Shape:
    """The shape of an expression; what it asks for and is not there is reported to the ground of the scope."""
    return _HANDLERS.get(type(node), _any_other)(node, scope)


def _any_other(node: nodes.Node, scope: Scope) -> Shape:
    """Nothing is claimed of the result; what stands inside is looked up all the same."""
    for inner in node.iter_child_nodes():
        shape_in(inner, scope)
    return ANYTHING


def _name(node: nodes.Name, scope: Scope) -> Shape:
    """A name as a value of its own. Whoever is given a namespace may set more in it than can be seen."""
    shape = scope.known(node)
    for kind in shape.kinds:
        if isinstance(kind, SpaceKind):
            kind.escaped = True
    return shape


def _base(node: nodes.Node, scope: Scope) -> Shape:
    """What a key is asked of: a namespace stays in sight here."""
    return scope.known(node) if isinstance(node, nodes.Name) else shape_in(node, scope)


def _attribute(node: nodes.Getattr, scope: Scope) -> Shape:
    return scope.ground.key(_base(node.node, scope), node.attr, node)


def _item(node: nodes.Getitem, scope: Scope) -> Shape:
    base, index = _base(node.node, scope), node.arg
    constant = index.value if isinstance(index, nodes.Const) else None
    if isinstance(constant, str) and base.keys() is not None:
        return scope.ground.key(base, constant, node)
    shape_in(index, scope)
    return base if isinstance(index, nodes.Slice) else base.at(constant if isinstance(constant, int) else None)


def _call(node: nodes.Call, scope: Scope) -> Shape:
    if isinstance(node.node, nodes.Name) and node.node.name == "namespace":
        return _namespace(node, scope)
    got = isinstance(node.node, nodes.Getattr) and node.node.attr == "get"
    base = _base(node.node.node, scope) if got and isinstance(node.node, nodes.Getattr) else NOTHING
    if base.kinds and base.all_are(DictKind):
        found: Shape | None = base.at(None)
    else:
        found = shape_in(node.node, scope).called()
        if found is None:
            told = getattr(node.node, "attr", None) or getattr(node.node, "name", "")
            scope.ground.report(node, f"{told}()", refused=True)
    _given(node, scope)
    return found or ANYTHING


def _given(node: nodes.Call | nodes.Filter | nodes.Test, scope: Scope) -> list[Shape]:
    """The shapes of all arguments of a call, a filter or a test."""
    stars = [star for star in (node.dyn_args, node.dyn_kwargs) if star is not None]
    return [shape_in(one, scope) for one in (*node.args, *node.kwargs, *stars)]


def _namespace(node: nodes.Call, scope: Scope) -> Shape:
    space = scope.ground.spaces.setdefault(id(node), SpaceKind())
    space.escaped = space.escaped or bool(node.args or node.dyn_args or node.dyn_kwargs)
    for one in node.kwargs:
        space.held[one.key] = either(space.held.get(one.key, NOTHING), shape_in(one.value, scope))
    _given(node, scope)
    return only(space)


def _filter(node: nodes.Filter, scope: Scope) -> Shape:
    if node.name in ("default", "d") and node.node is not None:
        return either(_forgiven(node.node, scope), *_given(node, scope))
    # Where a filter has no value of its own, it changes the text of a block.
    base = ANYTHING if node.node is None else shape_in(node.node, scope)
    _given(node, scope)
    return filtered(node, base, scope.ground)


def _test(node: nodes.Test, scope: Scope) -> Shape:
    known_test(node.name, node, scope.ground)
    (_forgiven if node.name in ("defined", "undefined") else shape_in)(node.node, scope)
    _given(node, scope)
    return ANYTHING


def _forgiven(node: nodes.Node, scope: Scope) -> Shape:
    """What may be undefined: a name, or the last key of a chain."""
    if isinstance(node, nodes.Name):
        return scope.find(node.name) or NOTHING
    if isinstance(node, nodes.Getattr):
        return scope.ground.key(_base(node.node, scope), node.attr, node, forgiving=True)
    return shape_in(node, scope)


def _constant(node: nodes.Const, _scope: Scope) -> Shape:
    return TEXT if isinstance(node.value, str) else NOTHING if node.value is None else ANYTHING


def _text(node: nodes.Concat, scope: Scope) -> Shape:
    _any_other(node, scope)
    return TEXT


def _list(node: nodes.List, scope: Scope) -> Shape:
    return only(ListKind(either(*(shape_in(one, scope) for one in node.items))))


def _tuple(node: nodes.Tuple, scope: Scope) -> Shape:
    return only(PairKind(tuple(shape_in(one, scope) for one in node.items)))


def _either_branch(node: nodes.CondExpr, scope: Scope) -> Shape:
    shape_in(node.test, scope)
    return either(*(shape_in(one, scope) for one in (node.expr1, node.expr2) if one is not None))


def _either_side(node: nodes.BinExpr, scope: Scope) -> Shape:
    return either(shape_in(node.left, scope), shape_in(node.right, scope))


def _sum(node: nodes.Add, scope: Scope) -> Shape:
    """Two lists in one; of numbers nothing is claimed."""
    lists = _either_side(node, scope)
    return lists if lists.all_are(ListKind) else ANYTHING


_HANDLERS: Mapping[type[nodes.Node], Callable[..., Shape]] = {
    nodes.Name: _name,
    nodes.Getattr: _attribute,
    nodes.Getitem: _item,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Const: _constant,
    nodes.Concat: _text,
    nodes.List: _list,
    nodes.Tuple: _tuple,
    nodes.CondExpr: _either_branch,
    nodes.And: _either_side,
    nodes.Or: _either_side,
    nodes.Add: _sum,
}
