"""What the records of earlier years hold of a unit: awards, classes, ranks, as outcome.yaml has them (rule G10)."""

from collections.abc import Iterator

from ..model.outcome import Announced, ProposedAward
from ..model.regulation import Earlier
from ..model.text import Text
from ..model.tree import Cluster, Year
from ..model.unknown import Unknown, known, listed
from .classes import classes_of_year, is_as_good, same_class, wordings


def holds(cluster: Cluster, year: Year, unit: str, asked: Earlier, fewest: int) -> bool | None:
    """Whether in at least so many of the years asked about the record says it; None where it leaves that open."""
    answers = [_held(cluster, one, unit, asked) for one in _years_before(cluster, year, asked.years)]
    answers += [None] * (asked.years - len(answers))
    if answers.count(True) >= fewest:
        return True
    return None if answers.count(True) + answers.count(None) >= fewest else False


def rank_then(cluster: Cluster, year: Year, unit: str) -> int | None:
    """The rank that an earlier year announced for a unit, or for the one that it succeeds; None where it holds none."""
    entry = _announced(cluster, year, unit)
    return None if entry is None else known(entry.rank)


def _years_before(cluster: Cluster, year: Year, number: int) -> Iterator[Year]:
    before = cluster.before(year)
    for _ in range(number):
        if before is None:
            return
        yield before
        before = cluster.before(before)


def _held(cluster: Cluster, year: Year, unit: str, asked: Earlier) -> bool | None:
    """Whether a year's record says it of a unit; None where it does not say, and False of no member."""
    members = year.members.record
    then = _unit_then(cluster, year, unit)
    if members is not None and members.members_named == "all" and then is None:
        return False
    if asked.award is not None:
        return _had_award(year, then or unit, asked.award)
    entry = _announced(cluster, year, unit)
    if entry is None:
        return None
    if asked.rank is not None:
        rank = known(entry.rank)
        return None if rank is None else rank <= asked.rank
    return _was_of(year, _text(entry.class_), asked.class_)


def _had_award(year: Year, unit: str, award: str) -> bool | None:
    outcome = year.outcome.record
    awards = outcome.awards if outcome else None
    if awards is None or isinstance(awards, Unknown):
        return None
    own = [one for one in awards if one.unit == unit]
    if any(_stands(one, award) for one in own):
        return True
    return None if any(one.award == award and isinstance(one.unit, Unknown) for one in awards) else False


def _stands(entry: ProposedAward, award: str) -> bool:
    """Whether an entry is of an award, as it was decided where it was."""
    decided = entry.decided
    if decided is None:
        return entry.award == award
    return decided.state == "granted" and (decided.award or entry.award) == award


def _text(text: Text | Unknown | None) -> Text | None:
    return None if isinstance(text, Unknown) else text


def _was_of(year: Year, found: Text | None, wanted: Text | None) -> bool | None:
    """Whether the class that was announced is the one that is asked for, or a better one of that year's regulation."""
    if found is None or wanted is None:
        return None
    classes = classes_of_year(year)
    own = next((one for one in classes if same_class(one, found)), None)
    if own is not None and any(same_class(one, wanted) for one in classes):
        return is_as_good(own, wanted, classes)
    return bool(wordings(found) & wordings(wanted))


def _announced(cluster: Cluster, year: Year, unit: str) -> Announced | None:
    outcome, then = year.outcome.record, _unit_then(cluster, year, unit)
    several = listed(outcome.announced) if outcome else ()
    return next((one for one in several if one.unit == (then or unit)), None)


def _unit_then(cluster: Cluster, year: Year, unit: str) -> str | None:
    """The unit itself where it was a member, else the only unit that it succeeds and that was one."""
    members = year.members.record
    if members is None or members.of(unit) is not None:
        return unit
    entry = cluster.registers.units.get(unit)
    before = [one for one in listed(entry.succeeds) if members.of(one) is not None] if entry else []
    return before[0] if len(before) == 1 else None
