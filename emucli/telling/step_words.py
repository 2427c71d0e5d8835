"""Names, remarks and inputs of the steps of an explanation: in words, or as records write them, to be found there."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..language.phrases import Phrase, say, term
from ..model.covenant import Covenant
from ..results.explanation import Step
from ..results.measures_named import NamedMeasure, unit_of_target
from ..results.names import Names
from ..results.page_words import stage_words
from ..results.scores import YearScores

_SUMS = ("total", "base", "bonus", "penalty")


@dataclass(frozen=True)
class StepWords:
    """Tells steps in one language; stages and inputs `as_recorded` where somebody looks for them in the files."""

    scores: YearScores
    names: Names
    covenant: Covenant | None
    as_recorded: bool

    def name(self, step: Step) -> str:
        """A code, a sum, a scorer, a period, a stage."""
        if step.label in _SUMS:
            return term(f"column_{step.label}", self.names.language)
        return self.names.unit(step.label) if step.kind == "scorer" else self._stage(step.label)

    def _stage(self, label: str) -> str:
        """A stage; any other label as it is."""
        return label if self.as_recorded else self._stages.get(label, label)

    @cached_property
    def _stages(self) -> Mapping[str, str]:
        return stage_words(tuple(self.scores.scale.stages), self.scores, self.names.language)

    def remark(self, remark: Phrase) -> str:
        """What a step says besides its arithmetic."""
        several = remark.arguments.items()
        arguments = {key: self._stage(str(value)) if key == "stage" else value for key, value in several}
        return say(Phrase(remark.key, arguments), self.names.language, self.names)

    def given(self, step: Step, arithmetic: str, title: str) -> str:
        """`[26/31]`: what a sheet says, where neither the arithmetic nor the option that was chosen tells it."""
        told = step.given if self.as_recorded else self._input(step)
        return f"[{told}]" if told and told not in (arithmetic, title.strip("“”")) else ""

    def _input(self, step: Step) -> str:
        if step.entry is None:
            return ""
        leaf, entry = step.entry
        return NamedMeasure(leaf, self.names, unit_of_target(leaf, self.covenant, self.names)).input(entry)
