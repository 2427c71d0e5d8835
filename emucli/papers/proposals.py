"""The awards of a year as papers print them: the cluster's proposals of outcome.yaml, and what was decided on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .standings import StandingRow
from .values import Gap, Value
from .votes import CountedVote


@dataclass(frozen=True)
class AwardedUnit:
    """One proposal. `state`: proposed, granted, refused or revoked; `votes` is None where no vote was counted."""

    unit: Any
    achievement: Any
    points: Any
    rank: Any
    votes: Value | None
    state: str
    decision: Any
    granted: Any


@dataclass(frozen=True)
class AwardGroup:
    """The proposals for one award, in the order of the record."""

    award: Value
    units: tuple[AwardedUnit, ...]


def award_groups(
    recorded: Any, standings: Sequence[StandingRow] | Gap, votes: Sequence[CountedVote]
) -> list[AwardGroup] | Gap:
    """The proposals by award; `recorded` is `awards` of outcome.yaml, whose gap is given back where there are none."""
    if isinstance(recorded, Gap):
        return recorded
    places = {row.unit.raw: row for row in standings}
    groups: dict[str, list[AwardedUnit]] = {}
    firsts: dict[str, Value] = {}
    for entry in recorded:
        firsts.setdefault(entry.award.raw, entry.award)
        groups.setdefault(entry.award.raw, []).append(_awarded(entry, places, votes))
    return [AwardGroup(firsts[award], tuple(units)) for award, units in groups.items()]


def _awarded(entry: Any, places: Mapping[str, StandingRow], votes: Sequence[CountedVote]) -> AwardedUnit:
    unit = getattr(entry.unit, "raw", None) if entry.unit else None
    row = places.get(unit) if unit else None
    decided = entry.decided
    counted = (vote.told_of(unit) for vote in votes if vote.award and vote.award.raw == entry.award.raw and unit)
    return AwardedUnit(
        entry.unit,
        entry.achievement,
        row.total if row else None,
        row.rank if row else None,
        next((told for told in counted if told), None),
        decided.state if decided else "proposed",
        decided.decision,
        decided.award or None,
    )
