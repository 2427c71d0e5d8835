"""The end of a paper: recipients and signer; and the grid in which many sign."""

from collections.abc import Sequence

from ..document.parts import Foot, Recipients, Signatures, Signer
from .element import Element, keep_with_next, line_of, paragraph, runs, w
from .grid import frame, plain_row, shares
from .lines import balanced
from .look import Look

_GUTTER = 60  # twips between columns that would otherwise touch


def foot(content: Foot, room: int, look: Look) -> Element:
    """Recipients, another signer or nothing on the left, the signer on the right (Annex I, II.7 and II.9)."""
    widths = shares(room, (1, 1))
    if isinstance(content.left, Recipients):
        right = [*_capacity(content.right, widths[1], look), *_name(content.right)]
        rows = [plain_row(widths, (_recipients(content.left), right))]
    else:
        rows = _signing(widths, (content.left, content.right), look)
        if content.below is not None:
            keep_with_next(rows[-1])
            rows.append(plain_row(widths, (_recipients(content.below), [paragraph("NoiNhan")])))
    return w("tbl", *frame(widths, ruled=False), *rows)


def signatures(content: Signatures, room: int, look: Look) -> Element:
    """A grid of signers, row after row; nobody's place is split between pages."""
    widths = shares(room, (1,) * content.columns)
    rows = []
    for start in range(0, len(content.signers), content.columns):
        beside: list[Signer | None] = list(content.signers[start : start + content.columns])
        beside += [None] * (content.columns - len(beside))
        rows += _signing(widths, beside, look, _GUTTER)
    return w("tbl", *frame(widths, ruled=False, margins=(0, _GUTTER)), *rows)


def _signing(widths: Sequence[int], beside: Sequence[Signer | None], look: Look, gutter: int = 0) -> list[Element]:
    """Two rows, so that names stay level where one position is longer than the other."""
    capacities = [_capacity(each, width - 2 * gutter, look) for each, width in zip(beside, widths, strict=True)]
    above = plain_row(widths, capacities)
    keep_with_next(above)
    # The style of names holds the room to sign in; it stays where a name is not known.
    return [above, plain_row(widths, [_name(signer) for signer in beside])]


def _name(signer: Signer | None) -> list[Element]:
    """The name below the room to sign in, which its style holds; a post in the signer's own unit comes first."""
    if signer is None or not signer.post:
        return [line_of("HoTen", signer.name if signer else "")]
    post = paragraph("HoTen", *runs(signer.post), properties=(w("spacing", after=0),))
    return [post, paragraph("HoTen", *runs(signer.name), properties=(w("spacing", before=0),))]


def _capacity(signer: Signer | None, room: int, look: Look) -> list[Element]:
    texts = [text for text in (*signer.authority, signer.position) if text] if signer else []
    return [balanced("ChucVu", text, look, room) for text in texts] or [paragraph("ChucVu")]


def _recipients(content: Recipients) -> list[Element]:
    return [line_of("NoiNhan", content.title), *(line_of("NguoiNhan", line) for line in content.lines)]
