"""Figures that cannot be: negative counts, parts of nothing, scorers who are none, scales against themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.scoring.counting.records import Records
from tests.scoring.drawn.walking import mapped
from tests.scoring.drawn.year import Data

OF_ANY: Sequence[Any] = (
    "khong",
    "",
    {},
    {"points": "-99", "reason": "T"},
    {"points": "99", "reason": "T"},
    {"met": ["z"]},
)
OF_KIND: Mapping[str, Sequence[Any]] = {
    "points": ("-99", "99", "1e3", {"actual": "3"}),
    "choice": ("3", {"value": "tot", "actual": "3"}),
    "checklist": ({"met": ["a", "a"]}, {"met": ["a", "z"]}, "a"),
    "bands": ({"part": "3", "of": "0"}, {"part": "-3", "of": "4"}, {"due": "2024-02-30", "done": "2024-03-01"}),
    "ratio": ({"target": "5"}, {"actual": "1/3"}, "5"),
    "shortfall": ({"target": "5"}, {"actual": "10%"}, "5"),
    "relative": ({"target": "5"}, {"actual": "1,5"}, {"target": "0", "actual": "3"}),
    "count": ("-1", "2.5", {"count": "1", "shared_by": "0"}, {"count": "-1", "shared_by": "2"}, {"count": "1"}),
    "net": ({"plus": "-1", "minus": "0"}, {"plus": "1"}, "3"),
    "place": ("0", "-1", "1.5", "999999999999"),
}
OF_SHEET: Sequence[Data] = (
    {"by": "so-van-hoa-du-lich"},
    {"unit": "so-noi-vu"},
    {"unit": "khong-co"},
    {"stage": "khong-co"},
    {"period": "q9"},
    {"regulation": "7"},
    {"entries": {"9.9": "1"}},
    {"entries": "khong"},
)
OF_SCORING: Sequence[Data] = (
    {"final": {"khong-co": "60"}},
    {"final": "khong-co"},
    {"total": "1"},
    {"rounding": {"step": "0"}},
    {"rounding": {"step": "3"}},
    {"floor": "20", "ceiling": "5"},
    {"periods": {"ids": ["q1", "q1"], "combine": "best"}},
    {"periods": {"ids": ["q1", "q2"], "combine": "best", "count": "9"}},
    {"stages": []},
    {"stages": [{"id": "self", "by": "member", "otherwise": "self"}]},
    {"stages": [{"id": "peer", "by": "peers", "combine": "trimmed_mean", "trim": "9", "scorers": {"khong-co": []}}]},
    {"stages": [{"id": "council", "by": "panel", "seats": [], "combine": "mean", "at_least": "99"}]},
    {"criteria": []},
    {"bonus": {"criteria": []}, "penalty": {"max": "0"}},
)
OF_LEAF: Sequence[Data] = (
    {"max": "0"},
    {"max": "-5"},
    {"min": "9"},
    {"best": "9"},
    {"caps": "true"},
    {"agency": "khong-co"},
    {"applies_to": []},
    {"not_for": ["khong-co"], "otherwise": "rescale"},
    {"measure": {"kind": "place", "points": [], "equal": "mean"}},
    {"measure": {"kind": "bands", "bands": []}},
    {"measure": {"kind": "ratio", "target": "0"}},
    {"measure": {"kind": "ratio", "commitment": "khong-co"}},
    {"measure": {"kind": "relative", "target": "-1", "without_target": "among_themselves"}},
    {"measure": {"kind": "count", "each": "-1"}},
)


def with_wrong_entry(year: Records, random: Random) -> Records | None:
    """A year with one entry that cannot be; None where no sheet has any."""
    kinds = {path[-1]["code"]: path[-1].get("measure", {"kind": "points"})["kind"] for _, path in year.leaves}
    sheets: list[Data] = mapped(list(year.sheets), str)
    filled = [sheet for sheet in sheets if sheet.get("entries")]
    if not filled:
        return None
    entries = random.choice(filled)["entries"]
    code = random.choice(sorted(entries))
    kind = kinds.get(code, "points")
    entries[code] = random.choice([*OF_KIND[kind], *([] if kind == "checklist" else OF_ANY)])
    return replace(year, sheets=sheets)


def with_wrong_sheet(year: Records, random: Random) -> Records | None:
    """A year with one sheet in a wrong place, or twice."""
    if not year.sheets:
        return None
    at = random.randrange(len(year.sheets))
    wrong = {**year.sheets[at], **random.choice([*OF_SHEET, {}])}
    return replace(year, sheets=[*year.sheets, wrong])


def with_wrong_scale(year: Records, random: Random) -> Records:
    """A year whose scale contradicts itself, or its sheets."""
    rules: Data = mapped(dict(year.regulation), str)
    if random.random() < 0.5:
        rules["scoring"] |= random.choice(OF_SCORING)
    else:
        random.choice(rules["scoring"]["criteria"]).update(random.choice(OF_LEAF))
    return replace(year, regulation=rules)
