"""`emucli score` with names of every kind: nothing breaks a table, a terminal or Markdown."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from emucli.findings.text import cell_width
from tests.cli.scored import FLAG, NO_SHEETS, RANKED, SELF_AND_LATER, lay_out, score, text_of, words_of
from tests.program import write
from tests.scoring.year import GDDT, VHTT, YTE, members
from tests.scoring.years_of_several import ranked_year, suspended

HOSTILE = 'A & B | *c* _d_ `e` # <i> [x](y) ~~z~~ "q" \\ \u202egnud'
SHOWN = HOSTILE.replace("\u202e", "<U+202E>")


LONG = {
    YTE: "Ban Chỉ huy Phòng, chống thiên tai, Tìm kiếm cứu nạn và Phòng thủ dân sự thành phố trực thuộc Trung ương",
    GDDT: "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội của đặc khu kinh tế ven biển phía Nam",
    VHTT: "Trường " * 30,
}


def test_the_table_keeps_to_80_columns_whatever_the_names(tmp_path: Path) -> None:
    classes = 'ranking: {classes: [{name: "Hoàn thành đặc biệt xuất sắc toàn diện nhiệm vụ được giao trong năm"}]}\n'
    files = ranked_year({YTE: 90, GDDT: 80, VHTT: 70}, out=[VHTT], after=classes + FLAG, decimals="5")
    root = lay_out(tmp_path, files, LONG)
    for view in ((), ("--stage", "appraisal"), ("--matrix",)):
        table = [
            line for line in score(root, *view).text.split("\n") if re.match(r"[- ]+\S", line) and line[:2] != "- "
        ]
        assert table
        assert max(map(cell_width, table)) <= 80, view
    _, rule, *rows = score(root).text.split("\n\n")[1].split("\n")
    assert cell_width(rule) == 80
    # Every word of a name is there, in its column.
    assert " ".join(row[6:] for row in rows).split().count("Trường") == 30


def test_one_word_that_cannot_be_wrapped_is_not_cut(tmp_path: Path) -> None:
    name = "Liênđoànlaođộng" * 8
    assert name in score(lay_out(tmp_path, RANKED, {YTE: name})).text


SHOWN_VIEWS = (
    (), ("--explain",), ("--explain=", "--full"), ("--matrix",), ("--differences",), ("--stage", "tham-dinh"),
)  # fmt: skip


@pytest.mark.parametrize("view", SHOWN_VIEWS)
@pytest.mark.parametrize("form", ["text", "md"])
def test_direction_marks_in_names_become_visible(tmp_path: Path, view: tuple[str, ...], form: str) -> None:
    hidden = {YTE: "Sở \u202eét Y\u200b", GDDT: "Sở \u2066Giáo dục\u2069", VHTT: "\ufeffSở\u200fVăn hóa"}
    files = {**SELF_AND_LATER, "regulation.yaml": SELF_AND_LATER["regulation.yaml"] + FLAG}
    files["members.yaml"] = members(YTE, GDDT, suspended(VHTT))
    text = score(lay_out(tmp_path, files, hidden), *view, "--format", form).text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]", text)
    assert "<U+202E>" in text.replace("\\", "")


def test_terminal_escapes_in_names_never_reach_the_terminal(tmp_path: Path) -> None:
    root = lay_out(tmp_path, RANKED, {YTE: "Sở \x1b[31mY tế\x07"})
    for form in ("text", "json", "csv", "md"):
        run = score(root, "--format", form)
        # Control characters are refused where the name is read; the finding quotes the line as it stands.
        assert run.code == 1
        assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", run.out)


@pytest.mark.parametrize("view", SHOWN_VIEWS)
def test_markdown_says_names_exactly(tmp_path: Path, view: tuple[str, ...]) -> None:
    files = {**SELF_AND_LATER, "regulation.yaml": SELF_AND_LATER["regulation.yaml"] + FLAG}
    files["members.yaml"] = members(suspended(YTE), GDDT, VHTT)
    names = {YTE: HOSTILE, GDDT: "# 1. Sở", VHTT: "Sở | <b>"}
    root = lay_out(tmp_path, files, names)
    write(root, {"cum-1/cluster.yaml": "name: 'Cụm *1* | <i>'\nkind: cluster\n"})
    markdown = score(root, *view, "--format", "md").text
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    kinds = {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"text", "softbreak", "code_inline", "text_special"}
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "blockquote_open", "hr"}
    plain = words_of(markdown)
    assert SHOWN in plain
    assert "Cụm *1* | <i>" in plain
    tables = [token for token in tokens if token.type == "table_open"]
    assert bool(tables) == ("--full" not in view)
    assert tokens[0].tag == "h1"


def test_a_year_that_cannot_be_ranked_is_markdown_too(tmp_path: Path) -> None:
    recorded = "awards:\n  - {award: co-thi-dua-tinh, unit: so-y-te}\n  - {award: co-thi-dua-tinh, unit: so-giao-duc}\n"
    files = {**NO_SHEETS, "outcome.yaml": recorded}
    markdown = score(lay_out(tmp_path, files, {YTE: HOSTILE}), "--format", "md").text
    tokens = MarkdownIt("commonmark").parse(markdown)
    contents = [text_of(token.children or []) for token in tokens if token.type == "inline"]
    assert contents[0].startswith("Cụm thi đua số 1, năm 2024: chưa xếp hạng được")
    # Each unit is an item of its own.
    assert SHOWN in contents
    assert "Sở Giáo dục và Đào tạo" in contents
