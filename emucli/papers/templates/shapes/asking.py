"""Asks scopes for names and shapes for keys, and reports those that are not there."""

from jinja2 import nodes

from ..access import FUNCTIONS
from .kinds import SpaceKind
from .scope import Scope
from .shape import ANYTHING, Shape


def name_given_away(node: nodes.Name, scope: Scope) -> Shape:
    """A name as a value of its own. Whoever is given a namespace may set more in it than can be seen."""
    shape = known_name(node, scope)
    for kind in shape.kinds:
        if isinstance(kind, SpaceKind):
            kind.space.escaped = True
    return shape


def known_name(node: nodes.Name, scope: Scope) -> Shape:
    """The shape of a name, reported where it is not known."""
    found = scope.find(node.name)
    if found is None:
        scope.ground.report(node, node.name, scope.every(), refused=node.name in FUNCTIONS)
        return ANYTHING
    return found


def key_in(shape: Shape, key: str, node: nodes.Node, scope: Scope, *, forgiving: bool = False) -> Shape:
    """A key of a value. `forgiving`: reported only where asking alone ends the paper."""
    keys = shape.keys()
    if key.startswith("_"):
        # The sandbox gives none of these away.
        scope.ground.report(node, key, refused=True)
    elif keys is not None and key in keys:
        return keys[key]
    elif keys is not None and (shape.strict or not forgiving):
        scope.ground.report(node, key, shape.meant())
    return ANYTHING


def path_in(shape: Shape, path: str, node: nodes.Node, scope: Scope, *, forgiving: bool = False) -> Shape:
    """A chain of keys, as filters take it in one text: `unit.entry.short`, `0.unit`."""
    for key in path.split("."):
        shape = shape.at(int(key)) if key.isdigit() else key_in(shape, key, node, scope, forgiving=forgiving)
    return shape
