"""Points as formulas of a spreadsheet, for the eye: emucli itself computes them anew, exactly, from the inputs.

Spreadsheets count in binary fractions, so that what is cut to whole steps is rounded to nine decimals first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from fractions import Fraction

from ..model import measures
from ..model.scoring import RoundingStep, Scoring
from ..scoring.bands import lower_end, upper_end
from ..scoring.nodes import Node
from .days import is_in_days, takes_days
from .inputs import second_input

LONGEST = 8_000
"""So many letters a formula may have; Excel takes 192 more."""


@dataclass(frozen=True)
class Cells:
    """Where the inputs of a criterion stand; of a choice also the ranges of its words and points.

    `best`: how far the best of the sheets that are there has passed the target of a comparison. `shared`: how many
    results several units share, and how many units.
    """

    first: str
    second: str
    by_hand: str = ""
    _: KW_ONLY
    words: str = ""
    points: str = ""
    best: Fraction = Fraction(0)
    shared: tuple[str, str] | None = None


def cut(expression: str, scoring: Scoring) -> str:
    """An expression rounded as the regulation says, half to even as half up: the difference is emucli's to make."""
    rounding = scoring.rounding
    if isinstance(rounding, RoundingStep):
        step = literal(rounding.step)
        return f"{_FUNCTIONS[rounding.how]}(({expression})/{step},0)*{step}" if rounding.step else expression
    return f"{_FUNCTIONS[rounding]}({expression},{scoring.decimals})"


_FUNCTIONS: Mapping[str, str] = {"half_up": "ROUND", "half_even": "ROUND", "down": "ROUNDDOWN"}


def points_formula(leaf: Node, cells: Cells, scoring: Scoring, later: str) -> str:
    """The points of a criterion; `later` is what stands where they cannot be known from this sheet alone."""
    expression, needed = _expression(leaf, cells), _needed(leaf, cells)
    known = f'IFERROR({cut(expression, scoring)},"?")' if expression else f'"{later}"'
    if expression and (unclear := _unclear(leaf, cells)):
        known = f'IF({unclear},"{later}",{known})'
    told = f'IF({needed},"",{known})'
    whole = f'IF({cells.by_hand}="",{told},{cells.by_hand})' if cells.by_hand else told
    return f"={whole}" if len(whole) < LONGEST else f'="{later}"'


def _needed(leaf: Node, cells: Cells) -> str:
    """The condition that nothing is filled in yet."""
    if isinstance(leaf.measure, measures.TargetMeasure) and leaf.target is None:
        return f'OR({cells.first}="",{cells.second}="")'
    if cells.shared:
        return f'AND({cells.first}="",{cells.second}="",{cells.shared[0]}="")'
    return f'AND({cells.first}="",{cells.second}="")' if takes_days(leaf) and cells.second else f'{cells.first}=""'


def _unclear(leaf: Node, cells: Cells) -> str:
    """The condition that only emucli can tell: a step of the plan, or days where a part of a total may stand."""
    if not takes_days(leaf) or not cells.second:
        return ""
    both = f",AND(N({cells.first})>{_FIRST_DAY},N({cells.second})>{_FIRST_DAY})"
    return f"OR(ISTEXT({cells.second}){both if second_input(leaf) == 'total' else ''})"


_FIRST_DAY = 36_525
"""Numbers above it may be days of this century, as spreadsheets count them."""


def _expression(leaf: Node, cells: Cells) -> str:
    measure = leaf.measure
    if isinstance(measure, measures.PointsMeasure):
        return cells.first
    if isinstance(measure, measures.ChoiceMeasure):
        return _capped(
            f"IF(SUMPRODUCT(--({cells.words}={cells.first}))=1,SUMPRODUCT(({cells.words}={cells.first})*{cells.points}),1/0)",
            leaf,
        )
    if isinstance(measure, measures.BandsMeasure):
        return _bands(measure, leaf, cells)
    if isinstance(measure, measures.CountMeasure):
        return _capped(f"{_counted(cells)}*{literal(measure.each)}", leaf)
    if isinstance(measure, measures.NetMeasure):
        net = f"{cells.first}*{literal(measure.plus)}-N({cells.second})*{literal(measure.minus)}"
        most = "" if leaf.max is None else f"MIN({literal(leaf.max)},"
        return f"MAX({literal(measure.at_least)},{most}{net}{')' if most else ''})"
    if isinstance(measure, measures.ShortfallMeasure):
        return _shortfall(measure, leaf, cells)
    if isinstance(measure, measures.PlaceMeasure):
        several = ",".join(literal(points) for points in measure.points)
        return _capped(f"IF({cells.first}>{len(measure.points)},0,CHOOSE({cells.first},{several}))", leaf)
    if isinstance(measure, measures.RelativeMeasure):
        return _relative(measure, leaf, cells)
    return _ratio(measure, leaf, cells) if isinstance(measure, measures.RatioMeasure) else ""


