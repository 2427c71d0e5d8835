"""Jinja as papers use it: strict, with one hook for every printed value, an allow-list for all it reaches, a budget."""

from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from jinja2.tests import test_sequence
from jinja2.utils import Namespace
from markupsafe import Markup

from ...language.phrases import Language
from ..document.marks import Break
from ..document.parts import Part, Table
from ..values.entries import Entry
from ..values.printer import Printer, printable
from ..values.value import Gap, Value
from .access import CALLED, Call, Refused, asked, entry_of
from .arithmetic import OPERATORS, calculated
from .budget import Budget, TooMuch
from .counting import TOO_DEEP, Counting, check_depth
from .filters import filters
from .template import read_template

CODE = 3
"""Counts the ways in which templates became code, so that code that is kept from an earlier one is made anew."""
_MOST_RANGE = 100_000
_A_PART, _A_CELL = 100, 50
"""Steps of a block; a cell costs about as much as printing a sentence."""


def environment(
    printer: Printer, beside: Callable[[str], str | None], compiled: BytecodeCache | None = None
) -> "Sandbox":
    """Jinja as papers use it; `beside` gives the text of a template by its name, `compiled` keeps what it becomes."""
    made = Sandbox(
        autoescape=True,
        # With the context, Jinja prints constants by it too; without, it would escape them as HTML.
        finalize=pass_context(lambda context, value: context.environment.printed(value)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        loader=FunctionLoader(lambda name: _named(name, printer.language, beside)),
        bytecode_cache=compiled,
    )
    made.begin(printer)
    made.filters = dict(filters(printer.language, made.filters, made.text_of))
    # What is not recorded is no list, though a loop over it ends at once.
    made.tests["sequence"] = lambda value: not isinstance(value, Gap) and test_sequence(value)
    # A figure is a number, or a record that says how many of how many.
    made.tests["record"] = lambda value: isinstance(value, Entry)
    # `unknown` is recorded: that the source does not state it is all that will ever be known.
    made.tests["recorded"] = lambda value: value is not None and not (isinstance(value, Gap) and not value.unknown)
    made.globals = {"dict": Call(dict), "namespace": Call(Namespace), "range": Call(_range)}
    return made


def _range(*bounds: int) -> list[int]:
    several = range(*bounds)
    if len(several) > _MOST_RANGE:
        raise TooMuch(f"range: {_MOST_RANGE}")
    return list(several)


def _named(
    name: str, language: Language, beside: Callable[[str], str | None]
) -> tuple[str, str, Callable[[], bool]] | None:
    """A template that another one imports, under its own name, so that errors in it name it.

    The language belongs to it: what is kept of one would else give way to its namesake in the other.
    """
    source = beside(name)
    if source is None:
        return None
    # A paper that another template takes in comes without its front matter.
    body = read_template(name, source, []).body if source.startswith("---") else source
    return body, f"{language}/{name}", lambda: True


def _told(value: object) -> str:
    """What is called in vain, as the template's reader may know it."""
    return f"{value.text if isinstance(value, Value) else ''}()"


def _size(part: Part | Break) -> int:
    """The steps that a part takes: as many as it has cells, and some for each."""
    rows = (*part.head, *part.body) if isinstance(part, Table) else ()
    return _A_PART + sum(_A_CELL * len(row) for row in rows)


class Sandbox(SandboxedEnvironment):
    """Jinja's sandbox keeps a list of what is dangerous; here a list says what is allowed, and work is counted."""

    intercepted_binops = OPERATORS

    def begin(self, printer: Printer) -> None:
        """Begin one paper."""
        self._printer = printer
        self._budget = Budget()
        # Names of the code that `Counting` writes into templates.
        self.spend, self.weigh, self.joined = Call(self._budget.spend), Call(self._budget.weigh), Call(self._joined)

    @property
    def spent(self) -> int:
        """The steps of work so far."""
        return self._budget.spent

    def printed(self, value: object) -> Markup:
        """What a template prints for a value."""
        text = self._printer.text(value)
        self._budget.print(len(text))
        return text

    def text_of(self, value: object) -> str:
        """A value as a text to work with; what has none is refused, so that no name of a program gets into a paper."""
        if isinstance(value, Value):
            return value.text
        return value if isinstance(value, str) else self._printer.plain(printable(value))

    def _joined(self, *parts: object) -> str:
        texts = [self.text_of(part) for part in parts]
        self._budget.print(sum(map(len, texts)))
        if any(isinstance(part, Markup) for part in parts):
            return Markup("").join(map(self._printer.text, texts))
        return "".join(texts)

    def block(self, parts: tuple[Part | Break, ...]) -> Markup:
        """Hold the place of parts in the text."""
        self._budget.spend(sum(map(_size, parts)))
        return self._printer.block(parts)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """An operator between two values. Raises TooMuch, SecurityError."""
        try:
            return calculated(operator, left, right, self.binop_table[operator], self._budget, self._joined)
        except Refused as refused:
            raise SecurityError(f"'{refused}'") from refused

    def getattr(self, obj: object, attribute: str) -> object:
        """A key of a value, from the allow-list and from nowhere else."""
        try:
            found = asked(obj, attribute)
            if isinstance(found, Call):
                # A method works on the whole of its value.
                self._budget.weigh(obj)
            return found
        except Refused:
            return self.unsafe_undefined(obj, attribute)
        except KeyError:
            return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: Any) -> object:
        """An entry of a list or dictionary, or a key."""
        try:
            return entry_of(obj, argument)
        except Refused:
            return self.unsafe_undefined(obj, str(argument))
        except (KeyError, IndexError, TypeError):
            return self.undefined(obj=obj, name=argument)

    def is_safe_attribute(self, _obj: object, _attr: str, _value: object) -> bool:
        """Nothing is reached in Python's own way."""
        return False

    def is_safe_callable(self, obj: object) -> bool:
        """Macros, and what the allow-list gives to be called."""
        return isinstance(obj, CALLED)

    def call(self, context: Context, obj: object, /, *arguments: object, **named: object) -> object:
        """Call a macro, or one of the few functions that templates have. Raises SecurityError for anything else."""
        if obj is self.weigh or obj is self.spend or obj is self.joined:
            return obj(*arguments)
        self._budget.spend(1)
        if not callable(obj) or not self.is_safe_callable(obj):
            raise SecurityError(f"'{_told(obj)}' is not callable")
        return context.call(obj, *map(self._budget.weigh, arguments), **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parser = Parser(self, source, name, filename)
        try:
            tree = parser.parse()
        except RecursionError as error:
            raise TemplateSyntaxError(TOO_DEEP, parser.stream.current.lineno, name) from error
        check_depth(tree, name)
        return tree

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        counting: nodes.Template = Counting().visit(source)
        counting.set_environment(self)
        return super()._generate(counting, name, filename, defer_init)
