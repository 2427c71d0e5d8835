"""Papers as DOCX after Decree 30/2020/NĐ-CP, Annex I: the only place that knows Word's format.

Reading XML takes a library of its own: import this room only when a DOCX is made or read.
"""

from ..document.parts import Document
from .archive import NotADocument, write
from .decree import documentation
from .digest import HOLDER, digest_of, digest_of_parts, is_as_written
from .look import LOOK, Look, LookProblem, settings_documentation
from .opened import paragraphs_of
from .packing import parts_of, serialized
from .parts import custom
from .reference import Ignored, ignored_looks, look_of

__all__ = [
    "LOOK",
    "Ignored",
    "Look",
    "LookProblem",
    "NotADocument",
    "digest_of",
    "documentation",
    "docx",
    "ignored_looks",
    "is_as_written",
    "look_of",
    "paragraphs_of",
    "settings_documentation",
]


def docx(document: Document, look: Look = LOOK) -> bytes:
    """A paper as a DOCX: the same document and look give the same bytes, which carry their own digest.

    ValueError where the document has no section, or a table's cells do not fill its columns.
    """
    if not document.sections:
        raise ValueError("a paper without a section")
    parts = parts_of(document, look)
    return write(parts | {HOLDER: serialized(custom(digest_of_parts(parts)))})
