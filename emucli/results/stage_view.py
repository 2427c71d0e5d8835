"""The standing as one stage alone has it: a view, no result."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..scoring.points import NodeScore, StagePoints
from ..scoring.scored import Scored
from .scores import YearScores, score_year
from .year import YearResult


def at_stage(result: YearResult, stage: str) -> YearResult:
    """The standing as the sheets of one stage alone have it: a view, which proposes nothing and settles nothing.

    Criteria that another stage decides count where the sheets score them, and are left out where they do not.
    """
    scores = result.scores
    if scores is None:
        return result
    viewed = score_year(scores.regulation, scores.marking.at_stage(stage), (), scores.facts)
    return replace(result, scores=viewed, awards=(), blocked=())


class Covered(NamedTuple):
    """The criteria of the base of which a stage says something for a unit, and those of which it says nothing."""

    scored: tuple[str, ...]
    left_out: tuple[str, ...]


def covered(scores: YearScores) -> Mapping[Covered, tuple[str, ...]]:
    """What a view's stage leaves out, so that it counts nothing, with the units concerned; empty outside of a view."""
    stage, found = scores.scale.view, dict[Covered, tuple[str, ...]]()
    if stage is None:
        return found
    absent = without_sheet(scores)
    for standing in (one for one in scores.standings if one.unit not in absent):
        one = _covered(standing.score.base.children, stage)
        if one.left_out:
            found[one] = (*found.get(one, ()), standing.unit)
    return found


def without_sheet(scores: YearScores) -> tuple[str, ...]:
    """The units on which a view's stage has no sheet, but those that have no total anyway; none outside of a view."""
    stage = scores.scale.view
    if stage is None:
        return ()
    counted = (one.unit for one in scores.standings if not one.score.unranked)
    return tuple(unit for unit in counted if not scores.received.of(stage, unit))


def _covered(tops: Sequence[NodeScore], stage: str) -> Covered:
    leaves = [node for top in tops for node in top.all() if node.state == "scored" and node.stages]
    out = {leaf.node.code for leaf in leaves if _says_nothing((leaf.stages or {}).get(stage))}
    codes = [leaf.node.code for leaf in leaves]
    return Covered(tuple(one for one in codes if one not in out), tuple(one for one in codes if one in out))


def _says_nothing(points: StagePoints | None) -> bool:
    """Whether points are 0 because no sheet has any."""
    if points is None or points.stands is not None:
        return False
    return not any(isinstance(score, Scored) for score in points.scores)
