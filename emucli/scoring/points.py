"""What scoring gives: frozen before anyone reads it. Points are exact; None stands for what is missing, never 0."""

from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass
from fractions import Fraction
from typing import Literal

from .inputs import Misfit
from .scale import Node, Part
from .scored import Scored
from .sheets import SheetAt

State = Literal["scored", "missing", "zero", "full", "rescale", "absent"]
"""How a node's points came about.

`zero`: missing, and 0 as the regulation says. `full`, `rescale`, `absent`: it does not apply to the unit (rule D1).
"""


@dataclass(frozen=True)
class StagePoints:
    """The points of one leaf for one unit at one stage, and the scores of the sheets that they come from.

    `kept`: what was combined where whole sheets or periods were left out; `open`: equal sums leave that open.
    `stands`: the earlier stage whose points stand. `periods`: those of each period where the year has several.
    `zero`: a period is missing among them, and is 0 as the regulation says.
    """

    points: Fraction | None
    sheets: tuple[SheetAt, ...]
    scores: tuple[Scored | Misfit | None, ...]
    _: KW_ONLY
    kept: tuple[Fraction, ...] | None = None
    open: bool = False
    stands: str | None = None
    periods: Mapping[str, "StagePoints"] | None = None
    zero: bool = False


@dataclass(frozen=True, kw_only=True)
class NodeScore:
    """A criterion's or group's points for one unit: exact, and rounded once (rule A1).

    `formula` is the arithmetic of a group; a leaf's follows from its stages. `counted` are the codes of the criteria
    that count in a group of which only the best do.
    """

    node: Node
    state: State
    exact: Fraction | None
    points: Fraction | None
    children: tuple["NodeScore", ...] = ()
    stages: Mapping[str, StagePoints] | None = None
    formula: str = ""
    counted: tuple[str, ...] | None = None

    def all(self) -> Iterator["NodeScore"]:
        """This score and all under it, in the order of the scale."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(frozen=True)
class PartScore:
    """The sum of the base, of the bonus or of the penalty; `withheld`: the unit's base does not reach its `from`."""

    part: Part
    exact: Fraction | None
    points: Fraction | None
    children: tuple[NodeScore, ...]
    formula: str
    _: KW_ONLY
    withheld: bool = False


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
    formula: str
    missing: tuple[Missing, ...]
    unranked: bool

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
