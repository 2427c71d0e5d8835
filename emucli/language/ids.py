"""Ids out of names: `Sở Y tế` becomes `so-y-te`, whatever spelling, case or brackets a list of units has."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

_MOST_LETTERS = 60
_RESERVED = frozenset(("all", "unknown", "note", "source"))
"""Words that mean something else where an id stands."""
# The letters with a stroke have no part that could be taken off; the Icelandic one is typed for the Vietnamese one.
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe"})


class Named(NamedTuple):
    """A name with its id. `numbered`: the id that its name alone gives was taken already."""

    id: str
    name: str
    numbered: bool


def id_of(name: str) -> str:
    """The id that a name gives: small letters without marks, digits, single hyphens; empty where it has none.

    >>> id_of("Ủy ban MTTQ Việt Nam TỈNH An Sơn"), id_of("Sở Kế hoạch & Đầu tư (SKHĐT)")
    ('uy-ban-mttq-viet-nam-tinh-an-son', 'so-ke-hoach-dau-tu-skhdt')
    """
    apart = normalize("NFKD", name).casefold()
    letters = "".join(letter for letter in apart if not combining(letter)).translate(_STROKES)
    words = re.findall("[a-z0-9]+", letters)
    while len(words) > 1 and sum(map(len, words)) + len(words) - 1 > _MOST_LETTERS:
        words.pop()
    return "-".join(words)[:_MOST_LETTERS]


def ids_of(names: Iterable[str], otherwise: str, taken: Sequence[str] = ()) -> tuple[Named, ...]:
    """An id for each name, none twice and none that is `taken`: equal ones are numbered from 2 on.

    `otherwise`: the id, numbered from 1 on, of a name without a letter or digit of this alphabet.
    """
    several = tuple(names)
    own = [id_of(name) for name in several]
    used = {*taken, *_RESERVED}
    # Whose name alone gives an id has it, also where a numbered one of another name comes before.
    numbered_later = {one for one in own if one}
    found: list[Named] = []
    for name, plain in zip(several, own, strict=True):
        if plain and plain not in used:
            found.append(Named(plain, name, numbered=False))
        else:
            number = 2 if plain else 1
            while (one := f"{plain or otherwise}-{number}") in used or one in numbered_later:
                number += 1
            found.append(Named(one, name, numbered=True))
        used.add(found[-1].id)
    return tuple(found)
