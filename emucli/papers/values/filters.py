"""What papers do with values: the filters that only they have; each keeps the places that its value comes from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape

from ...language import english, ordinals, vietnamese
from ...language.citations import citation
from ...language.phrases import Language, term
from .value import Gap, Joined, Value, span

_ENDS = (".", "!", "?", "…", ":", ";")


def of_papers(language: Language) -> Mapping[str, Callable[..., Any]]:
    """The filters that only papers have, by name, for papers in one language."""
    return {
        "the": lambda value: _changed(value, english.with_article),
        "at_place": lambda value: _changed(value, english.in_or_at),
        "capital": lambda value: _changed(value, lambda text: text[:1].upper() + text[1:]),
        "capitals": capitals,
        "lower_first": lambda value: _changed(value, lambda text: text[:1].lower() + text[1:]),
        "after_colon": lambda value: _changed(value, (english if language == "en" else vietnamese).after_colon),
        "needed": needed,
        "sentence": lambda value: _changed(value, _sentence),
        "clause": clause,
        "short": _short,
        "short_date": lambda value: short_date(value, language),
        "span": lambda period: span(period, language),
        "counted": _counted,
        "listing": lambda values: listing(values, language),
        "term": lambda word: word if isinstance(word, Gap) else Markup(escape(term(word, language))),
        "letter": ordinals.letter,
        "roman": ordinals.roman,
        "cited": lambda value: cited(value, language),
        "cited_short": lambda value: cited_again(value, language),
        "cited_brief": lambda value: cited(value, language, full=False),
    }


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Value):
        again = change(value.again) if value.again else ""
        return replace(value, text=change(value.text), inside="", again=again)
    if isinstance(value, Joined):
        # Only its ends can be changed without taking the values apart.
        ends = [_changed(part, change) if at in (0, len(value.parts) - 1) else part for at, part in _numbered(value)]
        return Joined(ends)
    # What a macro gives is markup already; an undefined name has to raise, as Jinja wants it.
    return type(value)(change(value)) if isinstance(value, str) else value


def clause(value: Any) -> Any:
    """A text without the stop at its end, so that another mark may follow."""
    return _changed(value, lambda text: text.rstrip(" .;"))


def needed(value: Any) -> Any:
    """A value without which a paper is not made: also where the source does not state it."""
    return replace(value, unknown=False) if isinstance(value, Gap) else value


def capitals(value: Any) -> Any:
    """A text in capitals."""
    return _changed(value, str.upper)


def _sentence(text: str) -> str:
    """The text with a full stop, unless it ends in some mark, also inside closing quotes."""
    return text if text.rstrip("”\"')»").endswith(_ENDS) else f"{text}."


def _numbered(value: Joined) -> Sequence[tuple[int, Any]]:
    return list(enumerate(value.parts))


def listing(values: Any, language: Language) -> Any:
    """Values in a sentence: A, B and C; the gap itself where there is no list."""
    if isinstance(values, Gap):
        return values
    words = english if language == "en" else vietnamese
    middle, last = words.joints([value.text for value in values if isinstance(value, Value)])
    parts: list[Any] = []
    for index, value in enumerate(values):
        if index:
            parts.append(last if index == len(values) - 1 else middle)
        inside = value.inside if index and isinstance(value, Value) else ""
        parts.append(replace(value, text=inside, inside="") if inside else value)
    return Joined(parts)


def cited(value: Any, language: Language, *, full: bool = True) -> Any:
    """An instrument as papers cite it: by kind, number and date; if `full`, issuer and title as well.

    A gap where the register holds neither number nor title.
    """
    if not isinstance(value, Value) or value.entry is None:
        return value
    found = [value.entry.title, value.entry.number, value.entry.date, value.entry.issuer]
    if not found[0] and not found[1]:
        # A day or an issuer alone names nothing.
        return found[1] if found[1].unknown or not found[0].unknown else found[0]
    if language == "vi" and found[0] and found[0].lacking and found[1] and not full:
        # Only the kind would be taken from the title, and the number tells that too.
        found[0] = None
    if not full:
        found[3] = None
    told = [part for part in found if part]
    text = (citation if language == "vi" else english.citation)(
        *(part.text if part else "" for part in found), full=full
    )
    places = (*value.places[:1], *(place for part in told for place in part.places))
    lacking = tuple(gap for part in told for gap in part.lacking)
    # Named in full, it is known to the reader from here on.
    return Value(text, places, value.raw, value.entry, lacking=lacking, again=text if full else "")


def cited_again(value: Any, language: Language) -> Any:
    """An instrument within a sentence: in full where the paper names it first, then by kind, number and date."""
    whole = cited(value, language)
    short = cited(value, language, full=False)
    return replace(whole, again=short.text) if isinstance(whole, Value) and whole.entry is not None else whole


def _short(unit: Any) -> Any:
    """The short name of a unit, where the register has one."""
    return (unit.entry.short or unit) if isinstance(unit, Value) and unit.entry is not None else unit


def short_date(value: Any, language: Language) -> Any:
    """A day in figures (20/11/2025); in English, and where only the month or year is known, in words."""
    day = value.raw if isinstance(value, Value) and getattr(value.raw, "day", None) else None
    if language == "en" or day is None:
        return value
    # As in words, only January and February get a 0 (Decree 30/2020, Annex I, II.4).
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return Value(f"{day.day:02}/{month}/{day.year}", value.places, day)


def _counted(number: Any, noun: str) -> Any:
    """A number with its English noun: one collective, two collectives."""
    if not isinstance(noun, str):
        raise TypeError("counted takes a word")
    one = isinstance(number, Value) and number.raw == 1
    return Joined([Gap() if number is None else number, f" {noun}" if one else f" {noun}s"])
