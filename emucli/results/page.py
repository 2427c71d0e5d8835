"""Why a unit has its points, on one page: a row a criterion, with what each stage gives, the result and the reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..language.phrases import Figure, Phrase
from ..model.place import Place
from ..model.scores import Entry
from ..model.text import Text
from ..scoring.combining import kept_by_sums
from ..scoring.nodes import Node
from ..scoring.numbers import exactly
from ..scoring.points import NodeScore, StagePoints
from ..scoring.scorers import is_combined
from .differences import Reason, points_by_stage, reasons_of
from .explanation import Step, steps_of
from .scores import Standing, YearScores


@dataclass(frozen=True, kw_only=True)
class PageRow:
    """A criterion, a group, or one of the sums: `label` is its code or `base`, `bonus`, `penalty`, `total`.

    `maximum`: in the unit's own table. `is_scored`: that it is a criterion on which the unit is scored, be it later.
    `is_open`: that its points have not all come. `remarks`: what the regulation makes of it. `given`: what each stage
    gives, exactly. `reported`: what the unit did, as the stage has it that decides, in each period where the year has
    several; nothing where the criterion has all its points, so that nothing has to be said.
    `reasons`: those of sheets, each once for a stage.
    """

    label: str
    node: Node | None
    maximum: Fraction | None
    given: Mapping[str, Fraction]
    points: Fraction | None
    is_scored: bool
    is_open: bool
    remarks: tuple[Phrase, ...]
    reported: "Sequence[Reported]"
    reasons: Sequence[Reason]


@dataclass(frozen=True)
class Reported:
    """An entry of a sheet, where it stands, and the period that it is of; empty where the year is scored once."""

    entry: Entry
    place: Place
    period: str


@dataclass(frozen=True)
class Way:
    """How stages make results: what each is multiplied by; the criteria of which that holds."""

    weights: Mapping[str, Fraction]
    codes: tuple[str, ...]


def page_rows(scores: YearScores, standing: Standing, step: Step) -> tuple[PageRow, ...]:
    """The rows of a unit from all steps of its total: each part with what is under it, the total last."""
    by_code = {one.node.code: one for one in standing.score.nodes()}
    rows = [_row(one, by_code.get(one.label), _maximum(one.label, standing, scores), scores) for one in _lines(step)]
    return (*rows[1:], rows[0])


def page_stages(rows: Sequence[PageRow], scores: YearScores) -> tuple[str, ...]:
    """The stages that gave the unit anything, in their order."""
    return tuple(stage for stage in scores.scale.stages if any(stage in row.given for row in rows))


def without_sheets(scores: YearScores, unit: str) -> Phrase | None:
    """That nobody has sent a sheet on the unit, so that its points come from the regulation alone."""
    has_some = any(scores.received.of(stage, unit) for stage in scores.scale.stages)
    return None if has_some else Phrase("no_sheet_on_unit", {"unit": unit})


def ways_of(rows: Sequence[PageRow], scores: YearScores) -> Sequence[Way]:
    """How results are made: as the regulation has it for most first, then what it has for some of the criteria."""
    usual = scores.scale.weights
    codes: dict[tuple[tuple[str, Fraction], ...], list[str]] = {tuple(usual.items()): []}
    for row in rows:
        if row.node is not None and row.is_scored:
            codes.setdefault(tuple(scores.scale.deciding(row.node).items()), []).append(row.node.code)
    return [Way(dict(weights), tuple(of)) for weights, of in codes.items()]


def periods_told(scores: YearScores, unit: str, words: Mapping[str, str]) -> Iterator[Phrase]:
    """How the periods of the year make the points of a stage (rule C16), and which count where only the best do."""
    rule, names = scores.scale.scoring.periods, scores.marking.periods.of(unit)
    if rule is None or not names:
        return
    if rule.combine == "mean" or rule.count is None or rule.count >= len(names):
        yield Phrase("mean_of_these_periods", {"periods": names})
        return
    for stage in (one for one in scores.scale.counting if one in words):
        counted = _best_periods(scores, unit, stage, rule.count)
        key = "mean_of_these_best_periods" if counted else "mean_of_best_periods"
        yield Phrase(key, {"stage": words[stage], "number": rule.count, "periods": counted})


def _best_periods(scores: YearScores, unit: str, stage: str, count: int) -> tuple[str, ...]:
    """The periods of the highest totals; none where a total is missing, or equal ones do not say which count."""
    names = scores.marking.periods.of(unit)
    totals = [scores.marking.sum_of_period(unit, stage, name) for name in names]
    pairs = [(total, Fraction(at)) for at, total in enumerate(totals) if total is not None]
    if len(pairs) < len(names):
        return ()
    kept = kept_by_sums(pairs, len(pairs) - count, len(pairs)) or ()
    return tuple(names[at] for at in sorted(map(int, kept)))


def _lines(step: Step) -> Iterator[Step]:
    return (one for _, one in steps_of(step) if one.kind in ("sum", "criterion"))


def _maximum(label: str, standing: Standing, scores: YearScores) -> Fraction | None:
    """The most that a row can come to in the unit's own table, which is without what is absent for it (rule D1).

    Each group comes to its maximum in every table (rule B6), so only the sums over all of them differ.
    """
    tops = standing.score.base.children
    absent = sum((top.node.max or Fraction(0) for top in tops if top.state == "absent"), Fraction(0))
    most = scores.scale.summed_total if label == "total" and absent else scores.scale.maximum(label)
    return most - absent if most is not None and label in ("base", "total") else most


def _row(step: Step, score: NodeScore | None, maximum: Fraction | None, scores: YearScores) -> PageRow:
    own = scores.marking.own_stage
    is_open = step.remark is not None and step.remark.key == "not_scored_yet"
    told = score is not None and (score.node.part == "penalty" or step.value != maximum)
    return PageRow(
        label=step.label,
        node=score.node if score else None,
        maximum=maximum,
        given=points_by_stage(score, scores) if score else {},
        points=step.value,
        is_scored=score is not None and score.stages is not None,
        is_open=is_open,
        remarks=() if is_open else tuple(_remarks(step)),
        reported=_reported(score, scores) if score and told else (),
        reasons=_each_once(reasons_of(score, own)) if score else (),
    )


def _remarks(step: Step) -> Iterator[Phrase]:
    """What the regulation makes of it, and that it holds a sum within its ceiling or its floor."""
    if step.remark is not None:
        yield step.remark
    held = {"min(": "counts_at_most", "max(": "counts_at_least"}.get(step.formula[:4])
    if step.kind == "sum" and step.exact is not None and held is not None:
        yield Phrase(held, {"points": Figure(exactly(step.exact))})


def _each_once(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Without what a further sheet of the same stage only repeats."""
    first: dict[tuple[str, str, Text], Reason] = {}
    for one in reasons:
        first.setdefault((one.stage, one.period, one.text), one)
    return tuple(first.values())


def _reported(score: NodeScore, scores: YearScores) -> tuple[Reported, ...]:
    """What the last stage by one scorer that decides the criterion has; else what the unit itself reported."""
    stages, code = score.stages or {}, score.node.code
    deciding = [one for one in scores.scale.deciding(score.node) if not is_combined(scores.scale.stages[one])]
    own = scores.marking.own_stage
    looked_at = [*reversed([one for one in stages if one in deciding]), *(one for one in stages if one == own)]
    several = (tuple(_entries(stages[stage], code)) for stage in looked_at)
    return next((found for found in several if found), ())


def _entries(given: StagePoints, code: str) -> Iterator[Reported]:
    for at in given.sheets:
        if code in at.entries:
            yield Reported(at.entries[code], at.entry(code), at.sheet.period or "")
