"""A person's file changed so that it holds another tree: comments, order, quotes and all that is alike stay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..reading.load import MENDED
from ..reading.tree import read_tree
from .nodes import Entry, Item, ListNode, MappingNode, Node, ScalarNode, node_of, value_at
from .scalar import Scalar, Value, read_as, scalar
from .text import block, entry, flow, flow_entry, inline, texts

_NAMES = ("unit", "stage", "by", "id", "code", "award", "paper", "of")
"""Keys that tell which entry of a list a mapping is."""
_BARE = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Numbers and days, which people write without quotes."""


class CannotEdit(Exception):
    """The text cannot be changed so that nothing else of it changes: a person has to."""


@dataclass(frozen=True)
class Splice:
    """What stands from one offset to another is replaced; an insertion where they are the same."""

    start: int
    end: int
    text: str


def edited(data: bytes, tree: Mapping[str, Value]) -> bytes:
    """The bytes of a file, changed only so that the strict reader gives `tree` for them. Raises CannotEdit.

    The order of keys of a mapping is the file's; a new key stands behind the one that it follows in the tree.
    """
    if _strictly_read(data) is None:
        raise CannotEdit
    text = data.decode("utf-8-sig")
    ends = "\r\n" if "\r\n" in text else "\n"
    changed = _spliced(text, _Editor(text).mapping(node_of(text), tree), ends).encode("utf-8")
    done = data[: len(data) - len(text.encode("utf-8"))] + changed
    if _strictly_read(done) != texts(tree):
        raise CannotEdit
    return done


def _strictly_read(data: bytes) -> object:
    """What the strict reader gives for a file; None where it finds more than what it mends."""
    tree = read_tree(data, "")
    return None if any(finding.code not in MENDED for finding in tree.findings) or tree.empty else tree.value


def _spliced(text: str, splices: Iterator[Splice], ends: str) -> str:
    parts: list[str] = []
    at = 0
    # In order of their places; insertions at one place as they were made, before what is replaced there.
    for one in sorted(splices, key=_place):
        parts += [text[at : one.start], one.text.replace("\n", ends)]
        at = one.end
    return "".join([*parts, text[at:]])


def _place(splice: Splice) -> tuple[int, bool]:
    return splice.start, splice.end > splice.start


