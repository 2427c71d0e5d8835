"""What docs/voting.md says of its examples is what emucli computes: the page says how it is read."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from emucli.findings.catalogue import catalogue
from tests.pages import CODE, Claim, Files, as_written, claims, without_a_claim
from tests.program import REPOSITORY
from tests.voting.elections import FOLDER, SIX, elected, of_the_year, ran, scored

PAGE = REPOSITORY / "docs" / "voting.md"

_OFFICES = ("leader", "deputies")
_ROUNDS = ("votes.yaml", "votes", 0)
_PLACES: Mapping[str, tuple[str | int, ...]] = {
    "pass": ("regulation.yaml", "voting", "pass"),
    "quorum": ("regulation.yaml", "voting", "quorum"),
    "decided_by": ("regulation.yaml", "leadership", "decided_by"),
    "rotation": ("regulation.yaml", "leadership", "rotation"),
    "not_eligible": ("regulation.yaml", "leadership", "not_eligible"),
    "award": ("regulation.yaml", "awards", 0),
    "date": (*_ROUNDS, "date"),
    "present": (*_ROUNDS, "present"),
    "agreed": (*_ROUNDS, "agreed"),
    "rounds": (*_ROUNDS, "rounds"),
    "recorded": ("outcome.yaml", "leadership", "leader"),
    "member": ("members.yaml", "members", 1),
}
"""What the first column of a table, or a column such as `pass: …`, puts into the files above it, and where."""

CLAIMS = list(claims(PAGE, _PLACES))


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_what_the_page_says_is_what_is_computed(claim: Claim, tmp_path: Path) -> None:
    if claim.kind == "lines":
        _check_lines(claim, tmp_path)
    else:
        _check_rows(claim)


def _check_rows(claim: Claim) -> None:
    """Each row is a year of its own; a column says what comes of it, or of it with one more key changed."""
    for row in claim.rows:
        files = _with(claim.files, claim.kind, row[claim.kind])
        for column, value in row.items():
            if column in (claim.kind, "why"):
                continue
            key, _, override = column.partition(": ")
            changed = _written(_with(files, key, override) if override else files)
            said = (row[claim.kind], column)
            parts = value.split(", ")
            codes = [part for part in parts if CODE.fullmatch(part)]
            # The codes stand in one column of a row.
            assert not codes or (said, sorted(_found(changed))) == (said, sorted(codes))
            result = ", ".join(part for part in parts if part not in codes)
            assert not result or (said, _result("leader" if override else column, changed)) == (said, result)
        assert any(CODE.search(value) for value in row.values()) or (row, _found(_written(files))) == (row, [])


def _check_lines(claim: Claim, folder: Path) -> None:
    """Lines say offices, awards, the state of the year, the exit code of a command, and what is found."""
    files = _written(claim.files)
    codes = [line for line in claim.lines if CODE.fullmatch(line)]
    assert sorted(_found(files)) == sorted(codes)
    for line in claim.lines:
        name, _, rest = line.partition(": ")
        if name in ("elect", "score"):
            run = ran(folder, files, name, FOLDER, "--format", "json")
            assert f"exit code {run.code}" == rest, run.text + run.said
        elif line not in codes:
            assert (name, _result(name, files)) == (name, rest)


def _with(files: Files, key: str, value: str) -> Files:
    """The files with one key changed."""
    changed = deepcopy(files)
    name, *path, last = _PLACES[key]
    place: Any = changed.setdefault(str(name), {})
    for step in path:
        place = place[int(step)] if isinstance(place, list) else place.setdefault(step, {})
    place[last] = yaml.load(value, yaml.BaseLoader)
    return changed


def _written(files: Files) -> Mapping[str, str]:
    """The files as emucli reads them, with six members where the page names none."""
    members = {"leader": SIX[0], "members": [{"unit": unit} for unit in SIX]}
    own = as_written({"members.yaml": members, **files})
    return {f"cum-1/{name}" if name[0].isdigit() else name: text for name, text in own.items()}


def _found(files: Mapping[str, str]) -> list[str]:
    """The codes of errors and warnings in the year of an example."""
    counted = (one for one in of_the_year(files) if not one.waived)
    return [one.code for one in counted if catalogue().severity(one.finding) != "info"]


def _result(name: str, files: Mapping[str, str]) -> str:
    """What becomes of an office or an award, or a number of the last round of the first vote."""
    if name in _OFFICES:
        office = elected(files)[name]
        several = office if name == "deputies" else [office]
        return ", ".join(f"{one['state']} {one['unit'] or ''}".strip() for one in several)
    if name in ("base", "needed", "valid"):
        number = elected(files)["votes"][0]["rounds"][-1][name]
        return "—" if number is None else str(number)
    answer = scored(files)
    if name == "status":
        return str(answer["status"])
    award = next(one for one in answer["awards"] if one["award"] == name)
    told = " ".join([award["state"], *award["units"]])
    return f"{told} (open: {', '.join(sorted(award['open']))})" if award["open"] else told


def test_every_example_is_followed_by_what_it_gives() -> None:
    assert without_a_claim(PAGE) == []


def test_every_table_and_every_result_is_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert sum(len(claim.lines) for claim in CLAIMS) == text.count("\n→ ")
    assert len(CLAIMS) > 35
