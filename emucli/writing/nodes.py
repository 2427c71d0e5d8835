"""The text of a file as nodes with their places, so that an edit touches a node and nothing around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from ..reading.libyaml import events_of

_BLANK = " \t\r\n"


@dataclass(frozen=True)
class ScalarNode:
    """A scalar: `quote` is the mark around it, empty for a plain one and for one of several lines."""

    start: int
    end: int
    text: str
    quote: str


@dataclass(frozen=True)
class Item:
    """An entry of a list. `start` is its dash in block style, its value in flow style."""

    start: int
    value: "Node"


@dataclass(frozen=True)
class Entry:
    """A key of a mapping with its value; `start` is where the key begins."""

    start: int
    key: ScalarNode
    value: "Node"


@dataclass(frozen=True)
class ListNode:
    """A list; `end` is where its last value ends, in flow style behind the bracket."""

    start: int
    end: int
    flow: bool
    parts: tuple[Item, ...]


@dataclass(frozen=True)
class MappingNode:
    """A mapping; likewise."""

    start: int
    end: int
    flow: bool
    parts: tuple[Entry, ...]


Node = ScalarNode | ListNode | MappingNode


def node_of(text: str) -> MappingNode:
    """The nodes of a text that the strict reader takes: a mapping of plain YAML. Raises TypeError for other texts."""
    builder = _Builder(text, events_of(text.encode("utf-8")))
    builder.next_event()
    builder.next_event()
    node = builder.node(builder.next_event())
    if not isinstance(node, MappingNode):
        raise TypeError
    return node


def value_at(node: Node) -> object:
    """What the strict reader gives for a node."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, ListNode):
        return [value_at(part.value) for part in node.parts]
    return {part.key.text: value_at(part.value) for part in node.parts}


@dataclass(frozen=True)
class _Builder:
    text: str
    next_event: Callable[[], Any]

    def node(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is ScalarEvent:
            return self._scalar(event, start, end)
        if type(event) is SequenceStartEvent:
            flow = bool(event.flow_style)
            items, closed = self._items(flow, start)
            return ListNode(start, self._end(items, closed, flow), flow, items)
        if type(event) is MappingStartEvent:
            flow = bool(event.flow_style)
            entries, closed = self._entries()
            return MappingNode(start, self._end(entries, closed, flow), flow, entries)
        raise TypeError(type(event).__name__)

    def _scalar(self, event: Any, start: int, end: int) -> ScalarNode:
        if event.style in ("|", ">"):
            # libyaml counts the empty lines behind it in.
            end = start + len(self.text[start:end].rstrip(_BLANK))
        quote = event.style if event.style in ("'", '"') else ""
        return ScalarNode(start, end, normalize("NFC", event.value), quote)

    def _items(self, flow: bool, start: int) -> tuple[tuple[Item, ...], Any]:
        items: list[Item] = []
        # The list begins with its first dash; every other one comes behind the item before it.
        dash = start
        while type(event := self.next_event()) is not SequenceEndEvent:
            value = self.node(event)
            if items and not flow:
                dash = self._dash(items[-1].value.end, value.start)
            items.append(Item(value.start if flow else dash, value))
        return tuple(items), event

    def _dash(self, after: int, before: int) -> int:
        """The first dash between two items that is not in a comment."""
        at = after
        while at < before and self.text[at] != "-":
            at = self.text.index("\n", at) if self.text[at] == "#" else at + 1
        return at

    def _entries(self) -> tuple[tuple[Entry, ...], Any]:
        entries: list[Entry] = []
        while type(event := self.next_event()) is not MappingEndEvent:
            key = self.node(event)
            if not isinstance(key, ScalarNode):
                raise TypeError
            entries.append(Entry(key.start, key, self.node(self.next_event())))
        return tuple(entries), event

    @staticmethod
    def _end(parts: Sequence[Item] | Sequence[Entry], closed: Any, flow: bool) -> int:
        """libyaml closes a block only where the next thing begins; it ends where its last value does."""
        return parts[-1].value.end if parts and not flow else closed.end_mark.index
