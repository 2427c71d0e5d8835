"""cluster.yaml: what lasts."""

from .base import RecordFile
from .ids import InstrumentId
from .kinds import ClusterKind, Level
from .registers import AwardNames
from .text import Text
from .unknown import Known


class ClusterRecord(RecordFile):
    """A cluster (cụm) of similar territories or a block (khối) of similar functions."""

    name: Known[Text]
    kind: ClusterKind
    level: Known[Level] | None = None
    authority: Known[Text] | None = None
    founded: Known[InstrumentId] | None = None
    award_names: AwardNames | None = None
