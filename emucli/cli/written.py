"""Tells what became of the files of papers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..app.records import shown_path
from ..findings.text import printable
from .screen import tell
from .speech import Speech

if TYPE_CHECKING:
    from ..app.house import House
    from ..app.paper_files import Done


def file_told(done: "Done", say: Speech) -> str:
    """What was done with one file, and why where it is not as it was."""
    shown, why, size = shown_path(done.path), say.told(done.why or ""), done.size
    return {
        "written": say("wrote", shown=shown),
        "replaced": say("replaced", shown=shown, why=why),
        "sent": say("kept_it_has_its_number", shown=shown, why=why),
        "unchanged": say("is_as_it_was", shown=shown),
        "kept": say("kept_somebody_edited_it_force", shown=shown),
        "would_write": say("would_write_bytes", shown=shown, size=size, would=f": {why}" if why else ""),
    }[done.written]


def look_told(house: "House", forms: Sequence[str], say: Speech) -> None:
    """Say on stderr what of the house's own look no paper follows, where a paper with a look is made."""
    if "docx" in forms:
        for line in house.not_followed():
            tell(printable(say.told(line)))
