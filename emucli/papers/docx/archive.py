"""Zip archives: written so that the same parts give the same bytes, read within bounds and without trust."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
PACKAGE_RELATIONS = "_rels/.rels"
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_UNIX, _REGULAR_FILE = 3, 0o100644 << 16
MOST_PARTS, MOST_BYTES = 2_000, 64 * 1024 * 1024
# What zipfile raises for broken input besides its own error: RuntimeError (a password, a method that it does not know),
# struct.error (a header cut short), OverflowError (an offset beyond all memory), ValueError (names, places).
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, OSError, OverflowError, RuntimeError, ValueError)


class NotADocument(ValueError):
    """The bytes are no zip archive that can be read whole: broken, encrypted, or beyond the bounds of a paper."""


def write(parts: Mapping[str, bytes]) -> bytes:
    """The archive of parts by name: sorted, with fixed stamps, systems and attributes."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts):  # the types of content first, then the package's relations: `[` and `_` sort so
            info = ZipInfo(name, _STAMP)
            info.create_system, info.external_attr, info.compress_type = _UNIX, _REGULAR_FILE, ZIP_DEFLATED
            archive.writestr(info, parts[name])
    return target.getvalue()


def read(data: bytes) -> dict[str, bytes]:
    """The parts of an archive by name; NotADocument where it cannot be read whole."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _parts(archive)
    except _BROKEN as error:
        raise NotADocument(str(error)) from error


def _parts(archive: ZipFile) -> dict[str, bytes]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or len({entry.filename for entry in entries}) < len(entries):
        raise NotADocument("too many parts, or one of them twice")
    left = MOST_BYTES
    parts = {}
    for entry in entries:
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise NotADocument("packed in a way that DOCX does not use")
        parts[entry.filename] = _bounded(archive, entry, left)
        left -= len(parts[entry.filename])
    return parts


def _bounded(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    """A part; what its directory says about its size is not believed."""
    with archive.open(entry) as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise NotADocument("too large when unpacked")
    return content
