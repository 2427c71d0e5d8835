"""Who scores in a drawn year, at which stages, in which periods."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from tests.scoring.drawn.chance import rarely, some
from tests.scoring.drawn.year import Data
from tests.scoring.year import NV
from tests.scoring.years_of_several import TP

SEATS = ("a", "b", "c", "d", "e")


@dataclass(frozen=True)
class Cluster:
    """What a scale is drawn for."""

    draw: st.DrawFn
    units: Sequence[str]
    steps: bool
    """Whether entries may name a step of the plan: only where every own sheet comes, once."""

    def of(self, *several: Any) -> Any:
        """One of several."""
        return self.draw(st.sampled_from(several))


def stages_of(cluster: Cluster) -> list[Data]:
    """One to three stages; a later one may leave as it is what an earlier one says."""
    ids = some(cluster.draw, ["self", "peer", "appraisal", "agency", "council", "conference"], 1)[:3]
    stages: list[Data] = [STAGES[one](cluster) for one in ids]
    for earlier, stage in pairwise(stages):
        if stage["by"] != "member" and rarely(cluster.draw, 2):
            stage["otherwise"] = earlier["id"]
    return stages


def peers(cluster: Cluster) -> Data:
    """All of them, so many, or assigned ones."""
    least = len(cluster.units) - 1
    stage = {"id": "peer", "by": "peers", **combined(cluster, least)}
    if rarely(cluster.draw, 3):
        others = {unit: [one for one in cluster.units if one != unit] for unit in cluster.units}
        needed = 3 if stage["combine"] == "trimmed_mean" else 1
        stage["scorers"] = {unit: some(cluster.draw, several, needed) for unit, several in others.items()}
    elif rarely(cluster.draw, 3):
        stage["at_least"] = str(least)
    return stage


def combined(cluster: Cluster, scorers: int) -> Data:
    """How scores become one."""
    if scorers < 3 or not rarely(cluster.draw, 2):
        return {"combine": cluster.of("mean", "median")}
    return {"combine": "trimmed_mean", **cluster.of({}, {"trim_by": "sheet"}, {"trim_by": "sheet", "trim": "1"})}


def council(cluster: Cluster) -> Data:
    """A panel of three to five seats."""
    seats = SEATS[: cluster.of(3, 4, 5)]
    most = {"at_least": "3"} if rarely(cluster.draw, 3) else {}
    return {"id": "council", "by": "panel", "seats": list(seats), **combined(cluster, len(seats)), **most}


STAGES: Mapping[str, Callable[[Cluster], Data]] = {
    "self": lambda _: {"id": "self", "by": "member"},
    "peer": peers,
    "appraisal": lambda _: {"id": "appraisal", "by": "leadership"},
    "agency": lambda cluster: {"id": "agency", "by": "agency", **cluster.of({}, {"agency": NV}, {"agency": [NV, TP]})},
    "council": council,
    "conference": lambda _: {"id": "conference", "by": "conference"},
}


def final(cluster: Cluster, ids: Sequence[str]) -> str | Data:
    """The last stage, or weights of all."""
    weights = ("60", "30", "10") if len(ids) == 3 else ("70", "30")
    return dict(zip(ids, weights, strict=True)) if len(ids) > 1 and rarely(cluster.draw, 2) else ids[-1]


def periods(cluster: Cluster) -> Data:
    """Quarters, or parts with days of their own."""
    ids = cluster.of(["q1", "q2"], ["q1", "q2", "q3", "q4"], {"h1": {"to": "2024-05-31"}, "h2": {"to": "2024-12-31"}})
    return {"ids": ids, **cluster.of({"combine": "mean"}, {"combine": "best", "count": "1", "of": "total"})}
