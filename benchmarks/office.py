"""What an office's own script would be: it reads one workbook a unit, adds up what stands there, and ranks.

It checks nothing, knows no measure and no stage but the last, and says nothing of where a figure came from.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
import yaml

_FIRST_ROW = 2
_POINTS = 3


def write_workbooks(root: Path, folder: Path) -> None:
    """One workbook for each unit and year of a tree of sheets: code, own figure, figure of the appraisal."""
    for path in sorted(root.glob("*/*/scores.yaml")):
        units: dict[str, dict[str, Mapping[str, Any]]] = {}
        for sheet in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)["sheets"]:
            units.setdefault(sheet["unit"], {})[sheet["stage"]] = sheet["entries"]
        of_year = folder / path.parts[-3] / path.parts[-2]
        of_year.mkdir(parents=True)
        for unit, stages in units.items():
            _write(of_year / f"{unit}.xlsx", stages)


def _write(path: Path, stages: Mapping[str, Mapping[str, Any]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Mã", "Tự chấm", "Thẩm định"))
        for row, code in enumerate(stages["self"], start=1):
            sheet.write_row(row, 0, (code, *(_figure(stages[stage][code]) for stage in ("self", "appraisal"))))


def _figure(entry: Any) -> float:
    """An entry as a number: of a target and what was reached, the share of ten points."""
    return float(10 * entry["actual"] / entry["target"] if isinstance(entry, dict) else entry)


def rank(folder: Path) -> list[str]:
    """A line for each year: its units, the most points first."""
    return [f"{year.name}: {', '.join(_ranked(year))}" for year in sorted(folder.glob("*/*"))]


def _ranked(year: Path) -> list[str]:
    totals = {path.stem: _total(path) for path in sorted(year.glob("*.xlsx"))}
    return sorted(totals, key=lambda unit: -totals[unit])


def _total(path: Path) -> float:
    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    rows = sheet.iter_rows(min_row=_FIRST_ROW, min_col=_POINTS, max_col=_POINTS, values_only=True)
    return sum(value for (value,) in rows if isinstance(value, int | float))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", root, folder]:
            write_workbooks(Path(root), Path(folder))
        case ["rank", folder]:
            print("\n".join(rank(Path(folder))))
