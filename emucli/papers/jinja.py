"""Fills a template with values: Jinja in its sandbox, with one hook for every printed value."""

import re
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import (
    BytecodeCache,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    UndefinedError,
    pass_context,
)
from jinja2.exceptions import SecurityError, TemplateNotFound
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import test_sequence
from markupsafe import Markup

from ..findings.near import nearest
from .blocks import BLOCKS
from .entries import Entry
from .filters import filters
from .printer import Printer
from .syntax import syntax_problem
from .template import Template, TemplateProblem, read_template
from .values import Gap, UnknownKey
from .wording import ENDING, Wording

CODE = 2
"""Counts the ways in which templates became code, so that code that is kept from an earlier one is made anew."""
BLANK = Markup("." * 20)
"""A dotted line, where a hand fills something in."""


def fill(template: Template, names: Mapping[str, Any], printer: Printer, wording: Wording) -> str:
    """The template's text with its values. Raises TemplateProblem where it names what does not exist."""
    own, beside = template.name.split("/")[-1], wording.beside(printer.language)
    made = environment(printer, lambda name: template.body if name == own else beside(name), wording.compiled)
    try:
        compiled = made.get_template(own)
        return compiled.render({**names, "blank": BLANK, "block": lambda *of, **said: _block(of, said, names, printer)})
    except _OF_TEMPLATES as error:
        problem = _problem(error, template, names, made)
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
)
"""What a template can raise: Jinja's own errors, and those of what it does with values."""


def _problem(
    error: Exception, template: Template, names: Mapping[str, Any], made: SandboxedEnvironment
) -> TemplateProblem | None:
    """What is wrong with the template that raised an error; None where no template did."""
    if isinstance(error, TemplateSyntaxError):
        return syntax_problem(_full(error.name or template.name, template), error, [*made.filters, *made.tests])
    where, line = _place(template, error)
    if isinstance(error, UnknownKey):
        return TemplateProblem(where, line, error.key, error.near)
    if isinstance(error, TemplateError):
        # Jinja names the object and then the key that it has not; an undefined name alone.
        last = -1 if isinstance(error, UndefinedError) else 0
        name = str(error.name) if isinstance(error, TemplateNotFound) else _quoted(str(error), last)
        known = names if isinstance(error, UndefinedError) else [*made.filters, *made.tests]
        return TemplateProblem(where, line, name, "" if isinstance(error, SecurityError) else nearest(name, known))
    # A loop over what is not there, a word without a term, a division.
    told = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error) or type(error).__name__
    return TemplateProblem(where, line, told) if line else None


def _block(of: tuple[Any, ...], settings: Mapping[str, str], names: Mapping[str, Any], printer: Printer) -> Markup:
    kind, about = of
    return printer.block(tuple(BLOCKS[kind].parts(settings, about, names, printer)))


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


def environment(
    printer: Printer, beside: Callable[[str], str | None], compiled: BytecodeCache | None = None
) -> SandboxedEnvironment:
    """Jinja as papers use it; `beside` gives the text of a template by its name, `compiled` keeps what it becomes."""
    made = _Environment(
        autoescape=True,
        # With the context, Jinja prints constants by it too; without, it would escape them as HTML.
        finalize=pass_context(lambda _context, value: printer.text(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda name: _named(name, beside)),
        bytecode_cache=compiled,
    )
    made.filters.update(filters(printer.language))
    # What is not recorded is no list, though a loop over it ends at once.
    made.tests["sequence"] = lambda value: not isinstance(value, Gap) and test_sequence(value)
    # A figure is a number, or a record that says how many of how many.
    made.tests["record"] = lambda value: isinstance(value, Entry)
    # `unknown` is recorded: that the source does not state it is all that will ever be known.
    made.tests["recorded"] = lambda value: value is not None and not (isinstance(value, Gap) and not value.unknown)
    return made


def _named(name: str, beside: Callable[[str], str | None]) -> tuple[str, str, Callable[[], bool]] | None:
    """A template that another one imports, under its own name, so that errors in it name it."""
    source = beside(name)
    if source is None:
        return None
    # A paper that another template takes in comes without its front matter.
    body = read_template(name, source, []).body if source.startswith("---") else source
    return body, name, lambda: True


_MOST = 1_000_000
"""So many letters or entries a template may make of one; a paper has fewer."""


class _Environment(SandboxedEnvironment):
    """Jinja asks an object for a key and then, where it has none, for an item; here a key that is not there ends it."""

    intercepted_binops = frozenset(("*", "**"))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """A product or power, unless it would fill the memory. Raises SecurityError."""
        sides = ((left, right), (right, left))
        if any(isinstance(n, int) and hasattr(of, "__len__") and len(of) * n > _MOST for of, n in sides):
            raise SecurityError(f"more than {_MOST} times")
        if operator == "**" and (abs(left) > _MOST or abs(right) > 64):
            raise SecurityError("** of large numbers")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute of a record, or Jinja's own way for everything else."""
        if isinstance(obj, Entry | Gap) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)
