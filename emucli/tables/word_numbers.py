"""The numbers that Word writes before paragraphs itself: they are in no text, and are counted as Word counts them."""

import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field

from lxml import etree

from ..language.ordinals import roman
from .word_xml import WordParts, paragraphs, tag, value_of, whole

_MOST_LEVELS = 9
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class NumberLevel:
    """How one level of a list counts: from `start`, in a `form`, with a text such as `%1.%2)`."""

    start: int
    form: str
    text: str


@dataclass
class WordNumbers:
    """Counts the numbered paragraphs of a document, in their order."""

    levels: Mapping[str, Mapping[int, NumberLevel]]
    lists: Mapping[str, str]
    restarts: Mapping[str, Mapping[int, int]]
    styles: Mapping[str, tuple[str, str]]
    _: KW_ONLY
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """The number of the next paragraph; empty where it has none. A bullet is a hyphen."""
        number, depth = self._list_of(paragraph)
        abstract = self.lists.get(number, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        counts = self.counts.setdefault(abstract, {})
        if number not in self.begun:
            self.begun.add(number)
            counts.update({at: start - 1 for at, start in self.restarts.get(number, {}).items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "-"
        return re.sub("%([1-9])", lambda found: self._counted(levels, counts, int(found[1]) - 1), level.text)

    def _counted(self, levels: Mapping[int, NumberLevel], counts: Mapping[int, int], depth: int) -> str:
        level = levels.get(depth)
        return "" if level is None else _formed(counts.get(depth, level.start), level.form)

    def _list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and the level of a paragraph: its own, else that of its style."""
        properties = paragraph.find(tag("pPr"))
        own, depth = value_of(properties, "numPr/numId"), value_of(properties, "numPr/ilvl")
        of_style = self.styles.get(value_of(properties, "pStyle"), ("", ""))
        return own or of_style[0], min(whole(depth or of_style[1]), _MOST_LEVELS - 1)


def word_numbers(parts: WordParts) -> Mapping[etree._Element, str]:
    """The numbers that Word shows before the paragraphs of a document, by paragraph."""
    levels, lists, restarts = {}, {}, {}
    for one in parts.numbering.iter(tag("abstractNum")):
        levels[one.get(tag("abstractNumId"), "")] = dict(map(_level, one.findall(tag("lvl"))))
    for one in parts.numbering.iter(tag("num")):
        number = one.get(tag("numId"), "")
        lists[number] = value_of(one, "abstractNumId")
        overrides = [(o, value_of(o, "startOverride")) for o in one.findall(tag("lvlOverride"))]
        restarts[number] = {whole(o.get(tag("ilvl"), "")): whole(start, 1) for o, start in overrides if start}
    counting = WordNumbers(levels, lists, restarts, _styles(parts))
    return {one: label for one in paragraphs(parts.document) if (label := counting.label(one))}


def _level(element: etree._Element) -> tuple[int, NumberLevel]:
    form = value_of(element, "numFmt") or "decimal"
    level = NumberLevel(whole(value_of(element, "start"), 1), form, value_of(element, "lvlText"))
    return whole(element.get(tag("ilvl"), "")), level


def _styles(parts: WordParts) -> Mapping[str, tuple[str, str]]:
    """The list and level of each style that has one."""
    found = {}
    for style in parts.styles.iter(tag("style")):
        properties = style.find(tag("pPr"))
        if number := value_of(properties, "numPr/numId"):
            found[style.get(tag("styleId"), "")] = number, value_of(properties, "numPr/ilvl")
    return found


def _formed(number: int, form: str) -> str:
    """A number as a list writes it.

    >>> _formed(4, "upperRoman"), _formed(2, "lowerLetter"), _formed(27, "upperLetter"), _formed(3, "decimalZero")
    ('IV', 'b', 'AA', '03')
    """
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        written = roman(number)
        return written if form == "upperRoman" else written.lower()
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = _LETTERS[(number - 1) % 26] * min((number - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)
