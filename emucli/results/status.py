"""Where a year stands on some day: its steps, who owes which sheets, what a person must still record, what is next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model.plan import Step
from ..model.tree import Cluster, Year
from .blanks import Blank, blanks
from .reception import Owers, StageReception, debts, receptions
from .steps import StepResult, Steps
from .year import YearResult


@dataclass(frozen=True, kw_only=True)
class Duty:
    """Sheets of one stage that somebody owes, and until when. `by` is the kind of scorer at the stage.

    `period`: in which period of a year that is scored in several.

    `incomplete`: units whose sheet has come and lacks criteria, with their codes.
    """

    owers: Owers
    stage: str
    period: str
    by: str
    step: StepResult | None
    units: tuple[str, ...]
    incomplete: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class YearStatus:
    """Where a year stands on a day. `next_step` is None where every step is done or not needed."""

    day: date
    steps: tuple[StepResult, ...]
    duties: tuple[Duty, ...]
    blanks: tuple[Blank, ...]

    @property
    def next_step(self) -> StepResult | None:
        """The first step that is neither done nor not needed."""
        return next((one for one in self.steps if one.state not in ("done", "not_needed")), None)


def year_status(cluster: Cluster, year: Year, result: YearResult, day: date) -> YearStatus:
    """The status of a year on a day."""
    received = receptions(result.marking) if result.marking else ()
    judging = Steps(cluster, year, result, received)
    steps = judging.on(day)
    by_step: Mapping[Step, StepResult] = {one.step: one for one in steps}
    duties = tuple(_duties(received, judging, by_step))
    return YearStatus(day=day, steps=steps, duties=duties, blanks=blanks(cluster, year))


def _duties(received: tuple[StageReception, ...], judging: Steps, by_step: Mapping[Step, StepResult]) -> Iterator[Duty]:
    """Those of one debtor stand together, in the order of the stages."""
    stages = {one.label: one for one in received}
    cells = ((one.label, cell) for one in received for cell in one.cells if cell.state == "incomplete")
    lacking = {(label, cell.by, cell.unit): cell.codes for label, cell in cells}
    for owers, sheets in _owed(received).items():
        for label in dict.fromkeys(label for label, _ in sheets):
            stage = stages[label]
            units = tuple(unit for at, unit in sheets if at == label)
            codes = {unit: lacking.get((label, by, unit), ()) for unit in units for by in owers.scorers[:1]}
            step = judging.step_of(stage.by)
            yield Duty(
                owers=owers,
                stage=stage.stage,
                period=stage.period,
                by=stage.by,
                step=by_step[step] if step else None,
                units=units,
                incomplete={unit: several for unit, several in codes.items() if several},
            )


def _owed(received: tuple[StageReception, ...]) -> Mapping[Owers, tuple[tuple[str, str], ...]]:
    """What totals wait for, and the sheets that have not come at stages on which no total rests."""
    owing: dict[Owers, list[tuple[str, str]]] = {}
    for one in received:
        for cell in one.cells:
            if not one.owed and cell.state == "missing" and cell.by is not None:
                owing.setdefault(Owers((cell.by,), 1), []).append((one.label, cell.unit))
    for owers, sheets in debts(received).items():
        owing.setdefault(owers, []).extend(sheets)
    return {owers: tuple(owing[owers]) for owers in sorted(owing)}
