"""Who owes what, one line a debtor, in words that can be forwarded."""

from collections.abc import Iterator, Sequence
from datetime import date

from ..language.phrases import Arguments, Phrase, say
from ..results.duties import Duty
from ..results.names import Names
from ..results.reception import Owers
from ..results.steps import StepResult
from .lines import Line
from .reception import owers_told

_MOST_NAMED = 5
"""Of more units than these only the number is told."""


def by_debtor(duties: Sequence[Duty]) -> Iterator[tuple[Owers, list[Duty]]]:
    """The duties of each debtor."""
    for owers in dict.fromkeys(one.owers for one in duties):
        yield owers, [one for one in duties if one.owers == owers]


def owing_lines(duties: Sequence[Duty], names: Names) -> Iterator[Line]:
    """One line a debtor."""
    for owers, several in by_debtor(duties):
        told = "; ".join(line for duty in several for line in duty_lines(duty, names))
        yield Line(f"{owers_told(owers, names)}: {told}", depth=0)


def duty_lines(duty: Duty, names: Names) -> Iterator[str]:
    """What somebody owes at a stage, with the day of the plan: whole sheets, then what sheets lack."""
    whole = tuple(unit for unit in duty.units if unit not in duty.incomplete)
    if whole:
        yield _until(_in_period(say(_sheets(duty, whole), names.language, names), duty), duty.step, names)
    for unit, codes in duty.incomplete.items():
        lacks = say(Phrase("owes_criteria", {"unit": unit, "codes": codes}), names.language, names)
        yield _until(_in_period(lacks, duty), duty.step, names)


def _in_period(what: str, duty: Duty) -> str:
    """With the period in brackets, where the year is scored in several."""
    return f"{what} ({duty.period})" if duty.period else what


def _sheets(duty: Duty, units: tuple[str, ...]) -> Phrase:
    if duty.by == "member":
        return Phrase("owes_member")
    kind = "peers" if duty.by == "peers" else "others"
    if len(units) > _MOST_NAMED:
        return Phrase(f"owes_{kind}_many", {"number": len(units)})
    return Phrase(f"owes_{kind}", {"units": units})


def _until(what: str, step: StepResult | None, names: Names) -> str:
    days = days_told(step, names) if step is not None else ""
    if step is None or step.due is None or not days:
        return what
    arguments: Arguments = {"what": what, "day": day_told(step.due), "days": days}
    return say(Phrase("owes_until", arguments), names.language)


def day_told(day: date) -> str:
    """A day as both languages write it."""
    return f"{day:%d/%m/%Y}"


def days_told(one: StepResult, names: Names) -> str:
    """How many days are left or have gone by; empty for a step that is done."""
    if one.state not in ("due", "late"):
        return ""
    if one.days == 0:
        return say(Phrase("days_none"), names.language)
    key = "days_left" if one.state == "due" else "days_late"
    return say(Phrase(key, {"days": one.days}), names.language)
