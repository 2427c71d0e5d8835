"""How a total came about: from the total down to the entries, each step with its arithmetic and its places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ..language.phrases import Phrase
from ..model.measures import Band, BandsMeasure, ChoiceMeasure
from ..model.place import Place
from ..model.scores import Entry
from ..model.scoring import Stage
from ..model.text import Text, stated
from ..scoring.bands import limits
from ..scoring.combining import combination, mean_told
from ..scoring.inputs import Misfit, told
from ..scoring.nodes import Node
from ..scoring.numbers import exactly
from ..scoring.points import NodeScore, PartScore, StagePoints, UnitScore
from ..scoring.scored import Scored
from ..scoring.scorers import is_combined
from ..scoring.sheets import SheetAt
from .left_out import left_out_of
from .scores import YearScores


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step. `formula` gives `exact` whoever evaluates it; `points` is `exact` rounded, None where nothing is.

    `label` is a code, a stage, a scorer, or `total`, `base`, `bonus`, `penalty`. A step without an `exact` has no
    points yet, or does not apply: `remark` says which. `rule` is the rule's place, `inputs` those of the entries,
    `given` the inputs of an entry as its sheet writes them, `entry` the entry itself with the criterion that it is
    of, `limits` the ends of the band that it lies in, where the band has no text of its own.
    """

    label: str
    kind: str
    title: Text | None = None
    formula: str = ""
    exact: Fraction | None = None
    points: Fraction | None = None
    remark: Phrase | None = None
    rule: Place | None = None
    inputs: tuple[Place, ...] = ()
    steps: tuple["Step", ...] = ()
    given: str = ""
    entry: tuple[Node, Entry] | None = None
    limits: str = ""

    @property
    def value(self) -> Fraction | None:
        """What the step above takes: the rounded points, or the exact ones where nothing is rounded."""
        return self.exact if self.points is None else self.points

    def find(self, label: str) -> "Step | None":
        """The step of a code at or under this one."""
        if self.label == label and self.kind in ("sum", "criterion"):
            return self
        return next((found for step in self.steps if (found := step.find(label)) is not None), None)


def explain(scores: YearScores, unit: str, regulation_file: str) -> Step:
    """All steps of one unit's total."""
    return _Explaining(scores, regulation_file, unit).total(scores.by_unit[unit])


