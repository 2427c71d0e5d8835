"""A year in a repository of git, and `emucli compare` on it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.miniature import BASE
from tests.program import Run, emucli, write
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, members, regulation, sheet, sheets
from tests.scoring.years_of_several import awards, ranked_year

YEAR = "cum-1/2024"
FLAG = awards("award: co-thi-dua-tinh, quota: 1")
RANKED = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, after=FLAG)
BY_COMPARISON = {
    "members.yaml": members(*ALL),
    "regulation.yaml": regulation(
        leaf("a", 100, "{kind: relative, target: 100, on_target: 50%}"), total="100", after=FLAG
    ),
    "scores/tự-chấm.yaml": sheets(
        sheet(YTE, a="{actual: 150}"), sheet(GDDT, a="{actual: 120}"), sheet(VHTT, a="{actual: 90}")
    ),
}
"""The best is 50% above its target: 100, 50 + 50 × 20/50 = 70, 50 × 90/100 = 45 points."""


def lay_out(root: Path, files: Mapping[str, str]) -> Path:
    """The small clean records root with these files as the year 2024."""
    return write(root, {**BASE, **{f"{YEAR}/{name}": text for name, text in files.items()}})


def compare(root: Path, *arguments: str | Path, lang: str = "vi") -> Run:
    """`emucli compare` on the year."""
    return emucli("compare", YEAR, *arguments, "--lang", lang, cwd=root)


def differences(root: Path, *arguments: str | Path) -> dict[str, Any]:
    """The same as values."""
    run = compare(root, *arguments, "--format", "json")
    assert (run.code, run.said) == (0, "")
    return dict(json.loads(run.text))


def places(side: str, answer: Mapping[str, Any]) -> dict[str, tuple[int | None, str | None] | None]:
    """Rank and total by unit on one side."""
    return {one["unit"]: one[side] and (one[side]["rank"], one[side]["total"]) for one in answer["standings"]}
