"""Headings, lines with a colon and table heads of a paper that have nothing under them."""

import re
from collections.abc import Iterator

from emucli.papers.document.parts import Foot, Head, Paragraph, Part, Signatures, Table
from emucli.papers.render import Paper

_LEVELS = {"heading": 1, "subheading": 2, "point": 3}
# A mark that nothing stands before, brackets and quotes around nothing.
_BROKEN = re.compile(r":\s*[.;,:]|;\s*[.;]|,\s*[.,;]|\(\s*[);,]|“\s*”|\s[.,;:](?!\.)")


def hollow(paper: Paper) -> list[str]:
    """What stands in a paper with nothing under it, or in a sentence with nothing in its place."""
    found: list[str] = []
    for section in paper.document().sections:
        parts = [part for part in section.parts if not isinstance(part, Head | Foot)]
        headed = False
        for at, part in enumerate(parts):
            found += _of(part, parts[at + 1] if at + 1 < len(parts) else None, headed=headed)
            headed = headed or _is_heading(part)
    found += _jumps(paper)
    return found


def _is_heading(part: Part | None) -> bool:
    return isinstance(part, Paragraph) and part.role in _LEVELS


def _of(part: Part, after: Part | None, *, headed: bool) -> Iterator[str]:
    if isinstance(part, Table):
        if not part.body or not any(cell.text for row in part.body for cell in row):
            yield f"table {part.name}"
        return
    if not isinstance(part, Paragraph):
        return
    text = part.text.strip()
    if part.role in _LEVELS and not _holds(part.role, after):
        yield f"heading: {text}"
    # What opens a paper may point to all its headings.
    if text.endswith(":") and not _is_content(after) and (headed or not _is_heading(after)):
        yield f"colon: {text}"
    if part.role == "signing" and not isinstance(after, Signatures):
        yield f"signing: {text}"
    if not text or _BROKEN.search(text.replace("./.", ".")):
        yield f"broken: {text}"


def _is_content(part: Part | None) -> bool:
    return isinstance(part, Table | Signatures) or (isinstance(part, Paragraph) and part.role not in _LEVELS)


def _holds(role: str, after: Part | None) -> bool:
    """Whether something stands under a heading: text, or a heading of a lower level."""
    if isinstance(after, Paragraph) and after.role in _LEVELS:
        return _LEVELS[after.role] > _LEVELS[role]
    return _is_content(after)


def _jumps(paper: Paper) -> Iterator[str]:
    """Headings that leave a level out."""
    level = 0
    for section in paper.document().sections:
        for part in section.parts:
            if isinstance(part, Paragraph) and part.role in _LEVELS:
                if _LEVELS[part.role] > level + 1:
                    yield f"jump: {part.text}"
                level = _LEVELS[part.role]
