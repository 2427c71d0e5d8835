"""A template's own text: front matter, prose, and blocks that name their data. Blocks and front matter are literal."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ...findings.near import nearest
from ..contents.blocks import BLOCKS
from .fences import fenced

MOST_PROBLEMS = 100
"""So many problems of a file are told; nobody mends more of them before looking again."""
_LINE = re.compile(r"^(?P<key>[a-z]+): (?P<value>[a-z_]+(\.[a-z_]+)*)$")
FRONT_MATTER: Mapping[str, tuple[str, ...]] = {
    "head": ("official", "unnumbered", "minutes", "unit", "none"),
    "foot": ("signature", "minutes", "unit", "none"),
    "page": ("portrait", "landscape"),
    "copies": ("one", "cut"),
}
"""The keys of front matter with their values; the first one is meant where a key is left out."""


Why = Literal["unknown", "refused", "too_much", "too_deep"]


class TemplateProblem(Exception):
    """What is wrong with a template: its name, the line, the name in question and the nearest known one.

    `why`: nothing has this name; no template may use it; more than a paper needs; nested deeper than can be read.
    """

    def __init__(self, template: str, line: int, name: str, near: str = "", why: Why = "unknown") -> None:
        super().__init__(f"{template}:{line}: {name}")
        self.why = why
        self.template = template
        self.line = line
        self.name = name
        self.near = near


def report(
    problems: list[TemplateProblem],
    template: str,
    line: int,
    name: str,
    known: Iterable[str] = (),
    *,
    why: Why = "unknown",
) -> None:
    """Add what is wrong at a line, with the nearest of the known names, while anybody reads it."""
    if len(problems) < MOST_PROBLEMS:
        near = nearest(name, known) if why == "unknown" else ""
        problems.append(TemplateProblem(template, line, name, near, why))


@dataclass(frozen=True)
class Template:
    """Front matter, and the body with each block turned into a call; line numbers stay those of the file."""

    name: str
    front: Mapping[str, str]
    body: str


def parse_template(name: str, source: str) -> Template:
    """Split a template's text. Raises TemplateProblem for the first thing that is wrong with front matter or blocks."""
    problems: list[TemplateProblem] = []
    template = read_template(name, source, problems)
    if problems:
        raise problems[0]
    return template


def read_template(name: str, source: str, problems: list[TemplateProblem]) -> Template:
    """The same, with every problem added to a list; what is wrong is left out."""
    source = source.replace("\r\n", "\n").removeprefix("\ufeff")
    lines = source.split("\n")
    end = next((at for at, line in enumerate(lines[1:], start=1) if line == "---"), 0) if lines[0] == "---" else 0
    if not end:
        problems.append(TemplateProblem(name, 1, lines[0], "---"))
    front = {key: values[0] for key, values in FRONT_MATTER.items()}
    front.update(_checked(_settings(name, 2, lines[1:end], problems), FRONT_MATTER, name, problems))
    # The front matter stays as empty lines, so that errors in the body name the file's own lines.
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :]) if end else source
    return Template(name, front, _with_calls(name, body, problems))


def _with_calls(name: str, body: str, problems: list[TemplateProblem]) -> str:
    """Each block as a call on one line, and as many line breaks as the block had."""
    lines = body.split("\n")
    made = list(lines)
    for block in fenced(lines):
        if block.last < 0:
            report(problems, name, block.first + 1, block.fence)
            continue
        inside = lines[block.first + 1 : block.last]
        made[block.first] = _call(name, block.first + 1, block.name, inside, problems)
        made[block.first + 1 : block.last + 1] = [""] * (block.last - block.first)
    return "\n".join(made)


def _call(name: str, first: int, kind: str, lines: list[str], problems: list[TemplateProblem]) -> str:
    """The call of a block that begins at a line; nothing where something is wrong with it."""
    block = BLOCKS.get(kind)
    if block is None:
        report(problems, name, first, kind, BLOCKS)
        return ""
    settings = list(_settings(name, first + 1, lines, problems))
    of = next((value for _, key, value in settings if key == "of" and block.of), "none")
    allowed = {**block.settings, **({"of": ()} if block.of else {})}
    given = dict(_checked(iter(settings), allowed, name, problems))
    missing = next((key for key in block.settings if key not in given), None)
    if missing is not None:
        if not any(key == missing for _, key, _ in settings):
            problems.append(TemplateProblem(name, first, kind, f"{missing}: {block.settings[missing][0]}"))
        return ""
    example = block.needs_of.get(given.get("rows", ""))
    if example and of == "none":
        problems.append(TemplateProblem(name, first, kind, f"of: {example}"))
        return ""
    quoted = ", ".join(f"{key}='{value}'" for key, value in given.items() if key != "of")
    return f"{{{{ block('{kind}', {of}{', ' if quoted else ''}{quoted}) }}}}"


def _settings(
    name: str, first: int, lines: list[str], problems: list[TemplateProblem]
) -> Iterator[tuple[int, str, str]]:
    """`key: value` a line, with its line number."""
    for number, line in enumerate(lines, start=first):
        match = _LINE.match(line)
        if match is not None:
            yield number, match["key"], match["value"]
        elif line.strip():
            report(problems, name, number, line)


def _checked(
    settings: Iterator[tuple[int, str, str]],
    allowed: Mapping[str, tuple[str, ...]],
    name: str,
    problems: list[TemplateProblem],
) -> Iterator[tuple[str, str]]:
    """The settings whose keys and values are known; no values listed: any value will do."""
    for number, key, value in settings:
        if key not in allowed:
            report(problems, name, number, key, allowed)
        elif allowed[key] and value not in allowed[key]:
            report(problems, name, number, value, allowed[key])
        else:
            yield key, value