def checklist_formula(points: Sequence[str], leaf: Node, empty: str, by_hand: str) -> str:
    """The sum of the items of a checklist, whose points stand in cells of their own."""
    told = f'IF({empty},"",{_capped(total(points), leaf)})'
    return f'=IF({by_hand}="",{told},{by_hand})' if by_hand else f"={told}"


def item_formula(answer: str, points: Fraction, yes: str, no: str) -> str:
    """The points of an item of a checklist."""
    return f'=IF({answer}="{yes}",{literal(points)},IF({answer}="{no}",0,""))'


def total(cells: Sequence[str]) -> str:
    """The sum of some cells; texts among them count nothing."""
    parts = [f"SUM({','.join(cells[at : at + 200])})" for at in range(0, len(cells), 200)]
    return "+".join(parts) or "0"


def _bands(measure: measures.BandsMeasure, leaf: Node, cells: Cells) -> str:
    several = f"MAX(0,{cells.first}-{cells.second})" if is_in_days(leaf) else f"100*{cells.first}/{cells.second}"
    value = f'IF({cells.second}="",{cells.first},{several})' if cells.second else cells.first
    inside = [_inside(band, value) for band in measure.bands]
    points = [f"{condition}*{literal(band.points)}" for condition, band in zip(inside, measure.bands, strict=True)]
    return f"IF({'+'.join(inside)}=0,1/0,{_capped('+'.join(points), leaf)})"


def _counted(cells: Cells) -> str:
    """How many: the unit's own and its part of those that several share, or days late."""
    own = f"N({cells.first})"
    if cells.shared:
        count, by = cells.shared
        own = f'({own}+IF(AND({count}="",{by}=""),0,{count}/{by}))'
    return f'IF({cells.second}="",{own},MAX(0,{cells.first}-{cells.second}))' if cells.second else own


def _inside(band: measures.Band, value: str) -> str:
    low, high = lower_end(band), upper_end(band)
    conditions = [
        *([] if low.value is None else [f"({value}>{'=' if low.included else ''}{literal(low.value)})"]),
        *([] if high.value is None else [f"({value}<{'=' if high.included else ''}{literal(high.value)})"]),
    ]
    return "*".join(conditions) or f"({value}={value})"


def _target(leaf: Node, cells: Cells) -> str:
    return cells.second if leaf.target is None else f"IF(ISNUMBER({cells.second}),{cells.second},1/0)"


def _ratio(measure: measures.RatioMeasure, leaf: Node, cells: Cells) -> str:
    target, most = _target(leaf, cells), literal(leaf.max or 0)
    if not measure.lower_is_better:
        return _capped(f"{most}*{cells.first}/{target}", leaf)
    return f"IF({cells.first}<=0,{most},{_capped(f'{most}*{target}/{cells.first}', leaf)})"


def _shortfall(measure: measures.ShortfallMeasure, leaf: Node, cells: Cells) -> str:
    target, most = _target(leaf, cells), literal(leaf.max or 0)
    missing = f"({cells.first}-{target})" if measure.lower_is_better else f"({target}-{cells.first})"
    if measure.of == "percent":
        missing = f"{missing}/{target}*100"
    steps = f"ROUND({missing}/{literal(measure.every)},9)"
    counted = {"exact": steps, "full": f"ROUNDDOWN({steps},0)", "started": f"ROUNDUP({steps},0)"}[measure.step]
    return f"IF({missing}<=0,{most},{_capped(f'{most}-{literal(measure.lose)}*{counted}', leaf)})"


def _relative(measure: measures.RelativeMeasure, leaf: Node, cells: Cells) -> str:
    """As things stand: whoever passes the best known so far gets all."""
    if leaf.target is None and measure.without_target is not None:
        return ""
    target, most = _target(leaf, cells), leaf.max or Fraction(0)
    first, second = (target, cells.first) if measure.lower_is_better else (cells.first, target)
    half, rest = literal(measure.on_target * most), literal((1 - measure.on_target) * most)
    excess = f"(({first}-{second})/{target})"
    above = f"{half}+{rest}*{excess}/MAX({excess},{literal(cells.best)})"
    return f"IF({excess}<=0,{_capped(f'{half}*{first}/{second}', leaf)},{above})"


def _capped(expression: str, leaf: Node) -> str:
    least = literal(leaf.least)
    if leaf.max is None:
        return f"MAX({least},{expression})"
    return f"MAX({least},MIN({literal(leaf.max)},{expression}))"


def literal(value: Decimal | Fraction | int) -> str:
    """A number in a formula, exactly."""
    fraction = Fraction(value)
    if fraction.denominator == 1:
        return str(fraction.numerator) if fraction >= 0 else f"({fraction.numerator})"
    decimal = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    if Fraction(decimal) == fraction and decimal >= 0:
        return f"{decimal:f}"
    return f"({fraction.numerator}/{fraction.denominator})"
