"""A template and a year -> Markdown, and the record of where each printed value came from."""

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ..findings.near import nearest
from ..language.phrases import Language
from ..model.papers import PaperId
from .entries import Entry, UnknownKey
from .frame import foot, head
from .locator import folder_of
from .printer import Printer, Traced
from .template import Template, TemplateProblem, parse_template


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


def _body(template: Template, names: Mapping[str, Any], printer: Printer) -> str:
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


def _environment(printer: Printer) -> SandboxedEnvironment:
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


def _tidy(markdown: str) -> str:
    """One empty line between blocks, none at the start, one line break at the end."""
    lines = [line.rstrip() for line in markdown.split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
