"""What Jinja says of a template that it cannot read: the name that it does not know, or its own words."""

import re
from collections.abc import Collection

from jinja2 import TemplateSyntaxError

from ...findings.near import nearest
from .access import FILTERS
from .counting import TOO_DEEP
from .template import TemplateProblem

_UNKNOWN = re.compile(r"(?:Encountered unknown tag|No filter named|No test named) '(\w+)'")
_OPENING = ("for", "if", "set", "macro", "call", "filter", "with", "block")
_TAGS = (*_OPENING, *(f"end{tag}" for tag in _OPENING), "elif", "else", "import", "from", "include", "extends")


def syntax_problem(path: str, error: TemplateSyntaxError, known: Collection[str]) -> TemplateProblem:
    """An unknown tag, filter or test with the nearest one; `known` are the filters and tests."""
    message = error.message or ""
    if message == TOO_DEEP:
        return TemplateProblem(path, error.lineno, "", why="too_deep")
    unknown = _UNKNOWN.match(message)
    if unknown is None:
        return TemplateProblem(path, error.lineno, message.rstrip("."))
    if unknown[1] in FILTERS:
        return TemplateProblem(path, error.lineno, unknown[1], why="refused")
    others = _TAGS if message.startswith("Encountered") else known
    return TemplateProblem(path, error.lineno, unknown[1], nearest(unknown[1], others))
