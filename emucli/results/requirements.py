"""What a unit must have reached for an award, votes and ranks apart (rule G1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..model.covenant import Covenant
from ..model.members import Members
from ..model.regulation import AwardRule, Earlier, RankClass, Regulation, Requirements
from ..model.tree import Cluster, Year
from ..model.unknown import Unknown
from ..scoring.points import UnitScore
from ..scoring.ranking import Ranking
from ..scoring.scale import Scale
from ..scoring.thresholds import unmet
from .classes import classes_of_year, is_as_good
from .earlier import holds

Lack = Literal[
    "suspended", "not_ranked", "kind", "signed", "registered", "scores", "class", "at_least", "group", "codes",
    "no_penalty", "earlier", "not_earlier", "vote", "unstated",
]  # fmt: skip
"""What a unit may lack for an award; `unstated`: the source does not state whether it meets a requirement."""


class Missed(NamedTuple):
    """What a unit lacks for an award; `code` is that of the `group` in which its points are too few."""

    what: Lack
    code: str = ""


UNSTATED = Missed("unstated")

_NOTHING = Requirements()


@dataclass(frozen=True, kw_only=True)
class Field:
    """What requirements are judged by. `units` are the members that stayed, in order of names.

    `scores` and `ranking` are None where the year has no standing (yet); `classes` are those of its units.
    """

    cluster: Cluster
    year: Year
    regulation: Regulation
    members: Members
    units: tuple[str, ...]
    scale: Scale | None
    scores: Mapping[str, UnitScore] | None
    ranking: Ranking | None
    classes: Mapping[str, RankClass | None]
    blocked: bool


def misses(field: Field, rule: AwardRule, unit: str) -> Missed | None:
    """What a unit lacks for an award, votes and ranks apart."""
    asked = rule.requires or _NOTHING
    member = field.members.of(unit)
    if member is not None and member.suspended:
        return Missed("suspended")
    if member is not None and not member.ranked:
        return Missed("not_ranked")
    if rule.of is not None and (member is None or member.kind != rule.of):
        return Missed("kind")
    covenant = field.year.covenant.record
    answers: dict[Lack, bool | None] = {
        "signed": _signed(covenant, unit) if asked.signed else True,
        "registered": _registered(covenant, unit, rule.award) if asked.registered else True,
        "earlier": _earlier(field, unit, asked.earlier),
        "not_earlier": _not_earlier(field, unit, asked.not_earlier),
    }
    for key, answer in answers.items():
        if answer is False:
            return Missed(key)
    return _misses_points(field, asked, unit) or (UNSTATED if None in answers.values() else None)


def _misses_points(field: Field, asked: Requirements, unit: str) -> Missed | None:
    score = field.scores.get(unit) if field.scores else None
    if score is None or field.scale is None:
        return None
    if score.total is None:
        return Missed("scores")
    classes = classes_of_year(field.year)
    if asked.class_ is not None and not is_as_good(field.classes.get(unit), asked.class_, classes):
        return Missed("class")
    found = unmet(asked, score, field.scale)
    return None if found is None else Missed(found.what, found.code)


def _earlier(field: Field, unit: str, asked: Earlier | None) -> bool | None:
    """Whether the years before say what is required: in all of them unless fewer are enough."""
    if asked is None:
        return True
    return holds(field.cluster, field.year, unit, asked, asked.years if asked.at_least is None else asked.at_least)


def _not_earlier(field: Field, unit: str, asked: Earlier | None) -> bool | None:
    """Whether the years before do not say what rules a unit out: one is enough unless more are needed."""
    if asked is None:
        return True
    found = holds(field.cluster, field.year, unit, asked, asked.at_least or 1)
    return None if found is None else not found


def _signed(covenant: Covenant | None, unit: str) -> bool | None:
    """Whether the record says that a unit signed the covenant; None where the source does not state who did."""
    signatories = covenant.signatories if covenant else None
    if isinstance(signatories, Unknown):
        return None
    return signatories == "all" or (signatories is not None and unit in signatories)


def _registered(covenant: Covenant | None, unit: str, award: str) -> bool | None:
    """Whether a unit registered for an award; None where the source does not state it."""
    registrations = covenant.registrations if covenant else None
    if isinstance(registrations, Unknown):
        return None
    own = [one.award for one in registrations or () if one.unit == unit]
    return True if award in own else None if any(isinstance(one, Unknown) for one in own) else False
