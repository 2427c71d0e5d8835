"""The records of a year as plain data, and what is looked up in them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

Data = Mapping[str, Any]
Path = tuple[Data, ...]
"""A criterion with the groups above it, the outermost first."""

PARTS = ("base", "bonus", "penalty")


@dataclass(frozen=True)
class Records:
    """The files of one year, by what they hold."""

    members: Data
    regulation: Data
    sheets: Sequence[Data]
    covenant: Data
    plan: Data

    @property
    def scoring(self) -> Data:
        """How the members are scored."""
        found: Data = self.regulation["scoring"]
        return found

    @property
    def zero(self) -> bool:
        """Whether what is missing is 0 points."""
        return self.scoring.get("missing") == "zero"

    @cached_property
    def staying(self) -> Mapping[str, Data]:
        """The members that have not withdrawn."""
        return {one["unit"]: one for one in self.members["members"] if one.get("status") != "withdrawn"}

    @cached_property
    def ranked(self) -> Sequence[str]:
        """Those of them that stand in the ranking."""
        return [unit for unit, member in self.staying.items() if member.get("ranked", "true") == "true"]

    @cached_property
    def stages(self) -> Mapping[str, Data]:
        """The stages by id."""
        return {stage["id"]: stage for stage in self.scoring["stages"]}

    def tops(self, part: str) -> Sequence[Data]:
        """The top criteria of base, bonus or penalty."""
        found: Sequence[Data] = (self.scoring if part == "base" else self.scoring.get(part, {})).get("criteria", ())
        return found

    @cached_property
    def leaves(self) -> Sequence[tuple[str, Path]]:
        """Every criterion without criteria of its own, with its part."""
        return [(part, path) for part in PARTS for path in _leaves(self.tops(part), ())]

    def scored(self, unit: str) -> Iterator[tuple[str, Path]]:
        """The leaves on which a unit is scored."""
        return ((part, path) for part, path in self.leaves if all(applies(node, unit) for node in path))

    def weights(self, path: Path) -> Mapping[str, Fraction]:
        """The stages that decide a criterion, as shares of 1 (rule C1)."""
        final = nearest(path, "stage") or self.scoring.get("final") or next(iter(self.stages))
        if isinstance(final, str):
            return {final: Fraction(1)}
        whole = sum(map(Fraction, final.values()))
        return {stage: Fraction(weight) / whole for stage, weight in final.items()}

    def agency(self, path: Path, stage: Data) -> str:
        """Who scores a criterion at a stage by agencies (rule C13)."""
        named = stage.get("agency", [])
        only = [named] if isinstance(named, str) else named
        found: str = nearest(path, "agency") or (only[0] if len(only) == 1 else self.members["standing_agency"])
        return found

    def periods(self, unit: str) -> Sequence[str | None]:
        """The periods in which a unit was a member; one without a name where the year has none (rule C16)."""
        ids = self.scoring.get("periods", {}).get("ids")
        if ids is None:
            return [None]
        joined = date.fromisoformat(self.staying[unit].get("joined", "2024-01-01"))
        parts = pairwise(12 * at // len(ids) for at in range(len(ids) + 1))
        ends = {one: date(2024, to, 28) for one, (_, to) in zip(ids, parts, strict=True)}
        if isinstance(ids, dict):
            ends = {one: date.fromisoformat(told["to"]) for one, told in ids.items()}
        return [one for one, end in ends.items() if end >= joined]


def _leaves(several: Sequence[Data], above: Path) -> Iterator[Path]:
    for node in several:
        yield from _leaves(node["criteria"], (*above, node)) if "criteria" in node else [(*above, node)]


def nearest(path: Path, key: str) -> Any:
    """What a criterion says, or else the nearest group above it."""
    return next((node[key] for node in reversed(path) if key in node), None)


def applies(node: Data, unit: str) -> bool:
    """Whether a criterion or group itself applies to a unit."""
    return unit in node.get("applies_to", [unit]) and unit not in node.get("not_for", ())
