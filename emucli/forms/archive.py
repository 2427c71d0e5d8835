"""The bytes of a file that somebody sent: judged before a library opens them. Nothing of it is trusted or run."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ..language.phrases import Arguments

MOST_BYTES = 16 * 1024 * 1024
"""A form is far smaller; what is larger is not even read."""
_MOST_PARTS, _MOST_UNPACKED = 2_000, 64 * 1024 * 1024
_MOST_ROWS, _MOST_CELLS, _MOST_AREA = 50_000, 300_000, 100_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What zipfile raises for broken input besides its own error: RuntimeError (an unknown method), struct.error (a header
# cut short), OverflowError (an offset beyond all memory), ValueError (names, places).
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError)
_RANGE = re.compile(
    rb'<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"'
)


@dataclass(frozen=True)
class Refused(Exception):
    """A file that is not opened: the code of the finding, and what its message needs."""

    code: str
    arguments: Arguments


class Package(Enum):
    """Kinds of files that may be opened, each by the part that it must have."""

    WORKBOOK = "xl/workbook.xml"
    DOCUMENT = "word/document.xml"


def checked(data: bytes, kinds: Sequence[Package] = (Package.WORKBOOK,)) -> Package:
    """The kind that the bytes are of. Raises Refused for those of no kind, and for what must not be opened."""
    if len(data) > MOST_BYTES:
        raise _too_large("size")
    if data.startswith(_OLE):
        raise Refused("EMU002", {}) if _ENCRYPTED in data else Refused("EMU001", {"kind": "kind_xls"})
    if not data.startswith(b"PK"):
        raise Refused("EMU001", {"kind": _kind_of_text(data)}) if data else Refused("EMU003", {})
    try:
        with ZipFile(BytesIO(data)) as archive:
            kind = _kind(archive, kinds)
            _check_names(archive)
            _check_parts(archive)
            return kind
    except _BROKEN as error:
        raise Refused("EMU003", {}) from error


def _kind_of_text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("utf-16", "replace") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "\0"
    return "kind_csv" if "\0" not in text and re.search("[,;\t]", text) else "kind_other"


def _kind(archive: ZipFile, kinds: Sequence[Package]) -> Package:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("EMU002", {})
    for kind in kinds:
        if kind.value in names:
            return kind
    opendocument = "mimetype" in names and b"opendocument" in _bounded(archive, "mimetype", 200)
    raise Refused("EMU001", {"kind": "kind_ods" if opendocument else "kind_other"})


def _check_names(archive: ZipFile) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if len(entries) > _MOST_PARTS or len(names) < len(entries):
        raise _too_large("parts")
    if any(name.startswith("xl/externalLinks/") for name in names):
        raise Refused("EMU005", {"what": "foreign_links"})
    if any("vbaProject" in name for name in names):
        raise Refused("EMU005", {"what": "foreign_macros"})


def _check_parts(archive: ZipFile) -> None:
    """What the directory says about sizes is not believed: each part is unpacked, and counted."""
    left, rows, cells = _MOST_UNPACKED, 0, 0
    for entry in archive.infolist():
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused("EMU003", {})
        part = _bounded(archive, entry.filename, left)
        left -= len(part)
        if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part:
            raise Refused("EMU003", {})
        if entry.filename.startswith("xl/worksheets/"):
            rows += part.count(b"<row")
            cells += part.count(b"<c ")
            if rows > _MOST_ROWS or cells > _MOST_CELLS or sum(_areas(part)) > _MOST_AREA:
                raise _too_large("rows")


def _bounded(archive: ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise _too_large("unpacked")
    return content


def _areas(part: bytes) -> Iterator[int]:
    """How many cells the ranges have that a library would visit one by one."""
    for first, top, last, bottom in _RANGE.findall(part):
        yield (_column(last) - _column(first) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at


def _too_large(what: str) -> Refused:
    kinds: Mapping[str, str] = {"rows": "large_rows"}
    return Refused("EMU004", {"what": kinds.get(what, "large_file")})
