"""How lines of plain files begin: the signs that their readers are sure about, and how these say that they are not."""

import re
from typing import NamedTuple

KEY = r"""[A-Za-z_][A-Za-z0-9_.-]{0,200}|"[^"\\]{1,200}"|'[^']{1,200}'"""
"""A key that is a word, or stands in quotes without escapes."""
PLAIN_START = re.compile(r"[^\W_]|[-+.][0-9]")
"""How a text without quotes begins that can be nothing but text: with a letter or digit."""
BLOCKS = (">-", ">", "|-", "|")
"""What opens a text of several lines."""

_LINE = re.compile(rf"( *)(- +)?({KEY})")
_ITEM = re.compile(r"( *)(- +)(.+)")


class NotPlain(Exception):
    """Something is not in the plain form. Raised and caught while reading: libyaml then reads the file."""


def unquoted(key: str) -> str:
    """The text of a key as `KEY` matches it."""
    return key[1:-1] if key[0] in "\"'" else key


class Head(NamedTuple):
    """The beginning of a line: the column of its first sign, that of what stands behind a dash (else 0), its key.

    No key: an item of a list that is a value.
    """

    column: int
    inner: int
    key: str


# Files of one kind have the same few beginnings and values again and again.
HEADS: dict[str, Head] = {}
BARE: dict[str, Head] = {}


def head_of(line: str, head: str, colon: str) -> Head | None:
    """The head of a line that was not met before, or has no value behind a key; None for a line that says nothing."""
    stripped = line.strip(" ")
    if not stripped or stripped[0] == "#":
        return None
    if not colon:
        head = line.rstrip(" ")
        head = head[:-1] if head[-1] == ":" else ""
    found = _LINE.fullmatch(head)
    if found is None:
        item = _ITEM.fullmatch(line)
        if item is None:
            raise NotPlain
        known = Head(len(item[1]), item.start(3), "")
        if item[3] in BLOCKS:
            BARE[line] = known
        return known
    key = unquoted(found[3])
    if key == "null":
        raise NotPlain
    known = Head(len(found[1]), found.start(3) if found[2] else 0, key)
    if colon:
        HEADS[head] = known
    else:
        BARE[line] = known
    return known
