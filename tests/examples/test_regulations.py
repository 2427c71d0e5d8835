"""The real scoring tables in examples/regulations: each is clean in a year, and gives the points that its source says.

Every expected number is read off the source's own table by hand; two rows are examples that a source prints itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.miniature import load, with_base
from tests.program import REPOSITORY
from tests.scoring.year import NV, YTE, errors_at, leaf, line, members, pool, regulation, scored, sheet, sheets

FOLDER = REPOSITORY / "examples" / "regulations"
FILES = sorted(FOLDER.glob("*.yaml"))

MINISTRY = "bo-tu-phap-so-tu-phap-2022"
DONG_THAP = "dong-thap-so-tu-phap-2022"
FARMERS = "hoi-nong-dan-thanh-loi-2017"
KIEN_GIANG = "kien-giang-khoi-7-2019"
HUE = "thua-thien-hue-804-hd-snv-2018"

REPORTS = (
    "Báo cáo sơ kết công tác tư pháp 6 tháng đầu năm 2022, "
    "báo cáo thống kê đúng thời hạn trên phần mềm thống kê ngành tư pháp"
)
PLAN = "Kế hoạch số 80/KH-STP ngày 18/01/2022"

Node = Mapping[str, Any]
"""A criterion as its file holds it: texts, lists, mappings."""

Row = tuple[str, str, str, str]
"""File, code, entry as YAML, expected points."""


def rows(file: str, codes: Sequence[str], *expected: tuple[str, str]) -> list[Row]:
    """Entries and their points, for criteria that are scored alike."""
    return [(file, code, entry, points) for code in codes for entry, points in expected]


SCORED: Sequence[Row] = (
    # “từ 95% đến dưới 100%”: closed below, open above; below 60% nothing.
    *rows(
        MINISTRY, ["A.I.1.1"],
        ("100", "2.00"), ("{part: 20, of: 20}", "2.00"),
        ("99.99", "1.75"), ("{part: 14999, of: 15000}", "1.75"), ("97.5", "1.75"), ("95", "1.75"),
        ("{part: 19, of: 20}", "1.75"),
        ("94.99", "1.50"), ("{part: 17, of: 18}", "1.50"), ("80", "1.50"),
        ("79.99", "1.00"), ("70", "1.00"),
        ("69.99", "0.50"), ("{part: 2, of: 3}", "0.50"), ("60", "0.50"), ("{part: 3, of: 5}", "0.50"),
        ("59.99", "0.00"), ("{part: 599, of: 1000}", "0.00"), ("0", "0.00"), ("{part: 0, of: 7}", "0.00"),
    ),
    *rows(
        MINISTRY, ["A.I.1.2"],
        ("100", "3.00"), ("{part: 33, of: 33}", "3.00"),
        ("99.99", "2.75"), ("95", "2.75"), ("{part: 38, of: 40}", "2.75"),
        ("94.99", "2.50"), ("{part: 37, of: 39}", "2.50"), ("80", "2.50"),
        ("79.99", "2.00"), ("70", "2.00"),
        ("69.99", "1.50"), ("60", "1.50"),
        ("59.99", "0.00"), ("0", "0.00"),
    ),
    # Days: 0, 01-02, 03-05, 06-10, above 10.
    *rows(
        DONG_THAP, ["I.1.1"],
        (f'{{value: 0, evidence: ["{REPORTS}"]}}', "2.00"),  # the source's example
        ("0", "2.00"), ("1", "1.50"), ("2", "1.50"), ("3", "1.00"), ("4", "1.00"), ("5", "1.00"),
        ("6", "0.50"), ("8", "0.50"), ("10", "0.50"), ("11", "0.00"), ("12", "0.00"), ("365", "0.00"),
    ),
    *rows(
        DONG_THAP, ["VIII.1"],
        (f'{{value: co, evidence: ["{PLAN}"]}}', "2.00"),  # the source's example
        ("co", "2.00"), ("khong", "0.00"),
    ),
    # “Đạt trên 95%”, then “Từ 75% đến 95%”: exactly 95% is in the lower band.
    *rows(
        DONG_THAP, ["VIII.3.a", "VIII.3.b"],
        ("100", "1.50"), ("95.01", "1.50"), ("{part: 96, of: 101}", "1.50"),
        ("95", "1.00"), ("95.00", "1.00"), ("{part: 19, of: 20}", "1.00"), ("80", "1.00"), ("75", "1.00"),
        ("{part: 3, of: 4}", "1.00"),
        ("74.99", "0.50"), ("{part: 2, of: 3}", "0.50"), ("50", "0.50"), ("{part: 1, of: 2}", "0.50"),
        ("49.99", "0.00"), ("{part: 49, of: 99}", "0.00"), ("0", "0.00"),
    ),
    # 2 + 1.5 + 1.5.
    *rows(
        FARMERS, ["1.1"],
        ("{met: []}", "0.00"),
        ("{met: [hoc-tap]}", "2.00"), ("{met: [tuyen-truyen]}", "1.50"), ("{met: [ke-hoach]}", "1.50"),
        ("{met: [hoc-tap, tuyen-truyen]}", "3.50"), ("{met: [hoc-tap, ke-hoach]}", "3.50"),
        ("{met: [tuyen-truyen, ke-hoach]}", "3.00"),
        ("{met: [ke-hoach, hoc-tap, tuyen-truyen]}", "5.00"),
    ),
    # Minus 8.
    *rows(HUE, ["T1"], ("co", "8.00")),
)  # fmt: skip

REFUSED: Sequence[tuple[str, str, str]] = (
    (MINISTRY, "A.I.1.1", "100.01"),
    (MINISTRY, "A.I.1.2", "{part: 21, of: 20}"),
    (MINISTRY, "A.I.1.2", "-0.01"),
    (DONG_THAP, "I.1.1", "-1"),
    (DONG_THAP, "I.1.1", "0.5"),
    (DONG_THAP, "I.1.1", "10.5"),
    (DONG_THAP, "VIII.1", "chua"),
    (DONG_THAP, "VIII.3.a", "-0.01"),
    (FARMERS, "1.1", "{met: [hoi-nghi]}"),
    (FARMERS, "1.1", "{met: [hoc-tap, hoc-tap]}"),
    (HUE, "T1", "khong"),
)
"""Entries that no band, option or item of the source holds."""


# --- Reading a file ---------------------------------------------------------------------------------------------------


def scoring_of(file: str) -> Node:
    """The `scoring` of a file."""
    scoring: Node = yaml.load((FOLDER / f"{file}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["scoring"]
    return scoring


def nodes(criteria: Iterable[Node]) -> Iterator[Node]:
    """Every criterion of a tree, parents first."""
    for node in criteria:
        yield node
        yield from nodes(node.get("criteria", ()))


def pooled(scoring: Node) -> Iterator[Node]:
    """The criteria of bonus and penalty."""
    return chain.from_iterable(nodes(scoring.get(name, {}).get("criteria", ())) for name in ("bonus", "penalty"))


def written_in_full(file: str) -> dict[str, Node]:
    """The criteria whose rule the source gives, by code."""
    scoring = scoring_of(file)
    return {
        node["code"]: node
        for node in chain(nodes(scoring["criteria"]), pooled(scoring))
        if isinstance(node.get("measure"), dict)
    }


def stated_points(measure: Node) -> set[str]:
    """What the bands or options of a measure give, with two decimals."""
    listed = measure["bands"] if measure["kind"] == "bands" else measure["options"].values()
    return {f"{Decimal(one['points']):.2f}" for one in listed}


# --- A year with one criterion ----------------------------------------------------------------------------------------


def alone(file: str, code: str, entry: str) -> dict[str, str]:
    """A year of one unit, scored by its leader on this one criterion of the file."""
    criterion = written_in_full(file)[code]
    if code in {node["code"] for node in pooled(scoring_of(file))}:
        return deducted_by_the_agency(criterion, entry)
    return {
        "members.yaml": members(YTE),
        "regulation.yaml": regulation(as_yaml(criterion), total=criterion["max"]),
        "scores.yaml": sheets(sheet(YTE, {code: entry})),
    }


def deducted_by_the_agency(criterion: Node, entry: str | None) -> dict[str, str]:
    """A year of one unit with 10 points, and a deduction that the standing agency decides."""
    entries = {} if entry is None else {criterion["code"]: entry}
    return {
        "members.yaml": members(YTE, standing_agency=NV),
        "regulation.yaml": regulation(
            leaf("a", 10),
            total="10",
            penalty=pool(as_yaml(criterion)),
            stages="[{id: appraisal, by: leadership}, {id: agency, by: agency}]",
            final="appraisal",
        ),
        "scores.yaml": sheets(sheet(YTE, a=10), sheet(YTE, entries, stage="agency", by=NV)),
    }


def as_yaml(criterion: Node) -> str:
    """On one line; JSON is YAML."""
    return json.dumps(criterion, ensure_ascii=False)


def line_of_unit(files: Mapping[str, str]) -> dict[str, Any]:
    """The standing of the one unit."""
    (standing,) = scored(files)["standings"]
    return dict(standing)


# --- The tests --------------------------------------------------------------------------------------------------------


def test_the_five_files_are_there() -> None:
    assert [path.stem for path in FILES] == [MINISTRY, DONG_THAP, FARMERS, KIEN_GIANG, HUE]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_copied_into_a_year_is_clean(path: Path) -> None:
    found = load(with_base({"cum-1/2024/regulation.yaml": path.read_text(encoding="utf-8")}))
    assert [str(placed) for placed in found.counted] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_year_cannot_be_ranked_by_what_the_source_left_out(path: Path) -> None:
    files = {
        "members.yaml": members(YTE, standing_agency=NV),
        "regulation.yaml": path.read_text(encoding="utf-8"),
        "scores.yaml": sheets(sheet(YTE).replace('    regulation: "1"\n', "")),
    }
    assert scored(files)["status"] == "not_rankable"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_readme_names_every_file(path: Path) -> None:
    assert f"]({path.name})" in (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [path.stem for path in FILES])
def test_every_criterion_with_a_rule_is_scored_here(file: str) -> None:
    assert set(written_in_full(file)) == {code for of, code, _, _ in SCORED if of == file}


@pytest.mark.parametrize(("file", "code"), sorted({row[:2] for row in SCORED if row[0] != FARMERS}))
def test_every_band_and_option_is_scored_here(file: str, code: str) -> None:
    measure = written_in_full(file)[code]["measure"]
    assert stated_points(measure) == {points for *of, _, points in SCORED if of == [file, code]}


@pytest.mark.parametrize(("file", "code", "entry", "expected"), SCORED)
def test_an_entry_gives_what_the_source_says(file: str, code: str, entry: str, expected: str) -> None:
    assert line_of_unit(alone(file, code, entry))["criteria"][code] == expected


@pytest.mark.parametrize(("file", "code", "entry"), REFUSED)
def test_an_entry_outside_the_table_is_an_error(file: str, code: str, entry: str) -> None:
    files = alone(file, code, entry)
    assert errors_at(files) == [line(files, "scores.yaml", f'"{code}":')]


@pytest.mark.parametrize(("entry", "penalty", "total"), [("co", "8.00", "2.00"), (None, "0.00", "10.00")])
def test_the_agency_of_hue_deducts_8(entry: str | None, penalty: str, total: str) -> None:
    standing = line_of_unit(deducted_by_the_agency(written_in_full(HUE)["T1"], entry))
    assert (standing["criteria"]["T1"], standing["penalty"], standing["total"]) == (penalty, penalty, total)
