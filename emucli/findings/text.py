"""Findings as text: grouped by file, with the line of the record and a caret under the very place."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ..language.findings import finding_word
from ..language.phrases import Language
from .catalogue import catalogue
from .finding import Span
from .located import Findings, Located, Summary
from .repeats import Repeat, gathered
from .told import sheet_told

Paint = Callable[[str, str], str]
"""(role, text) -> the text as it is shown; roles are `path`, `error`, `warning`, `info`, `waived`, `caret`, `hint`."""

_WIDTH = 100


def severity_title(severity: str, language: Language) -> str:
    """The word for a severity; `waived` counts as one here."""
    return finding_word(severity, language)


def plain(_role: str, text: str) -> str:
    """No colours."""
    return text


def findings_as_text(
    found: Findings, summary: Summary, language: Language, paint: Paint = plain, *, most: int | None = None
) -> str:
    """All findings, then one line that sums up; only that line where there is nothing to say.

    What is said of many places stands once, after the files. `most`: so many are shown, a repeated one counting as one.
    """
    shown = gathered(found.shown)
    repeated = shown.repeated[:most]
    single = shown.single if most is None else shown.single[: most - len(repeated)]
    more = {one.path: one.number for one in found.left_out}
    files = groupby(single, lambda one: one.path)
    blocks = [_file_block(path, list(group), more.pop(path, 0), language, paint) for path, group in files]
    blocks += [_repeat_block(one, language, paint) for one in repeated]
    untold = sum(more.values()) + len(found.shown) - len(single) - sum(len(one.places) for one in repeated)
    if untold:
        blocks.append(f"{finding_word('more_findings', language, count=untold)}\n")
    return "\n".join([*blocks, summary_line(summary, language)]) + "\n"


def statistics_as_text(found: Findings, summary: Summary, language: Language, paint: Paint = plain) -> str:
    """How many findings of each code no waiver accepts, the most frequent first, then the line that sums up."""
    counted = [(number, code) for (code, waived), number in found.codes().items() if not waived]
    width = max((len(str(number)) for number, _ in counted), default=0)
    lines = []
    for number, code in sorted(counted, key=lambda one: (-one[0], one[1])):
        entry = catalogue().entries[code]
        title = paint(entry.severity, f"{severity_title(entry.severity, language)} {code}")
        lines.append(f"{number:>{width}}  {title}  {entry.title[language]}")
    return "\n".join([*lines, summary_line(summary, language)]) + "\n"


_PLACES = 5
"""So many places of a repeated finding are listed; JSON has them all."""


def _repeat_block(repeat: Repeat, language: Language, paint: Paint) -> str:
    first = repeat.first
    finding = first.finding
    role = "waived" if first.waived else first.severity
    title = paint(role, f"{severity_title(role, language)} {finding.code}")
    said = (
        catalogue().message(finding, language)
        if repeat.one_sentence
        else catalogue().entries[finding.code].title[language]
    )
    lines = [
        paint("path", finding_word("in_many_places", language, count=len(repeat.places))),
        f"  {title}  {printable(said)}",
    ]
    lines += [f"      {_place(one, repeat, language)}" for one in repeat.places[:_PLACES]]
    if more := len(repeat.places[_PLACES:]):
        lines.append(f"      {finding_word('more_places', language, count=more)}")
    if not first.waived:
        lines.append(f"      {paint('hint', '→')} {printable(catalogue().hint(finding, language))}")
    return "\n".join([*lines, ""])


def _place(one: Located, repeat: Repeat, language: Language) -> str:
    place = printable(f"{one.path}:{one.span.line}:{one.span.column}")
    return place if repeat.one_sentence else f"{place}  {printable(catalogue().message(one.finding, language))}"


def _file_block(path: str, found: Sequence[Located], more: int, language: Language, paint: Paint) -> str:
    lines = [paint("path", printable(path))]
    for located in found:
        lines.extend(_finding_lines(located, language, paint))
    if more:
        lines.append(f"  {finding_word('more_in_this_file', language, count=more)}")
    return "\n".join([*lines, ""])


def _finding_lines(located: Located, language: Language, paint: Paint) -> Iterator[str]:
    finding, span = located.finding, located.span
    role = "waived" if located.waived else located.severity
    title = paint(role, f"{severity_title(role, language)} {finding.code}")
    yield f"  {span.line}:{span.column}  {title}  {printable(catalogue().message(finding, language))}"
    if located.waived:
        # Its reason stands in waivers.yaml; there is nothing to do.
        return
    if located.line.strip() and not located.about_the_file:
        yield from _quoted(located.line, span, paint)
    if located.sheet:
        yield f"      {printable(sheet_told(located, language))}"
    yield f"      {paint('hint', '→')} {printable(catalogue().hint(finding, language))}"


def _quoted(line: str, span: Span, paint: Paint) -> Iterator[str]:
    """The line as it stands and a caret line; a long line is cut around the place, and only that part is measured."""
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    first = max(0, start - _WIDTH // 2) if len(line) > _WIDTH or cell_width(line) > _WIDTH else 0
    shown = line[first : first + _WIDTH].rstrip()
    before = cell_width(printable(line[first:start]))
    marked = max(1, cell_width(printable(shown[start - first : end - first])))
    yield f"      | {printable(shown)}"
    yield f"      | {' ' * before}{paint('caret', '^' * marked)}"


def summary_line(summary: Summary, language: Language) -> str:
    """The one line of a clean run, the last line of any other."""
    read = _numbers((("file", summary.files), ("year", summary.years)), language)
    waived = f", {finding_word('waived_ones', language, count=summary.waived)}" if summary.waived else ""
    if _silent(summary):
        key = "nothing_new" if summary.since else "valid"
        return finding_word(key, language, read=read + waived, since=summary.since)
    weights = (("error", summary.errors), ("warning", summary.warnings), ("note", summary.infos))
    key = "found_new" if summary.since else "found"
    return finding_word(key, language, read=read, counts=_numbers(weights, language) + waived, since=summary.since)


def _silent(summary: Summary) -> bool:
    return summary.clean and summary.infos == 0


def _numbers(counted: Sequence[tuple[str, int]], language: Language) -> str:
    keys = ((f"one_{noun}" if count == 1 else f"{noun}s", count) for noun, count in counted)
    return ", ".join(finding_word(key, language, count=count) for key, count in keys)


_HIDDEN = re.compile("[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """Text that does nothing to a terminal: controls and direction marks become visible."""
    return _HIDDEN.sub(_visible, text)


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 9:
        return " "
    return chr(0x2400 + code) if code < 32 else f"<U+{code:04X}>"


def cell_width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
