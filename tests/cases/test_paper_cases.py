"""Papers and tables: a flat scale, a wide table, letters that mean something elsewhere, a table for Excel."""

import csv
import io
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook

from emucli.model.tree import Cluster, Year
from emucli.papers.docx import docx
from tests.cases.several import UNITS, A, B, C, many, register
from tests.miniature import BASE
from tests.papers import read_back
from tests.papers.making import every_paper, make
from tests.scoring.year import group, leaf, loaded, members, regulation, sheets
from tests.scoring.years_of_several import faults_at, ranked_year, sheet_line
from tests.voting.elections import FOLDER, ran

NUMBERS = {A: {"A": 9.1, "B": 8.25}, B: {"A": 9, "B": 8}, C: {"A": 3.12, "B": 8}}
FLAT = ranked_year({A: {"A": 9, "B": 8}, B: {"A": 8, "B": 8}}, leaf("A", 10), leaf("B", 10), total="20")


def year(files: dict[str, str]) -> tuple[Cluster, Year]:
    """The year 2024 of these files."""
    (found,) = (one for one in loaded(files).clusters if one.path == "cum-1")
    return found, found.years["2024"]


def test_a_flat_scale_has_every_paper(tmp_path: Path) -> None:
    """Two items without groups: the score table is made as DOCX, and so is every other paper, none stops half-way."""
    assert ran(tmp_path, FLAT, "report", "scoreboard", FOLDER, "--draft", "-o", "flat.docx").code == 0
    run = ran(tmp_path, FLAT, "report", "all", FOLDER, "--draft", "-o", "papers")
    assert run.code == 0, run.said
    made = {one.name: one.read_bytes()[:2] for one in (tmp_path / "papers").rglob("*.docx")}
    assert "scoreboard.docx" in made
    assert set(made.values()) == {b"PK"}


def test_forty_units_of_thirty_criteria_are_one_score_table() -> None:
    """Ten groups of three criteria and 40 units: every name, code and point is in the DOCX."""
    units = many(40)
    codes = [f"{at}.{below}" for at in range(1, 11) for below in range(1, 4)]
    groups = (group(str(at), 30, *(leaf(f"{at}.{below}", 10) for below in range(1, 4))) for at in range(1, 11))
    # Points as they come: 0, 3, 6, 9, 1, 4 for the first unit, 7 on from there for the next.
    given = {
        unit: {code: (row * 7 + 3 * column) % 11 for column, code in enumerate(codes)} for row, unit in enumerate(units)
    }
    files = {**ranked_year(given, *groups, total="300"), **register(40)}
    assert faults_at(files) == []
    text = read_back.word(docx(make(year(files), "scoreboard").document())).text
    cells = text.splitlines()
    assert {f"{code}. T" for code in codes} <= set(cells)
    assert {f"Đơn vị {at}" for at in range(6, 41)} <= set(cells)
    assert all(f"{sum(entries.values())},00" in cells for entries in given.values())


NAMES = {"r-d": "Viện R&D <A|B> *1* _x_", "k": "Công ty \\\\ “K” # 1"}
TITLES = {
    "A": "Chỉ tiêu < 5% & > 2% | *sao* _gạch_ # <b>đậm</b>",
    "A.1": "a\\\\b & c",
    "A.2": "“ngoặc” {{ jinja }} {% x %}",
}


def titled(code: str, max: int, *children: str) -> str:
    """A criterion with its title."""
    below = f", criteria: [{', '.join(children)}]" if children else ""
    return f'{{code: {code}, title: "{TITLES[code]}", max: {max}{below}}}'


@cache
def special() -> tuple[Cluster, Year]:
    """A year whose names and titles hold what is markup elsewhere."""
    units = "".join(f'  {unit}: {{name: "{name}"}}\n' for unit, name in NAMES.items())
    achievement = 'Tỷ lệ < 1% & \\"tốt\\" {{ 7*7 }} | x'
    return year(
        {
            UNITS: BASE["units.yaml"] + units,
            "members.yaml": members("r-d", "k", leader="r-d"),
            "regulation.yaml": regulation(titled("A", 20, titled("A.1", 10), titled("A.2", 10)), total="20"),
            "scores.yaml": sheets(
                sheet_line("r-d", {"A.1": 9, "A.2": 8}, by="r-d"), sheet_line("k", {"A.1": 9, "A.2": 9}, by="r-d")
            ),
            "conferences.yaml": "conferences:\n"
            '  - {id: tk, kind: annual, date: 2024-12-20, at: "Phòng <họp> & hội trường"}\n',
            "outcome.yaml": f'awards: [{{award: giay-khen, unit: k, achievement: "{achievement}"}}]\n',
        }
    )


def well_formed(data: bytes) -> bytes:
    """A DOCX whose every part is XML as it should be."""
    with ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))
    return data


def test_special_letters_stand_in_papers_as_they_are() -> None:
    """& < > | * _ # backslash, curly quotes, braces: each DOCX is well-formed, and shows them; so do Markdown tables.

    A text that ended a cell of a table would not be read back whole.
    """
    papers = [make(special(), paper, "vi", about, draft=True) for paper, about in every_paper(special(), "vi")]
    in_word = "".join(read_back.word(well_formed(docx(paper.document()))).text for paper in papers)
    in_markdown = "".join(read_back.markdown(paper.markdown).text for paper in papers)
    written = [text.replace("\\\\", "\\") for text in (*NAMES.values(), *TITLES.values())]
    for text in (*written, "Phòng <họp> & hội trường", 'Tỷ lệ < 1% & "tốt" {{ 7*7 }} | x'):
        assert (text in in_word, text in in_markdown) == (True, True), text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_table_for_excel_has_numbers(tmp_path: Path, lang: str) -> None:
    """9.1 + 8.25, 9 + 8, 3.12 + 8: a workbook has numbers, whatever comma Windows is set to; CSV says it is UTF-8."""
    files = ranked_year(NUMBERS, leaf("A", 10), leaf("B", 10), total="20")
    run = ran(tmp_path, files, "score", FOLDER, "--format", "xlsx", "-o", "diem.xlsx", "--lang", lang)
    assert run.code == 0, run.said
    cells = [
        cell for one in load_workbook(tmp_path / "diem.xlsx", data_only=True) for row in one.iter_rows() for cell in row
    ]
    assert {17.35, 17, 11.12, 9.1, 8.25, 3.12} <= {cell.value for cell in cells if cell.data_type == "n"}
    written = ran(tmp_path, files, "score", FOLDER, "--format", "csv", "--lang", lang)
    assert written.out.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(written.text.removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [row[4] for row in rows] == ["total", "17.35", "17.00", "11.12"]
