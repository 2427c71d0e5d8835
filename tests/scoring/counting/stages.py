"""From sheets to the points that a stage gives: scorers, agencies, panels, periods, what stands as it was (rules C)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from tests.scoring.counting.combining import COMBINE, Open, Points, mean, only_mean
from tests.scoring.counting.measures import points_of
from tests.scoring.counting.records import Data, Path, Records, applies


class Scoring:
    """The points of units at stages."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._counted = [sheet for sheet in records.sheets if self._counts(sheet)]

    def criterion(self, unit: str, part: str, path: Path) -> Points:
        """The exact points of a criterion: the stages that decide it, weighted; None too where they are open."""
        weights = self._records.weights(path)
        try:
            got = [(self.stage(unit, stage, part, path), weight) for stage, weight in weights.items()]
        except Open:
            return None
        weighted = [points * weight for points, weight in got if points is not None]
        return sum(weighted, Fraction(0)) if len(weighted) == len(got) else None

    def has_sheets(self, unit: str) -> bool:
        """Whether there is any sheet on a unit of a stage that counts."""
        deciding = {stage for _, path in self._records.leaves for stage in self._records.weights(path)}
        counting = {each for stage in deciding for each in self._leads_to(stage)}
        return any(sheet["unit"] == unit and sheet["stage"] in counting for sheet in self._counted)

    def stage(self, unit: str, stage: str, part: str, path: Path) -> Points:
        """The points of a criterion at one stage: the mean of its periods, or of the best of them."""
        periods = self._records.periods(unit)
        rule = self._records.scoring.get("periods", {})
        number = int(rule["count"]) if rule.get("combine") == "best" else len(periods)
        if number >= len(periods):
            return mean([self._period(unit, stage, part, path, period) for period in periods])
        totals = [self._total(unit, stage, period) for period in periods]
        if None in totals:
            return None
        order = sorted((total or Fraction(0) for total in totals), reverse=True)[:number]
        each = [self._period(unit, stage, part, path, period) for period in periods]
        return only_mean([total or Fraction(0) for total in totals], each, sorted(order))

    def _total(self, unit: str, stage: str, period: str | None) -> Points:
        """All that a stage scores of a unit in one period."""
        return self._sum(unit, stage, lambda part, path: self._period(unit, stage, part, path, period))

    def _period(self, unit: str, stage: str, part: str, path: Path, period: str | None) -> Points:
        """The points of a criterion at one stage in one period; under `missing: zero` those that are missing are 0."""
        told, code = self._records.stages[stage], path[-1]["code"]
        sheets = [
            one for one in self._counted if (one["unit"], one["stage"], one.get("period")) == (unit, stage, period)
        ]
        if "otherwise" in told and not any(code in one.get("entries", {}) for one in sheets):
            return self._period(unit, told["otherwise"], part, path, period)
        if told["by"] == "agency":
            sheets = [one for one in sheets if one["by"] == self._records.agency(path, told)]
        several = told["by"] in ("peers", "panel")
        got = self._combined(told, sheets, part, path) if several else self._single(sheets, part, path)
        return Fraction(0) if got is None and self._records.zero else got

    def _single(self, sheets: Sequence[Data], part: str, path: Path) -> Points:
        return self._of_sheet(sheets[0], part, path) if sheets else None

    def _of_sheet(self, sheet: Data, part: str, path: Path) -> Points:
        """What one sheet gives: a bonus or a penalty that it leaves out is 0."""
        node = path[-1]
        if node["code"] not in sheet["entries"]:
            return None if part == "base" else Fraction(0)
        entry = sheet["entries"][node["code"]]
        return points_of(node, entry, list(self._compared(sheet, path)), self._records, sheet["unit"])

    def _compared(self, sheet: Data, path: Path) -> Iterator[object]:
        """The entries of all units for a criterion at this stage and period, of one scorer where there are several."""
        told, code = self._records.stages[sheet["stage"]], path[-1]["code"]
        for one in self._counted:
            same = one["stage"] == sheet["stage"] and one.get("period") == sheet.get("period")
            scorer = told["by"] not in ("peers", "panel") or one["by"] == sheet["by"]
            right = told["by"] != "agency" or one["by"] == self._records.agency(path, told)
            if same and scorer and right and all(applies(node, one["unit"]) for node in path):
                yield from (entry for key, entry in one.get("entries", {}).items() if key == code)

    def _combined(self, told: Data, sheets: Sequence[Data], part: str, path: Path) -> Points:
        """The scores of peers or seats as one, if there are enough of them."""
        given = [sheet for sheet in sheets if "recused" not in sheet]
        trim = int(told.get("trim", 1)) if told.get("combine") == "trimmed_mean" else 0
        by_sheet = trim > 0 and told.get("trim_by") == "sheet"
        scores = {sheet["by"]: self._of_sheet(sheet, part, path) for sheet in given}
        worth = {sheet["by"]: self._worth(sheet) for sheet in given} if by_sheet else scores
        here = {by: score for by, score in scores.items() if score is not None and worth[by] is not None}
        if len(here) < max(int(told.get("at_least", 1)), 2 * trim + 1) or not self._all_there(sheets, told, worth):
            return None
        if not by_sheet:
            return COMBINE[told["combine"]](sorted(here.values())[trim : len(here) - trim])
        sums = [worth[by] or Fraction(0) for by in here]
        return only_mean(sums, list(here.values()), sorted(sums)[trim : len(sums) - trim])

    def _all_there(self, sheets: Sequence[Data], told: Data, scores: Mapping[str, Points]) -> bool:
        """Whether nobody owes a score any more: only where a number is not enough, and nothing counts as 0."""
        if self._records.zero or "at_least" in told or not sheets:
            return True
        owing = self.expected(sheets[0]["unit"], told) - {sheet["by"] for sheet in sheets}
        if told["by"] != "panel":
            owing &= {*self._records.ranked}
        return not owing and None not in scores.values()

    def expected(self, unit: str, told: Data) -> set[str]:
        """Who scores a unit among peers or on a panel."""
        if told["by"] == "panel":
            return set(told["seats"])
        if "scorers" in told:
            return set(told["scorers"].get(unit, ()))
        return set(self._records.staying) - {unit}

    def _worth(self, sheet: Data) -> Points:
        """The sum of a sheet; None where it leaves something out."""
        return self._sum(sheet["unit"], sheet["stage"], lambda part, path: self._of_sheet(sheet, part, path))

    def _sum(self, unit: str, stage: str, points: Callable[[str, Path], Points]) -> Points:
        """All that a stage scores of a unit, deductions taken off."""
        whole = Fraction(0)
        for part, path in self._records.scored(unit):
            if any(stage in self._leads_to(one) for one in self._records.weights(path)):
                got = points(part, path)
                if got is None:
                    return None
                whole += -got if part == "penalty" else got
        return whole

    def _leads_to(self, stage: str) -> list[str]:
        """A stage, and those that `otherwise` leads to."""
        earlier = self._records.stages[stage].get("otherwise")
        return [stage, *self._leads_to(earlier)] if earlier else [stage]

    def _counts(self, sheet: Data) -> bool:
        """Whether a sheet is by one who scores there, on a member that has not withdrawn."""
        told = self._records.stages[sheet["stage"]]
        several = told["by"] in ("peers", "panel")
        return sheet["unit"] in self._records.staying and (
            not several or sheet["by"] in self.expected(sheet["unit"], told)
        )
