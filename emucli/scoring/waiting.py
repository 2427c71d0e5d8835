"""What a unit's total waits for, and no more: sheets that are owed and have not come, criteria that they leave out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .marking import Marking
from .nodes import Node
from .points import Missing
from .scored import Scored
from .scorers import has_room_for_each, is_combined
from .sheets import SheetAt


def missing(marking: Marking, unit: str) -> Iterator[Missing]:
    """What the unit's total waits for: whole sheets first, then criteria that a sheet leaves out (rule C2)."""
    for stage in marking.scale.counting:
        for period in marking.periods.of(unit):
            yield from _At(marking, unit, stage, period).missing()


@dataclass(frozen=True)
class _At:
    """One unit at one stage, in one period."""

    marking: Marking
    unit: str
    stage: str
    period: str

    def missing(self) -> Iterator[Missing]:
        """What is missing here."""
        owed = list(self.marking.owed_leaves(self.unit, self.stage))
        points = {leaf: self.marking.in_period(leaf, self.unit, self.stage, self.period) for leaf in owed}
        gaps = [leaf for leaf in owed if points[leaf].points is None and not points[leaf].open]
        waiting = [leaf.code for leaf in gaps if self._is_owed(leaf)]
        is_open = [leaf for leaf in owed if points[leaf].open or self._is_open(leaf)]
        undecided = tuple(leaf.code for leaf in is_open if not self._is_settled(leaf))
        if waiting:
            # Every sheet came, and trimming or `at_least` may still leave too few scores.
            none_in_particular = Missing(self.stage, (), tuple(waiting), period=self.period)
            yield from list(self._waits(waiting)) or [none_in_particular]
        if undecided:
            yield Missing(self.stage, (), undecided, period=self.period, open=True)

    def _is_owed(self, leaf: Node) -> bool:
        """Whether nothing stands for what is missing: no earlier stage, and no later one that says it."""
        if self.stage in self.marking.scale.owed:
            return not self._is_settled(leaf)
        sheets = self.marking.sheets_on(leaf, self.unit, self.stage, self.period)
        return any(leaf.code in at.entries for at in sheets)

    def _is_settled(self, leaf: Node) -> bool:
        deciding = self.marking.scale.deciding(leaf)
        later = [one for one in deciding if one != self.stage and self.stage in self.marking.scale.leads_to(one)]
        return self.stage not in deciding and all(
            self.marking.in_period(leaf, self.unit, one, self.period).points is not None for one in later
        )

    def _is_open(self, leaf: Node) -> bool:
        """Whether equal totals leave it open which periods count: told once, with the last of them."""
        of_year = self.marking.stage_points(leaf, self.unit, self.stage)
        last = self.marking.periods.of(self.unit)[-1:] == (self.period,)
        each = (of_year.periods or {}).values()
        return of_year.open and last and bool(each) and not any(one.open for one in each)

    @property
    def _sheets(self) -> tuple[SheetAt, ...]:
        return self.marking.received.within(self.stage, self.unit, self.period)

    @property
    def _recused(self) -> tuple[SheetAt, ...]:
        return self.marking.received.recused_in(self.stage, self.unit, self.period)

    def _waits(self, gaps: Sequence[str]) -> Iterator[Missing]:
        absent = tuple(self._absent(gaps))
        in_order = sorted(self._sheets, key=lambda at: self._listed_at(at.sheet.by))
        lacking = {at.sheet.by: codes for at in in_order if (codes := self._lacking(gaps, at))}
        rule = self.marking.scale.stages[self.stage]
        if is_combined(rule) and not self._owed_by_all():
            yield from self._some_of(gaps, (*absent, *lacking), partly=bool(lacking))
            return
        if absent or not (self._sheets or self._recused):
            each = has_room_for_each(rule, self.marking.scale)
            yield Missing(self.stage, absent, needed=len(absent) if each else 1, period=self.period)
        yield from (Missing(self.stage, (by,), codes, period=self.period) for by, codes in lacking.items())

    def _lacking(self, gaps: Sequence[str], at: SheetAt) -> tuple[str, ...]:
        return tuple(code for code in gaps if self._unscored(code, at))

    def _unscored(self, code: str, at: SheetAt) -> bool:
        leaf = self.marking.scale.nodes[code]
        if at not in self.marking.sheets_on(leaf, self.unit, self.stage, self.period):
            return False
        return not isinstance(self.marking.mark(leaf, at), Scored)

    def _owed_by_all(self) -> bool:
        """Whether everybody owes a sheet, not only as many as make the scores enough."""
        rule = self.marking.scale.stages[self.stage]
        return rule.at_least is None and self.marking.scale.scoring.missing == "block"

    def _some_of(self, gaps: Sequence[str], able: tuple[str, ...], *, partly: bool) -> Iterator[Missing]:
        """So many more scorers as the criterion needs that lacks most; `partly`: some sheets lack criteria."""
        needed = max(self._short_of(self.marking.scale.nodes[code]) for code in gaps)
        if needed <= len(able):
            yield Missing(self.stage, able, tuple(gaps) if partly else (), needed, period=self.period)

    def _short_of(self, leaf: Node) -> int:
        scores = self.marking.in_period(leaf, self.unit, self.stage, self.period).scores
        scored = sum(isinstance(score, Scored) for score in scores)
        return self.marking.needed(self.marking.scale.stages[self.stage], self.unit, self.period) - scored

    def _absent(self, gaps: Sequence[str]) -> Iterator[str]:
        """The scorers whose sheet is owed and has not come; none named where the record does not say who scores."""
        came = {at.sheet.by for at in (*self._sheets, *self._recused)}
        scale = self.marking.scale
        if has_room_for_each(scale.stages[self.stage], scale) or not came:
            able = self.marking.scorers(self.stage, self.unit) or ()
            owing = [one for one in self._wanted(able, gaps) if self.marking.is_ranked(one) or one == self.unit]
            yield from (one for one in sorted(owing, key=self._listed_at) if one not in came)

    def _wanted(self, owing: Sequence[str], gaps: Sequence[str]) -> Sequence[str]:
        """Those of the scorers who can give what is missing: where each agency has its criteria, those agencies."""
        leaves = [self.marking.scale.nodes[code] for code in gaps]
        return [one for one in owing if any(self.marking.is_scored_by(leaf, self.stage, one) for leaf in leaves)]

    def _listed_at(self, scorer: str) -> tuple[int, str]:
        units = self.marking.units
        return (units.index(scorer) if scorer in units else len(units), scorer)
