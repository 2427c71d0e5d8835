"""Where a year stands: its steps, who owes what, what is still blank, what is next; and a reminder for each debtor."""

from collections.abc import Iterator

from ..language.phrases import Arguments, Phrase, say, term
from ..model.tree import Cluster, Year, following_name
from ..results.duties import Duty
from ..results.names import Names
from ..results.status import YearStatus
from ..results.steps import SCORING_STEPS, StepResult
from . import SCHEMA_VERSION
from .blanks import blanks_told
from .duties import by_debtor, day_told, days_told, duty_lines, owing_lines
from .grid import Grid
from .lines import as_markdown, safe
from .reception import owers_told


def status_as_json(cluster: Cluster, year: Year, status: YearStatus, names: Names, folder: str) -> dict[str, object]:
    """The status for programs."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "as_of": status.day.isoformat(),
        "steps": [
            {"step": one.step, "state": one.state, "due": one.due.isoformat() if one.due else None, "days": _days(one)}
            for one in status.steps
        ],
        "owes": [_duty_json(one) for one in status.duties],
        "blanks": [
            {"file": one.file, "key": one.key, "told": say(one.told, names.language, names)} for one in status.blanks
        ],
        "next": {
            "step": status.next_step.step if status.next_step else None,
            "told": _next(cluster, year, status, names, folder),
        },
    }


def _days(one: StepResult) -> int | None:
    """Days until a step is due, negative once they have gone by; null where that says nothing."""
    return {"due": one.days, "late": -one.days}.get(one.state)


def _duty_json(duty: Duty) -> dict[str, object]:
    return {
        "scorers": list(duty.owers.scorers),
        "needed": duty.owers.needed,
        "stage": duty.stage,
        "period": duty.period or None,
        "step": duty.step.step if duty.step else None,
        "units": list(duty.units),
        "criteria_missing": {unit: list(codes) for unit, codes in duty.incomplete.items()},
    }


def status_as_text(cluster: Cluster, year: Year, status: YearStatus, names: Names, folder: str) -> str:
    """The status on a screen."""
    language = names.language
    lines = [*safe([_heading(year, status, names)]), "", _steps(status, names).as_text().rstrip(), ""]
    lines += _owing(status, names)
    if status.blanks:
        told = (line.as_text() for line in blanks_told(status.blanks, names))
        lines += ["", say(Phrase("status_blanks"), language), *told]
    lines += ["", *safe([say(Phrase("status_next", {"told": _next(cluster, year, status, names, folder)}), language)])]
    return "\n".join(lines) + "\n"


def reminders(year: Year, status: YearStatus, names: Names) -> str:
    """A reminder for each debtor as Markdown, to be forwarded as it stands."""
    language = names.language
    parts = [f"# {as_markdown(_heading(year, status, names))}"]
    opening = say(Phrase("reminder", {"cluster": names.cluster_name(), "year": year.name}), language)
    for owers, duties in by_debtor(status.duties):
        lines = (f"- {as_markdown(line)}" for duty in duties for line in duty_lines(duty, names))
        parts += ["", f"## {as_markdown(owers_told(owers, names))}", "", f"{as_markdown(opening)}:", "", *lines]
    if not status.duties:
        parts += ["", as_markdown(say(_nothing_owed(status), language))]
    return "\n".join(parts) + "\n"


def _heading(year: Year, status: YearStatus, names: Names) -> str:
    arguments: Arguments = {"cluster": names.cluster_name(), "year": year.name, "day": day_told(status.day)}
    return say(Phrase("status_of", arguments), names.language)


def _steps(status: YearStatus, names: Names) -> Grid:
    language = names.language
    rows = tuple(
        (
            term(f"step_{one.step}", language),
            term(f"state_{one.state}", language),
            "" if one.due is None else " ".join(filter(None, (day_told(one.due), _gone(one, names)))),
        )
        for one in status.steps
    )
    return Grid(tuple(term(f"column_{one}", language) for one in ("step", "state", "due")), rows, wide=(0, 1, 2))


def _gone(one: StepResult, names: Names) -> str:
    """How many days are left or have gone by, in brackets; empty for a step that is done."""
    told = days_told(one, names)
    return f"({told})" if told else ""


def _owing(status: YearStatus, names: Names) -> Iterator[str]:
    """One line a debtor."""
    if not status.duties:
        yield say(_nothing_owed(status), names.language)
        return
    yield say(Phrase("status_owes"), names.language)
    yield from (line.as_text() for line in owing_lines(status.duties, names))


def _nothing_owed(status: YearStatus) -> Phrase:
    has_stages = any(one.state == "done" for one in status.steps if one.step in SCORING_STEPS)
    return Phrase("status_nothing_owed" if has_stages else "status_no_scale")


def _next(cluster: Cluster, year: Year, status: YearStatus, names: Names, folder: str) -> str:
    """The next step with the command for it. `folder`: of the year, as people type it."""
    above = folder.rpartition("/")[0] or "."
    # A form that is already there is kept, so each stage has a folder of its own: its forms hold what came before it.
    forms = tuple(f"`emucli form {folder} --stage {stage} -o {stage}`" for stage in status.open_stages) or (
        f"`emucli form {folder} --all -o phieu`",
    )
    following = following_name(year.name)
    arguments: Arguments = {"dir": folder, "cluster": above, "year": following, "this": year.name, "forms": forms}
    return say(Phrase(_next_key(year, status), arguments), names.language)


def _next_key(year: Year, status: YearStatus) -> str:
    if status.next_step is None:
        return "next_year"
    # A plan that was carried over needs no frame, and gets none.
    begun = status.next_step.step == "plan" and year.plan.record is not None
    return "next_plan_begun" if begun else f"next_{status.next_step.step}"
