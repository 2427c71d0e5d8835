"""What a unit must have reached for an award, votes and ranks apart (rule G1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..model.covenant import Covenant
from ..model.members import Members
from ..model.regulation import AwardRule, RankClass, Regulation, Requirements
from ..model.text import Bilingual, Text
from ..model.tree import Year
from ..model.unknown import Unknown, known
from ..scoring.points import UnitScore
from ..scoring.ranking import Ranking, class_of
from ..scoring.scale import Scale
from ..scoring.thresholds import unmet

Lack = Literal[
    "suspended", "signed", "registered", "scores", "class", "at_least", "group", "no_penalty", "vote", "unstated"
]
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

    `scores` and `ranking` are None where the year has no standing (yet).
    """

    year: Year
    regulation: Regulation
    members: Members
    units: tuple[str, ...]
    scale: Scale | None
    scores: Mapping[str, UnitScore] | None
    ranking: Ranking | None
    blocked: bool


def misses(field: Field, rule: AwardRule, unit: str) -> Missed | None:
    """What a unit lacks for an award, votes and ranks apart."""
    asked = rule.requires or _NOTHING
    member = field.members.of(unit)
    if member is not None and member.suspended:
        return Missed("suspended")
    covenant = field.year.covenant.record
    answers: dict[Lack, bool | None] = {
        "signed": _signed(covenant, unit) if asked.signed else True,
        "registered": _registered(covenant, unit, rule.award) if asked.registered else True,
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
    ranking = known(field.regulation.ranking)
    classes = ranking.classes or () if ranking else ()
    got = class_of(score, classes, field.scale)
    if asked.class_ is not None and not is_as_good(got, asked.class_, classes):
        return Missed("class")
    found = unmet(asked, score, field.scale)
    return None if found is None else Missed(found.what, found.code)


def is_as_good(got: RankClass | None, wanted: Text, classes: Sequence[RankClass]) -> bool:
    """Whether a class is the one that a requirement names or a better one: `classes` stand from the best down."""
    down_to = max((at for at, one in enumerate(classes) if same_class(one, wanted)), default=-1)
    return got is not None and got in classes[: down_to + 1]


def same_class(got: RankClass | None, wanted: Text) -> bool:
    """Whether a class is the one that a requirement names, in either language."""
    if got is None:
        return False
    return bool(_wordings(got.name) & _wordings(wanted))


def _wordings(text: Text) -> frozenset[str]:
    if isinstance(text, Bilingual):
        return frozenset(word for word in (known(text.vi), known(text.en)) if word)
    return frozenset((text,))


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
