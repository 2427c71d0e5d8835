"""Makes papers for the command: in one language, with a house's templates; what is missing, and where from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..findings.text import printable
from ..language.phrases import Language
from ..language.phrases import say as said
from ..papers.contents.making import Making
from ..papers.document.as_written import stamped
from ..papers.render import Paper, make_paper
from ..papers.templates.template import TemplateProblem
from ..papers.values.value import Computed
from ..results.names import Names
from .exits import usage
from .house import House
from .lines import LineFinder
from .orders import Order, did_you_mean
from .screen import tell
from .speech import Speech
from .year import ReadyYear

if TYPE_CHECKING:
    from ..papers.docx import Look


@dataclass(frozen=True)
class PaperMaker:
    """A year that was read, with the language and the templates that its papers are made in."""

    ready: ReadyYear
    language: Language
    house: House
    say: Speech

    def make(self, order: Order, *, draft: bool) -> Paper:
        """The paper. Raises Halt where its template is wrong."""
        ready, names = self.ready, Names(self.ready.cluster, self.language)
        making = Making(
            cluster=ready.cluster, year=ready.year, result=ready.result, names=names, paper=order.paper, of=order.of
        )
        try:
            return make_paper(making, self.house.wording, draft=draft)
        except TemplateProblem as problem:
            raise usage(problem_told(problem, self.say)) from problem

    def data(self, paper: Paper, form: str) -> bytes:
        """The bytes of a file: `docx`, or Markdown. Raises Halt where the text holds what no paper shows."""
        if form != "docx":
            return stamped(paper.markdown)
        from ..papers.docx import docx

        try:
            document = paper.document()
        except TemplateProblem as problem:
            raise usage(problem_told(problem, self.say)) from problem
        return docx(document, self._look)

    @cached_property
    def _look(self) -> "Look":
        look = self.house.look(self.say)
        for line in self.house.not_followed(self.say):
            tell(printable(line))
        return look

    def lacks(self, paper: Paper) -> list[str]:
        """What the records do not hold yet, one line a file with its keys; then why something is not computed."""
        why: dict[str, None] = {}
        names = Names(self.ready.cluster, self.say.language)
        for gap in paper.lacks:
            why.update({said(phrase, self.say.language, names): None for phrase in gap.why})
        lines = [*self._missing(paper, None), *self._missing(paper, paper.language), *why]
        if paper.lacks and not lines:
            # A template printed what neither a record nor a computation of this year can ever hold.
            lines = [self.say("a_value_of_the_template")]
        return [printable(line) for line in lines]

    def _missing(self, paper: Paper, language: Language | None) -> Iterator[str]:
        """The keys that hold nothing yet, or nothing in a language, one line a file."""
        keys: dict[str, dict[str, None]] = {}
        for gap in paper.lacks:
            for place in gap.places if not gap.why and gap.language == language else ():
                keys.setdefault(self.ready.records.shown(place.file), {})[_key_path(place.path)] = None
        only = {
            "vi": self.say("no_vietnamese_yet"),
            "en": self.say("no_english_yet"),
        }
        for file, paths in keys.items():
            yield f"{file}{only[language] if language else ''}: {', '.join(filter(None, paths))}".rstrip(": ")

    def trace(self, paper: Paper) -> Iterator[str]:
        """Each printed value with the file and line of every record, or the command, that it comes from."""
        finder = LineFinder(self.ready.records)
        folder = self.ready.records.shown(self.ready.year.path)
        for traced in paper.trace:
            places = [finder.line_of(place) for place in traced.places]
            computed = [_command(traced.computed, folder)] if traced.computed else []
            yield "\t".join([printable(traced.text), *places, *computed])


def _key_path(path: tuple[str | int, ...]) -> str:
    """`tasks[2].lead`: entries of lists by their number, from 1 on."""
    told = ""
    for step in path:
        told += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if told else step
    return told


def _command(computed: Computed, folder: str) -> str:
    """What shows how a value was computed: a command; the folder that a year is named after."""
    if computed.by == "score":
        return f"emucli score {folder} --explain {computed.what}"
    if computed.by == "elect":
        return f"emucli elect {folder} --all --explain"
    return folder


def problem_told(problem: TemplateProblem, say: Speech) -> str:
    """What is wrong with a template, and where."""
    where = say("template_line", template=problem.template, line=problem.line)
    return f"{where}: {not_known(problem, say)}"


def not_known(problem: TemplateProblem, say: Speech) -> str:
    """What is wrong with a template, without its place."""
    if problem.why == "refused":
        return say("a_template_may_not_use", name=problem.name)
    if problem.why == "too_much":
        return say("the_template_does_more_than", name=problem.name)
    if problem.why == "too_deep":
        return say("nested_too_deep_or_calling")
    hint = did_you_mean(problem.near, say)
    return say("is_not_known", name=problem.name, hint=hint)


def refusal(order: Order, lacks: list[str], say: Speech) -> str:
    """Why a paper is not made, and what to do next."""
    lines = "".join(f"\n  - {line}" for line in lacks)
    return say("the_paper_is_not_made", file_name=order.file_name, lines=lines)
