"""A table of texts as aligned columns, CSV or Markdown."""

import csv
import io
import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..findings.text import cell_width, printable
from ..language.markdown import escape
from ..model.scalars import NUMBER_PATTERN

WIDTH = 80
_NARROWEST = 16
_GAP = "  "
_STARTS_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""What a spreadsheet takes for a formula; in some languages it takes the wide forms of these signs as well."""


@dataclass(frozen=True)
class Grid:
    """Rows under headings. Columns in `wide` hold texts: they stand left and are wrapped; others stand right.

    `stacked`: the headings of the others are wrapped as well, a word a line where need be.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[int, ...]
    stacked: bool = False

    def as_text(self, most: int = WIDTH) -> str:
        """Columns within so many characters, where the numbers leave room for the texts."""
        shown = [tuple(map(printable, row)) for row in (self.headings, *self.rows)]
        widths = self._widths(shown, most)
        lines = [line for row in shown for line in self._lines(row, widths)]
        rule = _GAP.join("-" * width for width in widths)
        heading = len(list(self._lines(shown[0], widths)))
        return "\n".join([*lines[:heading], rule, *lines[heading:]]) + "\n"

    def _widths(self, rows: Sequence[tuple[str, ...]], most: int) -> list[int]:
        columns = enumerate(zip(*rows, strict=True))
        widths = [max([self.head_width(at, head), *map(cell_width, cells)]) for at, (head, *cells) in columns]
        over = sum(widths) + len(_GAP) * (len(widths) - 1) - most
        for column in sorted(self.wide, key=lambda at: -widths[at]):
            cut = min(max(over, 0), max(widths[column] - _NARROWEST, 0))
            widths[column] -= cut
            over -= cut
        return widths

    def head_width(self, at: int, head: str) -> int:
        """What a heading takes at least: its longest word where it may be wrapped."""
        several = head.split() if self.stacked and at not in self.wide else [head]
        return max(map(cell_width, several), default=0)

    def _lines(self, row: tuple[str, ...], widths: Sequence[int]) -> Iterator[str]:
        cells = [
            textwrap.wrap(cell, width, break_long_words=False) or [""] if self.stacked or at in self.wide else [cell]
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (self._padded(at, part, width) for at, (part, width) in enumerate(zip(parts, widths, strict=True)))
            yield _GAP.join(padded).rstrip()

    def _padded(self, at: int, part: str, width: int) -> str:
        space = " " * max(0, width - cell_width(part))
        return part + space if at in self.wide else space + part

    def as_markdown(self) -> str:
        """A table of Markdown; what would end a cell is escaped."""
        marks = [":---" if at in self.wide else "---:" for at in range(len(self.headings))]
        heading, *rows = [[escape(printable(cell)) for cell in line] for line in (self.headings, *self.rows)]
        return "".join(f"| {' | '.join(line)} |\n" for line in (heading, marks, *rows))

    def as_csv(self) -> str:
        """CSV for spreadsheets: with a mark of UTF-8, which Excel needs, and no cell that it would run as a formula."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerows([_harmless(cell) for cell in row] for row in (self.headings, *self.rows))
        return "\ufeff" + out.getvalue()


def _harmless(cell: str) -> str:
    is_number = re.fullmatch(NUMBER_PATTERN, cell, re.ASCII)
    begins = cell.startswith(_STARTS_FORMULA) or cell.lstrip().startswith(_STARTS_FORMULA)
    return f"'{cell}" if begins and not is_number else cell
