"""review.yaml: what the mid-year and annual reports say."""

from typing import Literal

from pydantic import ConfigDict

from .base import Record, RecordFile
from .ids import UnitId
from .text import Proper, Text
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


class Situation(Record):
    """What helped and what hindered (đặc điểm tình hình)."""

    favourable: Paragraphs = None
    difficult: Paragraphs = None


class Exemplar(Record):
    """An outstanding collective or person, and how far the example has come (discovered, nurtured, ... replicated)."""

    name: Known[Proper]
    kind: Literal["collective", "individual"] | None = None
    unit: Known[UnitId] | None = None
    stage: Literal["discovered", "nurtured", "summarised", "replicated"] | None = None
    text: Known[Text] | None = None


class Review(Record):
    """The parts of a report (sơ kết or tổng kết)."""

    situation: Known[Situation] | None = None
    directing: Paragraphs = None
    results: Paragraphs = None
    activities: Paragraphs = None
    exemplars: Known[tuple[Exemplar, ...]] | None = None
    assessment: Known[Text] | None = None
    limitations: Known[tuple[Limitation, ...]] | None = None
    lessons: Paragraphs = None
    directions: Paragraphs = None
    recommendations: Known[tuple[Recommendation, ...]] | None = None


class YearReview(RecordFile):
    """review.yaml"""

    # What editors show as the title of its schema.
    model_config = ConfigDict(title="Reviews")

    midyear: Known[Review] | None = None
    annual: Known[Review] | None = None
