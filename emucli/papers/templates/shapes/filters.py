"""What filters make of a value, where that can be said; the keys, tests and filters that they name in texts."""

from collections.abc import Callable, Mapping

from jinja2 import nodes

from ..access import FILTERS
from .asking import path_in
from .scope import Scope
from .shape import ANYTHING, ListKind, PairKind, Shape, only

_TEXTS = (
    "capital",
    "capitals",
    "lower_first",
    "after_colon",
    "sentence",
    "clause",
    "the",
    "at_place",
    "short",
    "short_date",
)
_SAME = (*_TEXTS, "cited", "cited_short", "cited_brief", "needed")
_LISTS = ("list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr")
_ITEMS = ("first", "last", "random", "min", "max")
_KEY_AT = {
    "selectattr": 0, "rejectattr": 0, "groupby": 0, "sum": 0, "join": 1, "unique": 1, "min": 1, "max": 1, "sort": 2
}  # fmt: skip
"""Which of its arguments names a key, unless it is given as `attribute=`."""
_TEST_AT = {"select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}


def filtered(node: nodes.Filter, base: Shape, scope: Scope) -> Shape:
    """The shape after a filter."""
    known_filter(node.name, node, scope)
    if (test := _text(node, _TEST_AT.get(node.name))) is not None:
        known_test(test, node, scope)
    asked = _keys_asked(node, base, scope)
    if node.name in _SAME:
        return base
    if node.name in _ITEMS:
        return base.item()
    made = _MADE.get(node.name)
    return ANYTHING if base.anything or made is None else made(node, base, asked, scope)


def known_filter(name: str, node: nodes.Node, scope: Scope) -> None:
    """Report a filter that does not exist."""
    known = scope.ground.environment.filters
    if name not in known:
        scope.ground.report(node, name, known, refused=name in FILTERS)


def known_test(name: str, node: nodes.Node, scope: Scope) -> None:
    """Report a test that does not exist."""
    known = scope.ground.environment.tests
    if name not in known:
        scope.ground.report(node, name, known)


def _keys_asked(node: nodes.Filter, base: Shape, scope: Scope) -> Shape:
    """What the entries of a list hold under the key that a filter names."""
    named = next((one.value for one in node.kwargs if one.key == "attribute"), None)
    path = named.value if isinstance(named, nodes.Const) else _text(node, _KEY_AT.get(node.name))
    if not isinstance(path, str):
        return ANYTHING
    forgiving = any(one.key == "default" for one in node.kwargs)
    # Only `sort` takes several.
    several = path.split(",") if node.name == "sort" else [path]
    found = [path_in(base.item(), one, node, scope, forgiving=forgiving) for one in several]
    return found[0]


def _text(node: nodes.Filter, at: int | None) -> str | None:
    """A text among the arguments, None where something else stands there."""
    given = node.args[at] if at is not None and at < len(node.args) else None
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else None


def _list(_node: nodes.Filter, base: Shape, _asked: Shape, _scope: Scope) -> Shape:
    return only(ListKind(base.item()))


def _lists(_node: nodes.Filter, base: Shape, _asked: Shape, _scope: Scope) -> Shape:
    return only(ListKind(only(ListKind(base.item()))))


def _groups(_node: nodes.Filter, base: Shape, asked: Shape, _scope: Scope) -> Shape:
    return only(ListKind(only(PairKind((asked, only(ListKind(base.item())))))))


def _mapped(node: nodes.Filter, base: Shape, asked: Shape, scope: Scope) -> Shape:
    name = _text(node, 0)
    if name is None:
        return only(ListKind(asked))
    known_filter(name, node, scope)
    return only(ListKind(base.item() if name in _SAME else ANYTHING))


_MADE: Mapping[str, Callable[[nodes.Filter, Shape, Shape, Scope], Shape]] = {
    **dict.fromkeys(_LISTS, _list),
    "map": _mapped,
    "groupby": _groups,
    "batch": _lists,
    "slice": _lists,
}
