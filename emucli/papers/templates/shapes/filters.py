"""What filters make of a value, where that can be said; the keys, tests and filters that they name in texts."""

from jinja2 import nodes

from ..access import FILTERS
from .scope import Ground
from .shape import ANYTHING, ListKind, PairKind, Shape, only

_SAME = (
    "capital", "capitals", "lower_first", "after_colon", "sentence", "clause", "the", "at_place", "short",
    "short_date", "cited", "cited_short", "cited_brief", "needed",
)  # fmt: skip
_LISTS = ("list", "sort", "unique", "reverse", "select", "reject", "selectattr", "rejectattr")
_ITEMS = ("first", "last", "min", "max")
_KEY_AT = {
    "selectattr": 0, "rejectattr": 0, "groupby": 0, "sum": 0, "join": 1, "unique": 1, "min": 1, "max": 1, "sort": 2
}  # fmt: skip
"""Which of its arguments names a key, unless it is given as `attribute=`."""
_TEST_AT = {"select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}


def filtered(node: nodes.Filter, base: Shape, ground: Ground) -> Shape:
    """The shape after a filter."""
    known_filter(node.name, node, ground)
    if (test := _text(node, _TEST_AT.get(node.name))) is not None:
        known_test(test, node, ground)
    asked = _keys_asked(node, base, ground)
    if node.name in _SAME:
        return base
    if node.name in _ITEMS:
        return base.item()
    if base.anything:
        return ANYTHING
    if node.name in _LISTS:
        return only(ListKind(base.item()))
    if node.name == "groupby":
        return only(ListKind(only(PairKind((asked, only(ListKind(base.item())))))))
    return only(ListKind(_mapped(node, base, asked, ground))) if node.name == "map" else ANYTHING


def known_filter(name: str, node: nodes.Node, ground: Ground) -> None:
    """Report a filter that does not exist."""
    known = ground.environment.filters
    if name not in known:
        ground.report(node, name, known, refused=name in FILTERS)


def known_test(name: str, node: nodes.Node, ground: Ground) -> None:
    """Report a test that does not exist."""
    known = ground.environment.tests
    if name not in known:
        ground.report(node, name, known)


def _mapped(node: nodes.Filter, base: Shape, asked: Shape, ground: Ground) -> Shape:
    """What `map` makes of each entry: a key of it, or what another filter makes."""
    name = _text(node, 0)
    if name is None:
        return asked
    known_filter(name, node, ground)
    return base.item() if name in _SAME else ANYTHING


def _keys_asked(node: nodes.Filter, base: Shape, ground: Ground) -> Shape:
    """What the entries of a list hold under the key that a filter names."""
    named = next((one.value for one in node.kwargs if one.key == "attribute"), None)
    path = named.value if isinstance(named, nodes.Const) else _text(node, _KEY_AT.get(node.name))
    if not isinstance(path, str):
        return ANYTHING
    forgiving = any(one.key == "default" for one in node.kwargs)
    # Only `sort` takes several.
    several = path.split(",") if node.name == "sort" else [path]
    found, *_ = [_path(base.item(), one, node, ground, forgiving=forgiving) for one in several]
    return found


def _path(shape: Shape, path: str, node: nodes.Node, ground: Ground, *, forgiving: bool) -> Shape:
    """A chain of keys in one text: `unit.entry.short`, `0.unit`."""
    for key in path.split("."):
        shape = shape.at(int(key)) if key.isdigit() else ground.key(shape, key, node, forgiving=forgiving)
    return shape


def _text(node: nodes.Filter, at: int | None) -> str | None:
    """A text among the arguments, None where something else stands there."""
    given = node.args[at] if at is not None and at < len(node.args) else None
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else None
