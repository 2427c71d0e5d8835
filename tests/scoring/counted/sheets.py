"""The sheets of drawn years, some of them missing."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from random import Random
from typing import Any

from tests.scoring.counting.records import Path, Records, applies
from tests.scoring.drawn.measures import quarters
from tests.scoring.drawn.year import Data
from tests.scoring.year import GDDT, NV, YTE


class Sheets:
    """Draws the sheets of a year."""

    def __init__(self, year: Records, random: Random, complete: bool, steps: bool) -> None:
        self._year, self._random, self._complete, self._steps = year, random, complete, steps
        self._places: dict[tuple[str, ...], dict[str, str]] = {}

    def all(self) -> Iterator[Data]:
        """Those that are owed, without some of them where the year is not complete."""
        for unit in self._year.staying:
            for stage in self._year.scoring["stages"]:
                for period in self._year.periods(unit):
                    for by in self._scorers(stage, unit):
                        if self._complete or self._random.random() > 0.12:
                            yield self._sheet(unit, stage, period, by)

    def _scorers(self, stage: Data, unit: str) -> Sequence[str]:
        match stage["by"]:
            case "peers":
                others = [one for one in self._year.staying if one != unit]
                return [one for one in others if one in stage.get("scorers", {}).get(unit, others)]
            case "panel":
                return list(stage["seats"])
            case "agency":
                decided = (path for _, path in self._year.leaves if stage["id"] in self._year.weights(path))
                return sorted({self._year.agency(path, stage) for path in decided} or {NV})
            case "leadership":
                return [self._random.choice([YTE, GDDT])]
        return [unit if stage["by"] == "member" else YTE]

    def _sheet(self, unit: str, stage: Data, period: str | None, by: str) -> Data:
        head = {"unit": unit, "stage": stage["id"], "by": by, "regulation": "1"}
        head |= {"period": period} if period else {}
        if stage["by"] == "member":
            head["submitted"] = self._random.choice(["2024-11-18", "2024-11-22", "2024-11-30"])
        if stage["by"] in ("peers", "panel") and self._random.random() < 0.08:
            return {**head, "recused": "T"}
        return {**head, "entries": dict(self._entries(head, stage))}

    def _entries(self, head: Data, stage: Data) -> Iterator[tuple[str, Any]]:
        for part, path in self._year.scored(head["unit"]):
            mine = stage["by"] != "agency" or self._year.agency(path, stage) == head["by"]
            decided = stage["id"] in self._year.weights(path) or self._random.random() < 0.5
            here = (self._complete and not stage.get("otherwise")) or self._random.random() > 0.1
            left = 0.3 if part != "base" or "otherwise" in stage else 0
            if mine and decided and here and self._random.random() >= left:
                yield path[-1]["code"], self._entry(path, head, stage)

    def _entry(self, path: Path, head: Data, stage: Data) -> Any:
        node = path[-1]
        if self._random.random() < 0.1:
            return {"points": quarters(node["max"], self._random.randint(0, 4)), "reason": "T"}
        if node["measure"]["kind"] == "place":
            return self._place(path, head, stage)
        return self._random.choice(inputs(node, self._steps and "self" in self._year.stages))

    def _place(self, path: Path, head: Data, stage: Data) -> str:
        """Places of all units by one scorer, or at one stage: 1, 1, 3."""
        scorer = head["by"] if stage["by"] in ("peers", "panel") else ""
        key = (path[-1]["code"], stage["id"], head.get("period", ""), scorer)
        if key not in self._places:
            units = [one for one in self._year.staying if one != scorer and all(applies(node, one) for node in path)]
            level = {one: self._random.randint(0, 2) for one in units}
            self._places[key] = {one: str(1 + sum(level[two] < level[one] for two in units)) for one in units}
        return self._places[key][head["unit"]]


def inputs(node: Mapping[str, Any], steps: bool) -> Sequence[Any]:
    """What a sheet may say of a criterion."""
    measure, most = node["measure"], node["max"]
    days: list[Any] = [{"due": "2024-02-28", "done": done} for done in ("2024-02-01", "2024-03-02")]
    days += [{"step": "self_scores"}] if steps else []
    numbers: list[Any] = [str(number) for number in range(5)]
    match measure["kind"]:
        case "points":
            return [quarters(most, share) for share in range(5)] + ["0.25"] + ["-2.5"] * ("min" in node)
        case "choice":
            return [*measure["options"], {"value": "kha", "evidence": ["BC 1"]}]
        case "checklist":
            return [{"met": list(met)} for size in range(4) for met in combinations(measure["items"], size)]
        case "bands":
            return [*numbers, "59.9", "60", {"part": "3", "of": "5"}, {"part": "2", "of": "3"}, *days]
        case "count":
            return [*numbers, {"count": "1", "shared_by": "3"}, {"value": "1", "count": "2", "shared_by": "3"}, *days]
        case "net":
            return [{"plus": plus, "minus": minus} for plus in ("0", "2", "5") for minus in ("0", "1", "3")]
    return actuals(measure)


def actuals(measure: Mapping[str, Any]) -> Sequence[Any]:
    """Results, some with a target of their own."""
    negative = [] if "input" in measure or "without_target" in measure else ["-4"]
    plain = [{"actual": actual} for actual in ["0", "3", "7", "8.5", "60", "80", "100.5", *negative]]
    return [*plain, *({"target": goal, "actual": "6"} for goal in ("4", "8"))]
