"""Years in which several units, scorers and stages meet: sheets of one line each, ranked years, votes, awards.

A finding about a sheet, a vote, an award or a resolution lies on its one line, wherever in it the finding points.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar
from unittest.mock import patch

from tests.miniature import BASE
from tests.scoring.year import (
    DL,
    GDDT,
    NV,
    VHTT,
    YTE,
    errors_at,
    leaf,
    members,
    regulation,
    scored,
    sheets,
    warnings_at,
)

DTOC, DTU, TP = "so-dan-toc", "so-dau-tu", "so-tu-phap"
"""Units of `among_many`."""

_MORE_UNITS = """\
  so-dan-toc:
    name: Sở Dân tộc
  so-dau-tu:
    name: Sở Đầu tư
  so-tu-phap:
    name: Sở Tư pháp
"""
EIGHT = (YTE, GDDT, VHTT, DL, NV, DTOC, DTU, TP)

T = TypeVar("T")


def among_many(ask: Callable[[Mapping[str, str]], T], files: Mapping[str, str]) -> T:
    """What a question of `year` answers where the register holds three more units."""
    with patch.dict("tests.miniature.BASE", {"units.yaml": BASE["units.yaml"] + _MORE_UNITS}):
        return ask(files)


def suspended(unit: str) -> str:
    """The entry of a suspended member."""
    return f'{{unit: {unit}, status: suspended, since: 2024-09-01, reason: "Đang được thanh tra"}}'


def withdrawn(unit: str) -> str:
    """The entry of a member that left during the year."""
    return f'{{unit: {unit}, status: withdrawn, since: 2024-06-30, reason: "Chuyển sang cụm khác"}}'


def sheet_line(
    unit: str,
    entries: Mapping[str, object] | None = None,
    *,
    stage: str = "appraisal",
    by: str = YTE,
    version: str = "1",
    **more: object,
) -> str:
    """One sheet on one line; codes that are no Python names stand in `entries`."""
    given = ", ".join(f'"{code}": {value}' for code, value in {**(entries or {}), **more}.items())
    return f'  - {{unit: {unit}, stage: {stage}, by: {by}, regulation: "{version}", entries: {{{given}}}}}\n'


def peer_sheets(
    units: Collection[str],
    about: Mapping[str, Mapping[str, object]] | None = None,
    *,
    otherwise: object = 5,
    without: Collection[tuple[str, str]] = (),
) -> str:
    """Everyone's sheet about everyone else: the points of `a` as `about[unit][scorer]`, else `otherwise`.

    A pair (unit, scorer) in `without` has no sheet.
    """
    return "".join(
        sheet_line(unit, stage="peer", by=scorer, a=(about or {}).get(unit, {}).get(scorer, otherwise))
        for unit in units
        for scorer in units
        if unit != scorer and (unit, scorer) not in without
    )


def ranked_year(
    given: Mapping[str, object], *criteria: str, out: Collection[str] = (), after: str = "", **scoring: str
) -> dict[str, str]:
    """A year whose units have these points, given as the points of `a` (0..100) or as points by code.

    Units in `out` are suspended. `after` is further text of the regulation: `ranking`, `awards`, `voting`.
    """
    entries = {unit: points if isinstance(points, Mapping) else {"a": points} for unit, points in given.items()}
    return {
        "members.yaml": members(*(suspended(unit) if unit in out else unit for unit in given)),
        "regulation.yaml": regulation(
            *(criteria or (leaf("a", 100),)), after=after, **{"total": "100", "decimals": "2", **scoring}
        ),
        "scores.yaml": sheets(*(sheet_line(unit, points) for unit, points in entries.items())),
    }


def awards(*rules: str) -> str:
    """The awards of a regulation, one a line: `award: co-thi-dua-tinh, quota: 1`."""
    return "awards:\n" + "".join(f"  - {{{rule}}}\n" for rule in rules)


def ballots(*rounds: Mapping[str, int], candidates: Collection[str], present: int = 6, choose: int = 1) -> str:
    """A votes.yaml with the secret ballot `flag` for the flag of the province; no ballot is spoilt."""
    counted = ", ".join(
        f"{{issued: {present}, returned: {present}, invalid: 0, in_favour: {_flow(figures)}}}" for figures in rounds
    )
    return (
        "votes:\n"
        "  - {id: flag, for: {award: co-thi-dua-tinh}, how: secret_ballot, date: 2024-12-20, "
        f"present: {present}, candidates: [{', '.join(candidates)}], choose: {choose}, rounds: [{counted}]}}\n"
    )


def outcome(*, awards: Mapping[str, Collection[str]] | None = None, resolutions: Collection[str] = ()) -> str:
    """An outcome.yaml, one award or resolution a line; awards as code and units, resolutions as their keys."""
    lines = [f"  - {{award: {award}, unit: {unit}}}\n" for award, units in (awards or {}).items() for unit in units]
    written = f"awards:\n{''.join(lines)}" if lines else ""
    decided = "".join(f'  - {{{resolution}, reason: "Biên bản họp cụm"}}\n' for resolution in resolutions)
    return written + (f"resolutions:\n{decided}" if decided else "")


def lot(chosen: str, *others: str) -> str:
    """A resolution of a tie by lot."""
    return f"of: tie, between: [{', '.join(sorted((chosen, *others)))}], chosen: {chosen}, how: lot"


def ranks(answer: Mapping[str, Any]) -> dict[str, int | None]:
    """The rank of each unit, in the order of the standings."""
    return {standing["unit"]: standing["rank"] for standing in answer["standings"]}


def totals(answer: Mapping[str, Any]) -> dict[str, str | None]:
    """The total of each unit."""
    return {standing["unit"]: standing["total"] for standing in answer["standings"]}


def tied(answer: Mapping[str, Any]) -> set[str]:
    """The units that share their rank."""
    return {standing["unit"] for standing in answer["standings"] if standing["tied"]}


def proposals(answer: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """State and units of each award, in order."""
    return [(award["state"], list(award["units"])) for award in answer["awards"]]


def held_up(answer: Mapping[str, Any]) -> set[str]:
    """The units that `blocked` names. A status other than blocked holds up nobody, and the other way round."""
    assert (answer["status"] == "blocked") == bool(answer["blocked"])
    return set(_units(answer))


def faults_at(files: Mapping[str, str]) -> list[str]:
    """Where errors or warnings lie."""
    return [*errors_at(files), *warnings_at(files)]


def proposed(files: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """State and units of each award of a year."""
    return proposals(scored(files))


def _units(answer: Mapping[str, Any]) -> Iterator[str]:
    for reason in answer["blocked"]:
        yield from reason["units"]


def _flow(figures: Mapping[str, int]) -> str:
    return "{" + ", ".join(f"{unit}: {count}" for unit, count in figures.items()) + "}"
