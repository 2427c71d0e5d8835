"""Makes papers for the command: picks language and template, and finds the lines that values came from."""

from collections.abc import Iterator
from typing import cast

from ..findings.text import printable
from ..language.phrases import Language
from ..model.papers import PaperId
from ..papers.context import context
from ..papers.render import Paper, papers_with_template, render
from ..papers.template import TemplateProblem
from ..results.names import Names
from .exits import usage
from .lines import LineFinder
from .settings import read_settings
from .speech import Speech
from .year import ReadyYear


def make(paper: str, ready: ReadyYear, language: Language | None, say: Speech) -> Paper:
    """The paper of a year. Raises Halt for a paper that there is no template of, and for a wrong template."""
    wanted: Language = language or read_settings(ready.records.root, say).language or "vi"
    known = papers_with_template(wanted)
    if paper not in known:
        raise usage(
            say(
                f"Không có văn bản “{paper}”. Có: {', '.join(known)}.",
                f"There is no paper “{paper}”. There are: {', '.join(known)}.",
            )
        )
    names = context(ready.cluster, ready.year, ready.result, Names(ready.cluster, wanted))
    try:
        return render(cast(PaperId, paper), wanted, names)
    except TemplateProblem as problem:
        near = say(f" Có phải “{problem.near}”?", f" Did you mean “{problem.near}”?") if problem.near else ""
        raise usage(
            say(
                f"Mẫu {problem.template}, dòng {problem.line}: không hiểu “{problem.name}”.{near}",
                f"Template {problem.template}, line {problem.line}: “{problem.name}” is not known.{near}",
            )
        ) from problem


def trace_lines(paper: Paper, ready: ReadyYear) -> Iterator[str]:
    """Each printed value with the file and line of every record that it comes from, in the order of printing."""
    finder = LineFinder(ready.records)
    for traced in paper.trace:
        yield "\t".join([printable(traced.text), *(finder.line_of(place) for place in traced.places)])
