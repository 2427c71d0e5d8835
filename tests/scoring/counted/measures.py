"""The measures of drawn criteria."""

from collections.abc import Callable, Mapping

from tests.scoring.counted.stages import Cluster
from tests.scoring.drawn.chance import rarely
from tests.scoring.drawn.measures import quarters
from tests.scoring.drawn.year import Data


def lowered(measured: Data) -> None:
    """The worst of options or bands costs points."""
    if "options" in measured:
        measured["options"]["kem"]["points"] = "-5"
    if "bands" in measured:
        measured["bands"][0]["points"] = "-2.5"


def measure(cluster: Cluster, kind: str, most: int) -> Data:
    """The keys of a measure."""
    drawn = MEASURES[kind](cluster, most) if kind in MEASURES else {"plus": "1.5", "minus": "2", "at_least": "-3"}
    ranged = kind in ("ratio", "shortfall", "relative") and rarely(cluster.draw, 4)
    return {**drawn, "input": {"at_least": "0", "at_most": "120"}} if ranged else drawn


def options(cluster: Cluster, most: int) -> Data:
    """Three options, the best of them the maximum."""
    points = {"tot": str(most), "kha": quarters(most, cluster.of(1, 2, 3)), "kem": "0"}
    return {"options": {one: {"text": one, "points": points[one]} for one in points}}


def items(_: Cluster, most: int) -> Data:
    """Three items that add up to the maximum."""
    points = {"a": quarters(most, 1), "b": quarters(most, 2), "c": quarters(most, 1)}
    return {"items": {one: {"text": one, "points": points[one]} for one in points}}


def bands(cluster: Cluster, most: int) -> Data:
    """Bands of values that grow, the last of which gives the maximum."""
    middle = {"at_least": "3", "less_than": "60", "points": quarters(most, cluster.of(1, 2, 3))}
    return {"bands": [{"less_than": "3", "points": "0"}, middle, {"at_least": "60", "points": str(most)}]}


def target(cluster: Cluster, _most: int) -> Data:
    """A target of the regulation or the covenant."""
    stated: Data = cluster.of({"target": "80"}, {"target": "7"}, {"commitment": "c1"})
    return {**stated, "lower_is_better": "true"} if rarely(cluster.draw, 3) else stated


def shortfall(cluster: Cluster, most: int) -> Data:
    """Points lost for every step that is missing; with a target of 0 all points are there until some are lost."""
    step = cluster.of("exact", "full", "started")
    lost = {"lose": cluster.of("0.5", "1"), "every": cluster.of("1", "0.3"), "step": step}
    if rarely(cluster.draw, 3):
        return {**lost, "of": "points", "target": "0", "lower_is_better": "true"}
    return {**lost, "of": cluster.of("percent", "points"), **target(cluster, most)}


def relative(cluster: Cluster, most: int) -> Data:
    """By comparison, with a target or where none is."""
    if rarely(cluster.draw, 3):
        return {"without_target": "among_themselves", **cluster.of({}, {"lower_is_better": "true"})}
    return {**target(cluster, most), "on_target": cluster.of("50%", "2/3", "0%", "100%")}


def place(cluster: Cluster, most: int) -> Data:
    """Points of three places at most."""
    points = [quarters(most, share) for share in (4, 3, 1)][: cluster.of(1, 2, 3)]
    return {"points": points, "equal": cluster.of("mean", "best")}


MEASURES: Mapping[str, Callable[[Cluster, int], Data]] = {
    "points": lambda cluster, _: cluster.of({}, {"step": "0.25"}),
    "choice": options,
    "checklist": items,
    "bands": bands,
    "ratio": target,
    "shortfall": shortfall,
    "count": lambda cluster, _: {"each": cluster.of("0.5", "1.25", "2")},
    "relative": relative,
    "place": place,
}


POOLED = ("points", "choice", "bands", "count")
