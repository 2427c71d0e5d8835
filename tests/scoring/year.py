"""One year of a small cluster, `cum-1/2024`, written in a test: its answer of `score`, and what is found in it.

A test writes only what its rule is about:

    files = {"regulation.yaml": regulation(leaf("a", 10), total="10"), "scores.yaml": sheets(sheet("so-y-te", a="7.5"))}
    points(files)["so-y-te"]["a"]  # "7.50"
"""

from collections.abc import Iterable, Mapping
from posixpath import normpath
from typing import Any

from emucli.findings.catalogue import catalogue
from emucli.findings.finding import Severity
from emucli.results.names import Names
from emucli.results.year import year_result
from emucli.telling.standings import standing_as_json
from tests.miniature import Loaded, load, with_base

YTE, GDDT, VHTT, DL, NV = "so-y-te", "so-giao-duc", "so-van-hoa", "so-du-lich", "so-noi-vu"
ALL = (YTE, GDDT, VHTT)
"""The members of the year unless a test writes its own."""

_CLUSTER = "cum-1"
_YEAR = "2024"
_FOLDER = f"{_CLUSTER}/{_YEAR}/"
_LEADER_CHOSEN = f"""\
leadership:
  leader: {{unit: {YTE}, how: consensus, decided: {{state: approved, decision: quyet-dinh-40}}}}
"""


def members(*units: str, **other: str) -> str:
    """A members.yaml led by so-y-te: ids, or whole entries such as `{unit: so-du-lich, status: withdrawn, ...}`."""
    listed = "".join(f"  - {unit if unit.startswith('{') else f'{{unit: {unit}}}'}\n" for unit in units)
    return f"{_keys({'leader': YTE, **other}, '')}members:\n{listed}"


def leaf(code: str, max: object = None, measure: str = "", **other: str) -> str:
    """A criterion without criteria of its own, on one line: `{code: "a", title: T, max: 10, measure: {...}}`."""
    own = {"max": max, "measure": measure or None}
    keys = {key: value for key, value in {**own, **other}.items() if value is not None}
    return f'{{code: "{code}", title: T, {_flow(keys)}}}'


def group(code: str, max: object, *children: str, **other: str) -> str:
    """A criterion with criteria, on one line."""
    return leaf(code, max, **other, criteria=_listed(children))


def pool(*children: str, **other: str) -> str:
    """A bonus or penalty, on one line: `{max: 5, criteria: [...]}`."""
    return f"{{{_flow({**other, 'criteria': _listed(children)})}}}"


def regulation(*criteria: str, after: str = "", **scoring: str) -> str:
    """A regulation.yaml, one criterion a line; keywords are keys of `scoring`, `after` is more text at the top level.

    One stage by the leadership, id `appraisal`, unless `stages` says otherwise.
    """
    keys = {"stages": "[{id: appraisal, by: leadership}]", **scoring}
    tree = "".join(f"    - {one}\n" for one in criteria)
    return f'version: "1"\nstate: adopted\nscoring:\n{_keys(keys, "  ")}  criteria:\n{tree}{after}'


def sheet(
    unit: str,
    entries: Mapping[str, object] | None = None,
    *,
    stage: str = "appraisal",
    by: str = YTE,
    extra: str = "",
    **more: object,
) -> str:
    """One sheet, an entry a line; codes that are no Python names stand in `entries`. `extra` is more lines as YAML."""
    lines = [f"- unit: {unit}", f"  stage: {stage}", f"  by: {by}", '  regulation: "1"', *_indented(extra)]
    given = {**(entries or {}), **more}
    lines += (
        ["  entries:", *(f'    "{code}": {value}' for code, value in given.items())] if given else ["  entries: {}"]
    )
    return "".join(f"  {line}\n" for line in lines)


def same(entries: Mapping[str, object] | None = None, **more: object) -> str:
    """A scores.yaml in which the three members have the same entries."""
    return sheets(*(sheet(unit, {**(entries or {}), **more}) for unit in ALL))


def recusal(unit: str, by: str, *, stage: str = "peer") -> str:
    """A sheet of a scorer that recuses itself."""
    return f'  - {{unit: {unit}, stage: {stage}, by: {by}, regulation: "1", recused: "Có liên quan"}}\n'


def sheets(*written: str) -> str:
    """A scores.yaml of sheets."""
    return "sheets:\n" + "".join(written)


def loaded(files: Mapping[str, str]) -> Loaded:
    """The whole small records root, with these files (named from the year's folder, `../2023/…`) as the year 2024."""
    of_year = {"members.yaml": members(*ALL), **files}
    placed = {normpath(f"{_FOLDER}{name}"): text for name, text in of_year.items()}
    return load(with_base({f"{_CLUSTER}/2023/outcome.yaml": _LEADER_CHOSEN, **placed}))


def scored(files: Mapping[str, str]) -> dict[str, Any]:
    """What `emucli score --json` answers for the year."""
    cluster = next(cluster for cluster in loaded(files).clusters if cluster.path == _CLUSTER)
    year = cluster.years[_YEAR]
    return dict(standing_as_json(cluster, year, year_result(cluster, year), Names(cluster, "vi")))


def standings(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The standings by unit, in their order."""
    return {standing["unit"]: standing for standing in scored(files)["standings"]}


def points(files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The points of criteria by unit and code."""
    return {unit: standing["criteria"] for unit, standing in standings(files).items()}


def findings(files: Mapping[str, str]) -> list[str]:
    """What nobody accepted in the year's files: `regulation.yaml:3:9 EMU401`."""
    in_year = (placed for placed in loaded(files).counted if placed.finding.file.startswith(_FOLDER))
    return [str(placed).removeprefix(_FOLDER) for placed in in_year]


def errors_at(files: Mapping[str, str]) -> list[str]:
    """Where errors lie: `scores.yaml:7`, each line once, in order."""
    return _lines(files, "error")


def warnings_at(files: Mapping[str, str]) -> list[str]:
    """Where warnings lie: `scores.yaml:7`, each line once, in order."""
    return _lines(files, "warning")


def infos_at(files: Mapping[str, str]) -> list[str]:
    """Where infos lie: `scores.yaml:7`, each line once, in order."""
    return _lines(files, "info")


def line(files: Mapping[str, str], file: str, fragment: str, occurrence: int = 1) -> str:
    """The place of the n-th line that holds a fragment, as `errors_at` writes it."""
    found = [number for number, text in enumerate(files[file].splitlines(), 1) if fragment in text]
    return f"{file}:{found[occurrence - 1]}"


def _lines(files: Mapping[str, str], severity: Severity) -> list[str]:
    lines = (
        f"{placed.finding.file.removeprefix(_FOLDER)}:{placed.span.line}"
        for placed in loaded(files).counted
        if placed.finding.file.startswith(_FOLDER) and catalogue().severity(placed.finding) == severity
    )
    return list(dict.fromkeys(lines))


def _flow(keys: Mapping[str, object]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in keys.items())


def _listed(children: Iterable[str]) -> str:
    return f"[{', '.join(children)}]"


def _keys(keys: Mapping[str, str], indent: str) -> str:
    return "".join(f"{indent}{key}: {value}\n" for key, value in keys.items())


def _indented(text: str) -> list[str]:
    return [f"  {one}" for one in text.splitlines()]
