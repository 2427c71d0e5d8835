"""Inspects templates without making a paper: everything that a branch names and that does not exist."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..findings.near import nearest
from ..language.phrases import Language
from ..model.papers import PAPERS
from .flow import unprintable
from .names import ADDED, NAMES
from .shapes.annotations import shape_of
from .shapes.modules import names_passed
from .shapes.scope import Ground
from .shapes.shape import ANYTHING, Shape
from .shapes.statements import walk_file
from .shelf import Shelf
from .template import TemplateProblem
from .wording import ENDING, Wording

_STATEMENT = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_BLOCK = re.compile(r"\A\ufeff?---\n.*?\n---\n|^```.*?^```$", re.DOTALL | re.MULTILINE)
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def inspect(wording: Wording, names: Sequence[str] | None = None) -> list[TemplateProblem]:
    """Everything that is wrong with some files (`vi/annual.md.j2`), in the order of files and lines.

    No names: those of the house and the built-in ones that import one of them; without a house all built-in ones.
    """
    shelves = {language: Shelf(wording, language) for language in LANGUAGES}
    wanted = _all_of(wording, shelves) if names is None else names
    found = [problem for name in dict.fromkeys(wanted) for problem in _in_file(name, wording, shelves)]
    by_place = {(one.template, one.line, one.name, one.near): one for one in found}
    return [by_place[place] for place in sorted(by_place)]


def _all_of(wording: Wording, shelves: Mapping[Language, Shelf]) -> Sequence[str]:
    if not wording.house:
        return sorted(wording.built_in)
    touched = [
        shelf.path(name)
        for shelf in shelves.values()
        for name in shelf.names
        if any(shelf.path(one) in wording.house for one in shelf.reached_from(name))
    ]
    return [*wording.house, *touched]


def _in_file(path: str, wording: Wording, shelves: Mapping[Language, Shelf]) -> Iterator[TemplateProblem]:
    folder, _, name = path.partition("/")
    shelf = next((shelf for language, shelf in shelves.items() if language == folder), None)
    if shelf is None or "/" in name:
        stem = path.rpartition("/")[2].removesuffix(ENDING)
        near = nearest(stem, PAPERS)
        yield TemplateProblem(path, 1, path, f"{LANGUAGES[0]}/{near}{ENDING}" if near else "")
        return
    yield from _InFile(shelf, name).problems()


@dataclass(frozen=True)
class _InFile:
    """One file of a language."""

    shelf: Shelf
    name: str

    def problems(self) -> list[TemplateProblem]:
        """What is wrong with its name, its form, and all that it names."""
        shelf, reading = self.shelf, self.shelf.reading(self.name)
        found = [*self._name_of_file(), *reading.problems, *self._unprintable()]
        if reading.tree is not None:
            ground = Ground(
                shelf.path(self.name), reading.tree, shelf.environment, shelf.names, shelf.tree, frozenset(NAMES)
            )
            walk_file(ground, self._names_given())
            found.extend(ground.problems)
        return found

    def _unprintable(self) -> Iterator[TemplateProblem]:
        """Markdown that no paper shows; what Jinja prints or leaves out is a word or nothing here."""
        text = source = self.shelf.source(self.name)
        for jinja, left in ((_STATEMENT, ""), (_PRINTED, "x"), (_BLOCK, "")):
            text = _without(jinja, text, left)
        for found in unprintable(text):
            line = source.split("\n")[found.line - 1].strip()
            yield TemplateProblem(self.shelf.path(self.name), found.line, line)

    def _name_of_file(self) -> Iterator[TemplateProblem]:
        stem = self.name.removesuffix(ENDING)
        if stem not in PAPERS and not self.shelf.is_named(self.name):
            others = [one.removesuffix(ENDING) for one in self.shelf.names if one != self.name]
            yield TemplateProblem(self.shelf.path(self.name), 1, stem, nearest(stem, [*PAPERS, *others]))

    def _names_given(self) -> dict[str, Shape]:
        """The names of the context; for a file that others import also theirs, of which nothing is claimed."""
        own = {name: shape_of(kind) for name, kind in {**NAMES, **ADDED}.items()}
        if self.shelf.is_paper(self.name):
            return own
        return {**own, **dict.fromkeys(self._names_of_importers(), ANYTHING)}

    def _names_of_importers(self) -> Iterator[str]:
        for other in self.shelf.names:
            tree = self.shelf.tree(other) if self.name in self.shelf.reached_from(other) else None
            if tree is not None:
                yield from names_passed(tree)


def _without(pattern: re.Pattern[str], text: str, left: str) -> str:
    """The text with something else in place of what matches, line for line."""
    return pattern.sub(lambda match: left + "\n" * match[0].count("\n"), text)
