"""A template and a year -> Markdown, and the record of where each printed value came from."""

import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ..findings.near import nearest
from ..language import english, vietnamese
from ..language.phrases import Language, Phrase, say, term
from ..model.papers import PaperId
from .entries import Entry, UnknownKey
from .escaping import escape
from .frame import foot, head
from .locator import folder_of
from .tables import TABLES
from .template import Template, TemplateProblem, parse_template
from .values import Gap, Joined, Place, Value


@dataclass(frozen=True)
class Traced:
    """A text as printed, and the places of the records that it comes from; none for what was computed."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Paper:
    """The finished Markdown, and every value in it in the order of printing."""

    markdown: str
    trace: tuple[Traced, ...]


def papers_with_template(language: Language) -> list[str]:
    """The ids of the papers that can be made."""
    return sorted(path.name.removesuffix(".md.j2") for path in (folder_of("templates") / language).glob("*.md.j2"))


def render(paper: PaperId, language: Language, names: Mapping[str, Any]) -> Paper:
    """Make a paper. Raises TemplateProblem where its template names what does not exist."""
    path = folder_of("templates") / language / f"{paper}.md.j2"
    template = parse_template(f"{language}/{path.name}", path.read_text(encoding="utf-8"))
    printer = Printer(language)
    body = _body(template, names, printer)
    parts = [
        head(paper, names, printer) if template.front.get("head") == "official" else "",
        body,
        foot(paper, names, printer) if template.front.get("foot") == "signature" else "",
    ]
    return Paper(_tidy("\n\n".join(parts)), tuple(printer.trace))


def _body(template: Template, names: Mapping[str, Any], printer: "Printer") -> str:
    environment = _environment(printer)
    try:
        compiled = environment.from_string(template.body)
        return compiled.render({**names, "table": lambda rows: Markup(printer.table(rows, names))})
    except UnknownKey as unknown:
        raise TemplateProblem(template.name, _line_of(unknown), unknown.key, unknown.near) from unknown
    except UndefinedError as error:
        name = _quoted(str(error))
        raise TemplateProblem(template.name, _line_of(error), name, nearest(name, names)) from error
    except SecurityError as error:
        raise TemplateProblem(template.name, _line_of(error), _quoted(str(error)), "") from error
    except (TypeError, KeyError, ValueError, ArithmeticError) as error:
        # Made by the template itself: a loop over what is not there, a word without a term, a division.
        if not _line_of(error):
            raise
        raise TemplateProblem(template.name, _line_of(error), str(error), "") from error
    except TemplateSyntaxError as error:
        name = _quoted(error.message or "")
        known = [*environment.filters, *environment.tests]
        raise TemplateProblem(template.name, error.lineno, name, nearest(name, known)) from error


def _quoted(message: str) -> str:
    """The name that one of Jinja's messages puts in quotes, else the message."""
    return next(iter(re.findall("'([^']*)'", message)), message)


def _line_of(error: Exception) -> int:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return (lines or [0])[-1] or 0


def _environment(printer: "Printer") -> SandboxedEnvironment:
    environment = _Environment(
        autoescape=True,
        finalize=printer.text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(printer.filters())
    # A figure is a number, or a record that says how many of how many.
    environment.tests["record"] = lambda value: isinstance(value, Entry)
    return environment


class _Environment(SandboxedEnvironment):
    """Jinja asks an object for a key and then, where it has none, for an item; here a key that is not there ends it."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute of a record, or Jinja's own way for everything else."""
        if isinstance(obj, Entry) and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@dataclass
class Printer:
    """Prints values of one paper: escapes each and notes where it came from. The one hook of the templates."""

    language: Language
    trace: list[Traced] = field(default_factory=list)

    def text(self, value: Any) -> Markup:
        """What a template or a table prints for a value; a visible gap for what is not recorded."""
        if isinstance(value, Markup):
            return value
        if value is None or isinstance(value, Gap):
            return self._note(say(Phrase("gap"), self.language), value.places if value is not None else ())
        if isinstance(value, Value):
            return self._note(escape(value.text), value.places)
        if isinstance(value, Joined):
            # What stands between values is the language's own, not a record's.
            return Markup("").join(Markup(part) if isinstance(part, str) else self.text(part) for part in value.parts)
        # Words of the template, numbers of rows; an undefined name raises here, as Jinja wants it.
        return Markup(escape(str(value)))

    def _note(self, text: str, places: tuple[Place, ...]) -> Markup:
        if places:
            self.trace.append(Traced(text, places))
        return Markup(text)

    def table(self, rows: str, names: Mapping[str, Any]) -> str:
        """A table of the paper as Markdown. A column that no entry has anything for is left out."""
        table = TABLES[rows]
        cells = list(table.rows(names))
        shown = [
            index for index in range(len(table.heads[self.language])) if any(row[index] is not None for row in cells)
        ]
        heads = [table.heads[self.language][index] for index in shown]
        rules = ["---:" if index in table.right else "---" for index in shown]
        lines = [heads, rules, *([self._cell(row[index]) for index in shown] for row in cells)]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _cell(self, value: Any) -> str:
        return "" if value is None else str(self.text(value))

    def filters(self) -> Mapping[str, Any]:
        """What templates may do with values, each keeping its places."""
        return {
            "the": lambda value: self._changed(value, english.with_article),
            "at_place": lambda value: self._changed(value, english.in_or_at),
            "capital": lambda value: self._changed(value, lambda text: text[:1].upper() + text[1:]),
            "capitals": lambda value: self._changed(value, str.upper),
            "short": _short,
            "listing": self._listing,
            "term": lambda word: Markup(escape(term(word, self.language))),
        }

    def _changed(self, value: Any, change: Any) -> Any:
        if isinstance(value, Value):
            return Value(change(value.text), value.places, value.raw, value.entry)
        return change(value) if isinstance(value, str) else value

    def _listing(self, values: Sequence[Value | Gap]) -> Joined:
        language = english if self.language == "en" else vietnamese
        middle, last = language.joints([value.text for value in values if isinstance(value, Value)])
        parts: list[Value | Gap | str] = []
        for index, value in enumerate(values):
            if index:
                parts.append(last if index == len(values) - 1 else middle)
            parts.append(value)
        return Joined(parts)


def _short(unit: Any) -> Any:
    """The short name of a unit, where the register has one."""
    return (unit.entry.short or unit) if isinstance(unit, Value) and unit.entry is not None else unit


def _tidy(markdown: str) -> str:
    """One empty line between blocks, none at the start, one line break at the end."""
    lines = [line.rstrip() for line in markdown.split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
