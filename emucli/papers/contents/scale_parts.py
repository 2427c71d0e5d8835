"""The parts of a scale as rows of tables: base, bonus, penalty, and the total under them."""

from collections.abc import Iterator
from fractions import Fraction

from ...language.papers import paper_word
from ...language.phrases import Language
from ...scoring.nodes import PARTS, Part
from ...scoring.scale import Scale


def title_of(part: str, language: Language) -> str:
    """The name of a part, or of the `total`, at the head of its rows."""
    return paper_word(f"part_{part}", language)


def maximum_of(part: str, scale: Scale) -> Fraction | None:
    """The points that a part or the `total` can come to at most; None where the regulation sets no limit."""
    if part == "total":
        return scale.total
    if part == "base":
        return sum((Fraction(top.max or 0) for top in scale.tops["base"]), Fraction(scale.scoring.unlisted or 0))
    pool = scale.pool("bonus" if part == "bonus" else "penalty")
    return None if pool is None or pool.max is None else Fraction(pool.max)


def parts_of(scale: Scale) -> Iterator[Part]:
    """The parts that the regulation has, in their order."""
    return (part for part in PARTS if part == "base" or scale.pool(part) is not None)
