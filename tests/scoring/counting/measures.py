"""From what a sheet says of one criterion to points (rules E1 to E9, C10)."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from tests.scoring.counting.comparing import place, ratio, relative, shortfall
from tests.scoring.counting.entries import Asked, Entry, by_hand, number, word
from tests.scoring.counting.records import Data, Records


def points_of(node: Data, entry: Entry, others: Sequence[Entry], records: Records, unit: str) -> Fraction:
    """The exact points of an entry, within the criterion's least and most."""
    measure = node.get("measure", {"kind": "points"})
    most = Fraction(node["max"]) if "max" in node else None
    least = Fraction(measure.get("at_least", 0) if measure["kind"] == "net" else node.get("min", 0))
    asked = Asked(measure, most or Fraction(0), entry, others, records, unit)
    got = Fraction(entry["points"]) if by_hand(entry) else KINDS[measure["kind"]](asked)
    return max(least, got if most is None else min(most, got))


def inside(band: Data, value: Fraction) -> bool:
    """Whether a band holds a value."""
    return (
        value >= Fraction(band.get("at_least", value))
        and value <= Fraction(band.get("at_most", value))
        and ("more_than" not in band or value > Fraction(band["more_than"]))
        and ("less_than" not in band or value < Fraction(band["less_than"]))
    )


def choice(asked: Asked) -> Fraction:
    """The points of the option."""
    return Fraction(asked.measure["options"][word(asked.entry)]["points"])


def checklist(asked: Asked) -> Fraction:
    """The sum of the items met."""
    return sum((Fraction(asked.measure["items"][item]["points"]) for item in asked.entry["met"]), Fraction(0))


def bands(asked: Asked) -> Fraction:
    """The points of the one band that holds the value."""
    value = number(asked)
    return next(Fraction(band["points"]) for band in asked.measure["bands"] if inside(band, value))


def net(asked: Asked) -> Fraction:
    """What was won less what was lost."""
    won, lost = (Fraction(asked.entry[way]) * Fraction(asked.measure[way]) for way in ("plus", "minus"))
    return won - lost


KINDS: Mapping[str, Callable[[Asked], Fraction]] = {
    "points": number,
    "choice": choice,
    "checklist": checklist,
    "bands": bands,
    "ratio": ratio,
    "shortfall": shortfall,
    "count": lambda asked: Fraction(asked.measure["each"]) * number(asked),
    "net": net,
    "relative": relative,
    "place": place,
}
