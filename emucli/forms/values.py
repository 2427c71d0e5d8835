"""What a cell holds -> the text that the strict reader takes; what it could mean otherwise is said, never guessed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from unicodedata import is_normalized

from ..findings.near import nearest
from ..language.forms import form_word
from ..language.phrases import Argument, Arguments, Figure
from ..model.meant import meant_number
from ..model.measures import BandsMeasure, ChoiceMeasure, CountMeasure, NetMeasure, PlaceMeasure
from ..scoring.nodes import Node
from .columns import Column
from .days import is_day, takes_days
from .inputs import NO, SHARED, YES, is_percentage, plain_number, tidy
from .opened import Held
from .told import Told

_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}", re.ASCII)
"""`1.234` and `1,234`: a thousand and more for some, between 1 and 2 for others."""
_DIGITS_KEPT = 15
_FIRST_SERIAL = date(1899, 12, 30)
_TEXTS: frozenset[Column] = frozenset({"reason", "evidence", "note"})

Remark = tuple[str, Arguments]
"""The code of a finding, and what its message needs."""


@dataclass(frozen=True)
class Taken:
    """The text of a cell, empty where it gives none, and what is to be said of it."""

    text: str = ""
    remarks: tuple[Remark, ...] = ()


def refused(code: str, **arguments: Argument) -> Taken:
    """Nothing is taken of a cell, and why."""
    return Taken("", ((code, arguments),))


def taken(held: Held, column: Column, told: Told, item: str = "") -> Taken:
    """The text of an input of a criterion."""
    if held.kind == "empty":
        return Taken()
    if held.kind == "error":
        return refused("EMU025", value=held.text)
    if column in _TEXTS:
        return text_of(held)
    if item == SHARED:
        return _number(held, column, told)
    if item or (isinstance(told.leaf.measure, ChoiceMeasure) and column == "first"):
        return _chosen(held, told, item)
    may_be_day = takes_days(told.leaf) and column in ("first", "second")
    return _day(held, column, told) if may_be_day else _number(held, column, told)


def text_of(held: Held) -> Taken:
    """A text as people typed it, without blanks that nobody sees; a number or a date as its digits."""
    if held.kind == "number":
        return Taken(plain_number(_shortest(held)))
    text = f"{held.day:%d/%m/%Y}" if held.day else tidy(held.text)
    return Taken(text, _composed(held))


def _composed(held: Held) -> tuple[Remark, ...]:
    return () if is_normalized("NFC", held.text) else (("EMU119", {"text": tidy(held.text)}),)


# Choices


def _chosen(held: Held, told: Told, item: str) -> Taken:
    words = _answers(told) if item else told.options()
    text = " ".join(tidy(held.text).split())
    exact = {word: id_ for id_, word in words.items()}
    if held.text in exact:
        return Taken(exact[held.text])
    folded = {word.casefold(): id_ for id_, word in words.items()}
    id_ = folded.get(text.casefold())
    if id_ is None:
        known = tuple(words.values())
        return refused("EMU032", value=text or held.text, known=known, near=nearest(text, known))
    if text in exact and not is_normalized("NFC", held.text):
        return Taken(id_, _composed(held))
    return Taken(id_, (("EMU031", {"value": held.text, "taken": words[id_]}),))


def _answers(told: Told) -> dict[str, str]:
    return {YES: form_word("yes", told.language), NO: form_word("no", told.language)}


# Days, of something that was late


def _day(held: Held, column: Column, told: Told) -> Taken:
    """A day or a step of the plan in one of the columns of results; else a number."""
    if held.day is not None:
        return Taken(held.day.isoformat())
    if held.kind == "text":
        text = " ".join(tidy(held.text).split())
        step = {word.casefold(): id_ for id_, word in told.steps().items()}.get(text.casefold())
        if is_day(text) or (step and column == "second"):
            return Taken(step or text)
    return _number(held, column, told)


# Numbers


def _number(held: Held, column: Column, told: Told) -> Taken:
    if held.kind == "date":
        return refused("EMU026", value=f"{held.day:%d/%m/%Y}")
    if held.kind == "number":
        return _stored(held, column, told)
    # A time of day, TRUE: the reader's own findings say what is wanted there.
    return _typed(tidy(held.text), column, told) if held.kind == "text" else Taken(held.text)


def _stored(held: Held, column: Column, told: Told) -> Taken:
    """A number without the noise of binary fractions; a percentage as the scale has it."""
    number, remarks = held.number, list[Remark]()
    if held.is_percentage:
        if not _takes_percentage(column, told):
            return refused("EMU030", value=_percent(number), bare=Figure(_percent(number).removesuffix("%")))
        number *= 100
        remarks.append(("EMU028", {"value": _percent(held.number), "taken": Figure(_comma_free(number))}))
    elif _takes_percentage(column, told) and _may_be_a_share(number, told.leaf):
        return refused("EMU029", value=Figure(plain_number(held.text)))
    cleaned = _without_noise(number, _decimals(told.leaf, column))
    if cleaned != number and not held.is_percentage:
        remarks.append(("EMU022", {"value": Figure(held.text), "taken": Figure(_comma_free(cleaned))}))
    return Taken(_comma_free(cleaned), tuple(remarks))


def _takes_percentage(column: Column, told: Told) -> bool:
    return column == "first" and (is_percentage(told.leaf) or told.measured_in == "%")


def _may_be_a_share(number: Decimal, leaf: Node) -> bool:
    """Whether 0.95 may stand for 95 %: nowhere where all that is told apart lies below 1 anyway."""
    measure = leaf.measure
    ends = [
        end
        for band in (measure.bands if isinstance(measure, BandsMeasure) else ())
        for end in (band.at_least, band.more_than, band.at_most, band.less_than)
        if end is not None
    ]
    return 0 < number <= 1 and ((leaf.target or 0) > 1 or any(abs(end) > 1 for end in ends))


def _typed(text: str, column: Column, told: Told) -> Taken:
    """A number that stands in its cell as a text: taken where it can mean nothing else, and said."""
    bare = text.removesuffix("%").rstrip() if _takes_percentage(column, told) else text
    if _GROUPED.fullmatch(bare):
        return refused("EMU021", value=text)
    if _NUMBER.fullmatch(bare):
        number = plain_number(bare)
    else:
        meant = meant_number(bare, "number")
        if not meant.comma:
            return Taken(text)
        number = plain_number(meant.near)
    if bare == text and _takes_percentage(column, told) and _may_be_a_share(Decimal(number), told.leaf):
        return refused("EMU029", value=text)
    return Taken(number, (("EMU020", {"value": text, "taken": Figure(number)}),))


def _decimals(leaf: Node, column: Column) -> int | None:
    measure = leaf.measure
    if isinstance(measure, CountMeasure | NetMeasure | PlaceMeasure):
        return 0
    return measure.decimals if isinstance(measure, BandsMeasure) and column == "first" else None


def _without_noise(number: Decimal, decimals: int | None) -> Decimal:
    """0.30000000000000004 -> 0.3: fifteen digits are all that a spreadsheet keeps; fewer where the scale declares it.

    >>> _without_noise(Decimal("0.30000000000000004"), None), _without_noise(Decimal("2.9999999999999"), 0)
    (Decimal('0.300000000000000'), Decimal('3'))
    >>> _without_noise(Decimal("2.5"), 0), _without_noise(Decimal("12345678901234567"), None)
    (Decimal('2.5'), Decimal('12345678901234567'))
    """
    if number == number.to_integral_value():
        return number
    places = _DIGITS_KEPT - 1 - number.adjusted()
    kept = round(number, places) if 0 < places < 60 else number
    if decimals is not None and abs(round(kept, decimals) - kept) <= Decimal("1e-9"):
        kept = round(kept, decimals)
    return number if kept == number else kept


def _shortest(held: Held) -> str:
    return str(_without_noise(held.number, None))


def _comma_free(number: Decimal) -> str:
    return plain_number(str(number))


def _percent(number: Decimal) -> Figure:
    return Figure(f"{_comma_free(_without_noise(number * 100, None))}%")


# Dates


def date_of(held: Held, first: date, last: date) -> Taken:
    """The day that a cell holds. A bare number is one where the days of the year and those beside it hold it."""
    if held.kind == "empty":
        return Taken()
    if held.kind == "error":
        return refused("EMU025", value=held.text)
    if held.day is not None:
        return Taken(held.day.isoformat())
    if held.kind == "number" and (day := _serial(held.number)):
        around = timedelta(days=400)
        if first - around <= day <= last + around:
            return Taken(day.isoformat(), (("EMU027", {"value": held.text, "taken": day.isoformat()}),))
    return Taken(tidy(held.text))


def _serial(number: Decimal) -> date | None:
    whole = number == number.to_integral_value() and 1 <= number <= 200_000
    return _FIRST_SERIAL + timedelta(days=int(number)) if whole else None
