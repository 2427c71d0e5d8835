"""The shape of a value: which keys it has, and what a loop over it gives. What is not known is never claimed."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class Kind:
    """One thing that a value may be.

    `strict`: asking for a key that it does not have fails even in `is defined`. `telling`: a person who asks for a key
    that is not there may have meant one of its own. `gives`: what a call of it gives, None where it cannot be called.
    """

    strict = False
    telling = True
    gives: "Shape | None" = None

    def keys(self) -> Mapping[str, "Shape"] | None:
        """Its keys; None: anything may be asked of it."""
        return {}

    def item(self) -> "Shape":
        """What a loop over it gives."""
        return NOTHING

    def at(self, _index: int | None) -> "Shape":
        """What stands at an index, None for one that is worked out."""
        return self.item()


@dataclass(frozen=True)
class Shape:
    """Everything that a value may be; no kinds: nothing is known, and nothing is there to be known (a gap, none)."""

    kinds: tuple[Kind, ...] = ()
    anything: bool = False

    def keys(self) -> Mapping[str, "Shape"] | None:
        """The keys that one of its kinds has; None where nothing can be said of them."""
        several = [kind.keys() for kind in self.kinds]
        known = [keys for keys in several if keys is not None]
        if self.anything or not known or len(known) < len(several):
            return None
        names = dict.fromkeys(name for keys in known for name in keys)
        return {name: either(*(keys[name] for keys in known if name in keys)) for name in names}

    def item(self) -> "Shape":
        """What a loop over it gives."""
        return ANYTHING if self.anything else either(*(kind.item() for kind in self.kinds))

    def at(self, index: int | None) -> "Shape":
        """What stands at an index."""
        return ANYTHING if self.anything else either(*(kind.at(index) for kind in self.kinds))

    def called(self) -> "Shape | None":
        """What a call of it gives; None where none of its kinds can be called."""
        given = [kind.gives for kind in self.kinds if kind.gives is not None]
        if self.anything or not self.kinds:
            return ANYTHING
        return either(*given) if given else None

    def meant(self) -> list[str]:
        """The keys that a person may have meant."""
        return [name for kind in self.kinds if kind.telling for name in kind.keys() or ()]

    def all_are(self, *kinds: type[Kind]) -> bool:
        """Whether it can be nothing but one of these kinds."""
        return not self.anything and all(isinstance(kind, kinds) for kind in self.kinds)


NOTHING = Shape()
ANYTHING = Shape(anything=True)


def only(kind: Kind) -> Shape:
    """The shape of what can be one thing only."""
    return Shape((kind,))


def either(*shapes: Shape) -> Shape:
    """The shape of what may be any of these."""
    if any(shape.anything for shape in shapes):
        return ANYTHING
    return Shape(tuple(dict.fromkeys(kind for shape in shapes for kind in shape.kinds)))


@dataclass(frozen=True)
class ListKind(Kind):
    """A list of values of one shape."""

    element: Shape
    telling = False

    def item(self) -> Shape:
        """One of the values."""
        return self.element


@dataclass(frozen=True)
class PairKind(Kind):
    """Values of different shapes side by side, which a loop takes apart; anything may be asked of them."""

    parts: tuple[Shape, ...]

    def keys(self) -> None:
        """Unknown."""

    def item(self) -> Shape:
        """Any of them."""
        return either(*self.parts)

    def at(self, index: int | None) -> Shape:
        """The one at its place."""
        return self.parts[index] if index is not None and index < len(self.parts) else self.item()


@dataclass(frozen=True)
class DictKind(Kind):
    """A dictionary of values of one shape; its keys come from the records, so any key may be there."""

    element: Shape

    def keys(self) -> None:
        """Unknown."""

    def item(self) -> Shape:
        """One of its keys."""
        return ANYTHING

    def at(self, _index: int | None) -> Shape:
        """One of the values."""
        return self.element


@dataclass(frozen=True)
class MacroKind(Kind):
    """A macro, which gives a text; anything may be asked of it."""

    gives: Shape | None

    def keys(self) -> None:
        """Unknown."""


@dataclass(frozen=True)
class ModuleKind(Kind):
    """An imported template, by the names that it gives away."""

    names: tuple[str, ...]

    def keys(self) -> Mapping[str, Shape]:
        """Its macros and variables."""
        return dict.fromkeys(self.names, ANYTHING)


@dataclass(eq=False)
class SpaceKind(Kind):
    """A `namespace`: what it holds, from wherever that is set; `escaped`: a macro or another name may set more."""

    held: dict[str, Shape] = field(default_factory=dict)
    escaped: bool = False

    def keys(self) -> Mapping[str, Shape] | None:
        """What is set in it, unless it may be more than can be seen."""
        return None if self.escaped else self.held
