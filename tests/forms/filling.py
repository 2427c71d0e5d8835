"""Forms filled in as a unit would: by the heads of columns and the codes of rows, with openpyxl."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from emucli.forms.orders import Order, orders
from emucli.forms.reader import Form, read_form
from emucli.forms.taking import Recorded, to_record
from emucli.forms.workbook import form_bytes
from emucli.model.scores import Scores
from emucli.model.tree import Cluster, Year
from emucli.reading.schema import read_model
from emucli.results.scores import scale_of_year
from emucli.scoring.sheets import sheets_of
from emucli.writing.text import texts
from emucli.writing.tree import tree_of

HEADS = {
    "Mã": "code", "Nội dung tiêu chí": "title", "Điểm tối đa": "max", "Cách chấm điểm": "how",
    "Kết quả thực hiện": "first", "Chỉ tiêu, tổng số": "second", "Điểm ấn định": "by_hand", "Điểm": "points",
    "Điểm tự chấm": "own", "Chênh lệch": "difference", "Lý do": "reason", "Minh chứng": "evidence", "Ghi chú": "note",
}  # fmt: skip
FILE = "phieu.xlsx"


def opened(data: bytes) -> Workbook:
    """A workbook as openpyxl reads it."""
    return load_workbook(BytesIO(data))


def saved(book: Workbook) -> bytes:
    """The bytes that openpyxl writes."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def changed(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    """A workbook with something done to it."""
    book = opened(data)
    change(book)
    return saved(book)


class Filled:
    """One worksheet to fill in."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.heads = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Mã")
        names = [sheet.cell(self.heads, at).value for at in range(1, 14)]
        self.columns = {HEADS[str(name)]: at for at, name in enumerate(names, 1) if name}

    def row(self, code: str) -> int:
        """The row of a criterion."""
        return next(row for row in range(self.heads + 1, 999) if str(self.sheet.cell(row, 1).value) == code)

    def cell(self, code: str, column: str = "first", below: int = 0) -> Any:
        """A cell of a criterion, or of an item below it."""
        return self.sheet.cell(self.row(code) + below, self.columns[column])

    def name(self, code: str, column: str = "first", below: int = 0) -> str:
        """The name of that cell."""
        return str(self.cell(code, column, below).coordinate)

    def fill(self, leaf: Mapping[str, Any], entry: Any) -> None:
        """An entry of a drawn year, as whoever reads the form would type it."""
        given = entry if isinstance(entry, dict) else {"value": entry}
        measure = leaf.get("measure", {"kind": "points"})
        code, points = leaf["code"], measure["kind"] == "points"
        for key, column in (("actual", "first"), ("part", "first"), ("plus", "first")):
            self._number(code, column, given.get(key))
        if measure.get("commitment") and 0 < Decimal(given.get("actual", "0")) <= 1:
            # The covenant measures in percent: 1 alone could be all of it.
            self.cell(code).value = f"{given['actual']}%"
        for key in ("of", "minus"):
            self._number(code, "second", given.get(key))
        if "target" in given and not self.cell(code, "second").protection.locked:
            self._number(code, "second", given["target"])
        self._number(code, "first" if points else "by_hand", given.get("points"))
        for key, column in (("reason", "reason"), ("evidence", "evidence")):
            if key in given:
                self.cell(code, column).value = "\n".join(given[key]) if isinstance(given[key], list) else given[key]
        if measure["kind"] == "choice" and "value" in given:
            self.cell(code).value = measure["options"][given["value"]]["text"]
        elif measure["kind"] == "checklist" and "met" in given:
            for below, item in enumerate(measure["items"], 1):
                self.cell(code, below=below).value = "Có" if item in given["met"] else "Không"
        else:
            self._number(code, "first", given.get("value"))

    def _number(self, code: str, column: str, text: str | None) -> None:
        if text is not None and column in self.columns:
            self.cell(code, column).value = float(Decimal(text))


def forms(cluster: Cluster, year: Year, *, blank: bool = False) -> Iterator[tuple[Order, bytes]]:
    """Every workbook of a year."""
    for order in orders(cluster, year):
        yield order, form_bytes(cluster, year, order, "vi", blank=blank)


def read(data: bytes, cluster: Cluster, year: Year) -> Form:
    """A form that came back."""
    return read_form(data, FILE, cluster, year)


def found(form: Form) -> list[str]:
    """What is said of a form: `phieu.xlsx!Sở Y tế!D12 EMU020`."""
    return [f"{finding.file} {finding.code}" for finding in form.findings]


def recorded(year: Year) -> dict[tuple[str, str, str], Recorded]:
    """The sheets of a year by stage, unit and scorer."""
    return {
        (at.sheet.stage, at.sheet.unit, at.sheet.by): Recorded(at.sheet, texts(tree_of(at.sheet)))  # type: ignore[arg-type]
        for at in sheets_of(year)
    }


def taken(form: Form, year: Year, *, force: bool = False) -> list[dict[str, Any]]:
    """The sheets that a form gives to be recorded beside those that are there; none where nothing changes."""
    scale, there = scale_of_year(year), recorded(year)
    assert scale is not None
    assert form.identity is not None
    results = [
        to_record(
            sheet, form.identity, there.get((form.identity.stage, sheet.unit, form.identity.by)), scale, force=force
        )
        for sheet in form.sheets
    ]
    return [result.tree for result in results if result.tree is not None]


def is_strict(sheets: list[dict[str, Any]]) -> bool:
    """Whether the strict reader takes some sheets."""
    return read_model({"sheets": sheets}, Scores, "scores.yaml")[0] is not None
