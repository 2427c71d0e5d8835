"""Bytes -> plain mappings, lists and text, straight from libyaml's events.

`yaml.load` and `yaml.compose` are never used: they guess types, take duplicate keys, and crash on deep nesting. Every
scalar stays text; only an unquoted empty value, `~` or `null` is None (FORMAT: ground rules).
"""

import re
from dataclasses import dataclass
from typing import Any
from unicodedata import is_normalized, normalize

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..findings.finding import Finding, Span
from .libyaml import events_of
from .problems import FORBIDDEN, Stop, check_bytes, syntax_problem

MAX_BYTES = 1024 * 1024
MAX_LEVELS = 32
MAX_NODES = 200_000

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
    """What a file holds, and what is wrong with its text. `value` is None where nothing could be read."""

    value: Any
    findings: tuple[Finding, ...]


def read_tree(data: bytes, file: str) -> Tree:
    """Read one file. Never raises for any bytes: what is wrong becomes findings, all of a file at once."""
    findings: list[Finding] = []
    try:
        if len(data) > MAX_BYTES:
            raise Stop(Finding("EMU103", file, arguments={"size": str(len(data)), "limit": str(MAX_BYTES)}))
        findings.extend(check_bytes(data, file))
        reader = _Reader(data, file, findings)
        return Tree(reader.document(), tuple(findings))
    except Stop as stop:
        findings.append(stop.finding)
    except YAMLError as error:
        findings.append(syntax_problem(error, data, file))
    return Tree(None, tuple(findings))


class _Reader:
    """Builds one document. Nesting and nodes are counted on events, so that no input reaches Python's own limits."""

    def __init__(self, data: bytes, file: str, findings: list[Finding]) -> None:
        self._next = events_of(data)
        self._file = file
        self._findings = findings
        self._trail: list[str | int] = []
        self._nodes = 0
        self._not_nfc = 0

    def document(self) -> Any:
        """The one document of the file; a mapping."""
        self._next()
        start = self._next()
        if type(start) is StreamEndEvent:
            raise Stop(Finding("EMU110", self._file, span=Span(1, 1, 1, 1)))
        if start.version or start.tags:
            self._report("EMU112", start)
        first = self._next()
        value = self._node(first, 1, False)
        self._next()
        second = self._next()
        if type(second) is not StreamEndEvent:
            raise Stop(self._finding("EMU111", second))
        if value is None:
            raise Stop(Finding("EMU110", self._file, span=Span(1, 1, 1, 1)))
        if not isinstance(value, dict) and value is not HOLE:
            raise Stop(self._finding("EMU122", first))
        return value

    def _node(self, event: Any, level: int, flow: bool) -> Any:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event, flow)
        self._count(event)
        if kind is AliasEvent:
            self._report("EMU113", event, {"name": f"*{event.anchor}"})
            return HOLE
        if level > MAX_LEVELS:
            raise Stop(self._finding("EMU120", event, {"limit": str(MAX_LEVELS)}))
        if event.anchor is not None or event.tag is not None:
            self._report_decoration(event)
        if kind is SequenceStartEvent:
            return self._sequence(event, level)
        return self._mapping(event, level)

    def _sequence(self, start: Any, level: int) -> list[Any]:
        items: list[Any] = []
        trail = self._trail
        flow = start.flow_style
        while type(event := self._next()) is not SequenceEndEvent:
            trail.append(len(items))
            items.append(self._node(event, level + 1, flow))
            trail.pop()
        return items

    def _mapping(self, start: Any, level: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        first_marks: dict[str, int] = {}
        trail = self._trail
        flow = start.flow_style
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, level, flow)
            trail.append(key)
            value = self._node(self._next(), level + 1, flow)
            if key in entries:
                self._report("EMU115", event, {"key": key, "first": str(first_marks[key])}, on_key=True)
            elif key:
                entries[key] = value
                first_marks[key] = event.start_mark.line + 1
            trail.pop()
        return entries

    def _key(self, event: Any, level: int, flow: bool) -> str:
        """The key's text; empty where it is no text, which has then been said."""
        if type(event) is not ScalarEvent:
            self._report("EMU116", event)
            self._trail.append("")
            self._node(event, level + 1, flow)
            self._trail.pop()
            return ""
        key = self._scalar(event, flow)
        if key is None or key is HOLE or key == "":
            self._report("EMU116", event)
            return ""
        if event.style == "" or event.style is None:
            if key == "<<":
                self._report("EMU113", event, {"name": "<<"})
            elif key[0] in _FIRST_OF_NUMBER and _LOOKS_LIKE_NUMBER.fullmatch(key):
                self._report("EMU117", event, {"key": key})
        return str(key)

    def _scalar(self, event: Any, flow: bool) -> Any:
        self._count(event)
        if event.anchor is not None or event.tag is not None:
            self._report_decoration(event)
        text = event.value
        style = event.style
        if style == "" or style is None:
            if text in _NOTHING:
                return None
            if flow and (" " in text or "\t" in text):
                self._report("EMU118", event, {"text": text})
        elif style == '"' and FORBIDDEN.search(text):
            return self._control_characters(event, text)
        if not text.isascii() and not is_normalized("NFC", text):
            return self._normalised(event, text)
        return text

    def _control_characters(self, event: Any, text: str) -> Hole:
        found = FORBIDDEN.search(text)
        self._report("EMU107", event, {"character": f"U+{ord(found[0]):04X}" if found else ""})
        return HOLE

    def _normalised(self, event: Any, text: str) -> str:
        # A file saved on another system has hundreds of such texts; one finding a file says it.
        if not self._not_nfc:
            self._report("EMU119", event, {"text": normalize("NFC", text)})
        self._not_nfc += 1
        return normalize("NFC", text)

    def _count(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Stop(self._finding("EMU121", event, {"limit": str(MAX_NODES)}))

    def _report_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self._report("EMU113", event, {"name": f"&{event.anchor}"})
        if event.tag is not None:
            self._report("EMU114", event, {"tag": event.tag.replace("tag:yaml.org,2002:", "!!")})

    def _report(self, code: str, event: Any, arguments: dict[str, str] | None = None, *, on_key: bool = False) -> None:
        self._findings.append(self._finding(code, event, arguments, on_key))

    def _finding(self, code: str, event: Any, arguments: dict[str, str] | None = None, on_key: bool = False) -> Finding:
        start, end = event.start_mark, event.end_mark
        span = Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
        return Finding(code, self._file, tuple(self._trail), arguments or {}, on_key, span)
