"""Years full of score sheets: nine units score themselves on twenty criteria, and are appraised on them."""

from pathlib import Path

_YEARS = 5
_UNITS = 9
_GROUPS = 4
_LEAVES = 5


def write_sheets(root: Path, cluster_years: int, *, noted: bool = False) -> None:
    """Write a root with so many cluster years, five a cluster and three files each, no two years alike.

    Where it is `noted`, leaders appraise themselves too, which is a note in each file of sheets.
    """
    units = "".join(f"  don-vi-{number}:\n    name: Đơn vị số {number}\n" for number in range(_UNITS))
    root.mkdir(parents=True, exist_ok=True)
    (root / "units.yaml").write_text(f"format: 1\nunits:\n{units}", encoding="utf-8")
    for number in range(cluster_years):
        year = root / f"cum-{number // _YEARS:05}" / str(2020 + number % _YEARS)
        year.mkdir(parents=True)
        text = f"name: Cụm thi đua số {number // _YEARS}\nkind: cluster\nlevel: province\n"
        (year.parent / "cluster.yaml").write_text(text, encoding="utf-8")
        for name, text in _year(number, noted=noted).items():
            (year / name).write_text(text, encoding="utf-8")


def write_noted(root: Path, cluster_years: int) -> None:
    """The same root with one note a year."""
    write_sheets(root, cluster_years, noted=True)


def _year(number: int, *, noted: bool) -> dict[str, str]:
    units = [f"don-vi-{(number + offset) % _UNITS}" for offset in range(_UNITS)]
    leader, deputy = units[:2]
    of_leader = leader if noted else deputy
    members = "".join(f"  - unit: {unit}\n" for unit in units)
    sheets = "".join(
        _sheet(unit, stage, by, 7 * number + at)
        for at, unit in enumerate(units)
        for stage, by in (("self", unit), ("appraisal", of_leader if unit == leader else leader))
    )
    return {
        "members.yaml": f"leader: {leader}\ndeputies: [{deputy}]\ndeclared_count: {_UNITS}\nmembers:\n{members}",
        "regulation.yaml": _REGULATION,
        "scores.yaml": f"sheets:\n{sheets}",
    }


def _codes() -> list[str]:
    return [f"{group}.{leaf}" for group in range(1, _GROUPS + 1) for leaf in range(1, _LEAVES + 1)]


_MEASURES = (
    "",
    "\n            measure: {kind: points, step: 0.25}",
    "\n            measure: {kind: ratio}",
    "\n            measure: {kind: bands, bands: [{less_than: 50, points: 1}, {at_least: 50, points: 10}]}",
    "\n            measure: {kind: count, each: 0.5}",
)


def _regulation() -> str:
    groups = []
    for group in range(1, _GROUPS + 1):
        leaves = "".join(
            f'          - code: "{group}.{leaf}"\n            title: Tiêu chí {group}.{leaf} của bảng điểm thi đua\n'
            f"            max: 10{_MEASURES[leaf - 1]}\n"
            for leaf in range(1, _LEAVES + 1)
        )
        groups.append(
            f'      - code: "{group}"\n        title: Nhóm tiêu chí {group}\n        max: {10 * _LEAVES}\n'
            f"        criteria:\n{leaves}"
        )
    return (
        f"version: '1'\nstate: adopted\nscoring:\n  total: {10 * _GROUPS * _LEAVES}\n  decimals: 2\n  criteria:\n"
        f"{''.join(groups)}  stages:\n    - {{id: self, by: member}}\n    - {{id: appraisal, by: leadership}}\n"
        "  final: appraisal\n"
    )


_REGULATION = _regulation()


def _sheet(unit: str, stage: str, by: str, seed: int) -> str:
    entries = "".join(f'      "{code}": {_entry(at, seed)}\n' for at, code in enumerate(_codes()))
    return f'  - unit: {unit}\n    stage: {stage}\n    by: {by}\n    regulation: "1"\n    entries:\n{entries}'


def _entry(at: int, seed: int) -> str:
    """What the measure of this leaf wants, another figure in each sheet."""
    number = (11 * at + 13 * seed) % 37
    given = (
        f"{6 + number / 10:.1f}",
        f"{6 + number % 16 * 0.25:.2f}",
        f"{{target: {40 + seed % 97}, actual: {30 + number + seed % 97}}}",
        str(40 + number),
        str(number % 21),
    )
    return given[at % _LEAVES]
