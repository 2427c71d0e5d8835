"""Where the wording of papers stands: a house's own templates first, then the built-in ones, file by file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import BytecodeCache

from ...language.phrases import Language
from ...model.papers import PAPERS, PaperId
from .locator import folder_of

ENDING = ".md.j2"


@dataclass(frozen=True)
class Wording:
    """Templates by `language/name.md.j2`; `house` holds the text of those that replace or add to the built-in ones.

    `compiled` keeps what Jinja makes of them from one run to the next.
    """

    house: Mapping[str, str] = field(default_factory=dict)
    compiled: BytecodeCache | None = None

    @cached_property
    def built_in(self) -> frozenset[str]:
        """The names of the templates that emucli brings."""
        folder = folder_of("templates")
        return frozenset(f"{path.parent.name}/{path.name}" for path in folder.glob(f"*/*{ENDING}"))

    def source(self, name: str) -> str:
        """The text of a template. Raises KeyError where there is none of this name."""
        if name in self.house:
            return self.house[name]
        if name not in self.built_in:
            raise KeyError(name)
        return (folder_of("templates") / name).read_text(encoding="utf-8")

    def papers(self, language: Language) -> list[PaperId]:
        """The papers that can be made in a language, in the order of their ids in the format."""
        every = {*self.built_in, *self.house}
        return [paper for paper in PAPERS if f"{language}/{paper}{ENDING}" in every]

    def beside(self, language: Language) -> Callable[[str], str | None]:
        """Finds the text of a template that another one of the same language imports."""
        every = {*self.built_in, *self.house}
        return lambda name: self.source(f"{language}/{name}") if f"{language}/{name}" in every else None
