"""Which sheets a mean leaves out as a whole: those with the highest and the lowest sums (rule C7, `trim_by: sheet`)."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Literal

from ..scoring.combining import trim_of
from ..scoring.marking import Marking
from ..scoring.sheets import SheetAt
from .scores import YearScores

Why = Literal["highest", "lowest", "unfinished", "equal"]
"""`unfinished`: the sheet has no sum to compare; `equal`: one of several of the same sum, whichever it is."""


def left_out(scores: YearScores, unit: str, stage: str) -> Iterator[tuple[str, Mapping[str, Why]]]:
    """The sheets of a stage on a unit that do not count, by scorer, each period; an empty one where there are none."""
    periods = dict.fromkeys(at.sheet.period or "" for at in scores.received.of(stage, unit))
    for period in periods:
        found = left_out_of(scores.marking, unit, stage, scores.received.within(stage, unit, period))
        if found:
            yield period, found


def left_out_of(marking: Marking, unit: str, stage: str, sheets: Sequence[SheetAt]) -> Mapping[str, Why]:
    """Which of the sheets on a unit do not count, and why; none where sheets are not left out as a whole.

    Nothing is certain while too few sheets have come for the mean.
    """
    rule = marking.scale.stages[stage]
    if rule.trim_by != "sheet" or rule.combine != "trimmed_mean":
        return {}
    sums = {at.sheet.by: marking.sum_of_sheet(unit, stage, at) for at in sheets}
    ranked = sorted((total, by) for by, total in sums.items() if total is not None)
    trim = trim_of(rule)
    if len(ranked) <= 2 * trim:
        return {}
    unfinished: dict[str, Why] = {by: "unfinished" for by, total in sums.items() if total is None}
    lowest, highest = _at_the_end(ranked, trim, "lowest"), _at_the_end(ranked[::-1], trim, "highest")
    found = unfinished | highest | lowest
    return {by: found[by] for by in sums if by in found}


def _at_the_end(ranked: Sequence[tuple[Fraction, str]], trim: int, why: Why) -> dict[str, Why]:
    """The first of the ranked sheets; those of one sum, of which only some are left out, as equal ones."""
    if trim == 0:
        return {}
    last, next_ = ranked[trim - 1][0], ranked[trim][0]
    certain: dict[str, Why] = {by: why for total, by in ranked[:trim] if total != last or last != next_}
    equal: dict[str, Why] = {by: "equal" for total, by in ranked if total == last == next_}
    return equal | certain
