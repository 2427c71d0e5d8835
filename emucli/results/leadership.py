"""Who leads the cluster in the following year, and in whose power the decision lies (RULES I)."""

from dataclasses import dataclass
from typing import Literal

from ..language.phrases import Phrase
from ..model.outcome import Leadership, LeadershipEntry
from ..model.regulation import How
from ..model.tree import Cluster, Year, following_name
from ..model.unknown import Unknown, known, listed
from ..model.votes import Office

OfficeState = Literal["chosen", "proposed", "approved", "replaced", "not_held", "unknown"]


@dataclass(frozen=True)
class OfficeResult:
    """An office of the following year. `unit` is None while it is open; the explanation is in the order to be read."""

    unit: str | None
    state: OfficeState
    how: How | None
    explanation: tuple[Phrase, ...]


@dataclass(frozen=True)
class LeadershipResult:
    """The leader and the deputies of the year `for_year`, the next folder name in the same form (RULES I7)."""

    for_year: str
    leader: OfficeResult
    deputies: tuple[OfficeResult, ...]


def leadership(cluster: Cluster, year: Year) -> LeadershipResult:
    """What outcome.yaml records about next year's offices, in no stronger word than was decided."""
    recorded = _recorded(year)
    if recorded is None or isinstance(recorded, Unknown):
        nobody = _open_office(recorded, year)
        return LeadershipResult(following_name(year.name), nobody, ())
    leader = _office(cluster, year, "leader", recorded.leader)
    deputies = recorded.deputies
    if isinstance(deputies, Unknown):
        return LeadershipResult(following_name(year.name), leader, (_open_office(deputies, year),))
    several = tuple(_office(cluster, year, "deputy", entry) for entry in deputies or ())
    return LeadershipResult(following_name(year.name), leader, several)


def _recorded(year: Year) -> Leadership | Unknown | None:
    return year.outcome.record.leadership if year.outcome.record else None


def _open_office(recorded: Unknown | None, year: Year) -> OfficeResult:
    if recorded is None and year.outcome.record is None:
        return OfficeResult(None, "not_held", None, (Phrase("no_outcome"),))
    if recorded is None:
        return OfficeResult(None, "not_held", None, (Phrase("office_not_held"),))
    return OfficeResult(None, "unknown", None, (Phrase("office_unknown"),))


def _office(cluster: Cluster, year: Year, office: Office, entry: LeadershipEntry | Unknown | None) -> OfficeResult:
    if entry is None or isinstance(entry, Unknown):
        return _open_office(entry, year)
    how: How | None = known(entry.how)
    if isinstance(entry.unit, Unknown):
        return OfficeResult(None, "unknown", how, (Phrase("office_unknown"),))
    if entry.decided is not None:
        return _decided(entry, entry.unit, how)
    state, why = _without_decision(cluster, year)
    told = (_way(entry.unit, how, state), why)
    explanation = (*told, *_checked_against(year, office), *_in_office(cluster, year, office, entry.unit))
    return OfficeResult(entry.unit, state, how, explanation)


def _decided(entry: LeadershipEntry, chosen: str, how: How | None) -> OfficeResult:
    decided = entry.decided
    assert decided is not None
    unit = chosen if decided.state == "approved" else decided.unit or chosen
    decision = known(decided.decision)
    by = Phrase("decided_by_instrument", {"instrument": decision}) if decision else Phrase("decided_unknown_instrument")
    told = Phrase(f"office_{decided.state}", {"unit": unit, "proposed": chosen})
    return OfficeResult(unit, decided.state, how, (told, by))


def _way(unit: str, how: How | None, state: OfficeState) -> Phrase:
    if how is None:
        return Phrase(f"office_{state}_way_unknown", {"unit": unit})
    return Phrase(f"office_{state}_by", {"unit": unit, "how": how})


def _without_decision(cluster: Cluster, year: Year) -> tuple[OfficeState, Phrase]:
    """`chosen` only where the cluster decides; `proposed` where the authority does, or nothing says who does."""
    power = decided_by(year)
    authority = cluster.file.record.authority if cluster.file.record else None
    if power == "cluster":
        return "chosen", Phrase("cluster_decides")
    if power == "authority" and known(authority) is not None:
        return "proposed", Phrase("named_authority_decides", {"authority": cluster.path})
    if power == "authority":
        return "proposed", Phrase("authority_decides")
    return "proposed", Phrase("nobody_says_who_decides")


def decided_by(year: Year) -> Literal["cluster", "authority"] | None:
    """Who decides on next year's leaders, None where the year's regulation does not say."""
    regulation = year.regulation.record
    rule = known(regulation.leadership) if regulation else None
    return known(rule.decided_by) if rule else None


def _checked_against(year: Year, office: Office) -> tuple[Phrase, ...]:
    """RULES I2: without a rule, or without a vote where the rule wants one, the record stands alone."""
    votes = year.votes.record.votes if year.votes.record else ()
    held = any(vote.for_.office == office for vote in votes)
    return () if held else (Phrase("nothing_to_check_against"),)


def _in_office(cluster: Cluster, year: Year, office: Office, unit: str) -> tuple[Phrase, ...]:
    """What the following year's members.yaml says of the unit, where the records hold that year."""
    after = cluster.after(year)
    members = after.members.record if after else None
    if members is None:
        return ()
    holders = (members.leader,) if office == "leader" else listed(members.deputies)
    return (Phrase("recorded_in_office", {"unit": unit, "year": following_name(year.name)}),) if unit in holders else ()
