"""The scale of a drawn year: stages, and criteria with every kind of measure."""

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.scoring.drawn.chance import rarely, some
from tests.scoring.drawn.measures import MEASURES
from tests.scoring.drawn.walking import PARTS, nodes
from tests.scoring.drawn.year import Data

COMBINE = ("mean", "median", "trimmed_mean")


def drawn_scoring(draw: st.DrawFn, units: Sequence[str], relative: bool, combine: Sequence[str]) -> Data:
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
            node["measure"] = {"kind": kind, **MEASURES[kind](self.draw, most)}
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
