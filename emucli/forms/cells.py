"""The cells of one worksheet that came back -> its score sheet, and what is wrong with them or worth knowing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from fractions import Fraction

from ..findings.finding import Finding
from ..language.forms import form_word
from ..scoring.nodes import Node
from .about import AboutKey
from .columns import INPUTS, Column
from .days import is_day, takes_days
from .desk import Desk
from .identity import RowSent, SheetSent, digest
from .inputs import NO, YES, Address, entry_of, is_open, tidy
from .opened import Held, Opened, cell_name
from .structure import Structure
from .told import Told
from .values import Remark, Taken, date_of, taken, text_of

_FEW = 6


@dataclass(frozen=True, kw_only=True)
class TakenSheet:
    """One score sheet as the form gives it. `inputs` are the cells by code; `sent` says what it was when it went out.

    `words` are those of options, by code and id. `places` lead from a code, an item and a column, and from the keys of
    what is said of the sheet, to the cells.
    """

    unit: str
    sent: SheetSent
    inputs: Mapping[str, Mapping[Address, str]]
    about: Mapping[AboutKey, str]
    note: str
    place: str
    words: Mapping[str, Mapping[str, str]]
    places: Mapping[tuple[str, str, str], str]


@dataclass
class Cells:
    """Takes the inputs of one worksheet. `found` gathers what is to be said of it."""

    desk: Desk
    structure: Structure
    book: Opened
    _: KW_ONLY
    found: list[Finding]
    places: dict[tuple[str, str, str], str] = field(default_factory=dict)
    doubtful: dict[str, Finding] = field(default_factory=dict)
    """Percentages that may be shares, by the code of their criterion: as they were sent they are what they say."""

    def taken(self) -> TakenSheet:
        """The score sheet of the worksheet."""
        sent = self.structure.sent
        inputs: dict[str, dict[Address, str]] = {}
        for row in sent.rows:
            node = self.desk.marking.scale.nodes.get(row.code)
            if row.kind in ("leaf", "item", "shared") and node is not None and node.is_leaf:
                inputs.setdefault(row.code, {}).update(self._row(row, self.desk.told(node)))
                if takes_days(node):
                    self._check_days(row, inputs[row.code])
                self._settle_doubt(row, node, inputs[row.code])
        about = dict(self._about())
        self._check_answers(inputs, about)
        comments = self._comments(inputs)
        return TakenSheet(
            unit=sent.unit,
            sent=sent,
            inputs=inputs,
            about=about,
            note="\n".join(comments),
            place=self.structure.place,
            words={code: self._words(code) for code in inputs},
            places=self.places,
        )

    def _words(self, code: str) -> Mapping[str, str]:
        language = self.desk.language
        answers = {YES: form_word("yes", language), NO: form_word("no", language)}
        told = self.desk.told(self.desk.marking.scale.nodes[code])
        return {**told.options(), **told.steps(), **answers}

    def _row(self, row: RowSent, told: Told) -> Iterator[tuple[Address, str]]:
        for at, name in enumerate(self.structure.sent.columns, 1):
            column: Column = name  # type: ignore[assignment]
            if column not in INPUTS:
                continue
            place = self.structure.at(row.number, at)
            self.places[row.code, row.item, column] = place
            held = self._held(row.number, at, place)
            if held.kind == "empty":
                continue
            if not is_open(told.leaf, row.item, column):
                self._check_locked(held, told.leaf, column, place)
                continue
            one = taken(held, column, told, row.item)
            if one.remarks and one.remarks[0][0] == "EMU029":
                code, arguments = one.remarks[0]
                self.doubtful[row.code] = Finding(code, place, (), {"code": row.code, **arguments})
                yield (row.item, column), str(arguments["value"]).removesuffix("%")
                continue
            self._remark(one.remarks, place, {"code": row.code})
            if one.text:
                yield (row.item, column), one.text

    def _check_days(self, row: RowSent, inputs: dict[Address, str]) -> None:
        """A day in the column of results is one only beside the day on which it was due: `9/5` may have been 9.5."""
        first, second = inputs.get(("", "first"), ""), inputs.get(("", "second"), "")
        if row.kind == "leaf" and is_day(first) and not is_day(second):
            del inputs["", "first"]
            place = self.places[row.code, "", "first"]
            self.found.append(Finding("EMU026", place, (), {"code": row.code, "value": first}))

    def _settle_doubt(self, row: RowSent, leaf: Node, inputs: dict[Address, str]) -> None:
        finding = self.doubtful.pop(row.code, None)
        if finding is not None and digest(entry_of(leaf, inputs)) != row.base:
            del inputs["", "first"]
            self.found.append(finding)

    def _held(self, row: int, column: int, place: str) -> Held:
        """What a cell holds; of a formula what it came to, which is said."""
        held = self.structure.page.at(row, column)
        if held.kind != "formula":
            return held
        page = self.book.values.get(self.structure.page.name)
        value = page.at(row, column) if page else None
        if value is None or value.kind in ("empty", "formula"):
            self.found.append(Finding("EMU024", place))
            return Held("empty")
        if value.kind != "error":
            self.found.append(Finding("EMU023", place, (), {"taken": value.text}))
        return value

    def _check_locked(self, held: Held, leaf: Node, column: Column, place: str) -> None:
        is_target = column == "second" and leaf.target is not None and held.kind == "number"
        if not is_target or Fraction(held.number) not in self._targets(leaf):
            self.found.append(Finding("EMU019", place, (), {"code": leaf.code}))

    def _targets(self, leaf: Node) -> Iterator[Fraction | None]:
        """The scale's target, and those that sheets on the unit name of their own."""
        yield leaf.target
        for at in self.desk.marking.received.of(self.desk.stage.id, self.structure.sent.unit):
            entry = at.entries.get(leaf.code)
            if entry is not None and not isinstance(entry, str) and entry.target is not None:
                yield Fraction(entry.target)

    def _check_answers(self, inputs: Mapping[str, Mapping[Address, str]], about: Mapping[AboutKey, str]) -> None:
        """What is left empty: a whole sheet, a criterion, or some items of a checklist of which others are answered."""
        if not any(inputs.values()):
            if not about.get("recused"):
                self.found.append(Finding("EMU038", self.structure.place))
            return
        said = {finding.file for finding in self.found}
        empty: list[tuple[str, str]] = []
        for row in self.structure.sent.rows:
            node, given = self.desk.marking.scale.nodes.get(row.code), inputs.get(row.code, {})
            place = self.places.get((row.code, row.item, "first"), self.structure.place)
            owed = row.kind == "leaf" and node is not None and node.part == "base" and self.desk.stage.otherwise is None
            if owed and not given and place not in said:
                empty.append((place, row.code))
            answered = any(item and column == "first" for item, column in given)
            if row.kind == "item" and answered and (row.item, "first") not in given and place not in said:
                self.found.append(Finding("EMU036", place, (), {"code": row.code}))
        self.found += _left_empty(empty)

    def _remark(self, remarks: Sequence[Remark], place: str, more: Mapping[str, str]) -> None:
        """What is said of a cell; letters in another normal form are told once a file."""
        for code, arguments in remarks:
            if code != "EMU119":
                self.found.append(Finding(code, place, (), {**more, **arguments}))
            elif not any(finding.code == code for finding in self.found):
                self.found.append(Finding(code, place, (), arguments))

    def _about(self) -> Iterator[tuple[AboutKey, str]]:
        for name, row in self.structure.sent.about.items():
            key: AboutKey = name  # type: ignore[assignment]
            place = self.structure.at(row, 4)
            self.places["", "", key] = place
            held = self._held(row, 4, place)
            year = self.desk.year
            one: Taken = date_of(held, year.first_day, year.last_day) if key == "submitted" else text_of(held)
            self._remark(one.remarks, place, {})
            if one.text:
                yield key, one.text

    def _comments(self, inputs: dict[str, dict[Address, str]]) -> Iterator[str]:
        """Comments of cells become notes: of the criterion of their row, else of the sheet."""
        codes = {row.number: row.code for row in self.structure.sent.rows if row.kind in ("leaf", "item", "shared")}
        for (row, column), text in sorted(self.structure.page.comments.items()):
            told = tidy(text)
            if not told:
                continue
            self.found.append(Finding("EMU034", f"{self.structure.place}!{cell_name(row, column)}"))
            if row in codes:
                own = inputs.setdefault(codes[row], {})
                before = own.get(("", "note"))
                own["", "note"] = told if before in (None, told) else f"{before}\n{told}"
            else:
                yield told


def _left_empty(empty: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """A finding for each of few criteria; one for many, at the first of them."""
    if len(empty) > _FEW:
        yield Finding("EMU035", empty[0][0], (), {"codes": tuple(code for _, code in empty)})
        return
    for place, code in empty:
        yield Finding("EMU035", place, (), {"codes": (code,)})
