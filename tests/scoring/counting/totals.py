"""From the points of criteria to base, bonus, penalty and total (rules A, B, D)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.scoring.counting.combining import Points
from tests.scoring.counting.records import PARTS, Data, Path, Records, applies
from tests.scoring.counting.stages import Scoring
from tests.scoring.counting.tallies import Tally, amount, capped, everything, largest, otherwise, rounded


class Row(NamedTuple):
    """One unit's points: by code, by part, and its total."""

    codes: Mapping[str, Points]
    parts: Mapping[str, Points]
    total: Points


class Totals:
    """The rows of all members that have not withdrawn."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._scoring = Scoring(records)

    def row(self, unit: str) -> Row:
        """All points of one unit; none at all where a suspended one has no sheet (rule C12)."""
        if self.out(unit):
            return Row({}, dict.fromkeys(PARTS), None)
        codes: dict[str, Points] = {}
        parts = {part: self._part(unit, part, codes) for part in PARTS}
        return Row(codes, parts, self._total(parts))

    def out(self, unit: str) -> bool:
        """Whether a unit is left unranked without a total: suspended, and without a sheet."""
        member = self._records.staying[unit]
        suspended = member.get("status") == "suspended" and "cleared" not in member
        return suspended and not self._scoring.has_sheets(unit)

    def _total(self, parts: Mapping[str, Points]) -> Points:
        base, bonus, penalty = (parts[part] for part in PARTS)
        if base is None or bonus is None or penalty is None:
            return None
        total = base + bonus - penalty
        total = min(total, Fraction(self._records.scoring.get("ceiling", total)))
        return max(total, Fraction(self._records.scoring.get("floor", total)))

    def _part(self, unit: str, part: str, codes: dict[str, Points]) -> Points:
        tallies = [self._tally((top,), unit, part, codes) for top in self._records.tops(part)]
        if part == "base":
            return self._group({}, tallies).points
        pool = self._records.scoring.get(part, {})
        got = capped(self._chosen(pool, tallies), pool)
        return self._withheld(unit, pool["from"]["base"], got) if "from" in pool else got

    def _withheld(self, unit: str, least: str, got: Points) -> Points:
        """The points of a pool for a unit whose base reaches so much; 0 for others (rule B5)."""
        tables = [self._tally((top,), unit, "base", {}) for top in self._records.tops("base")]
        base = self._group({}, tables).points
        if base is None:
            return None if got else got
        whole = sum((one.most for one in tables if one.state != "absent"), Fraction(0))
        return got if base >= amount(least, whole) else Fraction(0)

    def _tally(self, path: Path, unit: str, part: str, codes: dict[str, Points]) -> Tally:
        """A criterion or group, and all under it, noted by code."""
        tally = self._of(path, unit, part, codes)
        codes[path[-1]["code"]] = tally.points if tally.state == "counted" else None
        if part == "base" and path[-1].get("otherwise") == "full" and not applies(path[-1], unit):
            codes.update(everything(path[-1]))
        return tally

    def _of(self, path: Path, unit: str, part: str, codes: dict[str, Points]) -> Tally:
        node = path[-1]
        most = Fraction(node.get("max", 0))
        if not applies(node, unit):
            return Tally(Fraction(0), most, "out") if part != "base" else otherwise(node)
        if "criteria" not in node:
            exact = self._scoring.criterion(unit, part, path)
            return Tally(None if exact is None else rounded(exact, self._records.scoring), most)
        tallies = [self._tally((*path, child), unit, part, codes) for child in node["criteria"]]
        if part == "base":
            return self._group(node, tallies)
        return Tally(capped(self._chosen(node, tallies), node), most)

    def _group(self, node: Data, tallies: Sequence[Tally]) -> Tally:
        """A group of the base, or the base: the best, scaled by what does not apply, capped, rounded."""
        present = [one for one in tallies if one.state != "absent"]
        counted = [one for one in present if one.state == "counted"]
        most = Fraction(node["max"]) if node else sum((one.most for one in present), Fraction(0))
        if not counted:
            return Tally(None, most, "out" if present else "absent")
        got = self._chosen(node, counted)
        if got is None:
            return Tally(None, most)
        got = got * largest(node, present) / largest(node, counted)
        got = min(got, most) if node.get("caps") == "true" else got
        return Tally(rounded(got, self._records.scoring), most)

    def _chosen(self, node: Data, tallies: Sequence[Tally]) -> Points:
        """The sum of all criteria, or of the best of those in the unit's table."""
        tallies = [one for one in tallies if one.state == "counted"]
        got = [one.points for one in tallies if one.points is not None]
        if len(got) < len(tallies):
            return None
        return sum(sorted(got, reverse=True)[: int(node.get("best", len(got)))], Fraction(0))
