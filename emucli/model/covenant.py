"""covenant.yaml: what the members pledged (giao ước thi đua)."""

from .base import Record, RecordFile
from .ids import AwardId, UnitId
from .plan import AllOrUnits, Basis
from .scalars import Id, Moment, Number
from .text import Text
from .unknown import Known


class Signed(Record):
    """When and where the covenant was signed."""

    date: Known[Moment] | None = None
    at: Known[Text] | None = None


class Commitment(Record):
    """One pledge, with a target that can be measured where there is one."""

    id: Id
    text: Known[Text]
    indicator: Known[Text] | None = None
    measured_in: Known[Text] | None = None
    target: Known[Number] | None = None
    units: Known[AllOrUnits] = "all"


class Registration(Record):
    """A title that a member strives for (đăng ký thi đua)."""

    unit: UnitId
    award: Known[AwardId]
    date: Known[Moment] | None = None


class Covenant(RecordFile):
    """The covenant of a year; `terms` are the clauses that it holds beside its commitments."""

    theme: Known[Text] | None = None
    basis: Basis = None
    signed: Known[Signed] | None = None
    signatories: Known[AllOrUnits] | None = None
    commitments: Known[tuple[Commitment, ...]] | None = None
    registrations: Known[tuple[Registration, ...]] | None = None
    terms: Known[tuple[Known[Text], ...]] | None = None
