"""Points and places -> the class of each unit: the first that fits, to the best within its quota (rules F6 and F7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..model.regulation import RankClass
from .points import UnitScore
from .quotas import places
from .scale import Scale
from .thresholds import reaches, unmet

Groups = tuple[tuple[str, ...], ...]


@dataclass
class Classes:
    """The class of each unit, None where none fits; `open` are equal units of which a quota takes only some."""

    of: dict[str, RankClass | None] = field(default_factory=dict)
    open: list[tuple[RankClass, tuple[str, ...]]] = field(default_factory=list)

    def join(self, other: "Classes") -> None:
        """Add the classes of other units."""
        self.of.update(other.of)
        self.open.extend(other.open)


@dataclass(frozen=True)
class Classing:
    """The classes of a regulation, from the best down, and the points that they are given for."""

    classes: Sequence[RankClass]
    scale: Scale
    scores: Mapping[str, UnitScore]

    def alone(self, unit: str) -> RankClass | None:
        """The class of a unit by its own points; None where it hangs on the places of a quota."""
        if self.scores[unit].total is None:
            return None
        at = self._next(unit, 0)
        return None if at is None or self.classes[at].quota is not None else self.classes[at]

    def among(self, groups: Groups, members: int) -> Classes:
        """The classes of units in rising rank, equal ones together; shares of quotas are of so many members."""
        found = Classes({unit: None for group in groups for unit in group})
        waiting = {unit: at for group in groups for unit in group if (at := self._next(unit, 0)) is not None}
        for at, one in enumerate(self.classes):
            here = [tuple(unit for unit in group if waiting.get(unit) == at) for group in groups]
            most = None if one.quota is None else places(one.quota, members)
            self._place(at, [group for group in here if group], most, waiting, found)
        return found

    def _place(
        self, at: int, here: Sequence[tuple[str, ...]], most: int | None, waiting: dict[str, int], found: Classes
    ) -> None:
        taken = 0
        for group in here:
            free = len(group) if most is None else max(0, most - taken)
            if len(group) <= free:
                found.of.update(dict.fromkeys(group, self.classes[at]))
            elif free:
                found.open.append((self.classes[at], group))
            else:
                self._pass_on(at, group, waiting)
            taken += len(group)

    def _pass_on(self, at: int, units: Iterable[str], waiting: dict[str, int]) -> None:
        """Those beyond the quota fall to the next class that fits."""
        for unit in units:
            following = self._next(unit, at + 1)
            waiting.pop(unit)
            if following is not None:
                waiting[unit] = following

    def _next(self, unit: str, start: int) -> int | None:
        """The first class from `start` on that fits; one lower where its points lower it, but never below the last."""
        score = self.scores[unit]
        for at in range(start, len(self.classes)):
            if unmet(self.classes[at], score, self.scale) is None:
                lowered = self.classes[at].lower
                falls = lowered is not None and all(
                    reaches(bound, code, score, self.scale) for code, bound in lowered.when.items()
                )
                return min(at + 1, len(self.classes) - 1) if falls else at
        return None
