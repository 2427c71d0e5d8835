"""Who owes what: sheets and criteria that have not come, grouped by who owes them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model.plan import Step
from .reception import Owers, StageReception, debts
from .steps import StepResult, Steps

Owing = Mapping[Owers, tuple[tuple[str, str], ...]]
"""By debtor the (stage and period, unit) of each sheet."""


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


def duties(
    received: tuple[StageReception, ...], owing: Owing, by_step: Mapping[Step, StepResult] | None = None
) -> Iterator[Duty]:
    """Those of one debtor stand together, in the order of the stages; `by_step`: where the steps of the year stand."""
    stages = {one.label: one for one in received}
    cells = ((one.label, cell) for one in received for cell in one.cells if cell.state == "incomplete")
    lacking = {(label, cell.by, cell.unit): cell.codes for label, cell in cells}
    for owers, sheets in owing.items():
        for label in dict.fromkeys(label for label, _ in sheets):
            stage = stages[label]
            units = tuple(unit for at, unit in sheets if at == label)
            codes = {unit: lacking.get((label, by, unit), ()) for unit in units for by in owers.scorers[:1]}
            step = Steps.step_of(stage.by)
            yield Duty(
                owers=owers,
                stage=stage.stage,
                period=stage.period,
                by=stage.by,
                step=by_step[step] if by_step and step else None,
                units=units,
                incomplete={unit: several for unit, several in codes.items() if several},
            )


def waited_for(received: tuple[StageReception, ...]) -> Iterator[Duty]:
    """What totals wait for and somebody has to send; where nobody in particular has to, it is no one's duty."""
    yield from duties(received, {owers: sheets for owers, sheets in debts(received).items() if owers.scorers})


def owed(received: tuple[StageReception, ...]) -> Owing:
    """What totals wait for, and the sheets that have not come at stages on which no total rests."""
    owing: dict[Owers, list[tuple[str, str]]] = {}
    for one in received:
        for cell in one.cells:
            if not one.owed and cell.state == "missing" and cell.by is not None:
                owing.setdefault(Owers((cell.by,), 1), []).append((one.label, cell.unit))
    for owers, sheets in debts(received).items():
        owing.setdefault(owers, []).extend(sheets)
    return {owers: tuple(owing[owers]) for owers in sorted(owing)}
