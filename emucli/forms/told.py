"""What a form says of a criterion: how it is scored, which words may be chosen, what goes into which column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..language.forms import form_word
from ..language.phrases import Language, Phrase, say
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
from ..results.measures_named import NamedMeasure
from .inputs import second_input, tidy


@dataclass(frozen=True)
class Told(NamedMeasure):
    """A criterion in the language of the form."""

    @property
    def language(self) -> Language:
        """The language of the form."""
        return self.names.language

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
