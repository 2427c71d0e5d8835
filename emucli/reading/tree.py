"""Bytes -> plain mappings, lists and text, straight from libyaml's events.

`yaml.load` and `yaml.compose` are never used: they guess types, take duplicate keys, and crash on deep nesting. Every
scalar stays text; only an unquoted empty value, `~` or `null` is None (FORMAT: ground rules).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized, normalize

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..findings.finding import Finding, KeyPath, Span
from ..language.phrases import Arguments
from ..model.meant import has_decimal_comma
from .hints import hint_for
from .libyaml import events_of
from .limits import MAX_BYTES, MAX_LEVELS, MAX_NODES, MAX_TOLD
from .places import Places
from .plain import read_plain
from .problems import (
    CUT_OFF,
    FORBIDDEN,
    Stop,
    and_more,
    check_bytes,
    is_surely_nfc,
    lines_with_signs,
    syntax_problem,
)

_NOTHING = frozenset(("", "~", "null"))
_FIRST_OF_NUMBER = frozenset("0123456789+-.")
_LOOKS_LIKE_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+|[-+]?[0-9]+(:[0-9]+)+(\.[0-9]*)?",
    re.ASCII,
)


class Hole:
    """Stands where a value could not be read; what is said about it has been said."""


HOLE = Hole()


@dataclass(frozen=True)
class Tree:
    """What a file holds, and what is wrong with its text. `value` is None where nothing could be read.

    `empty` are findings of the values that are nothing, for whoever knows whether something else is wrong there;
    `cut` the numbers with a decimal comma that `{ }` cut in two, as they were written, by the place of the first half.
    `plain`: the file is in plain form, and has nothing wrong with its text.
    """

    value: Any
    findings: tuple[Finding, ...]
    empty: tuple[Finding, ...] = ()
    cut: Mapping[KeyPath, str] = field(default_factory=dict)
    plain: bool = False


def read_tree(data: bytes, file: str) -> Tree:
    """Read one file. Never raises for any bytes: what is wrong becomes findings, all of a file at once."""
    # Without this line every file is read from libyaml's events, with the same result.
    plain = read_plain(data)
    return read_events(data, file) if plain is None else Tree(plain, (), plain=True)


def read_events(data: bytes, file: str) -> Tree:
    """The same from libyaml's events, whatever the file is like."""
    findings: list[Finding] = []
    try:
        if len(data) > MAX_BYTES:
            raise Stop(Finding("EMU103", file, arguments={"size": len(data), "limit": MAX_BYTES}))
        findings.extend(check_bytes(data, file))
        reader = _Reader(data, file, findings)
        value = reader.document()
        findings.extend(and_more(reader.untold, file))
        return Tree(value, tuple(findings), tuple(reader.empty), reader.cut)
    except Stop as stop:
        findings.append(stop.finding)
    except (YAMLError, UnicodeDecodeError) as error:
        findings.append(syntax_problem(error, data, file))
    return Tree(None, tuple(findings))


@lru_cache(maxsize=4096)
def _is_plain_word(text: str) -> bool:
    """Whether a key is a word of ASCII letters and underscores: most files have the same ones again and again."""
    return text.isascii() and text.isidentifier() and text != "null"


