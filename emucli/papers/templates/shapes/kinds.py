"""The kinds of values that templates make themselves, and dictionaries."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .shape import ANYTHING, Kind, Shape


@dataclass(frozen=True)
class DictKind(Kind):
    """A dictionary of values of one shape; its keys come from the records, so any key may be there."""

    element: Shape

    def at(self, _index: int | None) -> Shape:
        """One of the values."""
        return self.element

    def item(self) -> Shape:
        """One of its keys."""
        return ANYTHING


@dataclass(frozen=True)
class CallKind(Kind):
    """A function or a macro."""

    gives: Shape
    callable = True

    def called(self) -> Shape:
        """What it gives."""
        return self.gives


@dataclass(frozen=True)
class ModuleKind(Kind):
    """An imported template, by the names that it gives away."""

    names: tuple[str, ...]

    def keys(self) -> Mapping[str, Shape]:
        """Its macros and variables."""
        return dict.fromkeys(self.names, ANYTHING)


@dataclass(eq=False)
class Space:
    """What a `namespace` holds, from wherever it is set; `escaped`: a macro or another name may set more."""

    keys: dict[str, Shape] = field(default_factory=dict)
    escaped: bool = False


@dataclass(frozen=True)
class SpaceKind(Kind):
    """A `namespace`."""

    space: Space

    def keys(self) -> Mapping[str, Shape] | None:
        """What is set in it, unless it may be more than can be seen."""
        return None if self.space.escaped else self.space.keys
