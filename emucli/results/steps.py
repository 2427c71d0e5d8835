"""How far a year has come: each step of it done, due, late or not needed, as the records tell on some day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, get_args

from ..model.conferences import Conference
from ..model.plan import Step
from ..model.scalars import When
from ..model.scoring import Stage
from ..model.tree import Cluster, Year
from ..model.unknown import Unknown, known, listed
from .blanks import is_draft
from .filling import decided_by
from .reception import StageReception
from .year import YearResult

StepState = Literal["done", "due", "late", "undated", "not_needed"]
STEPS: tuple[Step, ...] = get_args(Step)
_STAGES: Mapping[Step, tuple[str, ...]] = {
    "self_scores": ("member",),
    "peer_scores": ("peers",),
    "appraisal": ("leadership", "agency", "conference", "panel"),
}
"""Who scores at the stages that belong to a step."""
SCORING_STEPS: frozenset[Step] = frozenset(_STAGES)
"""Steps in which score sheets are sent."""


class StepResult(NamedTuple):
    """One step on some day. `due`: the day in the plan; `days` are left until it, or have gone by since it."""

    step: Step
    state: StepState
    due: date | None = None
    days: int = 0


@dataclass(frozen=True)
class Steps:
    """Judges the steps of one year; `receptions` are its stages with the sheets that came."""

    cluster: Cluster
    year: Year
    result: YearResult
    receptions: tuple[StageReception, ...]

    def on(self, day: date) -> tuple[StepResult, ...]:
        """Every step as it stands on a day."""
        return tuple(self._step(step, day) for step in STEPS)

    def due(self, step: Step) -> date | None:
        """The day until which the plan has a step done: the last one, where it has several."""
        plan = self.year.plan.record
        days = [known(task.due) for task in listed(plan.tasks) if task.step == step] if plan else []
        return max((day for day in days if day is not None), default=None)

    @staticmethod
    def step_of(by: str) -> Step | None:
        """The step in which sheets of a kind of scorer are sent."""
        return next((step for step, several in _STAGES.items() if by in several), None)

    def _step(self, step: Step, day: date) -> StepResult:
        due = self.due(step)
        if self._is_done(step, day):
            return StepResult(step, "done", due)
        if not self.is_needed(step):
            return StepResult(step, "not_needed", due)
        if due is None:
            return StepResult(step, "undated")
        return StepResult(step, "late" if due < day else "due", due, abs((due - day).days))

    def _is_done(self, step: Step, day: date) -> bool:
        if step in _STAGES:
            stages = list(self._stages(step))
            return bool(stages) and all(_has_come(one) for one in stages)
        return _DONE[step](self, day)

    def is_needed(self, step: Step) -> bool:
        """Whether the year has a step at all."""
        if step in _STAGES:
            # Before there is a regulation with stages nobody can say so.
            return not self._has_stages or any(True for _ in self._stages(step))
        if step == "decision":
            return bool(self.result.recorded_awards) or decided_by(self.year) != "cluster"
        if step == "handover":
            members = self.year.members.record
            leader = self.result.leadership.leader
            return members is None or leader.unit is None or leader.unit != known(members.leader)
        return True

    def open_stages(self, step: Step) -> tuple[str, ...]:
        """The stages of a step whose sheets have not all come, each once; none of a step without sheets."""
        if step not in _STAGES:
            return ()
        return tuple(dict.fromkeys(one.stage for one in self._stages(step) if not _has_come(one)))

    @property
    def _has_stages(self) -> bool:
        regulation = self.year.regulation.record
        scoring = known(regulation.scoring) if regulation else None
        stages: tuple[Stage, ...] = (scoring.stages or ()) if scoring else ()
        return bool(stages)

    def _stages(self, step: Step) -> Iterator[StageReception]:
        return (one for one in self.receptions if one.by in _STAGES[step])

    def _was_held(self, kind: str, day: date) -> bool:
        """Whether a conference of a kind was held by a day: one that is only announced lies after it."""
        record = self.year.conferences.record
        several: tuple[Conference, ...] = record.conferences if record else ()
        return any(one.kind == kind and _was_held(one, day) for one in several)

    def _is_planned(self) -> bool:
        plan = self.year.plan.record
        return plan is not None and not is_draft(plan)

    def _is_adopted(self, day: date) -> bool:
        regulation = self.year.regulation.record
        if regulation is None or regulation.state == "draft":
            return False
        adopted = known(regulation.adopted)
        return not _later(adopted.date if adopted else None, day)

    def _is_signed(self, day: date) -> bool:
        covenant = self.year.covenant.record
        if covenant is None or covenant.signed is None:
            return False
        signed = known(covenant.signed)
        return not _later(signed.date if signed else None, day)

    def _is_registered(self) -> bool:
        covenant = self.year.covenant.record
        return covenant is not None and covenant.registrations is not None

    def _is_submitted(self, day: date) -> bool:
        papers = self.year.papers.record
        paper = papers.of("proposal") if papers else None
        if paper is None or (paper.number is None and paper.date is None):
            return False
        written = known(paper.date)
        return written is None or written <= day

    def _is_decided(self) -> bool:
        awards, leadership = self.result.recorded_awards, self.result.leadership
        offices = [one for one in leadership.offices if one.unit is not None or one.awaits_decision]
        answered = all(one.decided is not None for one in awards)
        return bool(awards or offices) and answered and not any(one.awaits_decision for one in offices)

    def _is_handed_over(self, day: date) -> bool:
        outcome = self.year.outcome.record
        if outcome is None or outcome.handover is None:
            return False
        handover = known(outcome.handover)
        return not _later(handover.date if handover else None, day)


def _later(when: When | Unknown | None, day: date) -> bool:
    """Whether something lies after a day: what has no day that is known has happened where it is recorded."""
    stated = known(when)
    return stated is not None and stated.first_day() > day


def _has_come(stage: StageReception) -> bool:
    """Whether nobody owes a sheet; at a stage on which no total rests, whether each unit has its sheet or a recusal."""
    if stage.owed:
        return not stage.debts
    came = {cell.unit for cell in stage.cells if cell.state in ("received", "recused")}
    return came == {cell.unit for cell in stage.cells}


def _was_held(conference: Conference, day: date) -> bool:
    if known(conference.date) is not None:
        return not _later(conference.date, day)
    told = (conference.date, conference.attended, conference.present, conference.conclusion)
    return any(one is not None for one in told)


_DONE: Mapping[Step, Callable[[Steps, date], bool]] = {
    "plan": lambda steps, _: steps._is_planned(),
    "regulation": lambda steps, day: steps._is_adopted(day),
    "launch": lambda steps, day: steps._was_held("launch", day),
    "covenant": lambda steps, day: steps._is_signed(day),
    "registration": lambda steps, _: steps._is_registered(),
    "midyear": lambda steps, day: steps._was_held("midyear", day),
    "annual": lambda steps, day: steps._was_held("annual", day),
    "proposal": lambda steps, day: steps._is_submitted(day),
    "decision": lambda steps, _: steps._is_decided(),
    "handover": lambda steps, day: steps._is_handed_over(day),
}
"""What in the records says that a step is done."""
