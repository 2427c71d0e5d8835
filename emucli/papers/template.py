"""A template's own text: front matter, prose, and blocks that name their data. Blocks and front matter are literal."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..findings.near import nearest
from .tables import TABLES

_FENCE = re.compile(r"^```table\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"^(?P<key>[a-z]+): (?P<value>[a-z_]+)$")
FRONT_KEYS: Mapping[str, frozenset[str]] = {
    "head": frozenset(("official", "none")),
    "foot": frozenset(("signature", "none")),
}


class TemplateProblem(Exception):
    """What is wrong with a template: its name, the line, the name in question and the nearest known one."""

    def __init__(self, template: str, line: int, name: str, near: str) -> None:
        super().__init__(f"{template}:{line}: {name}")
        self.template = template
        self.line = line
        self.name = name
        self.near = near


@dataclass(frozen=True)
class Template:
    """Front matter, and the body with each block turned into a call; line numbers stay those of the file."""

    name: str
    front: Mapping[str, str]
    body: str


def parse_template(name: str, source: str) -> Template:
    """Split a template's text. Raises TemplateProblem for unknown front matter and blocks."""
    front, body_start = _front_matter(name, source)
    # The front matter stays as empty lines, so that errors in the body name the file's own lines.
    body = "\n" * source.count("\n", 0, body_start) + source[body_start:]
    return Template(name, front, _FENCE.sub(lambda match: _call(name, body, match), body))


def _front_matter(name: str, source: str) -> tuple[Mapping[str, str], int]:
    lines = source.split("\n")
    if lines[0] != "---":
        raise TemplateProblem(name, 1, lines[0], "---")
    front: dict[str, str] = {}
    offset = len(lines[0]) + 1
    for number, line in enumerate(lines[1:], start=2):
        offset += len(line) + 1
        if line == "---":
            return front, offset
        key, value = _setting(name, number, line)
        if key not in FRONT_KEYS:
            raise TemplateProblem(name, number, key, nearest(key, FRONT_KEYS))
        if value not in FRONT_KEYS[key]:
            raise TemplateProblem(name, number, value, nearest(value, FRONT_KEYS[key]))
        front[key] = value
    raise TemplateProblem(name, len(lines), "---", "---")


def _setting(name: str, number: int, line: str) -> tuple[str, str]:
    match = _LINE.match(line)
    if match is None:
        raise TemplateProblem(name, number, line, "")
    return match["key"], match["value"]


def _call(name: str, body: str, match: re.Match[str]) -> str:
    """```table / rows: models``` becomes a call on one line, and as many line breaks as the block had."""
    first = body.count("\n", 0, match.start()) + 1
    settings = [_setting(name, first + 1 + index, line) for index, line in enumerate(match["body"].splitlines())]
    rows = dict(settings).get("rows", "")
    if [key for key, _ in settings] != ["rows"] or rows not in TABLES:
        raise TemplateProblem(name, first + 1, rows or match["body"].strip(), nearest(rows, TABLES))
    breaks = "\n" * match[0].count("\n")
    return f'{{{{ table("{rows}") }}}}{breaks}'
