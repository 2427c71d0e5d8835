"""What a form says of a criterion: how it is scored, which words may be chosen, what goes into which column."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass

from ..language.forms import form_word
from ..language.phrases import Language, Phrase, say, term
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
from ..model.plan import Step
from ..results.measures_named import NamedMeasure
from .days import STEPS, takes_days
from .inputs import second_input, tidy


def step_word(step: Step, language: Language) -> str:
    """A step of the plan as a cell holds it."""
    return form_word("step", language, step=term(f"step_{step}", language))


@dataclass(frozen=True)
class Told(NamedMeasure):
    """A criterion in the language of the form. `has_steps`: the plan says by when units score themselves."""

    _: KW_ONLY
    has_steps: bool = False

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
        for kind, key in (("total", "columns_of_total"), ("minus", "columns_of_net"), ("due", "columns_of_days")):
            # What counts is counted in days seldom enough to be told in the cell alone.
            if second_input(self.leaf) == kind and not isinstance(self.leaf.measure, CountMeasure):
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

    def steps(self) -> Mapping[str, str]:
        """The words of the steps of a plan, by id."""
        return {one: step_word(one, self.language) for one in STEPS} if takes_days(self.leaf) else {}

    def first_prompt(self) -> str:
        """What goes into the column of results."""
        measure = self.leaf.measure
        if isinstance(measure, PointsMeasure):
            return self._prompt("first_points" if self.leaf.max is not None else "first_points_uncapped")
        if isinstance(measure, NetMeasure):
            return self._prompt("first_plus")
        if isinstance(measure, CountMeasure):
            return f"{self._prompt('first_count')} {self._prompt('of_days')}"
        if isinstance(measure, PlaceMeasure):
            return self._prompt("first_place")
        if isinstance(measure, ChoiceMeasure):
            return self._prompt("first_choice")
        if isinstance(measure, BandsMeasure) and second_input(self.leaf) == "total":
            return self._prompt("first_value")
        if isinstance(measure, BandsMeasure) and second_input(self.leaf):
            return f"{self._prompt('first_actual')} {self._prompt('of_days')}"
        return self._prompt("first_actual") if isinstance(measure, TargetMeasure | BandsMeasure) else ""

    def second_prompt(self) -> str:
        """What goes into the second column of results; empty where nothing does."""
        kind = second_input(self.leaf)
        if kind == "due" and self.has_steps:
            return form_word("second_due_or_step", self.language, step=step_word("self_scores", self.language))
        return self._prompt(f"second_{kind}") if kind else ""

    def _prompt(self, key: str) -> str:
        most = "" if self.leaf.max is None else self.number(self.leaf.max)
        return form_word(key, self.language, min=self.number(self.leaf.least), max=most)
