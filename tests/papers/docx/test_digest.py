"""Reproducible bytes, and whether a DOCX is still as it was written."""

import random
import struct
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import docx as python_docx
import pytest

from emucli.papers.document.parts import Document
from emucli.papers.docx import NotADocument, digest_of, docx, is_as_written
from emucli.papers.docx.digest import digest_of_parts

from .samples import EVERYTHING, paper, say

WRITTEN = docx(EVERYTHING)


def packed(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name, (2024, 1, 2, 3, 4, 6)), content, method)
    return target.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert docx(EVERYTHING) == WRITTEN


def test_the_archive_is_canonical() -> None:
    with ZipFile(BytesIO(WRITTEN)) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.compress_type) for entry in entries} == {
        (3, 0o100644 << 16, ZIP_DEFLATED)
    }


def test_what_was_written_is_as_written() -> None:
    assert is_as_written(WRITTEN)
    assert digest_of(WRITTEN).encode() in parts_of(WRITTEN)["docProps/custom.xml"]
    assert len(digest_of(WRITTEN)) == 64


@pytest.mark.parametrize("method", [ZIP_STORED, ZIP_DEFLATED])
def test_packing_does_not_matter(method: int) -> None:
    parts = dict(reversed(parts_of(WRITTEN).items()))
    again = packed(parts, method)
    assert again != WRITTEN
    assert digest_of(again) == digest_of(WRITTEN)
    assert is_as_written(again)


@pytest.mark.parametrize("name", sorted(parts_of(WRITTEN)))
def test_an_edit_of_any_part_is_seen(name: str) -> None:
    parts = parts_of(WRITTEN)
    assert not is_as_written(packed(parts | {name: parts[name] + b" "}))
    assert not is_as_written(packed({each: content for each, content in parts.items() if each != name}))


def test_an_added_part_and_parts_with_names_exchanged_are_seen() -> None:
    parts = parts_of(WRITTEN)
    assert not is_as_written(packed(parts | {"word/x.xml": b""}))
    first, second = "word/header1.xml", "word/header2.xml"
    assert not is_as_written(packed(parts | {first: parts[second], second: parts[first]}))


def test_no_two_packages_look_alike() -> None:
    assert digest_of_parts({"a": b"bc"}) != digest_of_parts({"ab": b"c"})


def test_a_document_that_another_program_saved_is_not_ours() -> None:
    target = BytesIO()
    python_docx.Document(BytesIO(WRITTEN)).save(target)
    assert not is_as_written(target.getvalue())
    python_docx.Document().save(other := BytesIO())
    assert not is_as_written(other.getvalue())
    assert len(digest_of(other.getvalue())) == 64


def test_another_date_is_another_digest() -> None:
    one = paper(say("x"))
    other = Document(
        sections=one.sections, language=one.language, title=one.title, author=one.author, created=date(2024, 6, 30)
    )
    assert digest_of(docx(one)) != digest_of(docx(other))


def encrypted() -> bytes:
    """The flag of encryption set in every entry."""
    data = bytearray(WRITTEN)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 1)
    return bytes(data)


def bomb() -> bytes:
    """65 MiB of zeros in one part, some 65 kB when packed."""
    return packed(parts_of(WRITTEN) | {"word/document.xml": bytes(65 * 1024 * 1024)})


def far_away() -> bytes:
    """A directory that says, in the words of ZIP64, that a part begins beyond all memory."""
    directory = WRITTEN.find(b"PK\x01\x02")
    entry, end = bytearray(WRITTEN[directory:]), len(WRITTEN)
    name = struct.unpack_from("<H", entry, 28)[0]
    extra = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    struct.pack_into("<H", entry, 30, len(extra))
    struct.pack_into("<L", entry, 42, 0xFFFFFFFF)
    entry[46 + name : 46 + name] = extra
    data = bytearray(WRITTEN[:directory]) + entry
    struct.pack_into("<L", data, len(data) - 10, end - 22 + len(extra) - directory)
    return bytes(data)


def twice() -> bytes:
    target = BytesIO(WRITTEN)
    with ZipFile(target, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    return target.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "text": lambda: "Báo cáo".encode(),
    "half": lambda: WRITTEN[: len(WRITTEN) // 2],
    "encrypted": encrypted,
    "bomb": bomb,
    "far away": far_away,
    "a part twice": twice,
    "many parts": lambda: packed({f"x{number}": b"" for number in range(2_001)}),
    "bzip2": lambda: packed(parts_of(WRITTEN), ZIP_BZIP2),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_input_is_not_ours_and_never_an_exception(kind: str) -> None:
    data = HOSTILE[kind]()
    assert not is_as_written(data)
    with pytest.raises(NotADocument):
        digest_of(data)


def test_an_archive_that_is_no_docx_has_no_digest() -> None:
    with pytest.raises(NotADocument, match="not a DOCX"):
        digest_of(packed({"a.txt": b"a"}))


def test_no_damage_of_bytes_raises_or_changes_what_counts_as_written() -> None:
    # Half of the damage goes to the directory at the end, which decides how the rest is read.
    chance = random.Random(30)
    for _ in range(400):
        data = bytearray(WRITTEN)
        for _ in range(chance.choice((1, 3))):
            start = chance.choice((0, len(data) - 1500))
            data[chance.randrange(start, len(data))] = chance.randrange(256)
        if is_as_written(bytes(data)):
            assert digest_of(bytes(data)) == digest_of(WRITTEN)
