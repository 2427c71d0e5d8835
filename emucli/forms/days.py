"""Days late in a form: the day on which something was done beside that on which it was due, or a step of the plan."""

import re
from collections.abc import Mapping
from typing import get_args

from ..language.words import words
from ..model.measures import BandsMeasure, CountMeasure
from ..model.plan import Step
from ..model.text import Bilingual, in_language, stated
from ..scoring.nodes import Node

STEPS: tuple[Step, ...] = get_args(Step)
_DAY = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}", re.ASCII)


def takes_days(leaf: Node) -> bool:
    """Whether the measure of a criterion can count days late: it counts, or its bands are of days or say nothing."""
    measure = leaf.measure
    if isinstance(measure, BandsMeasure):
        return measure.measured_in is None or is_in_days(leaf)
    return isinstance(measure, CountMeasure)


def is_in_days(leaf: Node) -> bool:
    """Whether the regulation measures a criterion in days."""
    unit = stated(getattr(leaf.measure, "measured_in", None))
    if unit is None:
        return False
    several = {in_language(unit, "vi"), in_language(unit, "en")} if isinstance(unit, Bilingual) else {unit}
    return any(word in words("measured_in", "days") for one in several for word in one.casefold().split())


def is_day(text: str) -> bool:
    """Whether a text is meant as a day: digits in three parts, the year in full.

    >>> is_day("2025-03-20"), is_day("20/3/2025"), is_day("9.5"), is_day("")
    (True, True, False, False)
    """
    return _DAY.fullmatch(text) is not None


def keys_of_days(first: str, second: str) -> Mapping[str, str] | None:
    """What two cells give: in the first the day on which it was done, in the second the day or step when it was due.

    None where they hold no such thing.
    """
    if second in STEPS:
        return {"step": second, **({"done": first} if first else {})}
    return {"due": second, "done": first} if is_day(first) or is_day(second) else None
