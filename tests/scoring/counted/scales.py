"""Scales that hypothesis draws with all that the format can say of one: groups, pools, rounding, agencies."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.scoring.counted.measures import MEASURES, POOLED, lowered, measure
from tests.scoring.counted.stages import Cluster, final, periods, stages_of
from tests.scoring.drawn.chance import rarely, some
from tests.scoring.drawn.walking import PARTS, criteria_of
from tests.scoring.drawn.walking import nodes as paths
from tests.scoring.drawn.year import Data
from tests.scoring.year import NV
from tests.scoring.years_of_several import TP


def scoring(cluster: Cluster) -> Data:
    """The whole scale; the first criterion of the base is one for all."""
    stages = stages_of(cluster)
    ids = [stage["id"] for stage in stages]
    base = [leaf(cluster, "1", "base", ids), *nodes(cluster, "", "base", ids, 2)]
    pools = {part: pool(cluster, part, ids) for part in ("bonus", "penalty") if rarely(cluster.draw, 2)}
    drawn: Data = {"criteria": base, **pools, "stages": stages, "final": final(cluster, ids)}
    drawn |= cluster.of({}, {"decimals": "0"}, {"decimals": "1"}, {"rounding": {"step": "0.5"}}, {"rounding": STEP})
    if "rounding" not in drawn:
        drawn["rounding"] = cluster.of("half_up", "half_even", "down")
    if rarely(cluster.draw, 3):
        drawn |= cluster.of({"floor": "5"}, {"ceiling": "25"}, {"floor": "10", "ceiling": "20"})
    if not cluster.steps and rarely(cluster.draw, 2):
        drawn["periods"] = periods(cluster)
    name_agencies(cluster, drawn)
    return {**drawn, "missing": cluster.of("block", "zero")}


def name_agencies(cluster: Cluster, drawn: Data) -> None:
    """Who scores what the agencies decide: always said where there are several."""
    several = any(isinstance(stage.get("agency"), list) for stage in drawn["stages"])
    for part in PARTS:
        for *_, node in paths(criteria_of(drawn, part)):
            decided = "criteria" not in node and "agency" in (node.get("stage") or drawn["final"])
            if decided and (several or rarely(cluster.draw, 2)):
                node["agency"] = cluster.of(NV, TP)


STEP = {"step": "0.25", "how": "down"}


def nodes(cluster: Cluster, above: str, part: str, ids: Sequence[str], depth: int) -> list[Data]:
    """Up to three criteria and groups, some of them not for all."""
    found: list[Data] = []
    for at in range(2, 2 + cluster.draw(st.integers(1 if above else 0, 3))):
        code = f"{above}.{at}" if above else f"{TOPS[part]}{at}"
        grouped = depth and rarely(cluster.draw, 3)
        node = group(cluster, code, part, ids, depth) if grouped else leaf(cluster, code, part, ids)
        found += excepted(cluster, node, part) if rarely(cluster.draw, 5) else [node]
    return found


TOPS = {"base": "", "bonus": "T", "penalty": "P"}


def excepted(cluster: Cluster, node: Data, part: str) -> list[Data]:
    """A node that is not for all; for an absent one the others have another of the same maximum."""
    whom = some(cluster.draw, cluster.units, 1)
    if part != "base":
        return [{**node, cluster.of("applies_to", "not_for"): whom}]
    otherwise = cluster.of("rescale", "full", "absent")
    if otherwise != "absent":
        return [{**node, cluster.of("applies_to", "not_for"): whom, "otherwise": otherwise}]
    other = {"code": f"{node['code']}.d", "title": "T", "max": node["max"], "measure": {"kind": "points"}}
    return [{**node, "applies_to": whom, "otherwise": "absent"}, {**other, "not_for": whom, "otherwise": "absent"}]


def group(cluster: Cluster, code: str, part: str, ids: Sequence[str], depth: int) -> Data:
    """A group that adds up, caps or chooses; in a pool with any cap."""
    inside = nodes(cluster, code, part, ids, depth - 1)
    table = [int(node["max"]) for node in inside if not node["code"].endswith(".d")]
    node: Data = {"code": code, "title": "T"}
    if len(table) > 1 and rarely(cluster.draw, 2):
        node["best"] = str(cluster.draw(st.integers(1, len(table) - 1)))
    most = sum(sorted(table, reverse=True)[: int(node.get("best", len(table)))])
    if part == "base" and rarely(cluster.draw, 2):
        node["caps"], most = "true", min(most, cluster.of(5, 10, most))
    return {**node, "max": str(most if part == "base" else cluster.of(5, most)), "criteria": inside}


def pool(cluster: Cluster, part: str, ids: Sequence[str]) -> Data:
    """A pool with a cap, and rarely a base that it needs."""
    drawn: Data = {"criteria": nodes(cluster, "", part, ids, 1) or [leaf(cluster, f"{TOPS[part]}1", part, ids)]}
    drawn |= cluster.of({}, {"max": "5"}, {"max": "20"}) if part == "penalty" else {"max": cluster.of("5", "10")}
    if part == "bonus" and rarely(cluster.draw, 2):
        drawn["within_total"] = "false"
    return {**drawn, "from": {"base": cluster.of("50%", "2/3", "12.5")}} if rarely(cluster.draw, 3) else drawn


def leaf(cluster: Cluster, code: str, part: str, ids: Sequence[str]) -> Data:
    """A criterion with any measure; rarely of one stage, or of one agency."""
    most = cluster.of(10, 5, 20)
    kinds = [*MEASURES] if part == "base" else [*POOLED, "net"] if part == "bonus" else POOLED
    kind = cluster.of(*kinds)
    node: Data = {
        "code": code,
        "title": "T",
        "max": str(most),
        "measure": {"kind": kind, **measure(cluster, kind, most)},
    }
    if part != "penalty" and kind in ("points", "choice", "bands", "shortfall", "count") and rarely(cluster.draw, 4):
        node["min"] = "-5"
        lowered(node["measure"])
    if rarely(cluster.draw, 6):
        node["stage"] = cluster.of(*ids)
    return node
