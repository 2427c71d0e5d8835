"""Whether a DOCX is still as it was written: a digest of its parts that does not depend on how they are packed."""

import hashlib
from collections.abc import Mapping

from .archive import CONTENT_TYPES, NotADocument, read
from .packing import serialized
from .parts import custom

HOLDER = "docProps/custom.xml"


def digest_of(data: bytes) -> str:
    """SHA-256 (hex) of a DOCX's parts without the one that holds the digest; NotADocument (a ValueError) otherwise."""
    parts = read(data)
    if CONTENT_TYPES not in parts:
        raise NotADocument("a zip archive, but not a DOCX")
    return digest_of_parts(parts)


def digest_of_parts(parts: Mapping[str, bytes]) -> str:
    """SHA-256 (hex) of parts in the order of their names; lengths make sure that no two packages look alike."""
    whole = hashlib.sha256()
    for name in sorted(parts):
        if name != HOLDER:
            for piece in (name.encode("utf-8", "surrogatepass"), parts[name]):
                whole.update(len(piece).to_bytes(8, "big") + piece)
    return whole.hexdigest()


def is_as_written(data: bytes) -> bool:
    """Whether a DOCX carries our digest and its parts still match it. Never raises, whatever the bytes are."""
    try:
        parts = read(data)
    except NotADocument:
        return False
    return parts.get(HOLDER) == serialized(custom(digest_of_parts(parts)))
