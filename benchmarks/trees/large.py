"""A block as large as any: every member scores itself, is appraised, and is scored by every other member."""

from pathlib import Path

_GROUPS = 10


def write_block(root: Path, members: int, criteria: int) -> Path:
    """Write a root with one cluster year of so many members and leaf criteria; gives the folder of the year."""
    units = [f"so-{number}" for number in range(members)]
    year = root / "khoi-1" / "2025"
    texts = {
        root / "units.yaml": "format: 1\nunits:\n" + "".join(f"  {unit}: {{name: {unit}}}\n" for unit in units),
        year.parent / "cluster.yaml": "name: Khối thi đua số 1\nkind: block\nlevel: province\n",
        year / "members.yaml": f"leader: {units[0]}\ndeputies: [{units[1]}]\nmembers:\n"
        + "".join(f"  - unit: {unit}\n" for unit in units),
        year / "regulation.yaml": _regulation(criteria),
    }
    for number, unit in enumerate(units):
        texts[year / "scores" / "self" / f"{unit}.yaml"] = "sheets:\n" + _sheet(unit, "self", unit, criteria, number)
        others = [other for other in units if other != unit]
        texts[year / "scores" / "peer" / f"{unit}.yaml"] = "sheets:\n" + "".join(
            _sheet(other, "peer", unit, criteria, number + seed) for seed, other in enumerate(others)
        )
        appraiser = units[1] if number == 0 else units[0]
        texts[year / "scores" / "appraisal" / f"{unit}.yaml"] = "sheets:\n" + _sheet(
            unit, "appraisal", appraiser, criteria, 3 * number
        )
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return year


def _codes(criteria: int) -> list[str]:
    return [f"{index % _GROUPS + 1}.{index // _GROUPS + 1}" for index in range(criteria)]


def _regulation(criteria: int) -> str:
    groups: dict[str, list[str]] = {}
    for index, code in enumerate(_codes(criteria)):
        groups.setdefault(code.split(".")[0], []).append(
            f'        - {{code: "{code}", title: "Tiêu chí {code}", max: 5{_MEASURES[index % len(_MEASURES)]}}}\n'
        )
    tree = "".join(
        f'    - code: "{group}"\n      title: Nhóm {group}\n      max: {5 * len(leaves)}\n      criteria:\n'
        + "".join(leaves)
        for group, leaves in groups.items()
    )
    return (
        f"version: '1'\nstate: adopted\nscoring:\n  total: {5 * criteria}\n  criteria:\n{tree}"
        "  stages:\n    - {id: self, by: member}\n    - {id: peer, by: peers, combine: trimmed_mean}\n"
        "    - {id: appraisal, by: leadership}\n  final: {appraisal: 60, peer: 40}\n"
    )


_MEASURES = (
    "",
    ", measure: {kind: ratio, target: 100}",
    ", measure: {kind: bands, bands: [{less_than: 50, points: 1}, {at_least: 50, points: 5}]}",
    ", measure: {kind: count, each: 0.05}",
)


def _sheet(unit: str, stage: str, by: str, criteria: int, seed: int) -> str:
    entries = "".join(f'      "{code}": {_entry(index, seed)}\n' for index, code in enumerate(_codes(criteria)))
    return f"  - unit: {unit}\n    stage: {stage}\n    by: {by}\n    regulation: '1'\n    entries:\n{entries}"


def _entry(index: int, seed: int) -> str:
    """What this leaf's measure wants, another number for each sheet."""
    number = (7 * index + 13 * seed) % 51
    return (f"{number / 10:.1f}", f"{{actual: {50 + number}}}", str(2 * number), str(number))[index % len(_MEASURES)]
