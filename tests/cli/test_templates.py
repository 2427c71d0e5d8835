"""`emucli templates check`: which templates are checked, what is printed, how it ends."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from tests.miniature import BASE
from tests.program import REPOSITORY, emucli, write

FRONT = "---\nhead: none\nfoot: none\n---\n"
GOOD = FRONT + "{{ covenant.signed.date }}\n"
BAD = FRONT + "{% if year %}\n{{ covenant.signed.dat }}\n{% endif %}\n{{ covennt }}\n"


def test_built_in_templates_are_checked_where_no_others_are_named(tmp_path: Path) -> None:
    run = emucli("templates", "check", cwd=tmp_path, environment={"EMUCLI_LANG": "en"})
    assert (run.code, run.said) == (0, "")
    assert run.text.startswith("Valid: ")
    assert run.text.count("\n") == 1


def test_each_problem_is_a_line_in_the_language_of_messages(tmp_path: Path) -> None:
    write(tmp_path, {"ours/vi/press.md.j2": BAD, "ours/vi/anual.md.j2": GOOD})
    english = emucli("templates", "check", "ours", "--lang", "en", cwd=tmp_path)
    assert (english.code, english.said) == (1, "")
    assert english.text.splitlines() == [
        "ours/vi/anual.md.j2:1: “anual” is not known. Did you mean “annual”?",
        "ours/vi/press.md.j2:6: “dat” is not known. Did you mean “date”?",
        "ours/vi/press.md.j2:8: “covennt” is not known. Did you mean “covenant”?",
    ]
    vietnamese = emucli("templates", "check", "ours", cwd=tmp_path)
    assert "ours/vi/press.md.j2:6: không hiểu “dat”. Có phải “date”?" in vietnamese.text.splitlines()


def test_the_folder_is_that_of_emucli_toml_at_or_above_the_working_folder(tmp_path: Path) -> None:
    write(tmp_path, {"emucli.toml": 'templates = "ours"\n', "ours/en/press.md.j2": BAD, "records/x/readme": ""})
    run = emucli("templates", "check", cwd=tmp_path / "records" / "x")
    assert run.code == 1
    assert run.text.startswith("../../ours/en/press.md.j2:6: ")
    # A folder that is named wins.
    write(tmp_path, {"others/en/press.md.j2": GOOD})
    run = emucli("templates", "check", "others", cwd=tmp_path)
    assert (run.code, run.text) == (0, "Hợp lệ: 1 mẫu văn bản.\n")


def test_a_check_and_a_paper_say_the_same(tmp_path: Path) -> None:
    write(tmp_path, {**BASE, "emucli.toml": 'templates = "ours"\n'})
    write(tmp_path, {"ours/vi/press.md.j2": FRONT + "{{ covenant.signed.dat }}\n"})
    checked = emucli("templates", "check", cwd=tmp_path)
    made = emucli("report", "press", "cum-1/2024", cwd=tmp_path)
    sentence = "không hiểu “dat”. Có phải “date”?"
    assert checked.text == f"ours/vi/press.md.j2:5: {sentence}\n"
    assert (made.code, made.said) == (2, f"emucli: Mẫu vi/press.md.j2, dòng 5: {sentence}\n")


def test_a_look_that_the_decree_does_not_allow_is_a_problem_too(tmp_path: Path) -> None:
    write(tmp_path, {"ours/vi/press.md.j2": GOOD, "ours/reference.docx": b"no document"})
    run = emucli("templates", "check", "ours", "--lang", "en", cwd=tmp_path)
    assert run.code == 1
    (line,) = run.text.splitlines()
    assert line.startswith("ours/reference.docx is no DOCX that can be read (")


def test_the_range_of_the_decree_is_told_in_the_language_of_messages(tmp_path: Path) -> None:
    emucli("report", "scale", "examples/block/example-block/2025", "-o", tmp_path / "scale.docx")
    document = Document(str(tmp_path / "scale.docx"))
    document.sections[0].left_margin = Mm(20)
    document.save(str(tmp_path / "narrow.docx"))
    write(tmp_path, {"ours/vi/press.md.j2": GOOD, "ours/reference.docx": (tmp_path / "narrow.docx").read_bytes()})
    english = emucli("templates", "check", "ours", "--lang", "en", cwd=tmp_path).text
    assert "left margin” is 20 mm; Decree 30/2020/NĐ-CP allows 30 mm to 35 mm." in english
    vietnamese = emucli("templates", "check", "ours", cwd=tmp_path).text
    assert "lề trái” là 20 mm; Nghị định 30/2020/NĐ-CP cho phép 30 mm đến 35 mm." in vietnamese


def test_a_bold_style_that_no_paper_follows_is_told(tmp_path: Path) -> None:
    emucli("report", "scale", "examples/block/example-block/2025", "-o", tmp_path / "scale.docx")
    document = Document(str(tmp_path / "scale.docx"))
    document.styles["Body Text"].font.bold = True
    document.save(str(tmp_path / "bold.docx"))
    shutil.copytree(REPOSITORY / "examples" / "block", tmp_path / "block")
    write(
        tmp_path / "block",
        {"emucli.toml": "templates = 'ours'\n", "ours/reference.docx": (tmp_path / "bold.docx").read_bytes()},
    )
    told = "style “Body Text” is bold; this is fixed, so it is not followed."
    checked = emucli("templates", "check", "ours", "--lang", "en", cwd=tmp_path / "block")
    assert (checked.code, checked.text) == (1, f"ours/reference.docx: {told}\n")
    made = emucli("report", "scale", "example-block/2025", "--lang", "en", "-o", "scale.docx", cwd=tmp_path / "block")
    assert made.code == 0
    assert told in made.said


def test_a_look_alone_is_a_house_too(tmp_path: Path) -> None:
    run = emucli("report", "scale", "examples/block/example-block/2025", "-o", tmp_path / "scale.docx")
    assert run.code == 0
    write(tmp_path, {"ours/reference.docx": (tmp_path / "scale.docx").read_bytes()})
    checked = emucli("templates", "check", "ours", cwd=tmp_path)
    assert (checked.code, checked.text.count("\n")) == (0, 1)


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({}, "ours"),
        ({"ours/annual.txt": "x"}, "vi/annual.md.j2"),
        ({"ours/vi/press.md.j2": b"\xff\xfe"}, "press.md.j2"),
        # A folder of the name of a look: not the built-in look without a word.
        ({"ours/vi/press.md.j2": GOOD, "ours/reference.docx/x": ""}, "reference.docx: là thư mục"),
    ],
)
def test_where_nothing_can_be_checked_the_command_says_why(
    tmp_path: Path, files: dict[str, str | bytes], word: str
) -> None:
    write(tmp_path, files)
    run = emucli("templates", "check", "ours", cwd=tmp_path)
    assert (run.code, run.out) == (2, b"")
    assert word in run.said


def test_nothing_in_a_template_reaches_the_terminal_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"ours/vi/press.md.j2": "\x1b[31mred\n"})
    run = emucli("templates", "check", "ours", cwd=tmp_path)
    assert run.code == 1
    assert b"\x1b" not in run.out


def test_the_group_alone_shows_its_help_in_the_language_that_is_named(tmp_path: Path) -> None:
    for language, usage in (("vi", "Cách dùng: emucli templates"), ("en", "Usage: emucli templates")):
        run = emucli("templates", "--lang", language, cwd=tmp_path)
        assert (run.code, run.said.startswith(usage)) == (2, True)
    assert emucli("templates", "--lang", "en", "check", cwd=tmp_path).text.startswith("Valid: ")
