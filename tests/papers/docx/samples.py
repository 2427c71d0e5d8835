"""Papers with every kind of part, for the tests of this folder; all names and numbers are made up."""

from datetime import date

from emucli.papers.document.parts import (
    Cell,
    Document,
    Foot,
    Head,
    Paragraph,
    Part,
    Recipients,
    Role,
    Run,
    Section,
    Signatures,
    Signer,
    Table,
)

STATE, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
HEAD = Head(
    parent=("HỘI ĐỒNG THI ĐUA", "TRUNG ƯƠNG"),
    issuer=("CỤM THI ĐUA SỐ 7",),
    state=STATE,
    motto=MOTTO,
    number="Số: 07/BC-CTĐ7",
    place_and_date="Quảng Trị, ngày 29 tháng 6 năm 2024",
)
ENGLISH_HEAD = Head(
    parent=("EMULATION COUNCIL",),
    issuer=("EMULATION CLUSTER 7",),
    state="SOCIALIST REPUBLIC OF VIET NAM",
    motto="Independence - Freedom - Happiness",
    number="No.: 07/BC-CTĐ7",
    place_and_date="Quang Tri, 29 June 2024",
)
ROLES: tuple[Role, ...] = (
    "kind",
    "subject",
    "appendix",
    "appendix_title",
    "appendix_reference",
    "basis",
    "addressee",
    "addressee_item",
    "heading",
    "subheading",
    "point",
    "body",
    "item",
    "note",
)
SIGNER = Signer(("TM. CỤM THI ĐUA",), "CỤM TRƯỞNG", "Nguyễn Văn An")
FOOT = Foot(Recipients("Nơi nhận:", ("- Như trên;", "- Lưu: VT, CTĐ7.")), SIGNER)
SIMPLE = Table(
    "awards",
    ((Cell("TT"), Cell("Đơn vị"), Cell("Điểm")),),
    ((Cell("1", align="center"), Cell("Tỉnh A"), Cell("98,5", align="right", bold=True)), (Cell(), Cell("B"), Cell())),
    (1, 5, 2),
)
RANK = Cell("Xếp hạng", rows=2, vertical=True)
# Two head rows over five columns: a unit over both, a group over two vertical criteria, a rank over both.
MERGED = Table(
    "standings",
    (
        (
            Cell("Đơn vị", rows=2),
            Cell("Kinh tế", columns=2),
            Cell("Tổng", rows=2),
            Cell("Xếp hạng", rows=2, vertical=True),
        ),
        (Cell("Thu ngân sách nhà nước", vertical=True), Cell("Giảm nghèo", vertical=True)),
    ),
    ((Cell("Tỉnh A"), Cell("1"), Cell("2"), Cell("3"), Cell("4")),),
    (7, 3, 3, 3, 2),
    size=8,
)
GRID = Signatures(tuple(Signer(("TM. TỈNH",), f"CHỦ TỊCH TỈNH {number}", f"Người {number}") for number in range(3)), 2)


def say(text: str, role: Role = "body") -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text),), role)


def paper(*parts: Part, landscape: bool = False, copies: int = 1, marks: tuple[str, ...] = ()) -> Document:
    """A paper of one section."""
    return of_sections(Section(parts, landscape, copies=copies), marks=marks)


def of_sections(*sections: Section, marks: tuple[str, ...] = ()) -> Document:
    """A paper in Vietnamese."""
    return Document(
        sections=sections,
        language="vi",
        title="Báo cáo",
        author="Cụm thi đua số 7",
        created=date(2024, 6, 29),
        marks=marks,
    )


EVERYTHING = of_sections(
    Section((HEAD, *(say(f"Lời {role}", role) for role in ROLES), SIMPLE, SIMPLE, FOOT)),
    Section((say("Phụ lục I", "appendix"), MERGED), landscape=True, appendix=True),
    Section((ENGLISH_HEAD, say("x"), GRID, Foot(SIGNER, SIGNER)), copies=2),
    marks=("DỰ THẢO", "Năm minh họa"),
)
