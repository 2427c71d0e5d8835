"""What is wrong with the text of a file, before anyone asks what it means."""

import re
from collections.abc import Iterator

from yaml.error import MarkedYAMLError

from ..findings.finding import Finding, Span

# Not allowed in any text: controls, halves of surrogate pairs, non-characters, and the breaks that only YAML sees.
FORBIDDEN = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# What may not stand in the file itself either; a carriage return there is the end of a line.
_FORBIDDEN_RAW = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_CONFLICT = re.compile(rb"^(<<<<<<< |=======\r?$|>>>>>>> |\|\|\|\|\|\|\| )", re.MULTILINE)
_BOM = b"\xef\xbb\xbf"


class Stop(Exception):
    """Reading of this file ends here, with this finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def place(text: str, offset: int, length: int = 1) -> Span:
    """Line and column of an offset in a text."""
    line_start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    line = len(re.findall("\r\n|\r|\n", text[:line_start])) + 1
    column = offset - line_start + 1
    return Span(line, column, line, column + length)


def check_bytes(data: bytes, file: str) -> Iterator[Finding]:
    """Findings about the bytes as they are. Raises Stop where they are no UTF-8 text that can be read."""
    if data.startswith(_BOM):
        yield Finding("EMU105", file, span=Span(1, 1, 1, 1))
    if (b"<<<<<<< " in data or b">>>>>>> " in data) and (marker := _CONFLICT.search(data)):
        line = data.count(b"\n", 0, marker.start()) + 1
        raise Stop(Finding("EMU106", file, span=Span(line, 1, line, 8)))
    text = _decoded(data, file)
    if not text.isascii() or b"\0" in data:
        found = _FORBIDDEN_RAW.search(text)
        if found:
            raise Stop(_control(text, found.start(), file))


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        looks_like = "utf16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "legacy"
        arguments = {"encoding": looks_like, "byte": f"0x{data[error.start]:02X}"}
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
}


def syntax_problem(error: Exception, data: bytes, file: str) -> Finding:
    """What libyaml stumbled over, in words that help."""
    text = data.decode("utf-8-sig", "replace")
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        found = _FORBIDDEN_RAW.search(text)
        return _control(text, found.start() if found else 0, file)
    mark = error.problem_mark
    span = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    problem = str(error.problem)
    if problem == "found character that cannot start any token":
        character = _character_at(text, mark.line, mark.column)
        if character == "\t":
            return Finding("EMU108", file, span=span)
        return Finding("EMU109", file, span=span, arguments={"problem": "bad_start", "detail": character})
    return Finding("EMU109", file, span=span, arguments={"problem": _PROBLEMS.get(problem, "other"), "detail": problem})


def _character_at(text: str, line: int, column: int) -> str:
    lines = re.split("\r\n|\r|\n", text)
    return lines[line][column : column + 1] if line < len(lines) else ""
