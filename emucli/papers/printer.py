"""Prints values: the one hook of the templates, which escapes each and notes where it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from ..language import english, vietnamese
from ..language.markdown import escape
from ..language.phrases import Language, Phrase, say, term
from ..model.place import Place
from .tables import TABLES
from .values import Gap, Joined, Value, span


@dataclass(frozen=True)
class Traced:
    """A text as printed, and the places of the records that it comes from; none for what was computed."""

    text: str
    places: tuple[Place, ...]


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
            "span": span,
            "counted": _counted,
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


def _counted(number: Any, noun: str) -> Joined:
    """A number with its English noun: one collective, two collectives."""
    one = isinstance(number, Value) and number.raw == 1
    return Joined([Gap() if number is None else number, f" {noun}" if one else f" {noun}s"])


def _short(unit: Any) -> Any:
    """The short name of a unit, where the register has one."""
    return (unit.entry.short or unit) if isinstance(unit, Value) and unit.entry is not None else unit
