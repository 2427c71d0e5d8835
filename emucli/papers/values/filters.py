"""What papers do with values: the filters that only they have; each keeps the places that its value comes from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import overload

from markupsafe import Markup, escape

from ...language import english, ordinals, vietnamese
from ...language.citations import citation
from ...language.phrases import Language, term
from ...model.scalars import When
from .printer import printable
from .value import Gap, Joined, Printable, Value, as_list, span

_ENDS = (".", "!", "?", "…", ":", ";")


def of_papers(language: Language) -> Mapping[str, Callable[..., object]]:
    """The filters that only papers have, by name, for papers in one language."""
    return {
        "the": _for_any(lambda value: _changed(value, english.with_article)),
        "at_place": _for_any(lambda value: _changed(value, english.in_or_at)),
        "capital": _for_any(lambda value: _changed(value, lambda text: text[:1].upper() + text[1:])),
        "capitals": _for_any(capitals),
        "lower_first": _for_any(lambda value: _changed(value, lambda text: text[:1].lower() + text[1:])),
        "after_colon": _for_any(
            lambda value: _changed(value, (english if language == "en" else vietnamese).after_colon)
        ),
        "needed": _for_any(needed),
        "sentence": _for_any(lambda value: _changed(value, _sentence)),
        "clause": _for_any(clause),
        "short": _for_any(short),
        "short_date": _for_any(lambda value: short_date(value, language)),
        "span": lambda period: span(period, language),
        "counted": _counted,
        "listing": lambda values: listing(_several(values), language),
        "term": lambda word: word if isinstance(word, Gap) else Markup(escape(term(word, language))),
        "letter": ordinals.letter,
        "roman": ordinals.roman,
        "cited": _for_any(lambda value: cited(value, language)),
        "cited_short": _for_any(lambda value: cited_again(value, language)),
        "cited_brief": _for_any(lambda value: cited(value, language, full=False)),
    }


def _for_any(change: Callable[[Printable], object]) -> Callable[[object], object]:
    """A filter as templates have it: what cannot be printed as a whole stays as it is."""
    return lambda value: change(value) if isinstance(value, Value | Gap | Joined | str) else value


@overload
def _changed(value: Value, change: Callable[[str], str]) -> Value: ...
@overload
def _changed(value: Printable, change: Callable[[str], str]) -> Printable: ...
def _changed(value: Printable, change: Callable[[str], str]) -> Printable:
    if isinstance(value, Value):
        again = change(value.again) if value.again else ""
        return replace(value, text=change(value.text), inside="", again=again)
    if isinstance(value, Joined):
        # Only its ends can be changed without taking the values apart.
        ends = (0, len(value.parts) - 1)
        return Joined([_changed(part, change) if at in ends else part for at, part in enumerate(value.parts)])
    # What a macro gives is markup already.
    return type(value)(change(value)) if isinstance(value, str) else value


@overload
def clause(value: Value) -> Value: ...
@overload
def clause(value: Printable) -> Printable: ...
def clause(value: Printable) -> Printable:
    """A text without the stop at its end, so that another mark may follow."""
    return _changed(value, lambda text: text.rstrip(" .;"))


def needed(value: Printable) -> Printable:
    """A value without which a paper is not made: also where the source does not state it."""
    return replace(value, unknown=False) if isinstance(value, Gap) else value


@overload
def capitals(value: Value) -> Value: ...
@overload
def capitals(value: Printable) -> Printable: ...
def capitals(value: Printable) -> Printable:
    """A text in capitals."""
    return _changed(value, str.upper)


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends in some mark, also inside closing quotes."""
    return text if text.rstrip("”\"')»").endswith(_ENDS) else f"{text}."


def _several(values: object) -> Sequence[Printable] | Gap:
    return values if isinstance(values, Gap) else [printable(one) for one in as_list(values)]


def listing(values: Sequence[Printable] | Gap, language: Language) -> Printable:
    """Values in a sentence: A, B and C; the gap itself where there is no list."""
    if isinstance(values, Gap):
        return values
    words = english if language == "en" else vietnamese
    middle, last = words.joints([value.text for value in values if isinstance(value, Value)])
    parts: list[Printable] = []
    for index, value in enumerate(values):
        if index:
            parts.append(last if index == len(values) - 1 else middle)
        inside = value.inside if index and isinstance(value, Value) else ""
        parts.append(replace(value, text=inside, inside="") if isinstance(value, Value) and inside else value)
    return Joined(parts)


def cited(value: Printable, language: Language, *, full: bool = True) -> Printable:
    """An instrument as papers cite it: by kind, number and date; if `full`, issuer and title as well.

    A gap where the register holds neither number nor title.
    """
    if not isinstance(value, Value) or value.entry is None:
        return value
    title, number, day, issuer = (value.entry.text(key) for key in ("title", "number", "date", "issuer"))
    if isinstance(title, Gap) and isinstance(number, Gap):
        # A day or an issuer alone names nothing.
        return number if number.unknown or not title.unknown else title
    # Where only the kind would be taken from a title in the other language, the number tells that too.
    kind_only = language == "vi" and not full and isinstance(title, Value) and title.lacking and number
    parts = (None if kind_only else title, number, day, issuer if full else None)
    told = [part for part in parts if isinstance(part, Value)]
    text = (citation if language == "vi" else english.citation)(
        *(part.text if isinstance(part, Value) else "" for part in parts), full=full
    )
    places = (*value.places[:1], *(place for part in told for place in part.places))
    lacking = tuple(gap for part in told for gap in part.lacking)
    # Named in full, it is known to the reader from here on.
    return Value(text, places, value.raw, entry=value.entry, lacking=lacking, again=text if full else "")


def cited_again(value: Printable, language: Language) -> Printable:
    """An instrument within a sentence: in full where the paper names it first, then by kind, number and date."""
    whole, brief = cited(value, language), cited(value, language, full=False)
    if isinstance(whole, Value) and isinstance(brief, Value) and whole.entry is not None:
        return replace(whole, again=brief.text)
    return whole


def short(unit: Printable) -> Printable:
    """The short name of a unit, where the register has one."""
    return (unit.entry.text("short") or unit) if isinstance(unit, Value) and unit.entry is not None else unit


def short_date(value: Printable, language: Language) -> Printable:
    """A day in figures (20/11/2025); in English, and where only the month or year is known, in words."""
    if language == "en" or not isinstance(value, Value) or not isinstance(value.raw, date | When):
        return value
    year, month, day = value.raw.year, value.raw.month, value.raw.day
    if month is None or day is None:
        return value
    # As in words, only January and February get a 0 (Decree 30/2020, Annex I, II.4).
    told = f"{month:02}" if month < 3 else str(month)
    return Value(f"{day:02}/{told}/{year}", value.places, value.raw)


def _counted(number: object, noun: object) -> Joined:
    """A number with its English noun: one collective, two collectives."""
    if not isinstance(noun, str):
        raise TypeError("counted takes a word")
    one = isinstance(number, Value) and number.raw == 1
    return Joined([Gap() if number is None else printable(number), f" {noun}" if one else f" {noun}s"])
