"""The awards of a year as papers print them: the cluster's proposals of outcome.yaml, and what was decided on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...language.phrases import Phrase
from ...model.place import Place
from ..values.value import Gap, Held, Raw, Row, Value
from .making import Making
from .standings import StandingRow
from .votes import CountedVote


@dataclass(frozen=True, kw_only=True)
class AwardedUnit(Row):
    """One proposal. `state`: proposed, granted, refused or revoked; `votes` is None where no vote was counted."""

    unit: Value | Gap
    achievement: Value | Gap
    points: Value | Gap | None
    rank: Value | Gap | None
    votes: Value | None
    state: str
    decision: Value | Gap
    granted: Value | Gap | None


@dataclass(frozen=True)
class AwardGroup(Row):
    """The proposals for one award, in the order of the record."""

    award: Value
    units: tuple[AwardedUnit, ...]


@dataclass(frozen=True)
class VoteDue(Row):
    """An award for which units are proposed, and the result of the vote that it needs and that is not recorded."""

    award: Value
    result: Gap


def votes_due(making: Making, outcome: Held) -> list[VoteDue]:
    """The votes that proposals of outcome.yaml rest on by the regulation, and that the records do not hold.

    None where the competent authority has decided, or where a resolution says why a unit is proposed all the same.
    """
    waiting = {one.award for one in making.result.awards if one.contest.waits == "vote_not_held"}
    resolved = {
        (one.id_at("award"), one.id_at("unit")) for one in outcome.entries("resolutions") if one.word("of") == "award"
    }
    place = Place(making.year.votes.path, ("votes",))
    due: dict[str, VoteDue] = {}
    for entry in outcome.entries("awards"):
        award = entry.id_at("award")
        if award in waiting and not entry.entry("decided") and (award, entry.id_at("unit")) not in resolved:
            why = (Phrase("award_vote_not_held", {"award": award}),)
            due.setdefault(award, VoteDue(entry.stated("award"), Gap((place,), why=why)))
    return list(due.values())


def award_groups(
    recorded: list[Held] | Gap, standings: Sequence[StandingRow] | Gap, votes: Sequence[CountedVote]
) -> list[AwardGroup] | Gap:
    """The proposals by award; `recorded` is `awards` of outcome.yaml, whose gap is given back where there are none."""
    if isinstance(recorded, Gap):
        return recorded
    places = {row.unit.raw: row for row in standings}
    groups: dict[str, list[AwardedUnit]] = {}
    firsts: dict[str, Value] = {}
    for entry in recorded:
        award = entry.stated("award")
        firsts.setdefault(entry.id_at("award"), award)
        groups.setdefault(entry.id_at("award"), []).append(_awarded(entry, places, votes))
    return [AwardGroup(firsts[award], tuple(units)) for award, units in groups.items()]


def _awarded(entry: Held, places: Mapping[Raw | None, StandingRow], votes: Sequence[CountedVote]) -> AwardedUnit:
    unit, award, decided = entry.id_at("unit"), entry.id_at("award"), entry.entry("decided")
    row = places.get(unit)
    counted = (vote.told_of(unit) for vote in votes if vote.award and vote.award.raw == award and unit)
    return AwardedUnit(
        unit=entry.text("unit"),
        achievement=entry.text("achievement"),
        points=row.total if row else None,
        rank=row.rank if row else None,
        votes=next((told for told in counted if told), None),
        state=decided.word("state") or "proposed",
        decision=decided.text("decision"),
        granted=decided.text("award") or None,
    )
