"""Why a unit has its points, on one page: a row a criterion, with what each stage gives, the result and the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..language.phrases import Phrase
from ..model.scores import Entry
from ..model.text import Text
from ..scoring.nodes import Node
from ..scoring.points import NodeScore
from ..scoring.scorers import is_combined
from .differences import points_by_stage, reasons_of
from .explanation import Step, steps_of
from .scores import Standing, YearScores


@dataclass(frozen=True, kw_only=True)
class PageRow:
    """A criterion, a group, or one of the sums: `label` is its code or `base`, `bonus`, `penalty`, `total`.

    `is_open`: that its points have not all come. `given`: what each stage gives, exactly. `entry`: what was reported,
    as the stage has it that decides; None where the criterion has all its points, so that nothing has to be said.
    `reasons`: those of sheets, each with its stage.
    """

    label: str
    node: Node | None
    maximum: Fraction | None
    given: Mapping[str, Fraction]
    points: Fraction | None
    is_open: bool
    remark: Phrase | None
    entry: Entry | None
    reasons: Sequence[tuple[str, Text]]


def page_rows(scores: YearScores, standing: Standing, step: Step) -> tuple[PageRow, ...]:
    """The rows of a unit from all steps of its total: each part with what is under it, the total last."""
    by_code = {one.node.code: one for one in standing.score.nodes()}
    rows = [_row(one, by_code.get(one.label), scores) for one in _lines(step)]
    return (*rows[1:], rows[0])


def page_stages(rows: Sequence[PageRow], scores: YearScores) -> tuple[str, ...]:
    """The stages that gave the unit anything, in their order."""
    return tuple(stage for stage in scores.scale.stages if any(stage in row.given for row in rows))


def _lines(step: Step) -> Iterator[Step]:
    return (one for _, one in steps_of(step) if one.kind in ("sum", "criterion"))


def _row(step: Step, score: NodeScore | None, scores: YearScores) -> PageRow:
    own = scores.marking.own_stage
    maximum = scores.scale.maximum(step.label)
    is_open = step.remark is not None and step.remark.key == "not_scored_yet"
    told = score is not None and (score.node.part == "penalty" or step.value != maximum)
    return PageRow(
        label=step.label,
        node=score.node if score else None,
        maximum=maximum,
        given=points_by_stage(score, scores) if score else {},
        points=step.value,
        is_open=is_open,
        remark=None if is_open else step.remark,
        entry=_entry(score, scores) if score and told else None,
        reasons=tuple(dict.fromkeys(reasons_of(score, own))) if score else (),
    )


def _entry(score: NodeScore, scores: YearScores) -> Entry | None:
    """What the last stage by one scorer that decides the criterion has; else what the unit itself reported."""
    stages, code = score.stages or {}, score.node.code
    deciding = [one for one in scores.scale.deciding(score.node) if not is_combined(scores.scale.stages[one])]
    own = scores.marking.own_stage
    looked_at = [*reversed([one for one in stages if one in deciding]), *(one for one in stages if one == own)]
    found = (at.entries[code] for stage in looked_at for at in stages[stage].sheets if code in at.entries)
    return next(found, None)
