"""The numbers of Decree 30/2020/NĐ-CP, Annex I, in one place: styles, checks and documentation read these tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...language.words import word

FONT = "Times New Roman"  # Annex I, I.4


@dataclass(frozen=True)
class Element:
    """A named style: its size and legal range in half-points, its looks, and where the Decree says so."""

    id: str
    element: str
    size: int
    least: int
    most: int
    source: str
    bold: bool = False
    italic: bool = False

    @property
    def name(self) -> str:
        """The name of the style."""
        return style_name(self.id)


def style_name(id_: str) -> str:
    """The name of a style, as Word shows it."""
    return word("styles", id_)


@dataclass(frozen=True)
class Setting:
    """A setting of pages or text: twips, but `line` in 240ths of a line. `steps`: only these values are legal.

    `most` is None where the Decree has no upper end.
    """

    name: str
    element: str
    default: int
    least: int
    most: int | None
    source: str
    steps: tuple[int, ...] = ()


ELEMENTS: tuple[Element, ...] = (
    Element("QuocHieu", "name of the state", 24, 24, 26, "II.1.a", bold=True),
    Element("TieuNgu", "motto", 26, 26, 28, "II.1.b", bold=True),
    Element("CoQuanChuQuan", "superior body", 24, 24, 26, "II.2"),
    Element("CoQuanBanHanh", "issuing body", 24, 24, 26, "II.2", bold=True),
    Element("SoKyHieu", "number and code", 26, 26, 26, "II.3"),
    Element("DiaDanh", "place and date", 26, 26, 28, "II.4", italic=True),
    Element("TenLoai", "kind of paper", 28, 26, 28, "II.5", bold=True),
    Element("TrichYeu", "subject", 28, 26, 28, "II.5", bold=True),
    Element("CanCu", "legal bases", 28, 26, 28, "II.6", italic=True),
    Element("KinhGui", "addressee", 28, 26, 28, "II.9"),
    Element("NoiKinhGui", "one of several addressees", 28, 26, 28, "II.9"),
    Element("Heading1", "heading I. ...", 28, 26, 28, "II.6", bold=True),
    Element("Heading2", "heading 1. ...", 28, 26, 28, "II.6", bold=True),
    Element("Heading3", "point a) ...", 28, 26, 28, "II.6"),
    Element("BodyText", "body", 28, 26, 28, "II.6"),
    Element("GachDauDong", "item of a list", 28, 26, 28, "II.6"),
    Element("GhiChu", "note", 28, 26, 28, "II.6", italic=True),
    Element("ChucVu", "authority and position of the signer", 28, 26, 28, "II.7", bold=True),
    Element("HoTen", "name of the signer", 28, 26, 28, "II.7", bold=True),
    Element("NoiNhan", "title of the recipients", 24, 24, 24, "II.9", bold=True, italic=True),
    Element("NguoiNhan", "recipients", 22, 22, 22, "II.9"),
    Element("PhuLuc", "appendix and its number", 28, 28, 28, "III.1", bold=True),
    Element("TenPhuLuc", "title of an appendix", 28, 26, 28, "III.1", bold=True),
    Element("KemTheo", "paper that an appendix belongs to", 28, 26, 28, "III.1", italic=True),
    Element("SoTrang", "page number", 28, 26, 28, "I.7"),
    # The Decree does not speak of these; their ranges keep them legible and below the text.
    Element("DauBang", "head of a table", 24, 16, 28, "", bold=True),
    Element("OBang", "cell of a table", 24, 16, 28, ""),
    Element("GhiChuDauTrang", "mark on every page (draft)", 24, 22, 28, "", bold=True),
)
BY_ID: Mapping[str, Element] = {element.id: element for element in ELEMENTS}


def twips(millimetres: int) -> int:
    """Millimetres in the nearest twip (1440 to an inch of 25.4 mm).

    >>> twips(20), twips(210), twips(297)
    (1134, 11906, 16838)
    """
    return (millimetres * 14400 + 127) // 254


def _margin(name: str, element: str, default: int, least: int, most: int) -> Setting:
    # Programs round a millimetre up or down: a twip either way is still the legal end.
    return Setting(name, element, twips(default), twips(least) - 1, twips(most) + 1, "I.3")


SETTINGS: tuple[Setting, ...] = (
    _margin("top", "top margin", 20, 20, 25),
    _margin("bottom", "bottom margin", 20, 20, 25),
    _margin("left", "left margin", 30, 30, 35),
    _margin("right", "right margin", 15, 15, 20),
    Setting("indent", "first line of a paragraph", 720, 567, 720, "II.6", steps=(567, 720)),  # 1 cm or 1.27 cm
    Setting("spacing", "space between paragraphs", 120, 120, None, "II.6"),  # at least 6 pt
    Setting("line", "line spacing", 240, 240, 360, "II.6"),
)
BY_NAME: Mapping[str, Setting] = {setting.name: setting for setting in SETTINGS}

PAGE_WIDTH, PAGE_HEIGHT = twips(210), twips(297)  # A4, I.1
HEADER = twips(10)
SIGNING = 1440  # 72 pt to sign in


def points(half_points: int) -> str:
    """Half-points as a person reads them.

    >>> points(26), points(27)
    ('13', '13.5')
    """
    return f"{half_points // 2}{'.5' if half_points % 2 else ''}"


def size_range(element: Element) -> str:
    """The legal range in points: `12-13`, or `13` where there is one size only."""
    ends = [points(element.least), points(element.most)]
    return ends[0] if ends[0] == ends[1] else "-".join(ends)


def documentation() -> Iterator[tuple[str, str, str, str, str, str]]:
    """Rows for the reference page: style name, element, size and range in points, looks, place in Annex I."""
    for element in ELEMENTS:
        looks = [word for word, is_so in (("bold", element.bold), ("italic", element.italic)) if is_so]
        size, legal = points(element.size), size_range(element)
        shown = element.name[0].upper() + element.name[1:]  # files say `heading 1`, Word shows `Heading 1`
        yield shown, element.element, size, legal, " ".join(looks) or "upright", element.source
