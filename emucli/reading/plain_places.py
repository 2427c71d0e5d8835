"""Line and column in a file of plain form: of what is asked for alone, by way of the lines that lead to it."""

from functools import lru_cache
from typing import NamedTuple

from ..findings.finding import KeyPath, Span
from .heads import Head, head_of
from .places import NEAR_THE_TOP, HasPlaces, Places
from .plain import text_block


class _Block(NamedTuple):
    """A mapping or list over several lines: the first of them, the column of its keys or dashes.

    `loose`: its dashes stand in the column of the key that it belongs to.
    """

    line: int
    column: int
    is_list: bool
    loose: bool = False


class _Text(NamedTuple):
    """What stands behind a key or a dash on its line."""

    line: int
    column: int


class PlainPlaces(HasPlaces):
    """The places of a file that `read_plain` reads."""

    def __init__(self, data: bytes) -> None:
        self._lines = data.decode("utf-8").split("\n")
        self._found: dict[KeyPath, _Block | _Text | None] = {(): self._below(0, -1)}
        self._keys: dict[KeyPath, Span] = {}
        self._flow = lru_cache(maxsize=16)(self._read_flow)

    def key_there(self, path: KeyPath) -> Span | None:
        """The place of a key; None where it is not there."""
        self._node(path)
        if path in self._keys:
            return self._keys[path]
        text, inside = self._around(path)
        return None if text is None or not inside else self._moved(text, self._flow(text).key_there(inside))

    def value_there(self, path: KeyPath) -> Span | None:
        """The place of a value; None where it is not there."""
        node = self._node(path)
        if isinstance(node, _Block):
            return Span(node.line + 1, node.column + 1, node.line + 1, node.column + 1 + node.loose)
        text, inside = self._around(path)
        if text is None:
            return None
        if self._opens_block(text):
            behind = self._block(text)[1]
            return None if inside else Span(text.line + 1, text.column + 1, behind + 1, 1)
        return self._moved(text, self._flow(text).value_there(inside))

    def text(self, path: KeyPath) -> str:
        """What stands in a place near the top of the file; empty where no text does, or deeper down."""
        text, inside = self._around(path) if len(path) <= NEAR_THE_TOP else (None, ())
        if text is None:
            return ""
        if self._opens_block(text):
            return "" if inside else self._block(text)[0]
        return self._flow(text).text(inside)

    def _node(self, path: KeyPath) -> _Block | _Text | None:
        """What a path leads to over lines; None where it ends before, or on a line."""
        if path not in self._found:
            above = self._node(path[:-1])
            self._found[path] = self._step(above, path) if isinstance(above, _Block) else None
        return self._found[path]

    def _around(self, path: KeyPath) -> tuple[_Text | None, KeyPath]:
        """The text of a line that a path leads into, and what of the path lies inside it."""
        for length in range(len(path), -1, -1):
            node = self._node(path[:length])
            if node is not None:
                return (node, path[length:]) if isinstance(node, _Text) else (None, ())
        return None, ()

    def _step(self, block: _Block, path: KeyPath) -> _Block | _Text | None:
        if block.is_list != isinstance(path[-1], int):
            return None
        index = 0
        for number in range(block.line, len(self._lines)):
            head = self._head(number, block)
            if head is None:
                continue
            if head.column < block.column and number != block.line:
                break
            if not block.is_list and block.column == (head.inner or head.column):
                if head.inner and number != block.line:
                    break
                if head.key == path[-1]:
                    return self._behind(number, head, path)
            elif block.is_list and head.column == block.column:
                if not head.inner:
                    break
                if index == path[-1]:
                    return _Block(number, head.inner, False) if head.key else _Text(number, head.inner)
                index += 1
        return None

    def _head(self, number: int, block: _Block) -> Head | None:
        """The head of a line that may belong to a block; None where it lies deeper, or says nothing."""
        line = self._lines[number]
        column = len(line) - len(line.lstrip(" "))
        if column > block.column:
            return None
        head, colon, _ = line.partition(": ")
        return head_of(line, head, colon)

    def _behind(self, number: int, head: Head, path: KeyPath) -> _Block | _Text:
        """What stands behind a key: on its line, or in the lines below it."""
        line, column = self._lines[number], head.inner or head.column
        before, colon, rest = line.partition(": ")
        end = len(before) if colon else len(line.rstrip(" ")) - 1
        self._keys[path] = Span(number + 1, column + 1, number + 1, end + 1)
        if colon:
            return _Text(number, len(line) - len(rest.lstrip(" ")))
        return self._below(number + 1, column)

    def _below(self, number: int, column: int) -> _Block:
        """The block that begins at a line or behind it, below a key in a column."""
        line = self._lines[number]
        while not line.strip(" ") or line.lstrip(" ")[0] == "#":
            number += 1
            line = self._lines[number]
        own = len(line) - len(line.lstrip(" "))
        return _Block(number, own, line[own] == "-", own == column)

    def _opens_block(self, text: _Text) -> bool:
        return self._lines[text.line][text.column] in ">|"

    def _block(self, text: _Text) -> tuple[str, int]:
        return text_block(self._lines[text.line][text.column :], self._lines, text.line, -1)

    def _read_flow(self, text: _Text) -> Places:
        return Places(self._lines[text.line][text.column :].encode("utf-8"))

    def _moved(self, text: _Text, span: Span | None) -> Span | None:
        """A place within a text of a line as a place in the file."""
        if span is None:
            return None
        return Span(text.line + 1, text.column + span.column, text.line + 1, text.column + span.end_column)
