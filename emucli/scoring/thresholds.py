"""What a unit must have reached for a class or an award: points, shares of maxima, no penalty (rule B1)."""

from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, Protocol

from ..model.base import Keyed
from ..model.regulation import Bound
from .points import UnitScore
from .scale import Scale


class Threshold(Protocol):
    """The keys that classes and requirements share."""

    @property
    def at_least(self) -> Decimal | Fraction | None: ...
    @property
    def groups(self) -> Keyed[str, Decimal | Fraction] | None: ...
    @property
    def codes(self) -> Keyed[str, Bound] | None: ...
    @property
    def no_penalty(self) -> bool: ...


class Unmet(NamedTuple):
    """What a unit does not meet: the total, the points of a `group` or of a code, or no deductions."""

    what: Literal["at_least", "group", "codes", "no_penalty"]
    code: str = ""


def amount(wanted: Decimal | Fraction, of: Fraction | None) -> Fraction:
    """Points as they are, a share (always a Fraction) of a maximum; nothing where there is no maximum."""
    return wanted * (of or Fraction(0)) if isinstance(wanted, Fraction) else Fraction(wanted)


def reaches(bound: Bound, code: str, score: UnitScore, scale: Scale) -> bool:
    """Whether the points of a code, or of a sum, lie within a bound; nothing is asked where it does not apply."""
    points = score.points(code)
    if points is None:
        return True
    most = scale.maximum(code)
    low = bound.at_least is None or points >= amount(bound.at_least, most)
    return low and (bound.at_most is None or points <= amount(bound.at_most, most))


def unmet(threshold: Threshold, score: UnitScore, scale: Scale) -> Unmet | None:
    """The first thing that a unit with a total does not meet."""
    if threshold.at_least is not None and (score.total or Fraction(0)) < amount(threshold.at_least, scale.total):
        return Unmet("at_least")
    for code, wanted in threshold.groups.items() if threshold.groups is not None else ():
        node, points = scale.nodes.get(code), score.points(code)
        # A group that does not apply to the unit has no points, and nothing is asked of it.
        if node is None or (points is not None and points < amount(wanted, node.max)):
            return Unmet("group", code)
    for code, bound in threshold.codes.items() if threshold.codes is not None else ():
        if not reaches(bound, code, score, scale):
            return Unmet("codes", code)
    return Unmet("no_penalty") if threshold.no_penalty and score.penalty.points else None
