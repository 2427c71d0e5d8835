"""Small years of a cluster on the disk, and `emucli score` on them."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.miniature import BASE
from tests.program import Run, emucli, write
from tests.scoring.year import ALL, GDDT, VHTT, YTE, leaf, members, pool, regulation, sheet, sheets
from tests.scoring.years_of_several import awards, ranked_year

YEAR = "cum-1/2024"
FLAG = awards("award: co-thi-dua-tinh, quota: 1")
TWO_LEAVES = (leaf("1.1", 60), leaf("1.2", 40))

RANKED = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, after=FLAG)
TIE_FOR_THE_FLAG = ranked_year({YTE: 90, GDDT: 90, VHTT: 70}, after=FLAG)
TIE_AT_THE_END = ranked_year({YTE: 90, GDDT: 70, VHTT: 70}, after=FLAG)
ONE_SHEET_MISSING = {**RANKED, "scores.yaml": sheets(sheet(YTE, a=90), sheet(GDDT, a=80))}
MISSING_IS_ZERO = {
    **ranked_year({YTE: 0}, *TWO_LEAVES, after=FLAG, missing="zero"),
    "members.yaml": members(*ALL),
    "scores.yaml": sheets(
        sheet(YTE, {"1.1": 60, "1.2": 40}), sheet(GDDT, {"1.1": 50, "1.2": 30}), sheet(VHTT, {"1.1": 55})
    ),
}
NO_SHEETS = {"members.yaml": members(*ALL), "regulation.yaml": RANKED["regulation.yaml"]}
SUSPENDED = ranked_year({YTE: 80, GDDT: 90, VHTT: 70}, out=[GDDT], after=FLAG)
SELF_AND_LATER = {
    "members.yaml": members(*ALL),
    "regulation.yaml": regulation(
        *TWO_LEAVES,
        total="100",
        stages="[{id: tu-cham, by: member}, {id: tham-dinh, by: leadership}]",
        final="tham-dinh",
        penalty=pool(leaf("P1", 10)),
    ),
    "scores.yaml": sheets(
        sheet(YTE, {"1.1": 60, "1.2": 40}, stage="tu-cham", by=YTE),
        sheet(GDDT, {"1.1": 55, "1.2": 35}, stage="tu-cham", by=GDDT),
        sheet(YTE, {"1.1": 60, "1.2": '{value: 30, reason: "Thiếu minh chứng"}', "P1": 2}),
        sheet(GDDT, {"1.1": 55, "1.2": 35}),
        sheet(VHTT, {"1.1": 50, "1.2": 30}),
    ).replace("stage: appraisal", "stage: tham-dinh"),
}
"""Units score themselves, but so-van-hoa has not; the leadership takes 10 points of 1.2 from so-y-te."""


def lay_out(root: Path, files: Mapping[str, str], names: Mapping[str, str] | None = None) -> Path:
    """The small clean records root with these files as the year 2024, and other names for some units."""
    units = BASE["units.yaml"]
    for unit, name in (names or {}).items():
        before, after = units.split(f"  {unit}:\n    name: ")
        units = f"{before}  {unit}:\n    name: {json.dumps(name)}\n{after.partition(chr(10))[2]}"
    return write(root, {**BASE, "units.yaml": units, **{f"{YEAR}/{name}": text for name, text in files.items()}})


def score(root: Path, *arguments: str, lang: str = "vi") -> Run:
    """`emucli score` on the year."""
    return emucli("score", YEAR, *arguments, "--lang", lang, cwd=root)


def words_of(markdown: str) -> str:
    """What a reader sees of Markdown, a line a cell or paragraph."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return "\n".join(text_of(token.children or []) for token in tokens if token.type == "inline")


def text_of(children: Sequence[Token]) -> str:
    """The text of some tokens."""
    return "".join(child.content for child in children)
