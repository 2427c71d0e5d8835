"""review.yaml: what the mid-year and annual reports say."""

from pydantic import ConfigDict

from .base import Record, RecordFile
from .text import Text
from .unknown import Known

Paragraphs = Known[tuple[Known[Text], ...]] | None


class Limitation(Record):
    """A shortcoming and its cause."""

    text: Known[Text]
    cause: Known[Text] | None = None


class Recommendation(Record):
    """What the cluster asks for, of whom, and the answer."""

    to: Known[Text] | None = None
    text: Known[Text]
    response: Known[Text] | None = None


class Review(Record):
    """The parts of a report (sơ kết or tổng kết)."""

    directing: Paragraphs = None
    results: Paragraphs = None
    activities: Paragraphs = None
    limitations: Known[tuple[Limitation, ...]] | None = None
    directions: Paragraphs = None
    recommendations: Known[tuple[Recommendation, ...]] | None = None


class YearReview(RecordFile):
    """review.yaml"""

    # What editors show as the title of its schema.
    model_config = ConfigDict(title="Reviews")

    midyear: Known[Review] | None = None
    annual: Known[Review] | None = None
