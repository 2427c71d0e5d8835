"""What docs/rules-of-scoring.md says of its examples is what emucli computes: the page says how it is read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

import pytest
import yaml

from emucli.findings.catalogue import catalogue
from tests.pages import CODE, Claim, Files, Row, as_written, claims, without_a_claim
from tests.program import REPOSITORY
from tests.scoring.year import loaded, scored
from tests.scoring.years_of_several import EIGHT, among_many

PAGE = REPOSITORY / "docs" / "rules-of-scoring.md"

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")
_OF_SCORING = ("rounding", "missing")
_OF_STAGES = ("combine", "trim", "trim_by")
_LEADER, _STAGE = EIGHT[0], "appraisal"


def _written_in(rows: Sequence[Row]) -> Files:
    """Members and the leader's sheets of a table. `so-y-te (suspended)` is a member of that status."""
    if "entries" not in rows[0]:
        return {}
    sheets, members = [], []
    for row in rows:
        unit, _, status = row["unit"].partition(" ")
        departed = {"status": status.strip("()"), "since": "2024-09-01", "reason": "Theo quyết định"} if status else {}
        members.append({"unit": unit, **departed})
        if row["entries"]:
            sheets.append(_sheet(unit, yaml.load(row["entries"], yaml.BaseLoader)))
    return {"members.yaml": {"leader": _LEADER, "members": members}, "scores.yaml": {"sheets": sheets}}


def _sheet(unit: str, entries: object) -> dict[str, object]:
    return {"unit": unit, "stage": _STAGE, "by": _LEADER, "entries": entries}


def _complete(files: Files) -> dict[str, str]:
    """The files as emucli reads them, with what the page leaves out: titles, the one stage, members that are scored."""
    files = deepcopy(files)
    scoring = files.get("regulation.yaml", {}).get("scoring")
    if scoring:
        scoring.setdefault("stages", [{"id": _STAGE, "by": "leadership"}])
        for part in (scoring, scoring.get("bonus", {}), scoring.get("penalty", {})):
            _give_titles(part)
    if "members.yaml" not in files:
        units = dict.fromkeys([_LEADER, *(sheet["unit"] for sheet in files.get("scores.yaml", {}).get("sheets", ()))])
        files["members.yaml"] = {"leader": _LEADER, "members": [{"unit": unit} for unit in units]}
    return as_written(files)


def _give_titles(part: dict[str, Any]) -> None:
    for node in part.get("criteria", ()):
        node.setdefault("title", node["code"])
        _give_titles(node)


def _found(files: Mapping[str, str]) -> list[str]:
    """The codes of errors and warnings in the year of an example."""
    of_year = (one.finding for one in among_many(loaded, files).counted if one.finding.file.startswith("cum-1/2024/"))
    return sorted(finding.code for finding in of_year if catalogue().severity(finding) != "info")


CLAIMS = list(claims(PAGE, ("entry", "unit", "quota"), _written_in))


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_what_the_page_says_is_what_is_computed(claim: Claim) -> None:
    if claim.kind == "entry":
        _check_entries(claim)
    elif claim.kind == "quota":
        _check_quotas(claim)
    elif claim.kind == "unit":
        _check_units(claim)
    else:
        _check_lines(claim)


def _with(files: Files, override: str) -> Files:
    """The files with one key of the scale, of its stages or of its measure changed: `rounding: down`."""
    changed = deepcopy(files)
    key, _, value = override.partition(": ")
    scoring = changed["regulation.yaml"]["scoring"]
    if key in _OF_SCORING:
        scoring[key] = value
    elif key in _OF_STAGES:
        next(stage for stage in scoring["stages"] if stage["by"] in ("peers", "panel"))[key] = value
    else:
        _measured(scoring)["measure"][key] = value
    return changed


