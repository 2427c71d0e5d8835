"""What Jinja says of a template that it cannot read: the name that it does not know, or its own words."""

import re
from collections.abc import Collection

from jinja2 import TemplateSyntaxError

from ..findings.near import nearest
from .template import TemplateProblem

_UNKNOWN = re.compile(r"(?:Encountered unknown tag|No filter named|No test named) '(\w+)'")
_OPENING = ("for", "if", "set", "macro", "call", "filter", "with", "block")
_TAGS = (*_OPENING, *(f"end{tag}" for tag in _OPENING), "elif", "else", "import", "from", "include", "extends")


def syntax_problem(path: str, error: TemplateSyntaxError, known: Collection[str]) -> TemplateProblem:
    """An unknown tag, filter or test with the nearest one; `known` are the filters and tests."""
    message = error.message or ""
    unknown = _UNKNOWN.match(message)
    if unknown is None:
        return TemplateProblem(path, error.lineno, message.rstrip("."))
    others = _TAGS if message.startswith("Encountered") else known
    return TemplateProblem(path, error.lineno, unknown[1], nearest(unknown[1], others))