class _Reader:
    """Builds one document. Nesting and nodes are counted on events, so that no input reaches Python's own limits."""

    def __init__(self, data: bytes, file: str, findings: list[Finding]) -> None:
        self._data = data
        self._next = events_of(data)
        self._places: Places | None = None
        self._file = file
        self._findings = findings
        self.untold = 0
        self.empty: list[Finding] = []
        self.cut: dict[KeyPath, str] = {}
        self._trail: list[str | int] = []
        self._nodes = 1
        self._not_nfc = False
        # What a file does not hold anywhere need not be looked for in each of its texts.
        self._may_be_decorated = b"&" in data or b"!" in data
        self._may_be_escaped = b"\\" in data
        self._is_surely_nfc = is_surely_nfc(data)
        self._lines = lines_with_signs(data)

    def document(self) -> Any:
        """The one document of the file; a mapping."""
        self._next()
        start = self._next()
        if type(start) is StreamEndEvent:
            raise Stop(Finding("EMU110", self._file, span=Span(1, 1, 1, 1)))
        if start.version or start.tags:
            self._report("EMU112", start, None)
        first = self._next()
        if _is_nothing(first):
            raise Stop(Finding("EMU110", self._file, span=Span(1, 1, 1, 1)))
        value = self._container(first, 1)
        self._next()
        second = self._next()
        if type(second) is not StreamEndEvent:
            self._report("EMU111", second, None)
        if not isinstance(value, dict) and value is not HOLE:
            raise Stop(self._finding("EMU122", first))
        return value

    def _node(self, event: Any, level: int, flow: bool, step: str | int) -> Any:
        """A value; `step` is its key or index, which joins the trail only where something is said or nests."""
        if type(event) is ScalarEvent:
            return self._scalar(event, flow, step)
        self._trail.append(step)
        value = self._container(event, level)
        self._trail.pop()
        return value

    def _container(self, event: Any, level: int) -> Any:
        kind = type(event)
        if kind is AliasEvent:
            self._report("EMU113", event, None, {"name": f"*{event.anchor}"})
            return HOLE
        if level > MAX_LEVELS:
            raise Stop(self._finding("EMU120", event, None, {"limit": MAX_LEVELS}))
        if self._may_be_decorated:
            self._check_decoration(event, None)
        if kind is SequenceStartEvent:
            return self._sequence(event.flow_style, level + 1)
        return (
            self._mapping(event.flow_style, level + 1)
            if kind is MappingStartEvent
            else self._scalar(event, False, None)
        )

    def _sequence(self, flow: bool, level: int) -> list[Any]:
        items: list[Any] = []
        next_event = self._next
        while type(event := next_event()) is not SequenceEndEvent:
            self._nodes += 1
            if self._nodes > MAX_NODES:
                raise Stop(self._finding("EMU121", event, len(items), {"limit": MAX_NODES}))
            items.append(self._node(event, level, flow, len(items)))
        return items

    def _mapping(self, flow: bool, level: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        next_event = self._next
        plain_keys = not self._may_be_decorated
        last_key, last = "", None
        while type(event := next_event()) is not MappingEndEvent:
            # Nearly every key is a plain word, and a plain word can have nothing wrong: this loop is where time goes.
            plain = plain_keys and type(event) is ScalarEvent and self._is_plain_key(event.value, event.style)
            key = event.value if plain else self._unusual_key(event, level, flow)
            below = next_event()
            self._nodes += 2
            if not plain and not self._is_key(event, key, below, last, last_key):
                continue
            last_key, last = key, below
            if self._nodes > MAX_NODES:
                too_many = event if self._nodes > MAX_NODES + 1 else below
                raise Stop(self._finding("EMU121", too_many, key, {"limit": MAX_NODES}))
            scalar = type(below) is ScalarEvent
            value = self._scalar(below, flow, key) if scalar else self._node(below, level, flow, key)
            if key in entries:
                self._report(
                    "EMU115",
                    event,
                    key,
                    {"key": key, "first": "" if self._is_full() else self._first_line(key)},
                    on_key=True,
                )
            elif key:
                entries[key] = value
        return entries

    def _is_plain_key(self, text: str, style: str | None) -> bool:
        """Whether nothing can be wrong with a key: a plain word, or ASCII in quotes without escapes, as codes are."""
        if style:
            return bool(text) and not self._may_be_escaped and text.isascii()
        return _is_plain_word(text)

    def _unusual_key(self, event: Any, level: int, flow: bool) -> str:
        """The key's text; empty where it is no text, which has then been said."""
        if type(event) is not ScalarEvent:
            self._report("EMU116", event, "")
            self._node(event, level, flow, "")
            return ""
        key = HOLE if _is_nothing(event) else self._scalar(event, flow, "")
        if key is HOLE or key == "":
            self._report("EMU116", event, "")
            return ""
        return str(key)

    def _is_key(self, event: Any, key: str, below: Any, last: Any, last_key: str) -> bool:
        """Whether an unusual key is one, right or wrong, and not the rest of a number with a decimal comma."""
        if type(event) is not ScalarEvent or event.style or not key:
            return True
        if key == "<<":
            self._report("EMU113", event, key, {"name": "<<"})
        elif number := _split_number(last, event, below):
            value = Span(last.start_mark.line + 1, last.start_mark.column + 1, *_end(event))
            near = hint_for("amount", number).near or ""
            path = (*self._trail, last_key)
            self.cut[path] = number
            self._add(Finding("EMU206", self._file, path, {"value": number, "near": near}, span=value))
            return False
        elif key[0] in _FIRST_OF_NUMBER and _LOOKS_LIKE_NUMBER.fullmatch(key):
            self._report("EMU117", event, key, {"key": key})
        return True

    def _first_line(self, key: str) -> str:
        if self._places is None:
            self._places = Places(self._data)
        return str(self._places.key((*self._trail, key)).line)

    def _scalar(self, event: Any, flow: bool, step: str | int | None) -> Any:
        if self._may_be_decorated:
            self._check_decoration(event, step)
        text = event.value
        style = event.style
        if not style:
            if text in _NOTHING:
                if step is not None and len(self.empty) < MAX_TOLD:
                    self.empty.append(self._finding("EMU204", event, step))
                return None
            if flow and (" " in text or "\t" in text):
                self._report("EMU118", event, step, {"text": text})
            if self._lines:
                self._check_end(event, step, text)
        elif self._may_be_escaped and style == '"':
            return self._escaped(event, step, text)
        if self._is_surely_nfc or text.isascii() or is_normalized("NFC", text):
            return text
        return self._normalised(event, step, text)

    def _check_end(self, event: Any, step: str | int | None, text: str) -> None:
        """A `#` after a space begins a comment; one that stands close to a word was meant as part of the value."""
        line, column = event.end_mark.line, event.end_mark.column
        rest = self._lines.get(line, "")[column:]
        if CUT_OFF.match(rest):
            self._report("EMU124", event, step, {"value": text, "rest": rest.strip()})

    def _escaped(self, event: Any, step: str | int | None, text: str) -> Any:
        """A text in double quotes: what it holds need not stand in the file as it is."""
        if found := FORBIDDEN.search(text):
            self._report("EMU107", event, step, {"character": f"U+{ord(found[0]):04X}"})
            return HOLE
        return text if is_normalized("NFC", text) else self._normalised(event, step, text)

    def _normalised(self, event: Any, step: str | int | None, text: str) -> str:
        # A file saved on another system has hundreds of such texts; one finding a file says it.
        if not self._not_nfc:
            self._report("EMU119", event, step, {"text": normalize("NFC", text)})
        self._not_nfc = True
        return normalize("NFC", text)

    def _check_decoration(self, event: Any, step: str | int | None) -> None:
        if event.anchor is not None:
            self._report("EMU113", event, step, {"name": f"&{event.anchor}"})
        if event.tag is not None:
            self._report("EMU114", event, step, {"tag": event.tag.replace("tag:yaml.org,2002:", "!!")})

    def _report(
        self,
        code: str,
        event: Any,
        step: str | int | None,
        arguments: Arguments | None = None,
        *,
        on_key: bool = False,
    ) -> None:
        if self._is_full():
            self.untold += 1
            return
        self._add(self._finding(code, event, step, arguments, on_key))

    def _is_full(self) -> bool:
        """Whether nothing more is told: a large file of errors must not cost their places, too."""
        return len(self._findings) >= MAX_TOLD

    def _add(self, finding: Finding) -> None:
        """One more thing that is wrong; told while there are not too many of them."""
        if len(self._findings) < MAX_TOLD:
            self._findings.append(finding)
        else:
            self.untold += 1

    def _finding(
        self,
        code: str,
        event: Any,
        step: str | int | None = None,
        arguments: Arguments | None = None,
        on_key: bool = False,
    ) -> Finding:
        start = event.start_mark
        span = Span(start.line + 1, start.column + 1, *_end(event))
        path = (*self._trail, step) if step is not None else tuple(self._trail)
        return Finding(code, self._file, path, arguments or {}, on_key=on_key, span=span)


def _end(event: Any) -> tuple[int, int]:
    return event.end_mark.line + 1, event.end_mark.column + 1


def _is_nothing(event: Any) -> bool:
    """Whether an event is an empty value, as `~` and `null` are."""
    return type(event) is ScalarEvent and not event.style and event.value in _NOTHING


def _split_number(last: Any, key: Any, below: Any) -> str:
    """The number with a decimal comma that `{ }` cut in two: the value before a key, and the key without a value.

    Empty where the key is no rest of a number.
    """
    if type(last) is not ScalarEvent or last.style or not _is_nothing(below):
        return ""
    line, column = _end(last)
    adjoining = (line, column + 1) == (key.start_mark.line + 1, key.start_mark.column + 1)
    written = f"{last.value},{key.value}"
    return written if adjoining and has_decimal_comma(written.removesuffix("%")) else ""
