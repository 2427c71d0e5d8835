"""English for papers and messages: articles, places, dates, lists."""

import re
from collections.abc import Sequence
from datetime import time
from decimal import Decimal

DASH_OF_PERIODS = "–"
"""What stands between the ends of a period."""

# Names of bodies take an article in a sentence; names of places and numbered bodies take none.
_BODIES = re.compile(
    r"\b(Department|Committee|Office|Council|Board|Union|Federation|Association|Authority|Ministry|Agency|"
    r"Inspectorate|Bureau|Division|Directorate|Court|Procuracy|Police|Front|Society|Government|Chairman|Minister|"
    r"Cluster|Block|Flag|Certificate|Institute)\b"
)
_NUMBERED = re.compile(r"\b(No\.|Number)?\s*[0-9]+\b")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def with_article(name: str) -> str:
    """A name as it stands in a sentence.

    >>> with_article("Hanoi Department of Health")
    'the Hanoi Department of Health'
    >>> with_article("Quang Tri Province"), with_article("Emulation Cluster No. 1")
    ('Quang Tri Province', 'Emulation Cluster No. 1')
    """
    bare = name.startswith(("the ", "The "))
    return name if bare or not _BODIES.search(name) or _NUMBERED.search(name) else f"the {name}"


def in_sentence(name: str) -> str:
    """A name within a sentence: names keep their capitals in English."""
    return name


def in_or_at(place: str) -> str:
    """A place with its preposition: a body or building has an article and is *at*, a town is *in*.

    >>> in_or_at("the Department of Education and Training"), in_or_at("Dong Ha City")
    ('at the Department of Education and Training', 'in Dong Ha City')
    """
    # A place that is named in Vietnamese only may be either; *at* is never wrong.
    return f"in {place}" if place.isascii() and not place.startswith(("the ", "The ")) else f"at {place}"


def long_date(year: int, month: int | None = None, day: int | None = None) -> str:
    """A day, month or year.

    >>> long_date(2023, 12, 27), long_date(2023, 12), long_date(2023)
    ('27 December 2023', 'December 2023', '2023')
    """
    words = [str(day)] if day else []
    words += [_MONTHS[month - 1]] if month else []
    return " ".join([*words, str(year)])


def joints(items: Sequence[str]) -> tuple[str, str]:
    """What stands between the items of a list in a sentence, and before the last; semicolons where an item has commas.

    >>> joints(["Hanoi", "Hai Phong", "Can Tho"]), joints(["A, B and C", "D"])
    ((', ', ' and '), ('; ', '; and '))
    """
    return ("; ", "; and ") if any("," in item or " and " in item for item in items) else (", ", " and ")


def clock(at: time) -> str:
    """A time of day.

    >>> clock(time(14, 0))
    '14:00'
    """
    return f"{at:%H:%M}"


def number(value: Decimal | int) -> str:
    """A number with commas between thousands.

    >>> number(2391), number(Decimal("1234.50"))
    ('2,391', '1,234.50')
    >>> number(Decimal("0E-7"))
    '0.0000000'
    """
    return f"{Decimal(value):,f}"


def after_colon(text: str) -> str:
    """A text after a colon: its first word small where it is a word of grammar or says what is done, and so no name.

    >>> after_colon("Some units are of a specific nature."), after_colon("Hanoi asked for it.")
    ('some units are of a specific nature.', 'Hanoi asked for it.')
    >>> after_colon("Attended a course."), after_colon("Hold a course."), after_colon("Building Trade Union")
    ('attended a course.', 'hold a course.', 'Building Trade Union')
    """
    first, _, rest = text.partition(" ")
    is_deed = (first in _DEEDS or _DONE.fullmatch(first)) and not rest[:1].isupper()
    return f"{text[:1].lower()}{text[1:]}" if first in _GRAMMAR or is_deed else text


_GRAMMAR = frozenset(
    (
        "A", "All", "An", "Any", "As", "At", "Both", "By", "Each", "Every", "Few", "For", "From", "If", "In", "It",
        "Its", "Many", "Most", "No", "Not", "On", "One", "Only", "Several", "Some", "That", "The", "Their", "There",
        "These", "They", "This", "Those", "To", "Two", "Under", "When", "Where", "With",
    )
)  # fmt: skip
_DEEDS = frozenset(
    (
        "Accept", "Accepts", "Allow", "Asks", "Build", "Built", "Carry", "Complete", "Continue", "Decide",
        "Gave", "Give", "Guide", "Had", "Held", "Help", "Hold", "Issue", "Made", "Make", "Organise", "Organize",
        "Promote", "Proposes", "Provide", "Publish", "Raise", "Request", "Requests", "Review", "Revise", "Send",
        "Sent", "Set", "Submit", "Support", "Took",
    )
)  # fmt: skip
_DONE = re.compile(r"[A-Z][a-z]{2,}(?:ed|ing)")


def citation(title: str, number: str, date: str, issuer: str, *, full: bool = True) -> str:
    """An instrument as a sentence of a paper cites it, from what of it is known: a title has an article.

    >>> citation("Decision on the emulation blocks", "05/QĐ-HĐTĐKT", "22 January 2024", "the Council")
    'the Decision on the emulation blocks (No. 05/QĐ-HĐTĐKT, 22 January 2024, the Council)'
    >>> citation("", "322/KH-UBND", "", "", full=False)
    'No. 322/KH-UBND'
    """
    told = [f"No. {number}" if number else "", date, issuer if full and issuer not in title else ""]
    inner = ", ".join(part for part in told if part)
    named = f"the {title}" if title else ""
    return f"{named} ({inner})" if named and inner else named or inner
