"""conferences.yaml: when the cluster met, and what was said."""

from typing import Literal

from .base import Person, Record, RecordFile
from .ids import UnitId
from .plan import AllOrUnits, Basis
from .scalars import Clock, Count, Flag, Id, Moment, YearName
from .text import Text
from .unknown import Known


class Chair(Person):
    """Who chairs, for which unit."""

    unit: Known[UnitId] | None = None


class Present(Record):
    """How many units and persons were present."""

    units: Known[Count] | None = None
    persons: Known[Count] | None = None


class Absent(Record):
    """A unit that was absent, and why."""

    unit: UnitId
    reason: Known[Text] | None = None


class Contribution(Record):
    """What was said in the discussion, by which unit and person where known; public papers print what is public."""

    by: Known[UnitId] | None = None
    speaker: Known[Person] | None = None
    text: Known[Text]
    public: Flag = False


class Guidance(Record):
    """The superior's directions (ý kiến chỉ đạo)."""

    by: Known[Person]
    text: Known[Text]


class Conference(Record):
    """One meeting; `opens` names the year that the same meeting also opened."""

    id: Id
    kind: Literal["launch", "midyear", "annual", "other"]
    basis: Basis = None
    date: Known[Moment] | None = None
    part_of_day: Known[Literal["morning", "afternoon", "evening"]] | None = None
    started: Known[Clock] | None = None
    ended: Known[Clock] | None = None
    at: Known[Text] | None = None
    host: Known[UnitId] | None = None
    chair: Known[Chair] | None = None
    secretary: Known[Person] | None = None
    guests: Known[tuple[Person, ...]] | None = None
    attended: Known[AllOrUnits] | None = None
    present: Known[Present] | None = None
    absent: Known[tuple[Absent, ...]] | None = None
    agenda: Known[tuple[Known[Text], ...]] | None = None
    discussion: Known[tuple[Contribution, ...]] | None = None
    guidance: Known[tuple[Guidance, ...]] | None = None
    conclusion: Known[Text] | None = None
    opens: YearName | None = None


class Conferences(RecordFile):
    """The conferences of a year."""

    conferences: tuple[Conference, ...]
