"""How each style sets its paragraphs: alignment, space, indents (twips), what keeps with what."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Literal

from ..document.parts import Role


@dataclass(frozen=True)
class Layout:
    """A paragraph's setting. `flowing`: with the spaces, lines and first-line indent of the look, justified."""

    align: Literal["left", "center", "right", "both"] = "left"
    _: KW_ONLY
    before: int = 0
    after: int = 0
    left: int = 0
    flowing: bool = False
    keep: bool = False
    outline: int | None = None
    exact: int = 0
    border: Literal["", "single", "dashed"] = ""


_FLOWING = Layout("both", flowing=True)


def _heading(level: int) -> Layout:
    # To the left: justified, a heading of a line and a word would be torn apart.
    return Layout("left", flowing=True, keep=True, outline=level)


LAYOUTS: Mapping[str, Layout] = {
    "QuocHieu": Layout("center"),
    "TieuNgu": Layout("center"),
    "CoQuanChuQuan": Layout("center"),
    "CoQuanBanHanh": Layout("center"),
    "SoKyHieu": Layout("center", before=120),
    "DiaDanh": Layout("center", before=120),
    "TenLoai": Layout("center", before=360, keep=True),
    "TrichYeu": Layout("center", keep=True),
    "CanCu": _FLOWING,
    "KinhGui": Layout("center", before=240, after=120),
    "NoiKinhGui": Layout(before=60, left=3402),  # 60 mm: under the middle of a line that is centred
    "Heading1": _heading(0),
    "Heading2": _heading(1),
    "Heading3": _heading(2),
    "BodyText": _FLOWING,
    "GachDauDong": _FLOWING,
    "GhiChu": _FLOWING,
    "ChucVu": Layout("center"),
    "HoTen": Layout("center", after=240),
    "NoiNhan": Layout(),
    "NguoiNhan": Layout(),
    # In the navigation pane an appendix stands beside the chapters.
    "PhuLuc": Layout("center", before=120, keep=True, outline=0),
    "TenPhuLuc": Layout("center", keep=True),
    "KemTheo": Layout("center", keep=True),
    "SoTrang": Layout("center"),
    "DauBang": Layout("center"),
    "OBang": Layout(),
    "GhiChuDauTrang": Layout("center", after=120),
}
# Paragraphs without text: the lines under names, room between parts, where scissors go.
DRAWN: Mapping[str, Layout] = {
    "DuongKe": Layout(before=60, exact=60, border="single"),
    "KhoangTrong": Layout(exact=120),
    "DuongCat": Layout(before=240, after=240, exact=120, border="dashed"),
}
STYLE_OF: Mapping[Role, str] = {
    "kind": "TenLoai",
    "subject": "TrichYeu",
    "appendix": "PhuLuc",
    "appendix_title": "TenPhuLuc",
    "appendix_reference": "KemTheo",
    "basis": "CanCu",
    "addressee": "KinhGui",
    "signing": "ChucVu",
    "addressee_item": "NoiKinhGui",
    "heading": "Heading1",
    "subheading": "Heading2",
    "point": "Heading3",
    "body": "BodyText",
    "item": "GachDauDong",
    "note": "GhiChu",
}
