"""Years that hypothesis draws: units, a scale with every kind of measure, stages, ranking, awards, complete sheets.

A year is plain data, so that a property can change it (`replace`, `mapped`) and ask again:

    answer(year)  # the JSON of `emucli score`
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, product
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from emucli.model.tree import Cluster, Year
from emucli.results.year import YearResult, year_result
from tests.miniature import BASE
from tests.scoring.year import NV, errors_at, loaded, members, regulation, scored, sheets
from tests.scoring.years_of_several import suspended, withdrawn

EVERY_RUN_THE_SAME = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)

Data = dict[str, Any]
"""A mapping of a record as plain data: texts, lists, mappings."""

IDS = ("so-e", "ban-b", "so-a", "ban-d", "so-c", "ban-f")
AWARDS = ("co-thi-dua-tinh", "bang-khen-tinh", "giay-khen")
CLASSES = ("Xuất sắc", "Tốt", "Đạt")
PARTS = ("base", "bonus", "penalty")
_COMBINE = ("mean", "median", "trimmed_mean")
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấềểỗợứựýỹ"


@dataclass(frozen=True)
class DrawnYear:
    """The records of one year. `names` are those of the register, `status` those of the members, in their order."""

    names: Mapping[str, str]
    status: Mapping[str, str]
    leader: str
    deputies: tuple[str, ...]
    agency: str
    scoring: Data
    ranking: Data
    awards: tuple[Data, ...]
    covenant: Data
    sheets: tuple[Data, ...]
    votes: tuple[Data, ...] = ()

    @property
    def staying(self) -> tuple[str, ...]:
        """The members that are not withdrawn."""
        return tuple(unit for unit, status in self.status.items() if status != "withdrawn")

    @property
    def stages(self) -> Mapping[str, str]:
        """Who scores at which stage."""
        return {stage["id"]: stage["by"] for stage in self.scoring["stages"]}

    def files(self) -> dict[str, str]:
        """The year's files, the sheets in one."""
        return {**self.rules(), "scores.yaml": sheets(*(sheet_line(one) for one in self.sheets))}

    def rules(self) -> dict[str, str]:
        """The year's files but for the sheets; every list and mapping is written as JSON, which is YAML."""
        scoring = {key: written(value) for key, value in self.scoring.items() if key != "criteria"}
        after = {"ranking": self.ranking, "awards": self.awards, "voting": _VOTING}
        texts = {
            "members.yaml": members(
                *(_ENTRIES[status](unit) for unit, status in self.status.items()),
                leader=self.leader,
                deputies=written(self.deputies),
                standing_agency=self.agency,
            ),
            "regulation.yaml": regulation(
                *map(written, self.scoring["criteria"]),
                after="".join(f"{key}: {written(value)}\n" for key, value in after.items() if value),
                **scoring,
            ),
            "covenant.yaml": written(self.covenant),
        }
        return {**texts, "votes.yaml": written({"votes": self.votes})} if self.votes else texts


_ENTRIES: Mapping[str, Callable[[str], str]] = {"active": str, "suspended": suspended, "withdrawn": withdrawn}
_VOTING = {"quorum": {"at_least": "2/3", "of": "members"}, "pass": {"more_than": "50%", "of": "present"}}


def written(data: object) -> str:
    """Plain data as a file holds it."""
    return json.dumps(data, ensure_ascii=False)


def sheet_line(sheet: Data) -> str:
    """A sheet as one line of a list."""
    return f"  - {written(sheet)}\n"


