"""A house's own templates: the folder that emucli.toml names, and the reference DOCX in it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__
from ..language.messages import Message, note
from ..papers.templates.locator import folder_of
from ..papers.templates.sandbox import CODE
from ..papers.templates.wording import ENDING, Wording
from ..store.compiled import Compiled
from ..store.files import Failure, read_bytes
from ..store.listing import list_files
from .records import shown_path, why_not
from .refusal import Refused

if TYPE_CHECKING:
    from ..papers.docx import Look, LookProblem

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

    def look(self) -> "Look":
        """The look that the reference DOCX gives. Raises Refused where it leaves the ranges of the Decree."""
        from ..papers.docx import LOOK, LookProblem, NotADocument, look_of

        if self.reference is None:
            return LOOK
        try:
            return look_of(self.reference)
        except NotADocument as error:
            raise self._no_docx(str(error)) from error
        except LookProblem as problem:
            raise self._not_allowed(problem) from problem

    def not_followed(self) -> list[Message]:
        """What the styles of the reference DOCX say in vain, a line each: bold, italic, alignment are fixed."""
        from ..papers.docx import ignored_looks

        return [
            note("style_is_this_is_fixed", where=self._where, style=one.style, look=note(f"look_{one.look}"))
            for one in (ignored_looks(self.reference) if self.reference is not None else ())
        ]

    @property
    def _where(self) -> str:
        return shown_path((self.folder or Path()) / REFERENCE)

    def _not_allowed(self, problem: "LookProblem") -> Refused:
        return Refused(
            note(
                "is_decree_n_cp_allows",
                where=self._where,
                setting=problem.setting,
                found=problem.found,
                allowed=problem.allowed,
            )
        )

    def _no_docx(self, why: str) -> Refused:
        return Refused(note("is_no_docx_that_can", where=self._where, why=why))


def _wording(texts: Mapping[str, str]) -> Wording:
    """The built-in templates, and a house's own; what Jinja makes of them is kept where the program itself is."""
    return Wording(texts, Compiled(folder_of("templates") / "__pycache__", f"{__version__}.{CODE}"))


def read_house(folder: Path | None) -> House:
    """The templates and the look of a folder; none without a folder. Raises Refused where a file is unreadable."""
    if folder is None:
        return House()
    paths = list_files(folder, ENDING)
    if len(paths) > MOST_FILES:
        raise Refused(
            note("holds_templates_is_the_most", folder=shown_path(folder), count=len(paths), most_files=MOST_FILES)
        )
    texts = {path: _text(folder, path) for path in paths}
    has_look = os.path.lexists(folder / REFERENCE)
    return House(_wording(texts), folder, _bytes(folder, REFERENCE, MOST_BYTES_OF_LOOK) if has_look else None)


def _text(folder: Path, path: str) -> str:
    try:
        return _bytes(folder, path, MOST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(folder, path, "UTF-8") from error


def _bytes(folder: Path, path: str, limit: int) -> bytes:
    data = read_bytes(folder, path, limit)
    if isinstance(data, Failure):
        raise _unreadable(folder, path, why_not(data))
    return data


def _unreadable(folder: Path, path: str, why: Message | str) -> Refused:
    shown = shown_path(folder / path)
    return Refused(note("the_template_cannot_be_read", shown=shown, why=why))
