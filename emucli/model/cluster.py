"""cluster.yaml: what lasts."""

from typing import Literal

from .base import RecordFile
from .ids import InstrumentId
from .registers import AwardNames, Level
from .text import Text
from .unknown import Known

ClusterKind = Literal["cluster", "block"]


class ClusterRecord(RecordFile):
    """A cluster (cụm) of similar territories or a block (khối) of similar functions."""

    name: Known[Text]
    kind: ClusterKind
    level: Known[Level] | None = None
    authority: Known[Text] | None = None
    founded: Known[InstrumentId] | None = None
    award_names: AwardNames | None = None
