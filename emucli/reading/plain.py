"""The plain form of record files, read line by line: several times as quick as libyaml's events.

This knows a small part of YAML: keys that are words or stand in quotes, texts of one line, paragraphs behind `>-` and
its kin, lists, flow style on one line. It gives the very tree that libyaml gives, or None for whatever it is not sure
about: then libyaml reads the file, and says what is wrong with it. Nothing here reports anything.
"""

from collections.abc import Callable, Sequence
from typing import Any

from .flow import read_flow
from .heads import BARE, BLOCKS, HEADS, PLAIN_START, Head, NotPlain, head_of
from .limits import MAX_LEVELS, MAX_NODES
from .problems import is_surely_nfc

# What may stand in a plain file: no controls (a tab is one), no carriage returns, and of letters that are not ASCII
# those of Vietnamese; their normal form is looked at apart.
_PLAIN_BYTES = bytes([0x0A, *range(0x20, 0x7F), *range(0x80, 0xC0), *range(0xC3, 0xC7), 0xE1, 0xE2])
_BREAKS_FOR_YAML = (b"\xe2\x80\xa8", b"\xe2\x80\xa9")
_MOST_LEVELS = MAX_LEVELS - 4
_MOST_KEPT = 10_000
_LONGEST_KEPT = 80
_OPEN_LIST = -1


_values: dict[str, Any] = {}


def read_plain(data: bytes) -> dict[str, Any] | None:
    """The tree of a file in plain form, which nobody may change; None for any other file."""
    # Every node takes two bytes at least.
    if len(data) >= 2 * MAX_NODES or any(sign in data for sign in _BREAKS_FOR_YAML):
        return None
    if data.translate(None, _PLAIN_BYTES) or not (data.isascii() or is_surely_nfc(data)):
        return None
    for kept in (HEADS, BARE, _values):
        if len(kept) > _MOST_KEPT:
            kept.clear()
    try:
        return _document(data.decode("utf-8").split("\n"))
    except (NotPlain, UnicodeDecodeError):
        return None


class _Nesting:
    """The mapping or list that lines go into, the column of what stands in it, and those around it."""

    def __init__(self) -> None:
        self.open: Any = {}
        self.column = 0
        self.above: list[tuple[Any, int]] = []

    def settle(self, head: Head, waiting: str | None) -> None:
        """Go down into what the last line opened, or up to what this line goes on with."""
        column, is_item = head.column, head.inner > 0
        if waiting is not None:
            # A key without a value is said to be empty.
            if column < self.column or (column == self.column and not is_item):
                raise NotPlain
            below: Any = [] if is_item else {}
            self.open[waiting] = below
            self._enter(below, column)
        while column < self.column or (column == self.column and not is_item and isinstance(self.open, list)):
            self.open, self.column = self.above.pop()
        if column != self.column or is_item != isinstance(self.open, list):
            raise NotPlain

    def add_mapping(self, inner: int) -> None:
        """An item of the list that is open, with its keys at a column."""
        below: dict[str, Any] = {}
        self.open.append(below)
        self._enter(below, inner)

    def _enter(self, below: Any, column: int) -> None:
        self.above.append((self.open, self.column))
        if len(self.above) > _MOST_LEVELS:
            raise NotPlain
        self.open, self.column = below, column


def _document(lines: Sequence[str]) -> dict[str, Any]:
    """The mapping of a whole file. This loop is where reading takes its time."""
    nesting = _Nesting()
    root = top = nesting.open
    # The column of the keys of a mapping that is open; a list has none, so that every line looks where it belongs.
    column, waiting, behind = 0, None, 0
    heads, bare = HEADS, BARE
    for number, line in enumerate(lines):
        if number < behind:
            continue
        head, colon, rest = line.partition(": ")
        known = heads.get(head) if colon else bare.get(line)
        if known is None:
            known = head_of(line, head, colon)
            if known is None:
                continue
        if known.inner or known.column != column or waiting is not None:
            nesting.settle(known, waiting)
            if known.key and known.inner:
                nesting.add_mapping(known.inner)
            top, column, waiting = nesting.open, nesting.column, None
            if not known.key:
                value, behind = _value_at(line[known.inner :], lines, number, column)
                top.append(value)
            if top.__class__ is list:
                column = _OPEN_LIST
                continue
        if known.key in top:
            raise NotPlain
        if colon:
            top[known.key] = value = _values.get(rest)
            if value is None:
                top[known.key], behind = _value_at(rest, lines, number, column)
        else:
            waiting = known.key
            top[waiting] = None
    if not root or waiting is not None:
        raise NotPlain
    return root  # type: ignore[no-any-return]


def _value_at(rest: str, lines: Sequence[str], number: int, column: int) -> tuple[Any, int]:
    """What stands behind a colon or a dash, and the number of the line behind it where it takes several."""
    if rest[:1] in (">", "|"):
        return text_block(rest, lines, number, column)
    value = _values.get(rest)
    if value is None:
        text = rest.strip(" ")
        value = _KINDS.get(text[:1], _word)(text)
        if len(rest) <= _LONGEST_KEPT:
            _values[rest] = value
    return value, 0


def _word(text: str) -> str:
    """A text without quotes; one with a comment behind it is left to libyaml."""
    if not PLAIN_START.match(text) or " #" in text or ": " in text or text[-1] == ":" or text == "null":
        raise NotPlain
    return text


def _quoted(text: str) -> str:
    value = text[1:-1]
    if len(text) < 2 or text[-1] != text[0] or text[0] in value or "\\" in value:
        raise NotPlain
    return value


_KINDS: dict[str, Callable[[str], Any]] = {'"': _quoted, "'": _quoted, "[": read_flow, "{": read_flow}


def text_block(sign: str, lines: Sequence[str], number: int, column: int) -> tuple[str, int]:
    """A text of several lines behind `>-`, `>`, `|-` or `|`, all as far in, and the number of the line behind it."""
    first = lines[number + 1] if number + 1 < len(lines) else ""
    inner = len(first) - len(first.lstrip(" "))
    if sign not in BLOCKS or inner <= column:
        raise NotPlain
    margin, texts = " " * inner, []
    for line in lines[number + 1 :]:
        if not line.startswith(margin):
            break
        text = line[inner:]
        if not text or text[0] == " " or text[-1] == " ":
            raise NotPlain
        texts.append(text)
    behind = number + 1 + len(texts)
    # An empty line belongs to the text where the text goes on behind it.
    if behind == len(lines) or (not lines[behind].strip(" ") and behind + 1 < len(lines)):
        raise NotPlain
    return (" " if sign[0] == ">" else "\n").join(texts) + ("" if sign[1:] else "\n"), behind
