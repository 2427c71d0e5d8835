"""A house's own templates: the folder that emucli.toml names, and the reference DOCX in it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..papers.templates.locator import folder_of
from ..papers.templates.sandbox import CODE
from ..papers.templates.wording import ENDING, Wording
from ..store.compiled import Compiled
from ..store.files import Failure, read_bytes
from ..store.listing import list_files
from .exits import Halt, usage
from .records import shown_path, why_not
from .speech import Speech

if TYPE_CHECKING:
    from ..papers.docx import Look

REFERENCE = "reference.docx"
MOST_FILES = 100
MOST_BYTES = 128 * 1024
"""Of one template: several times the longest of the built-in ones."""
MOST_BYTES_OF_LOOK = 10 * 1024 * 1024


@dataclass(frozen=True)
class House:
    """The wording and the look of a house's papers; those of emucli where it has none of its own."""

    wording: Wording = field(default_factory=lambda: _wording({}))
    folder: Path | None = None
    reference: bytes | None = None

    def look(self, say: Speech) -> "Look":
        """The look that the reference DOCX gives. Raises Halt where it leaves the ranges of the Decree."""
        from ..papers.docx import LOOK, LookProblem, NotADocument, look_of

        if self.reference is None:
            return LOOK
        try:
            return look_of(self.reference)
        except NotADocument as error:
            raise self._no_docx(str(error), say) from error
        except LookProblem as problem:
            where = shown_path((self.folder or Path()) / REFERENCE)
            setting, found, allowed = problem.told(say.language)
            raise usage(
                say("is_decree_n_cp_allows", where=where, setting=setting, found=found, allowed=allowed)
            ) from problem

    def not_followed(self, say: Speech) -> list[str]:
        """What the styles of the reference DOCX say in vain, a line each: bold, italic, alignment are fixed."""
        from ..papers.docx import ignored_looks

        where = shown_path((self.folder or Path()) / REFERENCE)
        found = ignored_looks(self.reference) if self.reference is not None else []
        return [
            say("style_is_this_is_fixed", where=where, style=one.style, look=say(f"look_{one.look}")) for one in found
        ]

    def _no_docx(self, why: str, say: Speech) -> Halt:
        where = shown_path((self.folder or Path()) / REFERENCE)
        return usage(say("is_no_docx_that_can", where=where, why=why))


def _wording(texts: Mapping[str, str]) -> Wording:
    """The built-in templates, and a house's own; what Jinja makes of them is kept where the program itself is."""
    return Wording(texts, Compiled(folder_of("templates") / "__pycache__", f"{__version__}.{CODE}"))


def read_house(folder: Path | None, say: Speech) -> House:
    """The templates and the look of a folder; none without a folder. Raises Halt where a file is unreadable."""
    if folder is None:
        return House()
    paths = list_files(folder, ENDING)
    if len(paths) > MOST_FILES:
        raise usage(
            say("holds_templates_is_the_most", folder=shown_path(folder), count=len(paths), most_files=MOST_FILES)
        )
    texts = {path: _text(folder, path, say) for path in paths}
    has_look = os.path.lexists(folder / REFERENCE)
    return House(_wording(texts), folder, _bytes(folder, REFERENCE, MOST_BYTES_OF_LOOK, say) if has_look else None)


def _text(folder: Path, path: str, say: Speech) -> str:
    try:
        return _bytes(folder, path, MOST_BYTES, say).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(folder, path, "UTF-8", say) from error


def _bytes(folder: Path, path: str, limit: int, say: Speech) -> bytes:
    data = read_bytes(folder, path, limit)
    if isinstance(data, Failure):
        raise _unreadable(folder, path, why_not(data, say), say)
    return data


def _unreadable(folder: Path, path: str, why: str, say: Speech) -> Halt:
    shown = shown_path(folder / path)
    return usage(say("the_template_cannot_be_read", shown=shown, why=why))
