"""scores.yaml and scores/: one sheet is one unit scored by one scorer at one stage."""

from typing import Annotated

from .base import Keyed, Record, RecordFile
from .ids import UnitId
from .plan import Step
from .scalars import Code, Count, Date, Id, Number
from .shapes import ByKey, ByShape
from .text import Bilingual, Text, Words
from .unknown import Known


class EvidenceFile(Record):
    """Evidence that lies in the year's folder: its POSIX path below that folder, and the digest that it had when it was
    named, 64 hexadecimal digits."""

    text: Known[Text]
    file: Words
    sha256: Words | None = None


Evidence = Annotated[
    str | Bilingual | EvidenceFile,
    ByShape(
        text=Words, mapping=Annotated[Bilingual | EvidenceFile, ByKey(frozenset(("vi", "en")), Bilingual, EvidenceFile)]
    ),
]
"""A text that names the evidence, or the file that is the evidence."""


class DetailedEntry(Record):
    """The inputs of a measure with evidence and reasons; which of them count depends on the criterion's measure.

    `count` results are shared by so many units, beside the `value` that are the unit's alone. Days late are told by
    dates: from `due` to `done`, or from the plan's date for a `step` to the day on which the unit's own sheet was sent.
    """

    value: Words | None = None
    count: Count | None = None
    shared_by: Count | None = None
    due: Date | None = None
    done: Date | None = None
    step: Step | None = None
    target: Number | None = None
    actual: Number | None = None
    part: Number | None = None
    of: Number | None = None
    met: tuple[Id, ...] | None = None
    plus: Count | None = None
    minus: Count | None = None
    points: Number | None = None
    reason: Known[Text] | None = None
    evidence: Known[tuple[Known[Evidence], ...]] | None = None


Entry = Annotated[str | DetailedEntry, ByShape(text=Words, mapping=DetailedEntry, once=True)]
"""A bare text is the measure's own input. Peers repeat the facts of a unit: equal ones on one line are one record."""


class Sheet(Record):
    """A score sheet; at a stage of a panel `by` is a seat. A scorer with an interest in the unit recuses itself."""

    unit: UnitId
    stage: Id
    by: UnitId
    period: Id | None = None
    submitted: Known[Date] | None = None
    regulation: Words | None = None
    entries: Keyed[Code, Entry] | None = None
    explanation: Known[Text] | None = None
    recused: Known[Text] | None = None


class Scores(RecordFile):
    """A file of score sheets."""

    sheets: tuple[Sheet, ...]