@dataclass(frozen=True)
class _Explaining:
    scores: YearScores
    file: str
    unit: str

    def total(self, score: UnitScore) -> Step:
        parts = tuple(self._part(part) for part in score.parts if part.part == "base" or part.children)
        place = Place(self.file, ("scoring",))
        remark = Phrase("left_unranked") if score.unranked else _missing(score.total)
        return Step(
            label="total", kind="sum", formula=score.formula, exact=score.total, remark=remark, rule=place, steps=parts
        )

    def _part(self, part: PartScore) -> Step:
        children = tuple(self._node(child) for child in part.children)
        rounded = None if part.exact == part.points else part.points
        place = Place(self.file, ("scoring", "criteria") if part.part == "base" else ("scoring", part.part))
        remark = Phrase("base_too_low_for_pool") if part.withheld else _missing(part.points)
        return Step(
            label=part.part,
            kind="sum",
            formula=part.formula,
            exact=part.exact,
            points=rounded,
            remark=remark,
            rule=place,
            steps=children,
        )

    def _node(self, score: NodeScore) -> Step:
        node = score.node
        title, place = stated(node.record.title), Place(self.file, node.path)
        if score.state in ("rescale", "absent", "full"):
            remark: Phrase | None = Phrase(f"does_not_apply_{score.state}")
            shown = score.points if score.state == "full" else None
            formula = score.formula if shown is not None else ""
            return Step(
                label=node.code, kind="criterion", title=title, formula=formula, exact=shown, remark=remark, rule=place
            )
        if score.stages is not None:
            return self._leaf(score)
        children = tuple(self._node(child) for child in score.children)
        rounded = None if score.exact == score.points else score.points
        remark = _missing(score.points)
        if remark is None and score.counted is not None:
            remark = Phrase("best_counted", {"number": node.best or 0, "codes": score.counted})
        return Step(
            label=node.code,
            kind="sum",
            title=title,
            formula=score.formula,
            exact=score.exact,
            points=rounded,
            remark=remark,
            rule=place,
            steps=children,
        )

    def _leaf(self, score: NodeScore) -> Step:
        node, weights = score.node, self.scores.scale.deciding(score.node)
        stages = score.stages or {}
        steps = tuple(self._stage(node, stage, stages[stage]) for stage in weights)
        place = Place(self.file, node.path)
        if len(steps) == 1 and steps[0].exact is not None:
            formula = exactly(steps[0].exact)
        else:
            terms = (f"{exactly(weights[stage])} × {exactly(stages[stage].points or Fraction(0))}" for stage in weights)
            formula = " + ".join(terms) if score.exact is not None else ""
        remark = Phrase("counts_as_zero") if score.state == "zero" else _missing(score.exact)
        title = stated(node.record.title)
        return Step(
            label=node.code,
            kind="criterion",
            title=title,
            formula=formula,
            exact=score.exact,
            points=score.points,
            remark=remark,
            rule=place,
            steps=steps,
        )

    def _stage(self, node: Node, stage: str, given: StagePoints) -> Step:
        if given.periods is None:
            return self._within(node, stage, "", Step(label=stage, kind="stage"), given)
        named = given.periods.items()
        steps = tuple(self._within(node, stage, name, Step(label=name, kind="period"), one) for name, one in named)
        return Step(
            label=stage,
            kind="stage",
            formula="" if given.kept is None else mean_told(given.kept),
            exact=given.points,
            remark=_over_periods(given),
            rule=self._place(stage),
            steps=steps,
        )

    def _place(self, stage: str) -> Place:
        at = next(index for index, one in enumerate(self.scores.scale.scoring.stages or ()) if one.id == stage)
        return Place(self.file, ("scoring", "stages", at))

    def _within(self, node: Node, stage: str, period: str, bare: Step, given: StagePoints) -> Step:
        """A stage in one period: what its sheets give, or how an earlier stage has it. `bare`: its label and kind."""
        if given.stands is None:
            return self._combined(node, stage, bare, given)
        earlier, own = Step(label=given.stands, kind="stage"), given.stands != stage
        points = self.scores.marking.in_period(node, self.unit, given.stands, period)
        return replace(
            bare,
            formula="" if given.points is None else exactly(given.points),
            exact=given.points,
            remark=Phrase("stands_as_before", {"stage": given.stands}),
            rule=self._place(stage),
            steps=(self._within(node, given.stands, period, earlier, points),) if own else (),
        )

    def _combined(self, node: Node, stage: str, bare: Step, given: StagePoints) -> Step:
        """What the sheets of a stage give: of one scorer, or of several, combined. `bare`: its label and kind."""
        rule = self.scores.scale.stages[stage]
        sheets = list(zip(given.sheets, given.scores, strict=True))
        if not is_combined(rule):
            for sheet, scored in sheets:
                return self._entry(node, bare.label, bare.kind, sheet, scored)
            return replace(bare, remark=Phrase("not_scored_yet"), rule=self._place(stage))
        entries = (self._entry(node, sheet.sheet.by, "scorer", sheet, scored) for sheet, scored in sheets)
        return replace(
            bare,
            formula=_combination(given, rule),
            exact=given.points,
            remark=_combined_by(given, rule),
            rule=self._place(stage),
            steps=tuple(self._counting(entries, stage, given)),
        )

    def _counting(self, entries: Iterable[Step], stage: str, given: StagePoints) -> Iterator[Step]:
        """The scorers' steps, those whose whole sheets do not count with the reason."""
        out = left_out_of(self.scores.marking, self.unit, stage, given.sheets) if given.kept is not None else {}
        for one in entries:
            why = out.get(one.label)
            yield replace(one, remark=Phrase(f"sheet_left_out_{why}")) if why is not None else one

    def _entry(self, node: Node, label: str, kind: str, at: SheetAt, scored: Scored | Misfit | None) -> Step:
        place = at.entry(node.code)
        if not isinstance(scored, Scored):
            return Step(label=label, kind=kind, remark=Phrase("not_scored_yet"), inputs=(at.place,))
        claimed = node.code in at.entries
        remark = Phrase("points_by_hand") if scored.by_hand else None if claimed else Phrase("nothing_claimed")
        rule = Place(self.file, (*node.path, *scored.rule)) if scored.rule else None
        title = _chosen(node, scored)
        inputs = [place if claimed else at.place]
        best = self.scores.marking.comparing.best_of(node, at) if scored.compared is not None else None
        if best is not None:
            inputs.append(best.entry(node.code))
        given = told(at.entries[node.code]) if claimed else ""
        ends = "" if title else _limits(node, scored)
        return Step(
            label=label,
            kind=kind,
            title=title,
            formula=scored.formula,
            exact=scored.points,
            remark=remark,
            rule=rule,
            inputs=tuple(inputs),
            given=given,
            entry=(node, at.entries[node.code]) if claimed else None,
            limits=ends,
        )


def _combination(given: StagePoints, rule: Stage) -> str:
    """The arithmetic by which several scores became one."""
    if given.kept is not None:
        return mean_told(given.kept)
    values = [scored.points for scored in given.scores if isinstance(scored, Scored)]
    return "" if given.points is None else combination(values, rule)


def _combined_by(given: StagePoints, rule: Stage) -> Phrase:
    if given.open:
        return Phrase("equal_sums_open")
    if given.points is None:
        return Phrase("not_scored_yet")
    return Phrase("combined_by_sheet" if given.kept is not None else f"combined_{rule.combine}")


def _over_periods(given: StagePoints) -> Phrase:
    if given.open:
        return Phrase("equal_sums_open")
    if given.kept is None:
        return Phrase("not_scored_yet")
    several = len(given.kept)
    return (
        Phrase("mean_of_periods")
        if several == len(given.periods or ())
        else Phrase("best_periods", {"number": several})
    )


def _missing(points: Fraction | None) -> Phrase | None:
    return Phrase("not_scored_yet") if points is None else None


def _chosen(node: Node, scored: Scored) -> Text | None:
    """The text of the option or band that gave the points."""
    if isinstance(node.measure, ChoiceMeasure) and scored.rule:
        option = node.measure.options.get(str(scored.rule[-1]))
        return stated(option.text) if option else None
    band = _band(node, scored)
    return stated(band.text) if band else None


def _band(node: Node, scored: Scored) -> Band | None:
    """The band that gave the points."""
    if not isinstance(node.measure, BandsMeasure) or not scored.rule:
        return None
    return node.measure.bands[int(scored.rule[-1])]


def _limits(node: Node, scored: Scored) -> str:
    """The ends of the band that gave the points."""
    band = _band(node, scored)
    return limits(band) if band else ""


def steps_of(step: Step) -> Iterator[tuple[int, Step]]:
    """A step and all under it with their depth, in the order to be read."""
    yield 0, step
    for child in step.steps:
        yield from ((depth + 1, below) for depth, below in steps_of(child))
