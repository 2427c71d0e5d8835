"""Measures and inputs in words, with the names of the registers; what a text lacks in a language is not noted."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..language import english, vietnamese
from ..language.phrases import Arguments, Phrase, say
from ..model.covenant import Covenant
from ..model.place import KeyPath
from ..model.text import Text
from ..model.unknown import Unknown, listed
from ..scoring.nodes import Node
from ..scoring.numbers import exactly
from .counted import stated_share
from .measures_told import MeasureTold
from .names import Names


@dataclass(frozen=True)
class NamedMeasure(MeasureTold):
    """Tells the measure of one leaf in the language of the names."""

    names: Names
    measured_in: str = ""
    """What the covenant measures the target in; empty where that is not known."""

    def unit_of_target(self) -> str:
        """What the covenant measures the target in."""
        return self.measured_in

    def phrase(self, key: str, arguments: Arguments) -> str:
        """A phrase of the program."""
        return say(Phrase(key, arguments), self.names.language, self.names)

    def number(self, value: Fraction) -> str:
        """A number as the language writes it."""
        return (english.number if self.names.language == "en" else vietnamese.number)(Decimal(exactly(value)))

    def share(self, share: Fraction) -> str:
        """A share, in percent where that is exact."""
        return self.names.figure(stated_share(share))

    def text(self, text: Text | Unknown | None, _at: KeyPath) -> str:
        """A text of the measure."""
        return self.names.text(text)


def unit_of_target(leaf: Node, covenant: Covenant | None, names: Names) -> str:
    """What the covenant measures the target of a criterion in; empty where the target is none of the covenant."""
    pledged = getattr(leaf.measure, "commitment", None)
    for one in listed(covenant.commitments if covenant else None):
        if pledged is not None and one.id == pledged:
            return names.text(one.measured_in)
    return ""
