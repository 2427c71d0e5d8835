"""What scoring gives: frozen before anyone reads it. Points are exact; None stands for what is missing, never 0."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

from .inputs import Misfit
from .nodes import Node, Part
from .numbers import Grain, exactly
from .scored import Scored, Told
from .sheets import SheetAt

State = Literal["scored", "missing", "zero", "full", "rescale", "absent"]
"""How a node's points came about.

`zero`: missing, and 0 as the regulation says. `full`, `rescale`, `absent`: it does not apply to the unit (rule D1).
"""


class StagePoints(NamedTuple):
    """The points of one leaf for one unit at one stage, and the scores of the sheets that they come from.

    `kept`: what was combined where whole sheets or periods were left out; `open`: equal sums leave that open.
    `stands`: the earlier stage whose points stand. `periods`: those of each period where the year has several.
    `zero`: a period is missing among them, and is 0 as the regulation says.
    """

    points: Fraction | None
    sheets: tuple[SheetAt, ...]
    scores: tuple[Scored | Misfit | None, ...]
    kept: tuple[Fraction, ...] | None = None
    open: bool = False
    stands: str | None = None
    periods: Mapping[str, "StagePoints"] | None = None
    zero: bool = False


class Table(Protocol):
    """One unit's points as they were added up: what of a criterion is worked out for those alone who ask."""

    @property
    def grain(self) -> Grain:
        """The smallest unit of the scale's points."""

    def children(self, part: Part) -> "tuple[NodeScore, ...]":
        """The scores of what stands at the top of a part; a base that sheets give as it is needs none for its sum."""

    def stages(self, leaf: Node) -> Mapping[str, StagePoints]:
        """The points of a leaf at the stages that decide it or have sheets of the unit."""


class NodeScore(NamedTuple):
    """A criterion's or group's points for one unit: exact, and rounded once (rule A1).

    `whole` is the rounded points in the smallest unit of the scale, `unrounded` the exact ones where rounding may have
    changed them. `counted` are the codes of the criteria that count in a group of which only the best do. Most scores
    are added up and never shown: their arithmetic is `told`, that of a plain sum not even that, and their stages are
    looked up in the unit's `table`, when somebody asks.
    """

    node: Node
    state: State
    whole: int | None
    table: Table
    unrounded: Fraction | None = None
    children: tuple["NodeScore", ...] = ()
    told: Told | None = None
    counted: tuple[str, ...] | None = None

    @property
    def points(self) -> Fraction | None:
        """The rounded points."""
        return None if self.whole is None else self.table.grain.points(self.whole)

    @property
    def exact(self) -> Fraction | None:
        """The points before they are rounded."""
        return self.points if self.unrounded is None else self.unrounded

    @property
    def formula(self) -> str:
        """The arithmetic of a group; a leaf's follows from its stages."""
        if self.told is not None:
            return self.told()
        return "" if self.whole is None or not self.children else added(self.table.grain, self.children)

    @property
    def stages(self) -> Mapping[str, StagePoints] | None:
        """The stages of a leaf that was scored; None of a group, and where a leaf does not apply."""
        if self.state not in ("scored", "missing", "zero") or not self.node.is_leaf:
            return None
        return self.table.stages(self.node)

    def all(self) -> Iterator["NodeScore"]:
        """This score and all under it, in the order of the scale."""
        yield self
        for child in self.children:
            yield from child.all()


def added(grain: Grain, scores: Iterable[NodeScore]) -> str:
    """The arithmetic of a sum of scores; 0 where there are none."""
    return " + ".join(exactly(grain.points(score.whole or 0)) for score in scores) or "0"


@dataclass(frozen=True)
class PartScore:
    """The sum of the base, of the bonus or of the penalty; `withheld`: the unit's base does not reach its `from`."""

    part: Part
    exact: Fraction | None
    whole: int | None
    told: Told
    _: KW_ONLY
    table: Table
    withheld: bool = False

    @property
    def children(self) -> tuple[NodeScore, ...]:
        """The scores of its groups and criteria."""
        return self.table.children(self.part)

    @property
    def points(self) -> Fraction | None:
        """The rounded points."""
        return None if self.whole is None else self.table.grain.points(self.whole)

    @property
    def formula(self) -> str:
        """The arithmetic of the sum; empty where it has no points."""
        return "" if self.exact is None else self.told()


@dataclass(frozen=True)
class Missing:
    """What a unit's total waits for: sheets of so many (`needed`) of the scorers. No `codes`: whole sheets.

    No `scorers`: nobody in particular, where the record does not say who scores, or everybody has. `open`: for a person
    to say which of equal sheets or periods is left out.
    """

    stage: str
    scorers: tuple[str, ...]
    codes: tuple[str, ...] = ()
    needed: int = 1
    _: KW_ONLY
    period: str = ""
    open: bool = False


@dataclass(frozen=True, kw_only=True)
class UnitScore:
    """One unit's points, from the criteria to the total.

    `unranked`: it is left without a total and a rank, and waits for nothing (rules C12 and D1).
    """

    unit: str
    base: PartScore
    bonus: PartScore
    penalty: PartScore
    total: Fraction | None
    told: Told
    missing: tuple[Missing, ...]
    unranked: bool

    @property
    def formula(self) -> str:
        """The arithmetic of the total; empty where there is none."""
        return "" if self.total is None else self.told()

    @property
    def parts(self) -> tuple[PartScore, PartScore, PartScore]:
        """Base, bonus, penalty."""
        return self.base, self.bonus, self.penalty

    def nodes(self) -> Iterator[NodeScore]:
        """Every criterion and group, in the order of the scale."""
        for part in self.parts:
            for top in part.children:
                yield from top.all()

    def points(self, code: str) -> Fraction | None:
        """The rounded points of a code or of `base`, `bonus`, `penalty`, `total`; 0 where it is not in the table."""
        if code == "total":
            return self.total
        for part in self.parts:
            if part.part == code:
                return part.points
        return next((score.points for score in self.nodes() if score.node.code == code), Fraction(0))
