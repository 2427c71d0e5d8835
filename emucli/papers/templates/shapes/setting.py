"""Gives names their shapes: those of loops, macros and `with`, those of `set`, those in a namespace."""

from jinja2 import nodes

from .kinds import SpaceKind
from .scope import Scope
from .shape import ANYTHING, ListKind, PairKind, Shape, either


def bind(target: nodes.Node, shape: Shape, scope: Scope) -> None:
    """Give the names of a loop, macro or `with` their shapes; they hide those outside."""
    if isinstance(target, nodes.Name):
        scope.names[target.name] = shape
    elif isinstance(target, nodes.Tuple):
        for at, one in enumerate(target.items):
            bind(one, _part(shape, at), scope)


def _part(shape: Shape, at: int) -> Shape:
    """What stands at a place of values that are taken apart."""
    apart = all(isinstance(kind, PairKind | ListKind) for kind in shape.kinds)
    return shape.at(at) if apart else ANYTHING


def assign(target: nodes.Node, shape: Shape, scope: Scope) -> None:
    """Set what stands on the left of `set`."""
    if isinstance(target, nodes.Name):
        scope.assign(target.name, shape)
    elif isinstance(target, nodes.NSRef):
        _assign_in_space(target, shape, scope)
    elif isinstance(target, nodes.Tuple):
        for at, one in enumerate(target.items):
            assign(one, _part(shape, at), scope)


def _assign_in_space(target: nodes.NSRef, shape: Shape, scope: Scope) -> None:
    found = scope.find(target.name)
    if found is None:
        scope.ground.report(target, target.name, scope.every())
    for kind in found.kinds if found is not None else ():
        if isinstance(kind, SpaceKind):
            keys = kind.space.keys
            keys[target.attr] = either(keys[target.attr], shape) if target.attr in keys else shape
