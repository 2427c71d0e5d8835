"""Makes papers for the command: in one language, with a house's templates; what is missing, and where from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from ..findings.text import printable
from ..language.messages import Message, note
from ..language.phrases import Language, say
from ..papers.contents.making import Making
from ..papers.document.as_written import stamped
from ..papers.render import Paper, make_paper
from ..papers.templates.template import TemplateProblem
from ..papers.values.value import Computed
from ..results.names import Names
from .house import House
from .lines import LineFinder
from .orders import Order, did_you_mean, order
from .refusal import Refused, Undecided
from .year import ReadyYear

if TYPE_CHECKING:
    from ..papers.docx import Look


PaperForm = Literal["md", "docx"]
FORMS: tuple[PaperForm, ...] = ("md", "docx")


@dataclass(frozen=True)
class PaperMaker:
    """A year that was read, with the language and the templates that its papers are made in."""

    ready: ReadyYear
    language: Language
    house: House
    spoken: Language = "vi"
    """The language in which is told what a paper lacks; `language` is its own."""

    def make(self, order: Order, *, draft: bool) -> Paper:
        """The paper. Raises Refused where its template is wrong."""
        ready, names = self.ready, Names(self.ready.cluster, self.language)
        making = Making(
            cluster=ready.cluster, year=ready.year, result=ready.result, names=names, paper=order.paper, of=order.of
        )
        try:
            return make_paper(making, self.house.wording, draft=draft)
        except TemplateProblem as problem:
            raise Refused(problem_told(problem)) from problem

    def whole(self, order: Order) -> Paper:
        """The paper with nothing missing. Raises Undecided where the records do not hold yet what it must say."""
        paper = self.make(order, draft=False)
        lacks = self.lacks(paper)
        if lacks:
            lines = "".join(f"\n  - {line}" for line in lacks)
            raise Undecided(note("the_paper_is_not_made", file_name=order.file_name, lines=lines))
        return paper

    def order(self, paper: str, of: str = "") -> Order:
        """The paper that a person named. Raises Refused where there is none of that name, or one of several."""
        return order(paper, of, self.house.wording.papers(self.language), self.ready)

    def data(self, paper: Paper, form: PaperForm) -> bytes:
        """The bytes of a file: `docx`, or Markdown. Raises Refused where the text holds what no paper shows."""
        if form != "docx":
            return stamped(paper.markdown)
        from ..papers.docx import docx

        try:
            document = paper.document()
        except TemplateProblem as problem:
            raise Refused(problem_told(problem)) from problem
        return docx(document, self._look)

    @cached_property
    def _look(self) -> "Look":
        return self.house.look()

    def lacks(self, paper: Paper) -> list[str]:
        """What the records do not hold yet, one line a file with its keys; then why something is not computed."""
        why: dict[str, None] = {}
        names = Names(self.ready.cluster, self.spoken)
        for gap in paper.lacks:
            why.update({say(phrase, self.spoken, names): None for phrase in gap.why})
        lines = [*self._missing(paper, None), *self._missing(paper, paper.language), *why]
        if paper.lacks and not lines:
            # A template printed what neither a record nor a computation of this year can ever hold.
            lines = [note("a_value_of_the_template").told(self.spoken)]
        return [printable(line) for line in lines]

    def _missing(self, paper: Paper, language: Language | None) -> Iterator[str]:
        """The keys that hold nothing yet, or nothing in a language, one line a file."""
        keys: dict[str, dict[str, None]] = {}
        for gap in paper.lacks:
            for place in gap.places if not gap.why and gap.language == language else ():
                keys.setdefault(self.ready.records.shown(place.file), {})[_key_path(place.path)] = None
        only = {"vi": note("no_vietnamese_yet"), "en": note("no_english_yet")}
        none_in = only[language].told(self.spoken) if language else ""
        for file, paths in keys.items():
            yield f"{file}{none_in}: {', '.join(filter(None, paths))}".rstrip(": ")

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


def problem_told(problem: TemplateProblem) -> Message:
    """What is wrong with a template, and where."""
    return note("template_line", template=problem.template, line=problem.line, what=not_known(problem))


def not_known(problem: TemplateProblem) -> Message:
    """What is wrong with a template, without its place."""
    if problem.why == "refused":
        return note("a_template_may_not_use", name=problem.name)
    if problem.why == "too_much":
        return note("the_template_does_more_than", name=problem.name)
    if problem.why == "too_deep":
        return note("nested_too_deep_or_calling")
    hint = did_you_mean(problem.near)
    return note("is_not_known", name=problem.name, hint=hint)
