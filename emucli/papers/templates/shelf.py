"""The templates of one language side by side, as Jinja reads them before any paper is made."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import Environment, TemplateSyntaxError, nodes

from ...language.phrases import Language
from ...model.papers import PAPERS
from ..values.printer import Printer
from .sandbox import environment
from .syntax import syntax_problem
from .template import TemplateProblem, read_template
from .wording import ENDING, Wording

_FENCE = re.compile(r"^(`{3,}|~{3,}).*$", re.MULTILINE)


@dataclass(frozen=True)
class Reading:
    """What Jinja reads: no tree where the syntax is wrong; what is wrong with front matter, blocks and syntax."""

    tree: nodes.Template | None
    problems: tuple[TemplateProblem, ...]


@dataclass(frozen=True)
class Shelf:
    """The templates of one language, by file name (`annual.md.j2`)."""

    wording: Wording
    language: Language
    _readings: dict[str, Reading] = field(default_factory=dict)

    @cached_property
    def names(self) -> list[str]:
        """Every file, the house's own and the built-in ones that it does not replace."""
        every = sorted({*self.wording.built_in, *self.wording.house})
        return [name.removeprefix(f"{self.language}/") for name in every if name.startswith(f"{self.language}/")]

    @cached_property
    def environment(self) -> Environment:
        """Jinja as papers use it."""
        return environment(Printer(language=self.language), self.wording.beside(self.language))

    def path(self, name: str) -> str:
        """The name of a file with its language."""
        return f"{self.language}/{name}"

    def source(self, name: str) -> str:
        """The text of a file."""
        return self._sources[name]

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {name: self.wording.source(self.path(name)) for name in self.names}

    def is_paper(self, name: str) -> bool:
        """Whether a file is a paper, with front matter and blocks; if not, it is there to be imported."""
        if name.removesuffix(ENDING) in PAPERS:
            return True
        return self.source(name).startswith("---") and not self.is_named(name)

    def is_named(self, name: str) -> bool:
        """Whether another file names it, as those do that import it."""
        return any(name in self._named_in(other) for other in self.names if other != name)

    def _named_in(self, name: str) -> list[str]:
        """The files that stand in quotes in a file."""
        text = self.source(name)
        return [other for other in self.names if f'"{other}"' in text or f"'{other}'" in text]

    def reached_from(self, name: str) -> set[str]:
        """The files that one imports or includes, those that these import among them."""
        found, waiting = set[str](), [name]
        while waiting:
            fresh = set(self._named_in(waiting.pop())) - found
            found |= fresh
            waiting.extend(fresh)
        return found

    def tree(self, name: str) -> nodes.Template | None:
        """The tree of a file."""
        return self.reading(name).tree

    def reading(self, name: str) -> Reading:
        """What Jinja reads of a file; each is read once."""
        if name not in self._readings:
            self._readings[name] = self._read(name)
        return self._readings[name]

    def _read(self, name: str) -> Reading:
        problems: list[TemplateProblem] = []
        if self.is_paper(name):
            body = read_template(self.path(name), self.source(name), problems).body
        else:
            body = self.source(name)
            problems.extend(self._never_read(name, body))
        try:
            return Reading(self.environment.parse(body), tuple(problems))
        except TemplateSyntaxError as error:
            known = [*self.environment.filters, *self.environment.tests]
            return Reading(None, (*problems, syntax_problem(self.path(name), error, known)))

    def _never_read(self, name: str, body: str) -> Iterator[TemplateProblem]:
        """Front matter and blocks of a file that is imported: they would be printed as they are."""
        if body.startswith("---"):
            yield TemplateProblem(self.path(name), 1, "---")
        for match in _FENCE.finditer(body):
            yield TemplateProblem(self.path(name), body.count("\n", 0, match.start()) + 1, match[0].rstrip())