@dataclass(frozen=True)
class _Editor:
    text: str

    def value(self, node: Node, new: Value, *, in_flow: bool) -> Iterator[Splice]:
        """What makes a node hold a value."""
        if value_at(node) == texts(new):
            return
        if isinstance(node, MappingNode) and isinstance(new, Mapping) and _share_keys(node, new):
            yield from self.mapping(node, new)
        elif isinstance(node, ListNode) and isinstance(new, list | tuple) and node.parts and new:
            yield from self.list(node, new)
        else:
            yield self._replaced(node, new, in_flow)

    def _replaced(self, node: Node, new: Value, in_flow: bool) -> Splice:
        if isinstance(new, Scalar):
            return self._pulled_up(node, self._scalar(node, new, in_flow))
        if in_flow:
            return Splice(node.start, node.end, flow(new))
        short = inline(new, self._column(node.start))
        if short is not None:
            return self._pulled_up(node, short)
        indent = self._indent(node.start) + 2
        return Splice(self._after_blank(node.start), node.end, "\n" + "\n".join(block(new, indent)))

    def _scalar(self, node: Node, new: Scalar, in_flow: bool) -> str:
        """A new value in the quotes of the old one; a number or a day without any stays so."""
        if not isinstance(node, ScalarNode):
            return scalar(new, in_flow=in_flow)
        was_plain = self.text[node.start : node.end] == node.text
        if was_plain and _BARE.fullmatch(node.text) and _BARE.fullmatch(read_as(new)):
            return read_as(new)
        return scalar(new, in_flow=in_flow, quote=node.quote)

    def _pulled_up(self, node: Node, text: str) -> Splice:
        """A value in place of lines of a block moves to the line of its key."""
        start = node.start
        if not isinstance(node, ScalarNode) and not node.flow:
            before = self.text[:start].rstrip()
            if before.endswith((":", "-")) and "\n" in self.text[len(before) : start]:
                return Splice(len(before), node.end, f" {text}")
        return Splice(start, node.end, text)

    # Mappings

    def mapping(self, node: MappingNode, new: Mapping[str, Value]) -> Iterator[Splice]:
        """What makes a mapping hold another one of which it has a key at least."""
        wanted = {str(texts(key)): value for key, value in new.items()}
        kept = [part for part in node.parts if part.key.text in wanted]
        if not kept:
            raise CannotEdit
        for part in kept:
            yield from self.value(part.value, wanted[part.key.text], in_flow=node.flow)
        yield from self._removed(node, [part.key.text in wanted for part in node.parts])
        by_key = {part.key.text: part for part in kept}
        anchor: Entry | None = None
        for key, value in wanted.items():
            if key in by_key:
                anchor = by_key[key]
            else:
                yield self._new_entry(node, anchor, kept[0], key, value)

    def _new_entry(self, node: MappingNode, anchor: Entry | None, first: Entry, key: str, value: Value) -> Splice:
        if node.flow:
            text = flow_entry(key, value)
            if anchor is None:
                return Splice(first.start, first.start, f"{text}, ")
            return Splice(anchor.value.end, anchor.value.end, f", {text}")
        lines = entry(key, value, self._column(first.start))
        return self._lines_after((anchor or first).value.end, lines)

    # Lists

    def list(self, node: ListNode, new: Sequence[Value]) -> Iterator[Splice]:
        """What makes a list hold another one, none of them empty."""
        pairs = _pairs(node, new) or dict(enumerate(node.parts[: len(new)]))
        stays = {part.start for part in pairs.values()}
        for at, part in pairs.items():
            yield from self.value(part.value, new[at], in_flow=node.flow)
        yield from self._removed(node, [part.start in stays for part in node.parts])
        first = pairs[min(pairs)]
        anchor: Item | None = None
        for at, value in enumerate(new):
            if at in pairs:
                anchor = pairs[at]
            else:
                yield self._new_item(node, anchor, first, value)

    def _new_item(self, node: ListNode, anchor: Item | None, first: Item, value: Value) -> Splice:
        if node.flow:
            if anchor is None:
                return Splice(first.start, first.start, f"{flow(value)}, ")
            return Splice(anchor.value.end, anchor.value.end, f", {flow(value)}")
        column = self._column(first.start)
        lines = [*block([value], column)]
        if anchor is not None:
            return self._lines_after(anchor.value.end, lines)
        text = "\n".join(lines)[column:] + "\n" + " " * column
        return Splice(first.start, first.start, text)

    # Both

    def _removed(self, node: MappingNode | ListNode, stays: Sequence[bool]) -> Iterator[Splice]:
        for at, stay in enumerate(stays):
            if not stay:
                yield _flow_removed(node, at, last=not any(stays[at:])) if node.flow else self._line_removed(node, at)

    def _line_removed(self, node: MappingNode | ListNode, at: int) -> Splice:
        """An entry in block style with its line; the first one may share its line with the dash around it."""
        part = node.parts[at]
        line = self.text.rfind("\n", 0, part.start) + 1
        if not self.text[line : part.start].strip():
            return Splice(line, self._line_end(part.value.end), "")
        following = node.parts[at + 1].start
        if "#" in self.text[part.value.end : following] or at:
            return Splice(part.start, part.value.end, "")
        return Splice(part.start, following, "")

    def _lines_after(self, offset: int, lines: Iterator[str] | Sequence[str]) -> Splice:
        """Whole lines behind the line in which an offset lies."""
        end = self._line_end(offset)
        text = "".join(f"{line}\n" for line in lines)
        return Splice(end, end, text if self.text[:end].endswith("\n") else f"\n{text}")

    def _line_end(self, offset: int) -> int:
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1

    def _column(self, offset: int) -> int:
        return offset - (self.text.rfind("\n", 0, offset) + 1)

    def _indent(self, offset: int) -> int:
        """Where the key or the item that a value belongs to begins: behind all dashes of its line."""
        line = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return len(line) - len(line.lstrip(" -"))

    def _after_blank(self, offset: int) -> int:
        return len(self.text[:offset].rstrip(" "))


def _flow_removed(node: MappingNode | ListNode, at: int, *, last: bool) -> Splice:
    """An entry in flow style with its comma; `last`: none of those behind it stays."""
    if last:
        return Splice(node.parts[at - 1].value.end, node.parts[at].value.end, "")
    return Splice(node.parts[at].start, node.parts[at + 1].start, "")


def _share_keys(node: MappingNode, new: Mapping[str, Value]) -> bool:
    return not {part.key.text for part in node.parts}.isdisjoint(str(texts(key)) for key in new)


def _pairs(node: ListNode, new: Sequence[Value]) -> dict[int, Item]:
    """Which item of a list each new one goes on from, in order; none for one that is new."""
    old, names = [_name(value_at(part.value)) for part in node.parts], [_name(texts(value)) for value in new]
    pairs: dict[int, Item] = {}
    for kind, start, end, to, stop in SequenceMatcher(None, old, names, autojunk=False).get_opcodes():
        for at in range(min(end - start, stop - to)):
            # What has no name and stands in the place of another such thing is taken for the same, changed.
            nameless = isinstance(names[to + at], str) and isinstance(old[start + at], str)
            if kind == "equal" or nameless:
                pairs[to + at] = node.parts[start + at]
    return pairs


def _name(value: object) -> object:
    """What tells an entry of a list from its neighbours; for what has no name its whole content."""
    if isinstance(value, dict):
        named = tuple((key, value[key]) for key in _NAMES if isinstance(value.get(key), str))
        return named or repr(value)
    return value if isinstance(value, str) else repr(value)
