"""Fills a template with values, and tells what is wrong with it where it cannot be filled."""

import re
import traceback
from collections.abc import Mapping

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError, TemplateNotFound
from markupsafe import Markup

from ...findings.near import nearest
from ..contents.blocks import BLOCKS
from ..contents.context import NAMES
from ..contents.desk import Desk
from ..contents.tables import DOTS
from ..document.marks import Break
from ..document.parts import Part
from ..values.value import UnknownKey
from .access import FUNCTIONS, Call
from .budget import TooMuch
from .sandbox import Sandbox, environment
from .syntax import syntax_problem
from .template import Template, TemplateProblem
from .wording import ENDING, Wording

BLANK = Markup(DOTS)
"""A dotted line, where a hand fills something in."""
ADDED: Mapping[str, object] = {"blank": str, "block": object}
"""What filling a template adds to the names of the context, with its types."""


def fill(template: Template, desk: Desk, wording: Wording) -> str:
    """The template's text with its values. Raises TemplateProblem where it names what does not exist.

    Of the desk the template sees the names of the context; blocks see all of it.
    """
    own, beside = template.name.split("/")[-1], wording.beside(desk.language)
    made = environment(desk.printer, lambda name: template.body if name == own else beside(name), wording.compiled)
    block = Call(lambda *of, **said: made.block(_parts(of, said, desk)))
    try:
        given = {name: getattr(desk.names, name) for name in NAMES}
        return made.get_template(own).render({**given, "blank": BLANK, "block": block})
    except _OF_TEMPLATES as error:
        problem = _problem(error, template, made)
        if problem is None:
            raise
        raise problem from error


_OF_TEMPLATES = (
    TemplateError,
    TypeError,
    AttributeError,
    KeyError,
    ValueError,
    ArithmeticError,
    RecursionError,
    MemoryError,
    SyntaxError,
)
"""What a template can raise: Jinja's own errors, those of what it does with values, and Python's of its code."""


def _problem(error: Exception, template: Template, made: Sandbox) -> TemplateProblem | None:
    """What is wrong with the template that raised an error; None where no template did."""
    if isinstance(error, TemplateSyntaxError):
        return syntax_problem(_full(error.name or template.name, template), error, [*made.filters, *made.tests])
    where, line = _place(template, error)
    if isinstance(error, TooMuch):
        return TemplateProblem(where, line or 1, str(error), why="too_much")
    if isinstance(error, RecursionError | MemoryError | SyntaxError):
        return TemplateProblem(where, line or 1, "", why="too_deep")
    if isinstance(error, UnknownKey):
        return TemplateProblem(where, line, error.key, error.near)
    if isinstance(error, SecurityError):
        return TemplateProblem(where, line, _quoted(str(error)), why="refused")
    if isinstance(error, TemplateError):
        # Jinja names the object and then the key that it has not; an undefined name alone.
        last = -1 if isinstance(error, UndefinedError) else 0
        name = str(error.name) if isinstance(error, TemplateNotFound) else _quoted(str(error), last)
        if isinstance(error, UndefinedError) and name in FUNCTIONS:
            return TemplateProblem(where, line, name, why="refused")
        known = NAMES if isinstance(error, UndefinedError) else [*made.filters, *made.tests]
        return TemplateProblem(where, line, name, nearest(name, known))
    # A loop over what is not there, a word without a term, a division.
    told = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error) or type(error).__name__
    return TemplateProblem(where, line, told) if line else None


def _parts(of: tuple[str, object], settings: Mapping[str, str], desk: Desk) -> tuple[Part | Break, ...]:
    kind, about = of
    return tuple(BLOCKS[kind].parts(settings, about, desk))


def _quoted(message: str, at: int = 0) -> str:
    """The first or last name that one of Jinja's messages puts in quotes, else the message."""
    quoted: list[str] = re.findall("'([^']*)'", message)
    return quoted[at] if quoted else message


def _place(template: Template, error: Exception) -> tuple[str, int]:
    """The template and line in which an error happened; line 0 where it happened in none."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(ENDING):
            return _full(frame.filename, template), frame.lineno or 0
    return template.name, 0


def _full(name: str, template: Template) -> str:
    """`notice.md.j2` as `vi/notice.md.j2`: Jinja knows files by their names in one language."""
    return name if "/" in name else f"{template.name.split('/', maxsplit=1)[0]}/{name}"
