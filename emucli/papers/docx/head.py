"""The head: bodies on the left, state and motto on the right; below them number, place and date, level."""

from ..document.parts import Head
from .element import Element, line_of, paragraph, w
from .grid import frame, plain_row
from .lines import SLACK, balanced, part, printed, whole
from .look import Look

_UNLIMITED = 1_000_000


def head(content: Head, room: int, look: Look) -> Element:
    """The head as a table without lines, `room` twips wide (Decree 30/2020, Annex I, II.1 to II.4)."""
    widths = columns(content, room, look)
    rows = [plain_row(widths, (_bodies(content, widths[0], look), _state(content, widths[1], look)))]
    if content.number is not None or content.place_and_date is not None:
        below = (("SoKyHieu", content.number), ("DiaDanh", content.place_and_date))
        rows.append(plain_row(widths, [[line_of(style, text or "")] for style, text in below]))
    return w("tbl", *frame(widths, ruled=False), *rows)


def columns(content: Head, room: int, look: Look) -> tuple[int, int]:
    """Widths in twips: 66 + 99 mm of 165; another share where a line on one side would wrap and need not.

    The state's name keeps its line whatever the left side holds; a long place gets at most two thirds of the width.
    """
    texts = {"QuocHieu": content.state, "TieuNgu": content.motto, "DiaDanh": content.place_and_date or ""}
    needs = {style: printed([text], style, look, _UNLIMITED) for style, text in texts.items()}
    right = max(needs["QuocHieu"], needs["TieuNgu"], min(needs["DiaDanh"], room * 2 // 3 - SLACK))
    spare = room - right - _bodies_need(content, look)
    if spare >= 3 * SLACK:
        # Both sides keep their lines with air between them: the usual share, or what lies between their needs.
        right = min(max(room * 3 // 5, right + SLACK), right + spare - SLACK)
    else:
        right = min(max(room * 3 // 5, right + SLACK), room * 3 // 4)
    return room - right, right


def _bodies_need(content: Head, look: Look) -> int:
    """How long the longest line on the left is, as the record breaks it."""
    several = (("CoQuanChuQuan", content.parent), ("CoQuanBanHanh", content.issuer))
    return max((printed(lines, style, look, _UNLIMITED) for style, lines in several if lines), default=0)


def _bodies(content: Head, room: int, look: Look) -> list[Element]:
    names = [balanced("CoQuanChuQuan", name, look, room) for name in content.parent]
    names += [balanced("CoQuanBanHanh", name, look, room) for name in content.issuer]
    if content.issuer:
        names.append(part(printed(content.issuer, "CoQuanBanHanh", look, room), room))
    return names or [paragraph("CoQuanBanHanh")]


def _state(content: Head, room: int, look: Look) -> list[Element]:
    length = printed([content.motto], "TieuNgu", look, room)
    return [line_of("QuocHieu", content.state), line_of("TieuNgu", content.motto), whole(length, room)]
