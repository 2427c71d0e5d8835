"""The orders, ties and classes of drawn years."""

from collections.abc import Iterator, Sequence

from tests.scoring.counted.stages import Cluster
from tests.scoring.drawn.chance import rarely
from tests.scoring.drawn.year import Data


def ranking(cluster: Cluster, scale: Data, kinds: bool) -> Data:
    """Orders, ties and classes."""
    tops = [top["code"] for top in scale["criteria"]]
    keys = [{way: cluster.of(*tops, "base", "penalty")} for way in ("higher", "lower")]
    keys += [{"more": "full_marks"}, {"figure": "women"}, {"figure": "women", "at_least": "30%"}]
    ties = [cluster.of(*keys) for _ in range(cluster.of(0, 1, 2))]
    drawn: Data = {"ties": ties, "classes": list(classes(cluster, scale))}
    if drawn["classes"] and rarely(cluster.draw, 3):
        drawn["by"] = ["class", "total"]
    drawn |= cluster.of({}, {"ranks": "dense"})
    return {**drawn, "within": "kind"} if kinds and rarely(cluster.draw, 2) else drawn


def classes(cluster: Cluster, scale: Data) -> Iterator[Data]:
    """Up to three classes, with places and what lowers them."""
    pools = [scale[part]["criteria"][0]["code"] for part in ("bonus", "penalty") if part in scale]
    codes = [top["code"] for top in scale["criteria"]] + pools + ["base", "bonus", "total"]
    for name, least in (("Tốt", "60%"), ("Khá", "12"), ("Đạt", "0"))[: cluster.of(0, 2, 3)]:
        drawn: Data = {"name": name, "at_least": least}
        for key, value in _asked(cluster, scale, codes).items():
            if rarely(cluster.draw, 4):
                drawn[key] = value
        yield drawn


def _asked(cluster: Cluster, scale: Data, codes: Sequence[str]) -> Data:
    first = scale["criteria"][0]["code"]
    return {
        "groups": {first: cluster.of("50%", "4")},
        "codes": {cluster.of(*codes): cluster.of({"at_least": "3"}, {"at_most": "6"})},
        "no_penalty": "true",
        "quota": cluster.of("1", "2", "all", {"share": "50%"}, {"share": "1/3", "round": "up", "minimum": "1"}),
        "lower": {"when": {cluster.of(*codes): cluster.of({"at_least": "4"}, {"at_most": "9"})}},
    }
