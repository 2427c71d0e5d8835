"""A waiver accepts findings of its own place: a year's those of the year, the root's any; commands agree."""

import json
from pathlib import Path

import pytest

from emucli.findings.catalogue import catalogue
from tests.miniature import BASE, load, with_base
from tests.program import emucli, write

BAD = {"cum-1/2024/members.yaml": "declared_count: 9\nmembers:\n  - unit: so-y-te\n  - unit: so-giao-duc\n"}
WAIVER = """waivers:
  - code: EMU312
    path: cum-1/2024/members.yaml
    where: declared_count
    reason: Nguồn ghi 9 đơn vị
"""
OLD = BASE["waivers.yaml"]


def codes(files: dict[str, str]) -> list[str]:
    """What counts, by file and code."""
    return [f"{placed.finding.file} {placed.code}" for placed in load(with_base({**BAD, **files})).counted]


def test_without_a_waiver_the_finding_counts() -> None:
    assert "cum-1/2024/members.yaml EMU312" in codes({})


@pytest.mark.parametrize(("file", "text"), [("cum-1/2024/waivers.yaml", WAIVER), ("waivers.yaml", OLD + WAIVER[9:])])
def test_the_year_itself_and_the_root_accept(file: str, text: str) -> None:
    assert not [one for one in codes({file: text}) if "EMU312" in one or "EMU90" in one]


@pytest.mark.parametrize("file", ["cum-1/2023/waivers.yaml", "cum-2/2024/waivers.yaml"])
def test_another_place_accepts_nothing_and_is_told(file: str) -> None:
    other = {
        "cum-2/cluster.yaml": BASE["cum-1/cluster.yaml"],
        "cum-2/2024/members.yaml": BASE["cum-1/2024/members.yaml"],
    }
    found = codes({**other, file: WAIVER})
    assert "cum-1/2024/members.yaml EMU312" in found
    assert f"{file} EMU905" in found


REGISTER = "waivers:\n  - code: EMU323\n    path: units.yaml\n    reason: không của năm này\n"


def test_a_year_accepts_nothing_in_the_registers() -> None:
    assert "cum-1/2023/waivers.yaml EMU905" in codes({"cum-1/2023/waivers.yaml": REGISTER})


ELECTED_OTHERWISE = catalogue().entries["EMU704"]
"""outcome.yaml records another leader than the votes give."""


@pytest.mark.parametrize("where", ["another year", "the year", "the root"])
def test_validate_score_elect_and_report_agree(tmp_path: Path, where: str) -> None:
    bad = ELECTED_OTHERWISE.bad
    assert bad is not None
    root = write(tmp_path, {**BASE, **{one.file: one.text for one in (*ELECTED_OTHERWISE.beside, bad)}})
    year = bad.file.rpartition("/")[0]
    assert emucli("elect", year, cwd=root).code == 1
    file = {"another year": "cum-1/2022/waivers.yaml", "the year": f"{year}/waivers.yaml", "the root": "waivers.yaml"}
    waiver = f"  - code: {ELECTED_OTHERWISE.code}\n    path: {bad.file}\n    reason: thử\n"
    write(root, {file[where]: (OLD if where == "the root" else "waivers:\n") + waiver})
    accepted = where != "another year"
    found = json.loads(emucli("validate", ".", "--format", "json", cwd=root).text)["findings"]
    waived = [one["waived"] for one in found if one["code"] == ELECTED_OTHERWISE.code]
    assert set(waived) == {accepted}
    assert (emucli("elect", year, cwd=root).code == 1) is not accepted
    assert (emucli("report", "notice", year, "--draft", cwd=root).code == 1) is not accepted
