"""Makes papers for the command: picks language and template, and finds the lines that values came from."""

from collections.abc import Iterator
from typing import cast

from ..findings.text import printable
from ..language.phrases import Language
from ..model.papers import PaperId
from ..papers.context import context
from ..papers.render import Paper, papers_with_template, render
from ..papers.template import TemplateProblem
from ..papers.values import Place
from ..reading.places import Places
from ..results.names import Names
from ..store.files import read_bytes
from .exits import usage
from .settings import read_settings
from .speech import Speech
from .workspace import shown_path
from .year import ReadyYear


def make(paper: str, ready: ReadyYear, language: Language | None, say: Speech) -> Paper:
    """The paper of a year. Raises Halt for a paper that there is no template of, and for a wrong template."""
    wanted: Language = language or read_settings(ready.root, say).language or "vi"
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
    finder = _Finder(ready)
    for traced in paper.trace:
        yield "\t".join([printable(traced.text), *(finder.line_of(place) for place in traced.places)])


class _Finder:
    """Lines of places; each file is read once."""

    def __init__(self, ready: ReadyYear) -> None:
        self._root = ready.root
        self._read: dict[str, Places] = {}

    def line_of(self, place: Place) -> str:
        """`path:line` of a place."""
        if place.file not in self._read:
            data = read_bytes(self._root, place.file)
            self._read[place.file] = Places(data if isinstance(data, bytes) else b"")
        return f"{shown_path(self._root / place.file)}:{self._read[place.file].value(place.path).line}"
