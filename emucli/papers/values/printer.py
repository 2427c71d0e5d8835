"""Prints values: the one hook of the templates, which escapes each, notes where it came from and what is missing."""

from dataclasses import dataclass, field

from jinja2 import Undefined
from markupsafe import Markup

from ...language.markdown import escape
from ...language.phrases import Language, Phrase, say
from ...model.place import Place
from ...model.text import other_language
from ..document.foreign import marked as in_language
from ..document.marks import Break, mark
from ..document.parts import Part
from ..document.sentences import marked
from .value import Computed, Gap, Joined, Printable, Raw, Value


@dataclass(frozen=True)
class Traced:
    """A text as printed, with the places of the records and the computation that it comes from."""

    text: str
    places: tuple[Place, ...]
    computed: Computed | None = None


@dataclass(kw_only=True)
class Printer:
    """Prints values of one paper: escapes each, notes where it came from, and collects what is not recorded yet.

    `blocks` are the parts that stand in the text as marks, because Markdown cannot say them. `addressed`: the paper
    names its addressees at its top. `cited`: the instruments that were named in full.
    """

    language: Language
    trace: list[Traced] = field(default_factory=list)
    lacks: list[Gap] = field(default_factory=list)
    blocks: list[tuple[Part | Break, ...]] = field(default_factory=list)
    addressed: bool = False
    cited: dict[Raw | None, None] = field(default_factory=dict)

    def text(self, value: object) -> Markup:
        """What a template prints for a value, escaped for Markdown; a visible gap for what is not there."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Joined):
            # What stands between values is the language's own, not a record's.
            return Markup("").join(Markup(part) if isinstance(part, str) else self.text(part) for part in value.parts)
        if isinstance(value, Value):
            words = self._first_or_again(value)
            text = f"{escape(self._noted(value, words))}{self._spoken(value, escape(words))}"
            return Markup(marked(text) if value.inside else text)
        if value is None or isinstance(value, Gap):
            return Markup(escape(self.plain(value)))
        # Words of the template, numbers of rows.
        words = self.plain(printable(value))
        inner = words.strip(" ")
        return Markup(words.replace(inner, escape(inner)) if inner else words)

    def plain(self, value: Printable) -> str:
        """The same as plain text, for parts that are not Markdown."""
        if isinstance(value, Joined):
            return "".join(part if isinstance(part, str) else self.plain(part) for part in value.parts)
        if value is None or isinstance(value, Gap):
            # A gap is false, so `or` would lose it.
            return self._gap(Gap() if value is None else value)
        if isinstance(value, Value):
            text = self._first_or_again(value)
            return f"{self._noted(value, text)}{self._spoken(value, text)}"
        return say(Phrase("nothing"), self.language) if value == () else str(value)

    def _noted(self, value: Value, text: str) -> str:
        """Note a value; what stands before a text that the records hold in the other language only, else nothing."""
        self._note(text, value.places, value.computed)
        self.lacks.extend(value.lacking)
        return say(Phrase("in_other_language"), self.language) if _lacks_language(value) else ""

    def _spoken(self, value: Value, text: str) -> str:
        """The text marked with its language where that is the other one."""
        if _lacks_language(value):
            return f" {in_language(text, other_language(self.language))}"
        return in_language(text, value.language) if value.language else text

    def _first_or_again(self, value: Value) -> str:
        """An instrument in full where the paper names it for the first time, then by number and date."""
        if not value.again:
            return value.text
        known = value.raw in self.cited
        self.cited[value.raw] = None
        return value.again if known else value.text

    def _gap(self, gap: Gap) -> str:
        if not gap.unknown:
            self.lacks.append(gap)
        text = say(Phrase("gap_unknown" if gap.unknown else "gap"), self.language)
        self._note(text, gap.places, None)
        return text

    def _note(self, text: str, places: tuple[Place, ...], computed: Computed | None) -> None:
        if places or computed:
            self.trace.append(Traced(text, places, computed))

    def block(self, parts: tuple[Part | Break, ...]) -> Markup:
        """Hold the place of parts in the text."""
        self.blocks.append(parts)
        return Markup(mark(len(self.blocks) - 1))


def _lacks_language(value: Value) -> bool:
    return any(gap.language for gap in value.lacking)


def printable(value: object) -> Printable:
    """What a template gives, where it can be printed as a whole. Raises TypeError, UndefinedError."""
    if isinstance(value, list | tuple) and not value:
        return ()
    if value is None or isinstance(value, Value | Gap | Joined | str | int):
        return value
    if isinstance(value, Undefined):
        # An undefined name raises here, as Jinja wants it; an `if` without an `else` prints nothing.
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be printed as a whole")
