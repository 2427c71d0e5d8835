"""Where a year stands on some day: its steps, who owes which sheets, what a person must still record, what is next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model.plan import Step
from ..model.tree import Cluster, Year
from .blanks import Blank, blanks
from .duties import Duty, duties, owed
from .reception import receptions
from .steps import StepResult, Steps
from .year import YearResult


@dataclass(frozen=True, kw_only=True)
class YearStatus:
    """Where a year stands on a day. `next_step` is None where every step is done or not needed.

    `open_stages` are the stages of the next step that still wait for sheets.
    """

    day: date
    steps: tuple[StepResult, ...]
    duties: tuple[Duty, ...]
    blanks: tuple[Blank, ...]
    next_step: StepResult | None
    open_stages: tuple[str, ...]


def year_status(cluster: Cluster, year: Year, result: YearResult, day: date) -> YearStatus:
    """The status of a year on a day."""
    received = receptions(result.marking) if result.marking else ()
    judging = Steps(cluster, year, result, received)
    steps = judging.on(day)
    by_step: Mapping[Step, StepResult] = {one.step: one for one in steps}
    owing = tuple(duties(received, owed(received), by_step))
    following = next((one for one in steps if one.state not in ("done", "not_needed")), None)
    return YearStatus(
        day=day,
        steps=steps,
        duties=owing,
        blanks=blanks(cluster, year),
        next_step=following,
        open_stages=judging.open_stages(following.step) if following else (),
    )
