"""Jinja as papers use it: in its sandbox, strict, with one hook for every printed value, and within bounds."""

from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import test_sequence

from .entries import Entry
from .filters import filters
from .printer import Printer
from .template import read_template
from .values import Gap

CODE = 2
"""Counts the ways in which templates became code, so that code that is kept from an earlier one is made anew."""
_MOST = 1_000_000
"""So many letters or entries a template may make of one; a paper has fewer."""


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
