"""What is wrong with the text of a file, before anyone asks what it means."""

import re
from collections.abc import Iterator, Mapping

from yaml.error import MarkedYAMLError

from ..findings.finding import Finding, Span

# Not allowed in any text: controls, halves of surrogate pairs, non-characters, and the breaks that only YAML sees.
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN_RAW = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# libyaml refuses every forbidden character but these three, which it takes for line breaks.
_BREAKS_FOR_YAML_ONLY = ("\x85".encode(), "\u2028".encode(), "\u2029".encode())
_CONFLICT = re.compile(rb"^(<<<<<<< |=======\r?$|>>>>>>> |\|\|\|\|\|\|\| )", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


class Stop(Exception):
    """Reading of this file ends here, with this finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def and_more(untold: int, file: str) -> Iterator[Finding]:
    """That there is more wrong with a file than is told one by one."""
    if untold:
        yield Finding("EMU123", file, arguments={"more": untold})


def place(text: str, offset: int, length: int = 1) -> Span:
    """Line and column of an offset in a text."""
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = len(re.findall("\r\n|\r|\n", text[:line_start])) + 1
    column = offset - line_start + 1
    return Span(line, column, line, column + length)


# Bytes that begin a letter of which the normal form is not plain to see: combining marks, and scripts other than Latin.
_LEADS_TO_LOOK_AT = bytes({*range(0xC7, 0xE1), *range(0xE3, 0x100)})
_ALL_OTHER_BYTES = bytes(set(range(256)) - set(_LEADS_TO_LOOK_AT))


def is_surely_nfc(data: bytes) -> bool:
    """Whether a text has only Latin letters (Vietnamese ones as one character each) and common punctuation.

    Such a text is in normal form C. For any other text the answer is no, and it has to be looked at.
    """
    if data.translate(None, _ALL_OTHER_BYTES):
        return False
    vietnamese = data.count(b"\xe1\xba") + data.count(b"\xe1\xbb")
    # U+2000 and U+2001 are the only characters here that have another normal form.
    quads = data.count(b"\xe2\x80\x80") + data.count(b"\xe2\x80\x81")
    return data.count(b"\xe1") == vietnamese and data.count(b"\xe2") == data.count(b"\xe2\x80") and not quads


CUT_OFF = re.compile(r" #[^\s#!]")
"""What follows a value that a sign cut off, as in `name: Tổ #1`: a comment proper has a space after its sign."""
_MAY_CUT = re.compile(rb"[^\s#] #[^\s#!]")


def lines_with_signs(data: bytes) -> Mapping[int, str]:
    """The lines, by number from 0, on which a value may be cut off by a sign; nearly always none."""
    if b" #" not in data or not _MAY_CUT.search(data):
        return {}
    lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig", "replace"))
    return {number: line for number, line in enumerate(lines) if CUT_OFF.search(line)}


def check_bytes(data: bytes, file: str) -> Iterator[Finding]:
    """Findings about the bytes as they are. Raises Stop where they are no UTF-8 text that can be read."""
    if data.startswith(_BOM):
        yield Finding("EMU105", file, span=Span(1, 1, 1, 1))
    if (b"<<<<<<< " in data or b">>>>>>> " in data) and (marker := _CONFLICT.search(data)):
        line = data.count(b"\n", 0, marker.start()) + 1
        raise Stop(Finding("EMU106", file, span=Span(line, 1, line, 8)))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # libyaml would read UTF-16; other tools of the office would not.
        _decoded(data, file)
    if any(mark in data for mark in _BREAKS_FOR_YAML_ONLY):
        text = _decoded(data, file)
        found = _FORBIDDEN_RAW.search(text)
        raise Stop(_control(text, found.start() if found else 0, file))


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The error counts from after the byte order mark.
        start = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        before = data[:start].decode("utf-8-sig", "replace")
        looks_like = "utf16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "legacy"
        arguments = {"encoding": looks_like, "byte": f"0x{data[start]:02X}"}
        raise Stop(Finding("EMU104", file, span=place(before, len(before)), arguments=arguments)) from None


def _control(text: str, offset: int, file: str) -> Finding:
    arguments = {"character": f"U+{ord(text[offset]):04X}"}
    return Finding("EMU107", file, span=place(text, offset), arguments=arguments)


_PROBLEMS = {
    "mapping values are not allowed in this context": "colon_in_text",
    "could not find expected ':'": "no_colon",
    "found unexpected end of stream": "open_quote",
    "did not find expected key": "indentation",
    "did not find expected '-' indicator": "indentation",
    "did not find expected ',' or '}'": "open_brace",
    "did not find expected ',' or ']'": "open_bracket",
    "found invalid Unicode character escape code": "bad_escape",
    "found unknown escape character": "bad_escape",
    "did not find expected hexdecimal number": "bad_escape",
    "block sequence entries are not allowed in this context": "indentation",
    "did not find expected comment or line break": "after_block_sign",
    "did not find expected alphabetic or numeric character": "bad_start",
}


_BEGUN_EARLIER = frozenset(("found unexpected end of stream", "could not find expected ':'"))


def syntax_problem(error: Exception, data: bytes, file: str) -> Finding:
    """What libyaml stumbled over, in words that help."""
    try:
        text = _decoded(data, file)
    except Stop as stop:
        return stop.finding
    if isinstance(error, UnicodeDecodeError):
        # Only the escapes of a tag are decoded this late.
        found = re.search(r"%TAG|!\S*%[0-9A-Fa-f]{2}", text)
        span = place(text, found.start() if found else 0, len(found[0]) if found else 1)
        return Finding("EMU114", file, span=span, arguments={"tag": found[0] if found else "!"})
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        found = _FORBIDDEN_RAW.search(text)
        return _control(text, found.start() if found else 0, file)
    mark = error.problem_mark
    # Where a quote or a line was begun says more than where the text ended.
    if str(error.problem) in _BEGUN_EARLIER and error.context_mark is not None:
        mark = error.context_mark
    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    problem = str(error.problem)
    if problem.startswith("found a tab character"):
        return Finding("EMU108", file, span=span)
    if problem == "found character that cannot start any token":
        character = _character_at(text, mark.line, mark.column)
        if character == "\t":
            return Finding("EMU108", file, span=span)
        return Finding("EMU109", file, span=span, arguments={"problem": "bad_start", "detail": character})
    return Finding("EMU109", file, span=span, arguments={"problem": _PROBLEMS.get(problem, "other"), "detail": problem})


def _character_at(text: str, line: int, column: int) -> str:
    lines = re.split("\r\n|\r|\n", text)
    return lines[line][column : column + 1] if line < len(lines) else ""
