"""What an entry of a score sheet gives: plain numbers and words, before a measure turns them into points."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from operator import is_, itemgetter
from typing import Literal, NamedTuple

from ..model.plan import Step
from ..model.scalars import COUNT_PATTERN, NUMBER_PATTERN
from ..model.scores import DetailedEntry, Entry
from ..model.unknown import known
from .numbers import exactly

Problem = Literal[
    "input_missing",
    "input_not_taken",
    "not_a_number",
    "not_a_count",
    "points_out_of_range",
    "points_off_step",
    "no_such_option",
    "item_twice",
    "value_outside_bands",
    "value_too_fine",
    "target_not_positive",
    "part_of_nothing",
    "part_below_zero",
    "not_scorable",
    "input_out_of_range",
    "done_without_dates",
    "place_below_one",
]
"""Why a measure cannot take an entry."""


class Misfit(Exception):
    """An entry that its criterion's measure cannot take. Caught where the entry is read; checks make findings of it.

    `key` is the key of the entry that is meant, None for the entry as a whole; `value` what the entry gives there,
    `known` the options that there are, and `rule` what else the measure asks for.
    """

    def __init__(
        self,
        problem: Problem,
        key: str | None = None,
        *,
        value: str = "",
        known: tuple[str, ...] = (),
        **rule: str | int | tuple[str, ...],
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.key = key
        self.value = value
        self.known = known
        self.rule = rule


class Given(NamedTuple):
    """The inputs of one entry; None where it does not give one. A tuple, so that equal entries are scored once.

    `count_` is the key `count`: a tuple has a method of that name.
    """

    value: str | None = None
    count_: int | None = None
    shared_by: int | None = None
    due: date | None = None
    done: date | None = None
    step: Step | None = None
    target: Decimal | None = None
    actual: Decimal | None = None
    part: Decimal | None = None
    of: Decimal | None = None
    met: tuple[str, ...] | None = None
    plus: int | None = None
    minus: int | None = None
    points: Decimal | None = None
    has_reason: bool = False


_KEYS = tuple(key.rstrip("_") for key in Given._fields[:-1])
"""The keys of inputs, in their order; that there is a reason is none."""
_inputs_of = itemgetter(*_KEYS)
_NOTHING = (None,) * len(_KEYS)
_NOTHING_ELSE = _NOTHING[1:]


def given(entry: Entry) -> Given:
    """The inputs of an entry: a bare text is the measure's own input."""
    if isinstance(entry, str):
        return Given(entry)
    return Given._make((*_inputs_of(entry.__dict__), known(entry.reason) is not None))


def expect_only(given: Given, wanted: tuple[str, ...], *, optional: tuple[str, ...] = ()) -> None:
    """Raise Misfit where an entry lacks one of the wanted keys, or gives an input that the measure does not take."""
    if wanted == ("value",) and given.value is not None and given[1:-1] == _NOTHING_ELSE:
        # Most entries are a bare number.
        return
    misfit = _unfit(tuple(map(is_, given, _NOTHING)), wanted, optional)
    if misfit is not None:
        raise misfit()


@lru_cache(maxsize=1024)
def _unfit(absent: tuple[bool, ...], wanted: tuple[str, ...], optional: tuple[str, ...]) -> Callable[[], Misfit] | None:
    """What to raise for an entry that gives some of the keys and not others; None where it fits."""
    present, taken = [key for key, gone in zip(_KEYS, absent, strict=True) if not gone], (*wanted, *optional)
    for key in present:
        if key not in taken:
            return partial(Misfit, "input_not_taken", None if key == "value" else key, value=key, taken=taken)
    missing = tuple(key for key in wanted if key not in present)
    return partial(Misfit, "input_missing", keys=missing) if missing else None


@lru_cache(maxsize=20_000)
def number(text: str) -> Fraction:
    """A number of a sheet, exactly. Raises Misfit for anything else."""
    if not re.fullmatch(NUMBER_PATTERN, text, re.ASCII):
        raise Misfit("not_a_number", "value", value=text)
    return Fraction(text)


@lru_cache(maxsize=20_000)
def whole_number(text: str) -> Fraction:
    """A whole number of 0 or more. Raises Misfit for anything else."""
    if not re.fullmatch(COUNT_PATTERN, text, re.ASCII):
        raise Misfit("not_a_count", "value", value=text)
    return Fraction(text)


def days_late(given: Given) -> Fraction | None:
    """The days from `due` to `done`, 0 where it was done in time; None where the entry gives no dates.

    Raises Misfit where it gives one of the two only, or names a step of the plan that has no date, or sent no sheet.
    """
    if given.step is not None:
        raise Misfit("done_without_dates", "step", value=given.step)
    if given.due is None and given.done is None:
        return None
    expect_only(given, ("due", "done"))
    assert given.due is not None
    assert given.done is not None
    return Fraction(max(0, (given.done - given.due).days))


def told(entry: Entry) -> str:
    """The inputs of an entry in one line, as the sheet writes them; reasons and evidence are none.

    >>> told("95"), told(DetailedEntry(part="19", of="20"))
    ('95', 'part: 19, of: 20')
    """
    if not isinstance(entry, DetailedEntry):
        return entry
    parts = {
        key.rstrip("_"): value
        for key, value in given(entry)._asdict().items()
        if value is not None and key != "has_reason"
    }
    shown = {key: exactly(Fraction(one)) if isinstance(one, Decimal) else str(one) for key, one in parts.items()}
    if entry.met is not None:
        shown["met"] = f"[{', '.join(entry.met)}]"
    return next(iter(shown.values())) if set(shown) in ({"value"}, {"points"}) else _joined(shown)


def _joined(shown: dict[str, str]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in shown.items())
