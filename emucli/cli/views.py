"""The views of `score`: the standing, one stage of it, the sheets received, differences, explanations."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from ..findings.as_json import as_json
from ..findings.near import nearest
from ..results.explanation import explain
from ..results.names import Names
from ..results.reception import receptions
from ..results.scores import YearScores
from ..results.year import YearResult, at_stage
from ..telling import differences, reception, standings
from ..telling.explanation import Explained, Explaining
from .exits import Halt, usage
from .lines import LineFinder
from .speech import Speech
from .year import ReadyYear


@dataclass(frozen=True)
class View:
    """One way to look at a year's standing, as a text in one of the formats `text`, `json`, `csv`, `md`."""

    ready: ReadyYear
    say: Speech
    form: str

    @property
    def names(self) -> Names:
        """Names in the language of the reader."""
        return Names(self.ready.cluster, self.say.language)

    def standing(self) -> str:
        """The standing with what the cluster proposes and what is open."""
        return self._standing_of(self.ready.result, None)

    def stage(self, stage: str) -> str:
        """The standing as one stage has it. Raises Halt for a stage that the regulation does not have."""
        scores, stage = self._scores(), normalize("NFC", stage)
        if stage not in scores.scale.stages:
            raise self._no_such(stage, list(scores.scale.stages))
        return self._standing_of(at_stage(self.ready.result, stage), stage)

    def _standing_of(self, result: YearResult, stage: str | None) -> str:
        cluster, year, names = self.ready.cluster, self.ready.year, self.names
        if self.form == "json":
            return as_json({**standings.standing_as_json(cluster, year, result, names), "stage": stage})
        if self.form == "csv":
            return standings.standing_as_csv(result, names)
        if self.form == "md":
            return standings.standing_as_markdown(cluster, year, result, names, stage)
        return standings.standing_as_text(cluster, year, result, names, stage)

    def matrix(self) -> str:
        """Who scored whom, what is missing, who owes it."""
        marking = self.ready.result.marking
        if marking is None:
            raise self._nothing_to_show()
        several, year, names = receptions(marking), self.ready.year, self.names
        if self.form == "json":
            return as_json(reception.reception_as_json(self.ready.cluster, year, several))
        if self.form == "csv":
            return reception.reception_as_csv(several, names)
        zero = marking.scale.scoring.missing == "zero"
        if self.form == "md":
            return reception.reception_as_markdown(year, several, names, zero=zero)
        return reception.reception_as_text(year, several, names, zero=zero)

    def differences(self) -> str:
        """The units' own points beside those of later stages."""
        scores, year, names = self._scores(), self.ready.year, self.names
        if self.form == "json":
            return as_json(differences.differences_as_json(self.ready.cluster, year, scores, names))
        if self.form == "csv":
            return differences.differences_grid(scores, names, ids=True).as_csv()
        if self.form == "md":
            return differences.differences_as_markdown(year, scores, names)
        return differences.differences_as_text(year, scores, names)

    def explanation(self, wanted: str) -> str:
        """How totals came about: `UNIT/CODE`, `UNIT`, or all units where empty. Raises Halt for names not known."""
        scores = self._scores()
        explained = self._explained(scores, *_split(wanted))
        finder = LineFinder(self.ready.records)
        result = self.ready.result
        telling = Explaining(
            cluster=self.ready.cluster,
            year=self.ready.year,
            result=result,
            scores=scores,
            names=self.names,
            line_of=finder.line_of,
        )
        if self.form == "json":
            return as_json(telling.as_json(explained))
        if self.form == "csv":
            raise usage(self.say("explain_has_the_forms_text"))
        return telling.as_markdown(explained) if self.form == "md" else telling.as_text(explained)

    def _explained(self, scores: YearScores, unit: str, code: str) -> Sequence[Explained]:
        known = {standing.unit: standing for standing in scores.standings}
        if unit and unit not in known:
            raise self._no_such(unit, list(known))
        file = self.ready.year.regulation.path
        chosen = [known[unit]] if unit else list(scores.standings)
        several = [Explained(one, explain(scores, one.unit, file)) for one in chosen]
        if not code:
            return several
        found = several[0].step.find(code)
        if found is None:
            raise self._no_such(code, list(scores.scale.nodes))
        return [Explained(several[0].standing, found)]

    def _scores(self) -> YearScores:
        scores = self.ready.result.scores
        if scores is None:
            raise self._nothing_to_show()
        return scores

    def _nothing_to_show(self) -> Halt:
        return usage(self.say("this_year_is_not_rankable"))

    def _no_such(self, word: str, known: Sequence[str]) -> Halt:
        near = nearest(word, known)
        hint = self.say("did_you_mean", near=near) if near else ""
        listed = ", ".join(known)
        return usage(self.say("there_is_no_there_are", word=word, hint=hint, listed=listed))


def _split(wanted: str) -> tuple[str, str]:
    # Records are kept in normal form C; what is typed or pasted may have its marks apart from the letters.
    unit, _, code = normalize("NFC", wanted).partition("/")
    return unit, code
