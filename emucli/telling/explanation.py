"""Explanations for people and programs: text, Markdown to hand out, JSON (rule J4)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..findings.text import printable
from ..language.markdown import escape
from ..language.phrases import Phrase, say, term
from ..model.place import Place
from ..model.tree import Cluster, Year
from ..results.explanation import Step, steps_of
from ..results.names import Names
from ..results.scores import Standing, YearScores
from ..results.year import YearResult
from ..scoring.numbers import exactly, written
from . import SCHEMA_VERSION
from .placing import placing, rank_told
from .standings import points
from .step_words import StepWords

LineOf = Callable[[Place], str]
"""A place -> `path:line`."""


@dataclass(frozen=True)
class Explained:
    """One unit's standing with the steps that are wanted: all, or those of one code."""

    standing: Standing
    step: Step


@dataclass(frozen=True, kw_only=True)
class Explaining:
    """What is needed to put explanations into words.

    `full`: steps with the files and lines of rules and inputs, stages and inputs as records write them, so that they
    are found there; otherwise in words.
    """

    cluster: Cluster
    year: Year
    result: YearResult
    scores: YearScores
    names: Names
    line_of: LineOf
    full: bool = False

    @cached_property
    def words(self) -> StepWords:
        """Names, remarks and inputs of steps in words, or as records have them."""
        return StepWords(self.scores, self.names, self.year.covenant.record, self.full)

    def as_json(self, explained: Sequence[Explained]) -> dict[str, object]:
        """Every step with its arithmetic, its exact value, its points and its places."""
        return {
            "schema_version": SCHEMA_VERSION,
            "cluster": self.cluster.path,
            "year": self.year.name,
            "units": [
                {
                    "unit": one.standing.unit,
                    "total": points(one.standing.score.total, self.scores),
                    "rank": one.standing.rank,
                    "step": self._step_json(one.step),
                }
                for one in explained
            ],
        }

    def _step_json(self, step: Step) -> dict[str, object]:
        return {
            "label": step.label,
            "kind": step.kind,
            "title": self.names.text(step.title) or step.limits or None,
            "formula": step.formula or None,
            "exact": None if step.exact is None else exactly(step.exact),
            "points": None if step.points is None else written(step.points, self.scores.decimals),
            "given": step.given or None,
            "remark": say(step.remark, self.names.language, self.names) if step.remark else None,
            "rule": self.line_of(step.rule) if step.rule else None,
            "inputs": self._inputs(step),
            "steps": [self._step_json(below) for below in step.steps],
        }

    def as_text(self, explained: Sequence[Explained]) -> str:
        """Indented steps, one a line, the places of rule and inputs below each."""
        units = "\n".join("\n".join(self._unit_lines(one)) for one in explained)
        return units if self.full else f"{units}\n{say(Phrase('steps_more'), self.names.language)}\n"

    def _unit_lines(self, one: Explained) -> Iterator[str]:
        yield self.heading(one)
        for depth, step in steps_of(one.step):
            indent = "  " * (depth + 1)
            yield f"{indent}{self._told(step)}"
            if self.full and (places := self._places(step)):
                yield f"{indent}    {places}"
        placing = self.placing(one)
        yield from ("", *placing, "") if placing else ("",)

    def heading(self, one: Explained) -> str:
        """The unit with its total and rank."""
        return printable(f"{self.names.unit(one.standing.unit)}: {rank_told(one.standing, self.scores, self.names)}")

    def _told(self, step: Step) -> str:
        """`1.2 Title: 250 × 104 / 100 = 260 -> 250.00 (remark)`."""
        name = self.words.name(step)
        title = self.names.text(step.title) or self.names.arithmetic(step.limits)
        if title and step.kind in ("stage", "scorer"):
            # The option or band that the scorer chose.
            title = f"“{title}”"
        remark = self.words.remark(step.remark) if step.remark else ""
        arithmetic = "" if step.exact is None else self.arithmetic(step)
        given = self.words.given(step, arithmetic, title)
        arithmetic = self.names.arithmetic(arithmetic)
        told = f"{arithmetic} ({remark})" if arithmetic and remark else arithmetic or remark
        return printable(f"{' '.join(filter(None, (name, given, title)))}: {told}")

    def arithmetic(self, step: Step) -> str:
        """The formula, its exact value and the rounded points; each only where it says something new."""
        assert step.exact is not None
        exact = exactly(step.exact)
        parts = exact if step.formula in ("", exact) else f"{step.formula} = {exact}"
        return parts if step.points is None else f"{parts} -> {written(step.points, self.scores.decimals)}"

    def _places(self, step: Step) -> str:
        rule = [f"{term('rule', self.names.language)} {self.line_of(step.rule)}"] if step.rule else []
        return printable(", ".join([*self._inputs(step), *rule]))

    def _inputs(self, step: Step) -> list[str]:
        """The lines of the entries, each once: a unit may be the best itself."""
        return list(dict.fromkeys(self.line_of(place) for place in step.inputs))

    def placing(self, one: Explained) -> list[str]:
        """Class and awards, where the whole total is explained."""
        if one.step.label != "total":
            return []
        return [printable(line) for line in placing(one.standing, self.result, self.names)]

    def as_markdown(self, explained: Sequence[Explained]) -> str:
        """To hand out: a heading a unit, nested lists of steps."""
        return "\n".join("\n".join(self._unit_markdown(one)) for one in explained)

    def _unit_markdown(self, one: Explained) -> Iterator[str]:
        yield f"# {escape(self.heading(one))}"
        yield ""
        cited = Phrase("explained_from", {"cluster": self.names.cluster_name(), "year": self.year.name})
        yield escape(say(cited, self.names.language))
        yield ""
        for depth, step in steps_of(one.step):
            places = f" — `{found}`" if self.full and (found := self._places(step)) else ""
            yield f"{'  ' * depth}- {escape(self._told(step))}{places}"
        placing = [f"- {escape(line)}" for line in self.placing(one)]
        yield from ("", *placing, "") if placing else ("",)
