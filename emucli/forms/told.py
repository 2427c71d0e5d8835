"""What a form says of a criterion: how it is scored, which words may be chosen, what goes into which column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..language import english, vietnamese
from ..language.forms import form_word
from ..language.phrases import Arguments, Language, Phrase, say
from ..model.base import Keyed
from ..model.measures import (
    BandsMeasure,
    ChecklistMeasure,
    ChoiceMeasure,
    CountMeasure,
    NetMeasure,
    Option,
    PlaceMeasure,
    PointsMeasure,
    TargetMeasure,
)
from ..model.place import KeyPath
from ..model.text import Text
from ..model.unknown import Unknown
from ..results.counted import stated_share
from ..results.measures_told import MeasureTold
from ..results.names import Names
from ..scoring.numbers import exactly
from .inputs import second_input, tidy


@dataclass(frozen=True)
class Told(MeasureTold):
    """A criterion in the language of the form."""

    names: Names
    measured_in: str = ""
    """What the covenant measures the target in; empty where that is not known."""

    @property
    def language(self) -> Language:
        """The language of the form."""
        return self.names.language

    def phrase(self, key: str, arguments: Arguments) -> str:
        """A phrase of the program."""
        return say(Phrase(key, arguments), self.language, self.names)

    def number(self, value: Fraction) -> str:
        """A number as the language writes it."""
        return (english.number if self.language == "en" else vietnamese.number)(Decimal(exactly(value)))

    def share(self, share: Fraction) -> str:
        """A share, in percent where that is exact."""
        return self.names.figure(stated_share(share))

    def text(self, text: Text | Unknown | None, _at: KeyPath) -> str:
        """A text of the measure."""
        return self.names.text(text)

    def rule(self) -> str:
        """How the criterion is scored, and which columns take what where that is not plain to see."""
        said = [self.how() or "", *self._columns()]
        if self.leaf.evidence:
            said.append(say(Phrase("evidence_required"), self.language))
        return ". ".join(one.rstrip(".") for one in said if one)

    def _columns(self) -> Iterator[str]:
        if self.measured_in:
            yield form_word("measured_in", self.language, unit=self.measured_in)
        names = f"“{form_word('head_first', self.language)}”, “{form_word('head_second', self.language)}”"
        for kind, key in (("total", "columns_of_total"), ("minus", "columns_of_net")):
            if second_input(self.leaf) == kind:
                yield f"{form_word(key, self.language)} {names}"

    def options(self) -> Mapping[str, str]:
        """The words of the options of a choice or the items of a checklist, by id; no two alike."""
        measure = self.leaf.measure
        if isinstance(measure, ChoiceMeasure):
            return self._words(measure.options)
        return self._words(measure.items) if isinstance(measure, ChecklistMeasure) else {}

    def _words(self, options: Keyed[str, Option]) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for key, option in options.items():
            words = " ".join(tidy(self.text(option.text, ())).split()) or key
            taken = {word.casefold() for word in found.values()}
            found[key] = words if words.casefold() not in taken else f"{words} ({key})"
        return found

    def first_prompt(self) -> str:
        """What goes into the column of results."""
        measure = self.leaf.measure
        if isinstance(measure, PointsMeasure):
            return self._prompt("first_points" if self.leaf.max is not None else "first_points_uncapped")
        if isinstance(measure, NetMeasure):
            return self._prompt("first_plus")
        if isinstance(measure, CountMeasure):
            return self._prompt("first_count")
        if isinstance(measure, PlaceMeasure):
            return self._prompt("first_place")
        if isinstance(measure, ChoiceMeasure):
            return self._prompt("first_choice")
        if isinstance(measure, BandsMeasure) and second_input(self.leaf):
            return self._prompt("first_value")
        return self._prompt("first_actual") if isinstance(measure, TargetMeasure | BandsMeasure) else ""

    def second_prompt(self) -> str:
        """What goes into the second column of results; empty where nothing does."""
        kind = second_input(self.leaf)
        return self._prompt(f"second_{kind}") if kind else ""

    def _prompt(self, key: str) -> str:
        most = "" if self.leaf.max is None else self.number(self.leaf.max)
        return form_word(key, self.language, min=self.number(self.leaf.least), max=most)
