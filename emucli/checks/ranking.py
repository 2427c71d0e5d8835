"""Kinds of members, and rules of ranking and awards that name them, figures, votes, earlier years (rules F1 to G11)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..findings.finding import KeyPath
from ..findings.near import Known
from ..language.phrases import Arguments, Figure
from ..model.members import Members
from ..model.regulation import Regulation
from ..model.unknown import known, listed
from ..model.votes import Votes
from ..scoring.numbers import exactly
from ..scoring.scale import Scale
from ..scoring.thresholds import amount
from .gives import gives
from .scale_names import bounds_of, ties_of
from .scope import Found


@gives("EMU326")
def members_are_of_kinds_that_exist(members: Members) -> Iterator[Found]:
    """Check that each member is of a kind of the year, where the year has kinds (rule F8)."""
    kinds = _kinds(members)
    for index, member in enumerate(members.members):
        wrong = member.kind is None if kinds else member.kind is not None
        if wrong or (member.kind is not None and member.kind not in kinds):
            arguments: Arguments = {"kind": member.kind or "-", "unit": member.unit, "known": kinds}
            key = "unit" if member.kind is None else "kind"
            yield Found("EMU326", members, ("members", index, key), arguments)


def _kinds(members: Members) -> tuple[str, ...]:
    return tuple(members.kinds.keys()) if members.kinds is not None else ()


@gives("EMU327")
def members_that_are_not_ranked_say_why(members: Members) -> Iterator[Found]:
    """Check that a member that is not ranked has a reason (rule F8)."""
    for index, member in enumerate(members.members):
        if not member.ranked and member.reason is None:
            yield Found("EMU327", members, ("members", index, "ranked"), {"unit": member.unit})


@gives("EMU438")
def kinds_that_are_named_exist(regulation: Regulation, members: Members) -> Iterator[Found]:
    """Check that awards are of kinds of the year, and that there are any to rank units within (rule F8)."""
    kinds, ranking = _kinds(members), known(regulation.ranking)
    if ranking is not None and ranking.within is not None and not kinds:
        yield Found("EMU438", regulation, ("ranking", "within"), {"kind": "-", "known": kinds})
    for index, award in enumerate(listed(regulation.awards)):
        if award.of is not None and award.of not in kinds:
            yield Found("EMU438", regulation, ("awards", index, "of"), {"kind": award.of, "known": kinds})


@gives("EMU439")
def bounds_leave_something(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that a lower bound of points is not above the upper one (rule F6)."""
    for path, bounds in bounds_of(regulation):
        for code, bound in bounds.items() if bounds is not None else ():
            if bound.at_least is not None and bound.at_most is not None:
                low, high = (amount(one, scale.maximum(code)) for one in (bound.at_least, bound.at_most))
                if low > high:
                    arguments = {"code": code, "low": Figure(exactly(low)), "high": Figure(exactly(high))}
                    yield Found("EMU439", regulation, (*path, code), arguments)


@gives("EMU440")
def units_stand_in_an_order(regulation: Regulation) -> Iterator[Found]:
    """Check that units stand by totals, by classes first only where there are any (rule F1)."""
    ranking = known(regulation.ranking)
    if ranking is None or ranking.by is None:
        return
    if ranking.by not in (("total",), ("class", "total")) or ("class" in ranking.by and not ranking.classes):
        yield Found("EMU440", regulation, ("ranking", "by"))


@gives("EMU441")
def earlier_years_can_be_counted(regulation: Regulation) -> Iterator[Found]:
    """Check that what is asked of earlier years can be: of at least one, and no more than are seen (rule G10)."""
    for index, award in enumerate(listed(regulation.awards)):
        for key in ("earlier", "not_earlier"):
            asked = getattr(award.requires, key, None)
            if asked is not None and (not asked.years or not 0 < (asked.at_least or 1) <= asked.years):
                arguments: Arguments = {"years": asked.years, "at_least": asked.at_least or 1}
                yield Found("EMU441", regulation, ("awards", index, "requires", key), arguments)


@gives("EMU442")
def facts_that_are_compared_exist(regulation: Regulation, members: Members, votes: Votes | None) -> Iterator[Found]:
    """Check that members have the figures, and the record the votes, that ties compare (rule F1)."""
    held = [one.id for one in votes.votes] if votes is not None else []
    for where, ties in ties_of(regulation):
        for index, tie in enumerate(ties):
            path: KeyPath = (*where, "ties", index)
            if tie.figure is not None and (lacking := _without(members, tie.figure)):
                yield Found(
                    "EMU442", regulation, (*path, "figure"), {"named": tie.figure, "lacking": lacking, "near": ""}
                )
            if tie.in_ is not None and tie.in_ not in held and votes is not None:
                arguments: Arguments = {"named": tie.in_, "lacking": (), **_near(held, tie.in_)}
                yield Found("EMU442", regulation, (*path, "in"), arguments)


def _without(members: Members, figure: str) -> tuple[str, ...]:
    """The ranked members that the record holds no such figure of."""
    ranked = (one for one in members.members if one.status != "withdrawn" and one.ranked)
    return tuple(one.unit for one in ranked if one.figures is None or one.figures.get(figure) is None)


def _near(held: Sequence[str], named: str) -> Arguments:
    return {"near": Known(held).near(named)}


def on_scale_of(total: Fraction, scale: Scale, of: Fraction) -> Fraction:
    """A total as it is published on a scale with another maximum."""
    return total * of / scale.total if scale.total else total
