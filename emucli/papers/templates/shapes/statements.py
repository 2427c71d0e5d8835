"""Walks a template through all its branches, in the order of the text, and the bodies of macros last."""

from collections.abc import Callable, Iterable, Mapping

from jinja2 import nodes
from jinja2.runtime import LoopContext

from .annotations import TEXT, PlainKind
from .expressions import shape_in
from .modules import from_imported, imported, included
from .scope import Ground, Scope
from .shape import ANYTHING, MacroKind, Shape, only

_OF_MACROS = dict.fromkeys(("caller", "varargs", "kwargs"), ANYTHING)
_OF_BLOCKS = dict.fromkeys(("super", "self"), ANYTHING)
_OF_LOOPS = {"loop": only(PlainKind(LoopContext))}


def walk_file(ground: Ground, names: Mapping[str, Shape]) -> None:
    """Find what a file names and does not exist; `names` are those that it is given.

    A namespace may be set anywhere, loops before included: a first walk only gathers what it holds.
    """
    for _ in ("gather", "judge"):
        ground.problems.clear()
        _walk(ground.tree.body, Scope(ground, dict(names)))
        while ground.later:
            ground.later.pop(0)()


def _walk(statements: Iterable[nodes.Node], scope: Scope) -> None:
    """Walk statements that share a scope."""
    for node in statements:
        _HANDLERS.get(type(node), _any_other)(node, scope)


def _any_other(node: nodes.Node, scope: Scope) -> None:
    if isinstance(node, nodes.Expr):
        shape_in(node, scope)
    else:
        _walk(node.iter_child_nodes(), scope)


def _for(node: nodes.For, scope: Scope) -> None:
    item, inner = shape_in(node.iter, scope).item(), scope.within(_OF_LOOPS)
    # A recursive loop goes on over whatever it is called with.
    inner.give(node.target, ANYTHING if node.recursive else item, anew=True)
    if node.test is not None:
        shape_in(node.test, inner)
    _walk(node.body, inner)
    _walk(node.else_, scope.within())


def _set(node: nodes.Assign, scope: Scope) -> None:
    scope.give(node.target, shape_in(node.node, scope))


def _set_block(node: nodes.AssignBlock, scope: Scope) -> None:
    _walk(node.body, scope.within())
    scope.give(node.target, TEXT if node.filter is None else shape_in(node.filter, scope))


def _macro(node: nodes.Macro, scope: Scope) -> None:
    scope.give(nodes.Name(node.name, "store"), only(MacroKind(TEXT)))
    scope.ground.later.append(lambda: _body(node, scope))


def _call_block(node: nodes.CallBlock, scope: Scope) -> None:
    shape_in(node.call, scope)
    _body(node, scope)


def _body(node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
    """The body of a macro: nothing is known of what it is called with."""
    inner = scope.within(_OF_MACROS)
    for argument in node.args:
        inner.give(argument, ANYTHING, anew=True)
    for default in node.defaults:
        shape_in(default, inner)
    _walk(node.body, inner)


def _filter_block(node: nodes.FilterBlock, scope: Scope) -> None:
    _walk(node.body, scope.within())
    shape_in(node.filter, scope)


def _with(node: nodes.With, scope: Scope) -> None:
    inner = scope.within()
    for target, value in zip(node.targets, node.values, strict=True):
        inner.give(target, shape_in(value, scope), anew=True)
    _walk(node.body, inner)


def _block(node: nodes.Block, scope: Scope) -> None:
    _walk(node.body, scope.within(_OF_BLOCKS))


def _import(node: nodes.Import | nodes.FromImport | nodes.Include | nodes.Extends, scope: Scope) -> None:
    shape_in(node.template, scope)
    if isinstance(node, nodes.Import):
        scope.names[node.target] = imported(node, scope.ground)
    elif isinstance(node, nodes.FromImport):
        scope.names.update(from_imported(node, scope.ground))
    else:
        included(node, scope.ground)


_HANDLERS: Mapping[type[nodes.Node], Callable[..., None]] = {
    nodes.For: _for,
    nodes.Assign: _set,
    nodes.AssignBlock: _set_block,
    nodes.Macro: _macro,
    nodes.CallBlock: _call_block,
    nodes.FilterBlock: _filter_block,
    nodes.With: _with,
    nodes.Block: _block,
    **dict.fromkeys((nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends), _import),
}
