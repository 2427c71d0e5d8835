"""The periods of a year that is scored several times, and which of them a unit was a member in (rule C16)."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model.members import Members
from ..model.scoring import Periods
from ..model.tree import Year
from ..model.unknown import known

WHOLE = ("",)
"""The one period of a year that is scored once: its sheets name none."""


@dataclass(frozen=True)
class PeriodsOfYear:
    """The periods, the last day of each that is known, and the day on which members joined."""

    names: tuple[str, ...] = WHOLE
    ends: Mapping[str, date] = field(default_factory=dict)
    joined: Mapping[str, date] = field(default_factory=dict)

    def of(self, unit: str) -> tuple[str, ...]:
        """The periods that did not end before a unit joined."""
        since = self.joined.get(unit)
        return tuple(one for one in self.names if since is None or since <= self.ends.get(one, date.max))


def periods_of(periods: Periods | None, year: Year, members: Members) -> PeriodsOfYear:
    """The periods of a year's regulation; periods of a list are equal parts of the year, by months."""
    if periods is None:
        return PeriodsOfYear()
    joined = {one.unit: day for one in members.members if (day := known(one.joined)) is not None}
    if isinstance(periods.ids, tuple):
        return PeriodsOfYear(periods.names, _equal_parts(periods.names, year), joined)
    return PeriodsOfYear(periods.names, {name: one.to for name, one in periods.ids.items()}, joined)


def _equal_parts(names: tuple[str, ...], year: Year) -> Mapping[str, date]:
    """The last days of equal parts of the months of a year; unknown where the months cannot be shared out."""
    first, last = year.first_day, year.last_day
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if not names or months % len(names):
        return {}
    ends = (first.month - 1 + months // len(names) * (at + 1) - 1 for at in range(len(names)))
    return {name: _last_of_month(first.year + end // 12, end % 12 + 1) for name, end in zip(names, ends, strict=True)}


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
