"""Inspects templates without making a paper: everything that a branch names and that does not exist."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment

from ...findings.near import nearest
from ...language.phrases import Language
from ...model.papers import PAPERS
from ..contents.context import NAMES
from ..document.flow import unprintable
from .fences import fenced
from .filling import ADDED
from .shapes.annotations import shape_of
from .shapes.modules import names_passed
from .shapes.scope import Ground
from .shapes.shape import ANYTHING, Shape
from .shapes.statements import walk_file
from .shelf import Shelf
from .template import MOST_PROBLEMS, TemplateProblem
from .wording import ENDING, Wording

_SILENT = ("variable", "block", "comment")
_EDGES = ("variable_end", "block_end", "comment_end", "raw_begin", "raw_end")
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
        found = [*self._name_of_file(), *reading.problems]
        if reading.tree is not None:
            found.extend(self._unprintable())
            ground = Ground(
                name=shelf.path(self.name),
                tree=reading.tree,
                environment=shelf.environment,
                beside=shelf.names,
                tree_of=shelf.tree,
                context=frozenset(NAMES),
            )
            walk_file(ground, self._names_given())
            found.extend(ground.problems)
        return found[:MOST_PROBLEMS]

    def _unprintable(self) -> Iterator[TemplateProblem]:
        """Markdown that no paper shows; what Jinja prints or leaves out is a word or nothing here."""
        source = self.shelf.source(self.name)
        text = _without_blocks(_as_printed(source, self.shelf.environment))
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


def _as_printed(source: str, environment: Environment) -> str:
    """The text with a word in place of what Jinja prints and nothing in place of its statements, line for line."""
    made: list[str] = []
    inside, line = "", 1
    for at, kind, text in environment.lex(source.replace("\r\n", "\n")):
        # Blanks that a statement takes away with it are no token of their own.
        made.append("\n" * (at - line))
        line = at + text.count("\n")
        if kind.endswith("_begin"):
            inside = kind.removesuffix("_begin")
        shown = "x" if kind == "variable_begin" else "" if inside in _SILENT or kind in _EDGES else text
        made.append(shown + "\n" * (text.count("\n") - shown.count("\n")))
        if kind.endswith("_end"):
            inside = ""
    return "".join(made)


def _without_blocks(text: str) -> str:
    """The text without front matter and blocks, which say what Markdown cannot; line for line."""
    lines = text.removeprefix("\ufeff").split("\n")
    end = lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else -1
    lines[: end + 1] = [""] * (end + 1)
    for block in fenced(lines):
        if block.last >= 0:
            lines[block.first : block.last + 1] = [""] * (block.last + 1 - block.first)
    return "\n".join(lines)
