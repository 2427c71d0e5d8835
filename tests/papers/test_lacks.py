"""Gaps: what the source does not state stays one; what is not recorded yet keeps a paper from being made."""

import pytest

from emucli.language.phrases import Language
from emucli.model.place import Place
from emucli.papers.render import Paper
from emucli.papers.templates.wording import Wording
from tests.miniature import BASE, load
from tests.papers.making import EXAMPLE, every_paper, made_up, make

FRONT = "---\nhead: none\nfoot: none\n---\n"


def filled(source: str, files: dict[str, str] | None = None) -> Paper:
    """A paper from a template of its own, on the miniature year."""
    return make(made_up(files or {}), "press", wording=Wording({"vi/press.md.j2": FRONT + source}))


@pytest.mark.parametrize(
    ("covenant", "printed", "lacks"),
    [
        (None, "(chưa ghi nhận)", [("cum-1/2024/covenant.yaml", ("signed", "date"))]),
        ("theme: x\n", "(chưa ghi nhận)", [("cum-1/2024/covenant.yaml", ("signed", "date"))]),
        ("signed: {at: x}\n", "(chưa ghi nhận)", [("cum-1/2024/covenant.yaml", ("signed", "date"))]),
        ("signed: unknown\n", "(không rõ)", []),
        ("signed: {date: unknown}\n", "(không rõ)", []),
        ("signed: {date: 2024-03-05}\n", "ngày 05 tháng 3 năm 2024", []),
    ],
)
def test_what_is_printed_and_missed(
    covenant: str | None, printed: str, lacks: list[tuple[str, tuple[str, ...]]]
) -> None:
    files = {} if covenant is None else {"cum-1/2024/covenant.yaml": covenant}
    paper = filled("{{ covenant.signed.date }}\n", files)
    assert paper.text == f"{printed}\n"
    assert [(place.file, place.path) for gap in paper.lacks for place in gap.places] == lacks


def test_a_gap_is_false_empty_and_unlike_every_word() -> None:
    source = (
        "{% if covenant.signed %}a{% endif %}{% for one in covenant.commitments %}b{% endfor %}"
        "{% if covenant.signatories == 'all' %}c{% endif %}{{ covenant.commitments | length }}"
        "{% if covenant.theme is recorded %}d{% endif %}{{ covenant.theme or blank }}\n"
    )
    paper = filled(source)
    assert paper.text == f"0{'.' * 20}\n"
    assert paper.lacks == ()


def test_unknown_is_recorded_and_not_recorded_is_not() -> None:
    source = (
        "{% if covenant.theme is recorded %}theme{% endif %}{% if covenant.signed is recorded %}signed{% endif %}\n"
    )
    assert filled(source, {"cum-1/2024/covenant.yaml": "theme: unknown\n"}).text == "theme\n"


def test_each_lack_is_told_once_with_its_place() -> None:
    paper = filled("{{ plan.theme }} {{ plan.theme | capital }} {{ plan.issued.date }}\n")
    path = "cum-1/2024/plan.yaml"
    assert [gap.places for gap in paper.lacks] == [(Place(path, ("theme",)),), (Place(path, ("issued", "date")),)]


def test_what_cannot_be_computed_says_why() -> None:
    paper = filled("{{ standings }}\n")
    (gap,) = paper.lacks
    assert [phrase.key for phrase in gap.why] == ["no_regulation", "no_sheets"]


@pytest.mark.parametrize(
    ("entry", "printed", "waits"),
    [
        ("{title: unknown, number: unknown}", "(không rõ)", False),
        ("{note: x}", "(chưa ghi nhận)", True),
        ("{date: 2024-01-22}", "(chưa ghi nhận)", True),
        ("{number: 05/QĐ}", "số 05/QĐ", False),
    ],
)
def test_an_instrument_is_cited_by_number_or_title_or_not_at_all(entry: str, printed: str, waits: bool) -> None:
    files = {"instruments.yaml": f"{BASE['instruments.yaml']}  a: {entry}\n", "cum-1/2024/plan.yaml": "basis: [a]\n"}
    for form in ("cited", "cited_short"):
        paper = filled(f"{{{{ plan.basis[0] | {form} }}}}\n", files)
        assert printed in paper.text
        assert bool(paper.lacks) is waits


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("review.yaml", "annual: {results: [], limitations: [], directions: [], directing: []}\n"),
        ("plan.yaml", "purpose: []\ncontent: []\ntasks: []\nimplementation: []\n"),
        ("conferences.yaml", "conferences: []\n"),
        ("papers.yaml", "papers: [{paper: proposal, to: []}]\n"),
    ],
)
def test_an_empty_list_is_none_and_no_fault_of_a_template(name: str, text: str, language: Language) -> None:
    of = made_up({f"cum-1/2024/{name}": text})
    for paper, subject in every_paper(of, language):
        assert make(of, paper, language, subject, draft=True).document()


def test_a_year_without_members_makes_no_paper_and_no_fault() -> None:
    files = {path.relative_to(EXAMPLE).as_posix(): path.read_bytes() for path in EXAMPLE.rglob("*.yaml")}
    del files["example-block/2025/members.yaml"]
    (cluster,) = load(files).clusters
    of = cluster, cluster.years["2025"]
    for paper, subject in every_paper(of, "vi"):
        assert make(of, paper, "vi", subject, draft=True).document()


def test_announced_totals_stand_for_a_year_that_has_no_sheets_only() -> None:
    files = {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*.yaml")}
    year = "example-block/2025"
    del files[f"{year}/scores/agency.yaml"]
    (cluster,) = load(files).clusters
    for paper in ("notice", "annual", "minutes", "proposal", "scoreboard"):
        made = make((cluster, cluster.years["2025"]), paper, "vi", "tong-ket" if paper == "minutes" else "")
        assert [gap for gap in made.lacks if gap.why], paper
    # None at all: ranks as announced, in their order whatever that of the record, with the decimals of the regulation.
    without = {path: text for path, text in files.items() if not path.startswith(f"{year}/scores")}
    head, _, rest = without[f"{year}/outcome.yaml"].partition("announced:\n")
    rows, _, tail = rest.partition("awards:\n")
    listed = [line for line in rows.split("\n") if line.startswith("  - ")]
    assert len(listed) == 8
    turned = "\n".join(reversed(listed)).replace("650.20", "650.2")
    without[f"{year}/outcome.yaml"] = f"{head}announced:\n{turned}\nawards:\n{tail}"
    (cluster,) = load(without).clusters
    notice = make((cluster, cluster.years["2025"]), "notice").markdown
    ranked = [
        line.split("|")[1].strip() for line in notice.split("\n") if line.startswith("| ") and "tỉnh An Sơn |" in line
    ]
    assert ranked == [str(rank) for rank in range(1, 9)]
    assert "650,20" in notice
    assert "Hồ Chí Minh tỉnh An Sơn giữ thứ hạng" in notice