def answer(
    year: DrawnYear, files: Mapping[str, str] | None = None, others: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What `emucli score --json` answers; `files` instead of the year's own, `others` are further files of the root."""
    with patch.dict("tests.miniature.BASE", {**_registered(year), **(others or {})}):
        return scored(year.files() if files is None else files)


def errors(year: DrawnYear) -> list[str]:
    """Where errors lie in regulation and sheets. The leader is drawn, so it is not whom the year before chose."""
    with patch.dict("tests.miniature.BASE", _registered(year)):
        return [place for place in errors_at(year.files()) if not place.startswith("members.yaml")]


def records(year: DrawnYear) -> tuple[Cluster, Year]:
    """The year as it is read."""
    with patch.dict("tests.miniature.BASE", _registered(year)):
        cluster = next(cluster for cluster in loaded(year.files()).clusters if cluster.path == "cum-1")
        return cluster, cluster.years["2024"]


def result(year: DrawnYear) -> YearResult:
    """The result of a year, before it is put into words."""
    return year_result(*records(year))


def _registered(year: DrawnYear) -> dict[str, str]:
    own = "".join(f"  {unit}: {written({'name': name})}\n" for unit, name in year.names.items())
    return {"units.yaml": BASE["units.yaml"] + own}


# Walking and changing a year


def mapped(data: Any, change: Callable[[str], str]) -> Any:
    """Plain data with every text in it changed, keys included."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, Mapping):
        return {mapped(key, change): mapped(value, change) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return type(data)(mapped(value, change) for value in data)
    return data


def nodes(criteria: Sequence[Data], above: tuple[Data, ...] = ()) -> Iterator[tuple[Data, ...]]:
    """Every criterion and group, each with those above it first."""
    for node in criteria:
        yield (*above, node)
        yield from nodes(node.get("criteria", ()), (*above, node))


def criteria_of(scoring: Data, part: str) -> Sequence[Data]:
    """The top criteria of base, bonus or penalty."""
    found: Sequence[Data] = scoring["criteria"] if part == "base" else scoring.get(part, {}).get("criteria", ())
    return found


def leaves(scoring: Data, part: str, unit: str) -> Iterator[Data]:
    """The leaves of a part that are in a unit's table."""
    for path in nodes(criteria_of(scoring, part)):
        if "criteria" not in path[-1] and all(applies(node, unit) for node in path):
            yield path[-1]


def applies(node: Data, unit: str) -> bool:
    """Whether a node itself applies to a unit."""
    return unit in node.get("applies_to", [unit]) and unit not in node.get("not_for", ())


# Drawing


def rarely(draw: st.DrawFn, one_in: int = 6) -> bool:
    """Whether something unusual happens."""
    return draw(st.integers(1, one_in)) == one_in


def some(draw: st.DrawFn, of: Collection[str], least: int = 0) -> list[str]:
    """Some of several texts, in their order."""
    chosen = draw(st.sets(st.sampled_from(sorted(of)), min_size=least, max_size=len(of)))
    return [one for one in of if one in chosen]


def unit_names(number: int) -> st.SearchStrategy[list[str]]:
    """So many different names with the letters of Vietnamese."""
    words = st.text(_LETTERS, min_size=1, max_size=3)
    return st.lists(words.map(lambda word: f"Sở {word.capitalize()}"), min_size=number, max_size=number, unique=True)


@st.composite
def years(draw: st.DrawFn, *, relative: bool = True, most: int = 6, combine: Sequence[str] = _COMBINE) -> DrawnYear:
    """A year whose sheets are complete and valid."""
    number = draw(st.integers(2, most))
    units = draw(st.permutations(IDS))[:number]
    status = _status(draw, units)
    staying = [unit for unit in units if status[unit] != "withdrawn"]
    leader, *others = draw(st.permutations(staying))
    agency = draw(st.sampled_from([*staying, NV]))
    scoring = _scoring(draw, staying, relative, combine)
    drawn = DrawnYear(
        names=dict(zip(units, draw(unit_names(number)), strict=True)),
        status=status,
        leader=leader,
        deputies=tuple(others[: draw(st.integers(0, 2))]),
        agency=agency,
        scoring=scoring,
        ranking=_ranking(draw, scoring),
        awards=tuple(_awards(draw, scoring)),
        covenant=_covenant(draw, staying),
        sheets=(),
    )
    return replace(drawn, sheets=tuple(_sheets(draw, drawn)))


def _status(draw: st.DrawFn, units: Sequence[str]) -> dict[str, str]:
    """Rarely suspended or withdrawn; two at least stay."""
    first, second, *others = units
    drawn = {unit: draw(st.sampled_from(["active"] * 5 + ["suspended", "withdrawn"])) for unit in others}
    return {first: "active", second: "suspended" if rarely(draw) else "active", **drawn}


def _covenant(draw: st.DrawFn, units: Sequence[str]) -> Data:
    signed = draw(st.sampled_from(["all", some(draw, units)]))
    registered = [{"unit": unit, "award": draw(st.sampled_from(AWARDS))} for unit in units]
    commitments = [{"id": "c1", "text": "Hồ sơ đúng hạn", "measured_in": "%", "target": "80"}]
    return {
        "signed": {"date": "2024-02-01"},
        "signatories": signed,
        "commitments": commitments,
        "registrations": registered[: draw(st.integers(0, len(registered)))],
    }


# The scale


def _scoring(draw: st.DrawFn, units: Sequence[str], relative: bool, combine: Sequence[str]) -> Data:
    stages = _stages(draw, len(units), combine)
    ids = [stage["id"] for stage in stages]
    kinds = [*_BASE_KINDS, "relative"] if relative else _BASE_KINDS
    criteria, total = _Tree(draw, units, ids, kinds, "base").children("", 2)
    pools = {part: _pool(draw, units, ids, part) for part in PARTS[1:] if not rarely(draw, 4)}
    if "bonus" in pools and pools["bonus"].get("within_total") != "false":
        total += int(pools["bonus"]["max"])
    scoring = {
        "total": str(total),
        "decimals": draw(st.sampled_from(["2", "2", "1", "0"])),
        "rounding": draw(st.sampled_from(["half_up", "half_even", "down"])),
        "criteria": criteria,
        **pools,
        "stages": stages,
        "final": _final(draw, ids),
        "missing": draw(st.sampled_from(["block", "zero"])),
    }
    return {**scoring, "floor": draw(st.sampled_from(["0", "5", "-2"]))} if rarely(draw, 3) else scoring


def _stages(draw: st.DrawFn, units: int, combine: Sequence[str]) -> list[Data]:
    """One to three stages; peers only where they are enough to be combined."""
    possible = ["appraisal", "self", "peer", "agency"]
    chosen = some(draw, possible, 1)[:3]
    by = {"appraisal": draw(st.sampled_from(["leadership", "conference"])), "self": "member", "agency": "agency"}
    return [_peers(draw, units - 1, combine) if one == "peer" else {"id": one, "by": by[one]} for one in chosen]


def _peers(draw: st.DrawFn, scorers: int, combine: Sequence[str]) -> Data:
    stage: Data = {"id": "peer", "by": "peers", "combine": draw(st.sampled_from(combine))}
    needed = 1
    if stage["combine"] == "trimmed_mean":
        trim = draw(st.sampled_from([1, 1, 2, 0]))
        if scorers < 2 * trim + 1:
            return {**stage, "combine": "mean"}
        stage["trim"], needed = str(trim), 2 * trim + 1
    return {**stage, "at_least": str(draw(st.integers(needed, scorers)))} if rarely(draw, 3) else stage


def _final(draw: st.DrawFn, stages: Sequence[str]) -> str | Data:
    """One stage or weights of several."""
    if len(stages) == 1 or rarely(draw, 3):
        return draw(st.sampled_from(stages))
    shares = [("60", "40"), ("66.7", "33.3")] if len(stages) == 2 else [("50", "30", "20"), ("33.4", "33.3", "33.3")]
    return dict(zip(stages, draw(st.sampled_from(shares)), strict=True))


_BASE_KINDS = ("points", "choice", "checklist", "bands", "ratio", "shortfall", "count")


@dataclass(frozen=True)
class _Tree:
    """Draws the criteria of one part."""

    draw: st.DrawFn
    units: Sequence[str]
    stages: Sequence[str]
    kinds: Sequence[str]
    part: str

    def children(self, above: str, depth: int) -> tuple[list[Data], int]:
        """One to three criteria and the sum of their maxima."""
        several: list[Data] = []
        total = 0
        for at in range(1, self.draw(st.integers(1, 3)) + 1):
            code = f"{above}.{at}" if above else _TOPS[self.part] + str(at)
            added = self._two_tables(code) if rarely(self.draw, 10) else [self._one(code, depth)]
            several += added
            total += int(added[0]["max"])
        return several, total

    def _one(self, code: str, depth: int) -> Data:
        """A leaf or a group, for all units or not."""
        if depth and rarely(self.draw, 3):
            criteria, most = self.children(code, depth - 1)
            node: Data = {"code": code, "title": f"Nhóm {code}", "max": str(most), "criteria": criteria}
        else:
            node = self.leaf(code)
        excepted = some(self.draw, self.units, 1) if rarely(self.draw, 8) else []
        if not excepted:
            return node
        whom = self.draw(st.sampled_from(["applies_to", "not_for"]))
        otherwise = {"otherwise": self.draw(st.sampled_from(["rescale", "full"]))} if self.part == "base" else {}
        return {**node, whom: excepted, **otherwise}

    def _two_tables(self, code: str) -> list[Data]:
        """Some units have one criterion in their table, the others another with the same maximum."""
        if self.part != "base":
            return [self.leaf(code)]
        first, units = self.leaf(code), some(self.draw, self.units, 1)
        second = self.leaf(f"{code}.đ", int(first["max"]))
        return [
            {**first, "applies_to": units, "otherwise": "absent"},
            {**second, "not_for": units, "otherwise": "absent"},
        ]

    def leaf(self, code: str, most: int | None = None) -> Data:
        """A criterion with any measure; rarely one stage alone decides it."""
        most = most or self.draw(st.sampled_from([10, 4, 5, 3, 20]))
        kind = self.draw(st.sampled_from(self.kinds))
        node: Data = {"code": code, "title": f"Tiêu chí {code}", "max": str(most)}
        if kind != "points" or rarely(self.draw, 4):
            node["measure"] = {"kind": kind, **_MEASURES[kind](self.draw, most)}
        return {**node, "stage": self.draw(st.sampled_from(self.stages))} if rarely(self.draw, 8) else node


_TOPS = {"base": "", "bonus": "T", "penalty": "Đ"}


def _pool(draw: st.DrawFn, units: Sequence[str], stages: Sequence[str], part: str) -> Data:
    """A pool with caps on leaves, groups and the whole, some of them tight or left out."""
    kinds = ["count", "points", "choice", "bands"] + ["net"] * (part == "bonus")
    criteria, most = _Tree(draw, units, stages, kinds, part).children("", 1)
    for *_, node in nodes(criteria):
        if "criteria" in node or node.get("measure", {}).get("kind") in ("count", "choice"):
            node["max"] = draw(st.sampled_from([None, node["max"], "3", "1"]))
            if node["max"] is None:
                del node["max"]
    pool: Data = {"criteria": criteria}
    cap = draw(st.sampled_from([str(most), "2", "6", None]))
    if cap is not None or part == "bonus":
        pool["max"] = cap or "4"
    return {**pool, "within_total": "false"} if rarely(draw, 4) else pool


# Measures: what the regulation says, and entries that it takes


def quarters(most: int | str, of_four: int) -> str:
    """A maximum, or so many quarters of it.

    >>> quarters(10, 3), quarters("4", 4)
    ('7.5', '4')
    """
    return f"{(Decimal(most) * of_four / 4).normalize():f}"


def _step(draw: st.DrawFn, most: int) -> Data:
    return {"step": draw(st.sampled_from(["0.25", quarters(most, 1)]))}


def _options(draw: st.DrawFn, most: int) -> Data:
    between = quarters(most, draw(st.integers(0, 3)))
    points = {"tot": str(most), "kha": between, "kem": "0"}
    return {"options": {one: {"text": one.capitalize(), "points": points[one]} for one in points}}


def _items(draw: st.DrawFn, most: int) -> Data:
    first = draw(st.integers(0, 3))
    points = {"a": quarters(most, first), "b": quarters(most, 3 - first), "c": quarters(most, 1)}
    return {"items": {one: {"text": f"Mục {one}", "points": points[one]} for one in points}}


def _bands(draw: st.DrawFn, most: int) -> Data:
    ranges, decimals = draw(st.sampled_from(_RANGES))
    points = draw(st.sampled_from([(0, 2, 4), (4, 1, 0), (1, 4, 2)]))
    bands = [{**one, "points": quarters(most, share)} for one, share in zip(ranges, points, strict=True)]
    return {"bands": bands, **decimals}


_RANGES: Sequence[tuple[Sequence[Data], Data]] = (
    (({"less_than": "60"}, {"at_least": "60", "less_than": "80"}, {"at_least": "80"}), {}),
    (({"at_most": "60"}, {"more_than": "60", "at_most": "80"}, {"more_than": "80"}), {}),
    (({"at_most": "59.9"}, {"at_least": "60", "at_most": "79.9"}, {"at_least": "80"}), {"decimals": "1"}),
)


def _target(draw: st.DrawFn, _most: int) -> Data:
    """The target as the regulation states it, or as the covenant does."""
    stated: Data = draw(st.sampled_from([{"target": "80"}, {"target": "7"}, {"commitment": "c1"}]))
    return {**stated, "lower_is_better": "true"} if rarely(draw, 3) else stated


def _shortfall(draw: st.DrawFn, most: int) -> Data:
    return {
        **_target(draw, most),
        "lose": draw(st.sampled_from(["0.5", "1"])),
        "every": draw(st.sampled_from(["1", "0.3", "3"])),
        "of": draw(st.sampled_from(["percent", "points"])),
        "step": draw(st.sampled_from(["exact", "full", "started"])),
    }


def _relative(draw: st.DrawFn, most: int) -> Data:
    return {**_target(draw, most), "on_target": draw(st.sampled_from(["50%", "2/3", "0%", "100%"]))}


def _each(draw: st.DrawFn, _most: int) -> Data:
    return {"each": draw(st.sampled_from(["0.5", "1", "1.25"]))}


def _net(draw: st.DrawFn, _most: int) -> Data:
    return {"plus": "1.5", "minus": draw(st.sampled_from(["0.5", "2"])), "at_least": draw(st.sampled_from(["0", "-3"]))}


_MEASURES: Mapping[str, Callable[[st.DrawFn, int], Data]] = {
    "points": _step,
    "choice": _options,
    "checklist": _items,
    "bands": _bands,
    "ratio": _target,
    "shortfall": _shortfall,
    "relative": _relative,
    "count": _each,
    "net": _net,
}

_ACTUAL = ("0", "3", "7", "8.5", "60", "80", "81", "100.5", "-4")
_PAIRS = [{"target": target, "actual": actual} for target, actual in product(("3", "80"), ("1", "3", "4", "80", "96"))]
_REACHED: Sequence[object] = [*({"actual": actual} for actual in _ACTUAL), *_PAIRS]
_VALUES: Sequence[object] = ["0", "59.9", "60", "79.9", "80", "100"]
_EXACT_VALUES: Sequence[object] = ["79.99", {"part": "19", "of": "20"}, {"part": "2", "of": "3"}]


def entries(leaf: Data) -> Sequence[object]:
    """Entries of every kind that a leaf takes."""
    most, measure = leaf.get("max", "8"), leaf.get("measure", {"kind": "points"})
    by_hand = {"points": quarters(most, 3), "reason": "Theo biên bản"}
    return [*_inputs(measure, most), by_hand]


def _inputs(measure: Data, most: str) -> Sequence[object]:
    match measure["kind"]:
        case "points":
            return [quarters(most, share) for share in range(5)] if "step" in measure else _points(most)
        case "choice":
            return [*measure["options"], {"value": "kha", "evidence": ["BC 12/BC-SYT"]}]
        case "checklist":
            items = list(measure["items"])
            return [{"met": list(met)} for size in range(4) for met in combinations(items, size)]
        case "bands":
            return _VALUES if "decimals" in measure else [*_VALUES, *_EXACT_VALUES]
        case "count":
            return [str(number) for number in range(6)]
        case "net":
            return [{"plus": plus, "minus": minus} for plus in ("0", "1", "4") for minus in ("0", "1", "3")]
    return _REACHED


def _points(most: str) -> Sequence[object]:
    return [*(quarters(most, share) for share in range(5)), "1.25", "2.1", {"points": "1"}]


# Sheets


def _sheets(draw: st.DrawFn, year: DrawnYear) -> Iterator[Data]:
    """Every sheet that can be owed. Units of one profile are alike but for what a scorer sees otherwise."""
    profiles = [_profile(draw, year.scoring) for _ in range(draw(st.integers(1, min(3, len(year.staying)))))]
    for unit in year.staying:
        profile = draw(st.sampled_from(profiles))
        for stage in year.scoring["stages"]:
            recused = 0
            for scorer in scorers(year, stage["by"], unit):
                if stage["by"] == "peers" and recused < _spare(year, stage) and rarely(draw, 8):
                    recused += 1
                    yield {**_head(unit, stage["id"], scorer), "recused": "Có liên quan"}
                else:
                    yield {**_head(unit, stage["id"], scorer), "entries": _entries(draw, year, unit, profile)}


def _head(unit: str, stage: str, scorer: str) -> Data:
    return {"unit": unit, "stage": stage, "by": scorer, "regulation": "1"}


def scorers(year: DrawnYear, by: str, unit: str) -> Sequence[str]:
    """Who sends a sheet about a unit at a stage."""
    if by == "peers":
        return [one for one in year.staying if one != unit]
    return [{"member": unit, "agency": year.agency}.get(by, year.leader)]


def _spare(year: DrawnYear, stage: Data) -> int:
    """How many peers may recuse themselves with enough scores left."""
    trimmed = 2 * int(stage.get("trim", 1)) if stage["combine"] == "trimmed_mean" else 0
    return len(year.staying) - 1 - max(int(stage.get("at_least", 0)), trimmed + 1)


def _profile(draw: st.DrawFn, scoring: Data) -> Mapping[str, object]:
    """An entry for each leaf; None where nothing is claimed in a pool."""
    profile = {}
    for part in PARTS:
        for *_, node in nodes(criteria_of(scoring, part)):
            if "criteria" not in node:
                claimed = part == "base" or draw(st.booleans())
                profile[node["code"]] = draw(st.sampled_from(entries(node))) if claimed else None
    return profile


def _entries(draw: st.DrawFn, year: DrawnYear, unit: str, profile: Mapping[str, object]) -> Mapping[str, object]:
    """The entries of one sheet: those of the profile, often with one seen otherwise."""
    own = [leaf for part in PARTS for leaf in leaves(year.scoring, part, unit)]
    given = {leaf["code"]: profile[leaf["code"]] for leaf in own}
    if own and not rarely(draw, 2):
        leaf = draw(st.sampled_from(own))
        given[leaf["code"]] = draw(st.sampled_from(entries(leaf)))
    return {code: entry for code, entry in given.items() if entry is not None}


# Ranking and awards


def _ranking(draw: st.DrawFn, scoring: Data) -> Data:
    codes = [*(path[-1]["code"] for path in nodes(scoring["criteria"])), *PARTS]
    ties = st.lists(st.tuples(st.sampled_from(["higher", "lower"]), st.sampled_from(codes)), max_size=2)
    classes = [{"name": name, **_threshold(draw, scoring)} for name in CLASSES[: draw(st.integers(0, 3))]]
    return {"ties": [{way: code} for way, code in draw(ties)], "classes": classes}


def _threshold(draw: st.DrawFn, scoring: Data) -> Data:
    """Some of the keys that classes and requirements share. What they ask of a group, they ask of every unit."""
    tops = [top["code"] for top in scoring["criteria"] if not any(map(_excepts, nodes([top])))]
    possible = {
        "at_least": draw(st.sampled_from(["40%", "2/3", "5", "12.5"])),
        "groups": {code: draw(st.sampled_from(["50%", "2"])) for code in tops[:1]},
        "no_penalty": "true",
    }
    return {key: value for key, value in possible.items() if rarely(draw, 3)}


def _excepts(path: tuple[Data, ...]) -> bool:
    """Whether a criterion does not apply to all."""
    return "applies_to" in path[-1] or "not_for" in path[-1]


def _awards(draw: st.DrawFn, scoring: Data) -> Iterator[Data]:
    for award in AWARDS[: draw(st.integers(0, 3))]:
        requires = {**_threshold(draw, scoring), **_conditions(draw)}
        also = {"also": "true"} if rarely(draw, 4) else {}
        yield {"award": award, "quota": draw(st.sampled_from(_QUOTAS)), "requires": requires, **also}


_QUOTAS: Sequence[object] = ("1", "2", "all", "0", {"share": "1/2"}, {"share": "30%", "round": "up"})


def _conditions(draw: st.DrawFn) -> Data:
    possible = {"rank": draw(st.sampled_from(["1", "2", "3"])), "signed": "true", "registered": "true"}
    return {key: value for key, value in possible.items() if rarely(draw)}


@st.composite
def incomplete_years(draw: st.DrawFn) -> DrawnYear:
    """A year in which some sheets have not come, and some leave out an entry."""
    year = draw(years())
    kept: list[Data] = []
    for sheet in year.sheets:
        happens = draw(st.integers(0, 5))
        if happens == 4 and sheet.get("entries"):
            code = draw(st.sampled_from(sorted(sheet["entries"])))
            sheet = {**sheet, "entries": {key: entry for key, entry in sheet["entries"].items() if key != code}}
        if happens < 5 or not kept:
            kept.append(sheet)
    return replace(year, sheets=tuple(kept))
