"""The views of `score`: the standing, one stage of it, the sheets received, differences, explanations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..findings.as_json import as_json
from ..model.place import Place
from ..model.tree import Cluster, Year
from ..results.names import Names
from ..results.reception import receptions
from ..results.scores import YearScores
from ..results.stage_view import at_stage
from ..results.year import YearResult
from ..scoring.marking import Marking
from . import differences, reception, standings
from .explanation import Explained, Explaining
from .unit_page import pages_as_markdown, pages_as_text

Form = Literal["text", "json", "csv", "md"]


@dataclass(frozen=True, kw_only=True)
class View:
    """Ways to look at a year's standing, each as a text in one form, with names in the language of the reader."""

    cluster: Cluster
    year: Year
    result: YearResult
    names: Names
    form: Form

    def standing(self, stage: str | None = None) -> str:
        """The standing with what the cluster proposes and what is open; as one `stage` has it where one is named."""
        cluster, year, names = self.cluster, self.year, self.names
        result = self.result if stage is None else at_stage(self.result, stage)
        if self.form == "json":
            return as_json({**standings.standing_as_json(cluster, year, result, names), "stage": stage})
        if self.form == "csv":
            return standings.standing_as_csv(result, names)
        if self.form == "md":
            return standings.standing_as_markdown(cluster, year, result, names, stage)
        return standings.standing_as_text(cluster, year, result, names, stage)

    def matrix(self, marking: Marking) -> str:
        """Who scored whom, what is missing, who owes it."""
        several, year, names = receptions(marking), self.year, self.names
        if self.form == "json":
            return as_json(reception.reception_as_json(self.cluster, year, several))
        if self.form == "csv":
            return reception.reception_as_csv(several, names)
        zero = marking.scale.scoring.missing == "zero"
        if self.form == "md":
            return reception.reception_as_markdown(year, several, names, zero=zero)
        return reception.reception_as_text(year, several, names, zero=zero)

    def differences(self, scores: YearScores) -> str:
        """The units' own points beside those of later stages."""
        year, names = self.year, self.names
        if self.form == "json":
            return as_json(differences.differences_as_json(self.cluster, year, scores, names))
        if self.form == "csv":
            return differences.differences_grid(scores, names, ids=True).as_csv()
        if self.form == "md":
            return differences.differences_as_markdown(year, scores, names)
        return differences.differences_as_text(year, scores, names)

    def explanation(
        self, scores: YearScores, explained: Sequence[Explained], line_of: Callable[[Place], str], *, full: bool = False
    ) -> str:
        """How totals came about: a page a unit; every step of one criterion, and of all where it is to be `full`.

        Only that tells files and lines.

        There is no table of the steps (`csv`), they are told as a text then.
        """
        telling = Explaining(
            cluster=self.cluster,
            year=self.year,
            result=self.result,
            scores=scores,
            names=self.names,
            line_of=line_of,
            full=full,
        )
        if self.form == "json":
            return as_json(telling.as_json(explained))
        if not full and all(one.step.label == "total" for one in explained):
            return pages_as_markdown(telling, explained) if self.form == "md" else pages_as_text(telling, explained)
        return telling.as_markdown(explained) if self.form == "md" else telling.as_text(explained)
