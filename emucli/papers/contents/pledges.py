"""The commitment of the covenant that a criterion takes its target from."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model.covenant import Commitment
from ...model.place import Place
from ...model.unknown import Unknown, listed
from ...scoring.nodes import Node
from ..values.value import Value
from .making import Making


@dataclass(frozen=True)
class Pledges:
    """What the covenant pledges for one criterion: nothing where its target is none of the covenant."""

    making: Making
    node: Node

    def places(self) -> Iterator[Place]:
        """Where the commitment stands."""
        return (place for place, _ in self._found())

    def measured_in(self) -> Value | None:
        """What the target of the covenant is measured in: `triệu đồng`; None where that is not known."""
        for place, one in self._found():
            unit = one.measured_in
            if unit is not None and not isinstance(unit, Unknown):
                return self.making.wrapper.text(unit, Place(place.file, (*place.path, "measured_in")))
        return None

    def _found(self) -> Iterator[tuple[Place, Commitment]]:
        pledged = getattr(self.node.measure, "commitment", None)
        covenant = self.making.year.covenant.record
        for at, one in enumerate(listed(covenant.commitments) if covenant else ()):
            if pledged is not None and one.id == pledged:
                yield Place(self.making.year.covenant.path, ("commitments", at)), one
