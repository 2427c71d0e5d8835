"""Where later sheets differ from a unit's own, with the reasons and the unit's explanation (rules C4 and C11)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..model.place import Place
from ..model.scores import DetailedEntry
from ..model.text import Text, stated
from ..scoring.numbers import rounded
from ..scoring.points import NodeScore, StagePoints
from .scores import YearScores


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One criterion of one unit. `counted` are its final rounded points; `later` the points of each later stage."""

    unit: str
    code: str
    own: Fraction
    later: tuple[tuple[str, Fraction], ...]
    counted: Fraction | None
    reasons: tuple[Text, ...]


@dataclass(frozen=True)
class Reason:
    """Why a sheet of a stage gives what it gives, where it says so, and the period; empty where there are none."""

    stage: str
    text: Text
    place: Place
    period: str


@dataclass(frozen=True)
class Explanation:
    """What a unit answered to a stage's sheet (giải trình)."""

    unit: str
    stage: str
    text: Text


def differences(scores: YearScores) -> Iterator[Difference]:
    """Every criterion on which a later stage, peers included, gives other points than the unit itself."""
    own = scores.marking.own_stage
    if own is None:
        return
    for standing in scores.standings:
        for score in standing.score.nodes():
            stages = score.stages or {}
            given = stages[own].points if own in stages else None
            if given is None:
                continue
            later = tuple((stage, points) for stage, points in points_by_stage(score, scores).items() if stage != own)
            if any(_shown(points, scores) != _shown(given, scores) for _, points in later):
                reasons = tuple(one.text for one in reasons_of(score, own))
                yield Difference(
                    unit=standing.unit,
                    code=score.node.code,
                    own=given,
                    later=later,
                    counted=score.points,
                    reasons=reasons,
                )


def _shown(points: Fraction, scores: YearScores) -> Fraction:
    """Points as they are shown: a difference that no decimal shows is none."""
    return rounded(points, scores.scale.scoring.decimals, scores.scale.scoring.rounding)


def points_by_stage(score: NodeScore, scores: YearScores) -> Mapping[str, Fraction]:
    """What each stage gives for a criterion, where it decides it or a sheet of it holds the criterion at all."""
    deciding = scores.scale.deciding(score.node)
    return {
        stage: points.points
        for stage, points in (score.stages or {}).items()
        if points.points is not None and (stage in deciding or _scores(points, score.node.code))
    }


def _scores(points: StagePoints, code: str) -> bool:
    """Whether a sheet of the stage holds the criterion at all."""
    return any(code in at.entries for at in points.sheets)


def reasons_of(score: NodeScore, own: str | None) -> Iterator[Reason]:
    """The reasons that sheets of stages other than the unit's own give."""
    code = score.node.code
    for stage, points in (score.stages or {}).items():
        for at in points.sheets if stage != own else ():
            entry = at.entries.get(code)
            reason = stated(entry.reason) if isinstance(entry, DetailedEntry) else None
            if reason is not None:
                place = at.entry(code)
                yield Reason(stage, reason, Place(place.file, (*place.path, "reason")), at.sheet.period or "")


def explanations(scores: YearScores) -> Iterator[Explanation]:
    """What the units answered, in the order of the standing."""
    for standing in scores.standings:
        for stage in scores.scale.stages:
            for at in scores.received.of(stage, standing.unit):
                text = stated(at.sheet.explanation)
                if text is not None:
                    yield Explanation(standing.unit, stage, text)
