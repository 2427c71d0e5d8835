"""Whether a worksheet still is the one that was sent: its rows in their places, its locked cells as they were."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction

from ..findings.finding import Finding
from .columns import STATIC
from .identity import RowSent, SheetSent
from .opened import Held, Page, cell_name
from .sheet import static_digest

_MORE_ROWS = 100
"""So many rows beyond those that were sent are looked at: whoever added more is told of the first."""


@dataclass(frozen=True)
class Structure:
    """A worksheet beside what was sent. `place` is the file with the worksheet, as findings name it."""

    page: Page
    sent: SheetSent
    place: str

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.sent.columns)

    def at(self, row: int, column: int) -> str:
        """A place as findings name it."""
        return f"{self.place}!{cell_name(row, column)}"

    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the rows; where they are in their places, with merged, hidden and locked cells."""
        moved = tuple(self._moved())
        return moved or (*self._merged(), *self._hidden(), *self._changed())

    def _signature(self, row: int) -> tuple[str, ...]:
        """What tells one row from another: code and criterion."""
        return tuple(static_digest_of(self.page.at(row, column)) for column in (1, 2))

    def _moved(self) -> Iterator[Finding]:
        """Rows that came, went or changed places; of those that came one under the other the first."""
        first = self.sent.rows[0].number if self.sent.rows else 1
        wanted = [tuple(row.digests.split()[:2]) for row in self.sent.rows]
        last = first + len(wanted) + _MORE_ROWS
        if self.page.last_row > last:
            yield Finding("EMU015", self.at(self.page.last_row, 1))
        found = [self._signature(row) for row in range(first, min(self.page.last_row, last) + 1)]
        while len(found) > len(wanted) and found[-1] == ("-", "-"):
            found.pop()
        if not _alike(wanted, found):
            yield from self._differing(first, wanted, found)

    def _differing(
        self, first: int, wanted: Sequence[tuple[str, ...]], found: Sequence[tuple[str, ...]]
    ) -> Iterator[Finding]:
        steps = SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
        gone = [at for kind, start, end, _, _ in steps if kind != "equal" for at in range(start, end)]
        come = [at for kind, _, _, start, end in steps if kind != "equal" for at in range(start, end)]
        for at in come:
            back = next((one for one in gone if wanted[one] == found[at]), None)
            if back is not None:
                gone.remove(back)
                yield self._of_row("EMU014", self.sent.rows[back], first + at)
            elif self._holds_something(first + at) and not (at - 1 in come and self._holds_something(first + at - 1)):
                yield Finding("EMU015", self.at(first + at, 1))
        for row in (self.sent.rows[one] for one in gone):
            yield self._of_row("EMU016", row, row.number)

    def _of_row(self, code: str, row: RowSent, number: int) -> Finding:
        return Finding(code, self.at(number, 1), (), {"row": row.number, "code": row.code or "–"})

    def _holds_something(self, row: int) -> bool:
        return any(self.page.at(row, column).kind != "empty" for column in range(1, self.width + 1))

    def _merged(self) -> Iterator[Finding]:
        first, last = self._bounds()
        for top, left, bottom, right in self.page.merged:
            if bottom >= first and top <= last and left <= self.width:
                yield Finding(
                    "EMU018", self.at(top, left), (), {"range": f"{cell_name(top, left)}:{cell_name(bottom, right)}"}
                )

    def _bounds(self) -> tuple[int, int]:
        numbers = [*(row.number for row in self.sent.rows), *self.sent.about.values()]
        return (min(numbers), max(numbers)) if numbers else (1, 1)

    def _hidden(self) -> Iterator[Finding]:
        for row in self.sent.rows:
            if row.number in self.page.hidden_rows:
                yield Finding("EMU017", self.at(row.number, 1), (), {"code": row.code or "–"})

    def _changed(self) -> Iterator[Finding]:
        """Locked texts that say something else, and points that somebody typed over their formula."""
        static = [at for at, column in enumerate(self.sent.columns, 1) if column in STATIC]
        for row in self.sent.rows:
            for column, wanted in zip(static, row.digests.split(), strict=False):
                if static_digest_of(self.page.at(row.number, column)) != wanted:
                    yield Finding("EMU019", self.at(row.number, column), (), {"code": row.code or "–"})
            yield from self._typed_over(row)

    def _typed_over(self, row: RowSent) -> Iterator[Finding]:
        if row.kind in ("leaf", "item", "group", "part", "total") and "points" in self.sent.columns:
            column = self.sent.columns.index("points") + 1
            if self.page.at(row.number, column).kind != "formula":
                yield Finding("EMU019", self.at(row.number, column), (), {"code": row.code or "–"})


def static_digest_of(held: Held) -> str:
    """The digest of what a locked cell holds."""
    return static_digest(Fraction(held.number) if held.kind == "number" else held.text if held.kind == "text" else None)


def _alike(wanted: Sequence[object], found: Sequence[object]) -> bool:
    """Whether rows stand in their places: so many of them, and those that differ have neither come nor gone."""
    if len(wanted) != len(found):
        return False
    differing = [(one, other) for one, other in zip(wanted, found, strict=True) if one != other]
    changed = {one for one, _ in differing} | {other for _, other in differing}
    return len(changed) == 2 * len(differing) and not any(other in wanted for _, other in differing)
