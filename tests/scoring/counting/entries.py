"""What a sheet says of one criterion, and the numbers that it gives (rules E5, E8, E9)."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from tests.scoring.counting.records import Data, Records

Entry = Any


class Asked(NamedTuple):
    """One entry with what its points depend on; `others` are all entries that it is compared with, itself too."""

    measure: Data
    most: Fraction
    entry: Entry
    others: Sequence[Entry]
    records: Records
    unit: str


def by_hand(entry: Entry) -> bool:
    """Whether a scorer set the points."""
    return isinstance(entry, dict) and "points" in entry


def word(entry: Entry) -> str:
    """The single value of an entry."""
    return str(entry["value"]) if isinstance(entry, dict) else str(entry)


def days_late(asked: Asked) -> Fraction:
    """Days from `due` to `done`, by the plan and the unit's own sheet where a step is named."""
    entry = asked.entry
    if "step" in entry:
        due = max(task["due"] for task in asked.records.plan["tasks"] if task.get("step") == entry["step"])
        own = {stage["id"] for stage in asked.records.scoring["stages"] if stage["by"] == "member"}
        sheets = (one for one in asked.records.sheets if one["stage"] in own and one["unit"] == asked.unit)
        done = next(one["submitted"] for one in sheets)
    else:
        due, done = entry["due"], entry["done"]
    return Fraction(max(0, (date.fromisoformat(done) - date.fromisoformat(due)).days))


def number(asked: Asked) -> Fraction:
    """The number that an entry gives: as it stands, a percentage, days late, or with its part of what is shared."""
    entry = asked.entry
    if not isinstance(entry, dict):
        return Fraction(entry)
    if "part" in entry:
        return 100 * Fraction(entry["part"]) / Fraction(entry["of"])
    if "step" in entry or "due" in entry:
        return days_late(asked)
    shared = Fraction(entry["count"]) / Fraction(entry["shared_by"]) if "count" in entry else Fraction(0)
    return Fraction(entry.get("value", 0)) + shared


def portion(text: str) -> Fraction:
    """A share as it is written: a percentage or a fraction."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