def _leaves(part: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for node in part.get("criteria", ()):
        yield from _leaves(node) if "criteria" in node else iter((node,))


def _measured(scoring: Mapping[str, Any]) -> dict[str, Any]:
    """The criterion that a table of entries is about: the first with a measure, else the first of all."""
    leaves = [*_leaves(scoring), *_leaves(scoring.get("bonus", {}))]
    return next((leaf for leaf in leaves if "measure" in leaf), leaves[0])


def _check_entries(claim: Claim) -> None:
    """Each entry of a table stands in a year of its own; a column says its points, or the code of what is wrong."""
    columns = [column for column in claim.rows[0] if column == "points" or ": " in column]
    assert columns
    for row in claim.rows:
        for column in columns:
            files = deepcopy(claim.files) if column == "points" else _with(claim.files, column)
            scoring = files["regulation.yaml"]["scoring"]
            code = _measured(scoring)["code"]
            entries = {leaf["code"]: "0" for leaf in _leaves(scoring)}
            entries[code] = yaml.load(row["entry"], yaml.BaseLoader)
            written = _complete({**files, "scores.yaml": {"sheets": [_sheet(_LEADER, entries)]}})
            said = (row["entry"], column)
            assert (said, _found(written)) == (said, CODE.findall(row[column]))
            number = _NUMBER.match(row[column].partition(",")[0])
            if number:
                assert (said, among_many(scored, written)["standings"][0]["criteria"][code]) == (said, number[0])


def _check_quotas(claim: Claim) -> None:
    for row in claim.rows:
        files = deepcopy(claim.files)
        files["regulation.yaml"]["awards"][0]["quota"] = yaml.load(row["quota"], yaml.BaseLoader)
        assert (row["quota"], len(among_many(scored, _complete(files))["awards"][0]["units"])) == (
            row["quota"],
            int(row["places"]),
        )


def _check_units(claim: Claim) -> None:
    """One year; a column says a rank, a class, a sum, the points of a code, or the total with one key changed."""
    files = _complete(claim.files)
    # What outcome.yaml records otherwise is said in the lines after the table.
    assert [code for code in _found(files) if code < "EMU800"] == []
    _check_standing(claim.rows, among_many(scored, files))
    for override in [column for column in claim.rows[0] if ": " in column]:
        changed = among_many(scored, _complete(_with(claim.files, override)))
        _check_standing([{"unit": row["unit"], "total": row[override]} for row in claim.rows], changed)


def _check_standing(rows: Sequence[Row], answer: Mapping[str, Any]) -> None:
    standings = {standing["unit"]: standing for standing in answer["standings"]}
    for row in rows:
        unit = row["unit"].partition(" ")[0]
        for column, value in row.items():
            if column not in ("unit", "entries", "why") and ": " not in column:
                assert (unit, column, _shown(standings[unit], column)) == (unit, column, value)


def _shown(standing: Mapping[str, Any], column: str) -> str:
    value = standing[column] if column in standing else standing["criteria"][column]
    return "—" if value is None else f"{value}{'=' if column == 'rank' and standing['tied'] else ''}"


def _check_lines(claim: Claim) -> None:
    files = _complete(claim.files)
    assert _found(files) == sorted(line for line in claim.lines if CODE.fullmatch(line))
    lines = [line for line in claim.lines if not CODE.fullmatch(line)]
    answer = among_many(scored, files)
    if lines:
        stated = next((line for line in lines if line.startswith(("not_rankable", "blocked"))), "ranked")
        assert _status(answer) == stated
    awards = {award["award"]: award for award in answer["awards"]}
    for line in lines:
        name, _, rest = line.partition(": ")
        if name in EIGHT:
            row = dict(part.split(" = ") for part in rest.split(", "))
            _check_standing([{"unit": name, **row}], answer)
        elif line != stated:
            assert (name, _told(awards.get(name))) == (name, rest)


def _status(answer: Mapping[str, Any]) -> str:
    reasons = [f"{one['reason']} {' '.join(sorted(one['units']))}".strip() for one in answer["blocked"]]
    return f"{answer['status']}: {'; '.join(reasons)}" if reasons else str(answer["status"])


def _told(award: Mapping[str, Any] | None) -> str:
    """`proposed so-y-te`, `blocked so-y-te (open: so-giao-duc)`; `not judged` where the answer does not have it."""
    if award is None:
        return "not judged"
    told = " ".join([award["state"], ", ".join(award["units"])]).strip()
    return f"{told} (open: {', '.join(sorted(award['open']))})" if award["open"] else told


def test_every_example_is_followed_by_what_it_gives() -> None:
    assert without_a_claim(PAGE) == []


def test_every_table_and_every_result_is_read() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert sum(len(claim.lines) for claim in CLAIMS) == text.count("\n→ ")
    assert len(CLAIMS) > 50
