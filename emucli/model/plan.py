"""plan.yaml: what the cluster intends, by when."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Record, RecordFile
from .ids import InstrumentId, UnitId
from .scalars import Date, Moment
from .shapes import ByShape
from .text import Text
from .unknown import Known

Step = Literal[
    "plan", "regulation", "launch", "covenant", "registration", "midyear", "self_scores",
    "peer_scores", "appraisal", "annual", "proposal", "decision", "handover",
]  # fmt: skip

AllOrUnits = Annotated[Literal["all"] | tuple[UnitId, ...], ByShape(text=Literal["all"], list=tuple[UnitId, ...])]
"""Every member, or the units of a list."""
Basis = Known[tuple[InstrumentId, ...]] | None
"""The instruments that a paper rests on."""


class Task(Record):
    """A piece of work with the unit that leads it; `step` is what `status` follows."""

    step: Step | None = None
    text: Known[Text]
    lead: Known[UnitId] | None = None
    with_: Annotated[Known[AllOrUnits] | None, Field(alias="with")] = None
    due: Known[Date] | None = None


class Issued(Record):
    """When and by whom a paper was issued."""

    date: Known[Moment] | None = None
    by: Known[Text] | None = None


class Plan(RecordFile):
    """The plan of a year."""

    theme: Known[Text] | None = None
    basis: Basis = None
    issued: Known[Issued] | None = None
    purpose: Known[tuple[Known[Text], ...]] | None = None
    requirements: Known[tuple[Known[Text], ...]] | None = None
    content: Known[tuple[Known[Text], ...]] | None = None
    tasks: Known[tuple[Task, ...]] | None = None
    funding: Known[Text] | None = None
    implementation: Known[tuple[Known[Text], ...]] | None = None
