"""Line and column of any key or value. A clean file never pays for this: it is read once more only when asked."""

from abc import ABC, abstractmethod
from typing import Any
from unicodedata import normalize

from yaml.error import YAMLError
from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from ..findings.finding import Finding, KeyPath, Span
from .libyaml import events_of
from .limits import MAX_LEVELS

NEAR_THE_TOP = 3
"""So many steps down texts are kept: what a sheet of scores is on stands there."""


class HasPlaces(ABC):
    """Where the keys and values of one file stand."""

    @abstractmethod
    def key_there(self, path: KeyPath) -> Span | None:
        """The place of a key; None where it is not there."""

    @abstractmethod
    def value_there(self, path: KeyPath) -> Span | None:
        """The place of a value; None where it is not there."""

    @abstractmethod
    def text(self, path: KeyPath) -> str:
        """What stands in a place near the top of the file; empty where no text does, or deeper down."""

    def key(self, path: KeyPath) -> Span:
        """The place of a key; of the nearest mapping around it where it is not there."""
        return self.key_there(path) or self.value(path)

    def value(self, path: KeyPath) -> Span:
        """The place of a value; of the nearest one around it where it is not there."""
        found = self.value_there(path)
        while path and found is None:
            path = path[:-1]
            found = self.value_there(path)
        return found or Span(1, 1, 1, 1)

    def of(self, finding: Finding) -> Span:
        """The place that a finding means."""
        if finding.span is not None:
            return finding.span
        return self.key(finding.path) if finding.on_key else self.value(finding.path)


class Places(HasPlaces):
    """The places of any file, from libyaml's events: the whole file is read once more."""

    def __init__(self, data: bytes) -> None:
        self._keys: dict[KeyPath, Span] = {}
        self._values: dict[KeyPath, Span] = {}
        self._texts: dict[KeyPath, str] = {}
        self._next = events_of(data)
        try:
            self._next()
            if type(self._next()) is not StreamEndEvent:
                self._node(self._next(), ())
        except (YAMLError, UnicodeDecodeError, _TooDeep):
            # What was read until here has its places; the rest has none.
            return

    def key_there(self, path: KeyPath) -> Span | None:
        """The place of a key; None where it is not there."""
        return self._keys.get(path)

    def value_there(self, path: KeyPath) -> Span | None:
        """The place of a value; None where it is not there."""
        return self._values.get(path)

    def text(self, path: KeyPath) -> str:
        """What stands in a place near the top of the file; empty where no text does, or deeper down."""
        return self._texts.get(path, "")

    def _node(self, event: Any, path: KeyPath) -> None:
        self._values.setdefault(path, _span(event))
        if type(event) is ScalarEvent and len(path) <= NEAR_THE_TOP:
            self._texts.setdefault(path, event.value)
        if type(event) in (ScalarEvent, AliasEvent):
            return
        if len(path) > MAX_LEVELS:
            raise _TooDeep
        if type(event) is SequenceStartEvent:
            self._items(path)
        else:
            self._entries(path)

    def _items(self, path: KeyPath) -> None:
        index = 0
        while type(event := self._next()) is not SequenceEndEvent:
            self._node(event, (*path, index))
            index += 1

    def _entries(self, path: KeyPath) -> None:
        while type(event := self._next()) is not MappingEndEvent:
            below = (*path, normalize("NFC", event.value) if type(event) is ScalarEvent else "")
            self._keys.setdefault(below, _span(event))
            if type(event) is not ScalarEvent:
                self._node(event, below)
            self._node(self._next(), below)


class _TooDeep(Exception):
    pass


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
