"""The edits that mend a finding, where there is one right way to: never a guess between two, never another number."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..findings.edit import Edit
from ..findings.finding import Finding, Span
from ..findings.near import nearest_few
from ..language.legible import sounding

_ALIKE = 0.75
"""So much alike a word of the format must be, and no other word as much."""
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3},[0-9]{3}%?")
"""Three digits after a comma are decimals for one reader and thousands for another."""
_KEY_OF_A_LINE = r"\s*(?:- +)*[^\s\"'#:{}\[\],&*!|>%@`?-][^:#\"'{}\[\]]*: +"
_VALUE_OF_A_LINE = re.compile(f"{_KEY_OF_A_LINE}(?=[^\\s\"'#&*!|>{{}}\\[\\]])")
"""A key and its colon, where no quote or bracket follows: the value is the rest of the line."""
_ENDS = re.compile(r"\s*(?:$|#|[}\]]|,\s*(?:\"[^\"]*\"|'[^']*'|[^\s,:{}\[\]\"'][^,:{}\[\]]*)\s*:(?:\s|$))")
"""What follows a whole value: the end of the line or of its brackets, a comment, or the next key with its colon."""
_NEEDS_QUOTES = re.compile(r"^[\s?:&*!|>'\"%@`#-]|[{}\[\],]|:(?:\s|$)|\s#|\s$")


@dataclass(frozen=True)
class Mend:
    """Edits, and what the file then says: another `value` at the finding's path, another `key`, or neither."""

    edits: tuple[Edit, ...]
    value: str | None = None
    key: str | None = None


def mend_for(finding: Finding, span: Span, lines: Sequence[str]) -> Mend | None:
    """What mends a finding that stands at a span of a text; None where nothing surely does."""
    make = _MENDS.get(finding.code)
    if make is None or span.line > len(lines) or span.line != span.end_line:
        return None
    line = lines[span.line - 1]
    return make(finding, span, line)


def _raw(span: Span, line: str) -> str:
    return line[span.column - 1 : span.end_column - 1]


def _bare(raw: str) -> str:
    """What stands in simple quotes; what has none stays."""
    simple = len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "'\"" and raw[0] not in raw[1:-1] and "\\" not in raw
    return raw[1:-1] if simple else raw


def quoted(text: str) -> str:
    """A text in double quotes, as YAML writes it on one line."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written(text: str, raw: str) -> str:
    """A text as it stands beside others: in quotes where it was, or where it needs them."""
    return quoted(text) if raw != _bare(raw) or _NEEDS_QUOTES.search(text) else text


def _other_key(finding: Finding, span: Span, line: str) -> Mend | None:
    few = _near(str(finding.arguments["key"]), finding.arguments["known"])
    raw = _raw(span, line)
    if few is None or _bare(raw) != finding.arguments["key"]:
        return None
    return Mend((Edit(span, few),), key=few)


def _other_word(finding: Finding, span: Span, line: str) -> Mend | None:
    few = _near(str(finding.arguments["value"]), finding.arguments["allowed"])
    return None if few is None else _in_place(finding, span, line, str(finding.arguments["value"]), few)


def _near(word: str, known: object) -> str | None:
    """The one known word that is near; None where there is none, or another as well."""
    few = nearest_few(word, known, _ALIKE) if isinstance(known, tuple) else ()
    return few[0] if len(few) == 1 else None


def _id_by_spelling(finding: Finding, span: Span, line: str) -> Mend | None:
    """An id that is another spelling of one of the register; one that only looks like it may be another unit."""
    meant, id_ = str(finding.arguments.get("spelt", "")), str(finding.arguments["id"])
    if not meant or _bare(_raw(span, line)) != id_:
        return None
    edits = (Edit(span, meant),)
    return Mend(edits, key=meant) if finding.on_key else Mend(edits, value=meant)


def mend_by_name(finding: Finding, span: Span, lines: Sequence[str], names: Mapping[str, str]) -> Mend | None:
    """The id in place of what a unit is called, where it is the name or an alias of one alone (by `sounding`)."""
    value = str(finding.arguments["value"])
    id_ = names.get(sounding(value), "")
    if not id_ or finding.on_key or span.line != span.end_line or span.line > len(lines):
        return None
    line = lines[span.line - 1]
    whole = _ENDS.match(line[span.end_column - 1 :])
    return Mend((Edit(span, id_),), value=id_) if whole and _bare(_raw(span, line)) == value else None


def _near_value(finding: Finding, span: Span, line: str) -> Mend | None:
    near, value = str(finding.arguments.get("near", "")), str(finding.arguments.get("value", ""))
    if not near or _THOUSANDS.fullmatch(value) or not _ENDS.match(line[span.end_column - 1 :]):
        return None
    raw = _raw(span, line)
    return Mend((Edit(span, near),), value=near) if _bare(raw).replace(" ", "") == value.replace(" ", "") else None


def _near_text(finding: Finding, span: Span, line: str) -> Mend | None:
    near = str(finding.arguments.get("near", ""))
    return _in_place(finding, span, line, str(finding.arguments["text"]), near) if near else None


def _in_place(_finding: Finding, span: Span, line: str, old: str, new: str) -> Mend | None:
    raw = _raw(span, line)
    return Mend((Edit(span, _written(new, raw)),), value=new) if _bare(raw) == old else None


def _quotes_of_value(finding: Finding, span: Span, line: str) -> Mend | None:
    """Quotes around a value within brackets; where a comma may part two halves of it, nobody knows how far it goes."""
    before, after = line[: span.column - 1].rstrip(), line[span.end_column - 1 :]
    alone = before.endswith("[") and after.lstrip().startswith("]")
    whole = before.endswith(":") and after.strip() and _ENDS.match(after)
    return _in_quotes(span, line, finding.arguments["text"]) if alone or whole else None


def _quotes_of_key(finding: Finding, span: Span, line: str) -> Mend | None:
    """Quotes around a number that is a key; one without a colon may be the rest of a value before it."""
    is_key = line[span.end_column - 1 :].lstrip().startswith(":")
    return _in_quotes(span, line, finding.arguments["key"]) if is_key else None


def _in_quotes(span: Span, line: str, said: object) -> Mend | None:
    raw = _raw(span, line)
    return Mend((Edit(span, quoted(raw)),)) if raw == said else None


def _quotes_around_the_value(finding: Finding, span: Span, line: str) -> Mend | None:
    """Quotes around all that follows a key, where a colon or a first sign in it is no YAML."""
    whole = line.rstrip()
    found = _VALUE_OF_A_LINE.match(whole)
    if finding.arguments["problem"] not in ("colon_in_text", "bad_start") or found is None or " #" in line:
        return None
    value = Span(span.line, found.end() + 1, span.line, len(whole) + 1)
    return Mend((Edit(value, quoted(whole[found.end() :])),))


_MENDS: Mapping[str, Callable[[Finding, Span, str], Mend | None]] = {
    "EMU109": _quotes_around_the_value,
    "EMU117": _quotes_of_key,
    "EMU118": _quotes_of_value,
    "EMU201": _other_key,
    "EMU206": _near_value,
    "EMU209": _near_value,
    "EMU210": _near_value,
    "EMU211": _near_value,
    "EMU216": _other_word,
    "EMU301": _id_by_spelling,
    "EMU302": _id_by_spelling,
    "EMU303": _id_by_spelling,
    "EMU304": _id_by_spelling,
    "EMU305": _id_by_spelling,
    "EMU352": _near_text,
    "EMU353": _near_text,
    "EMU354": _near_text,
}
