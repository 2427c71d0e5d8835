"""`emucli report`: where papers go, what is never overwritten, and where every value comes from."""

import os
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.miniature import BASE
from tests.program import REPOSITORY, emucli, write

NORTH = "records/north-central/2023"
ENGLISH = ("--lang", "en")
"""Its articles are recorded in English, so that only English papers of it are finished."""
EXAMPLE = "examples/block/example-block/2025"


def test_a_file_holds_what_would_be_printed_and_its_digest(tmp_path: Path) -> None:
    printed = emucli("report", "press", NORTH, *ENGLISH)
    written = emucli("report", "press", NORTH, *ENGLISH, "-o", tmp_path / "press.md")
    assert (written.code, written.out) == (0, b"")
    text, _, digest = (tmp_path / "press.md").read_bytes().rpartition(b"\n<!-- emucli ")
    assert text == printed.out
    assert len(digest) == 64 + len(" -->\n")
    assert "press.md" in written.said


@pytest.mark.parametrize("name", ["press.md", "press.docx"])
def test_a_file_that_somebody_made_or_edited_is_kept(name: str, tmp_path: Path) -> None:
    target = tmp_path / name
    target.write_text("sửa tay", encoding="utf-8")
    refused = emucli("report", "press", NORTH, *ENGLISH, "-o", target)
    assert refused.code == 2
    assert "--force" in refused.said
    assert target.read_text(encoding="utf-8") == "sửa tay"
    assert emucli("report", "press", NORTH, *ENGLISH, "-o", target, "--force").code == 0
    # The same paper once more is no edit; nor is another one, of a file that nobody touched since.
    assert "is as it was" in emucli("report", "press", NORTH, *ENGLISH, "-o", target).said
    assert emucli("report", "annual", NORTH, *ENGLISH, "--draft", "-o", target).code == 0


def test_a_word_added_by_hand_is_not_lost(tmp_path: Path) -> None:
    target = tmp_path / "press.md"
    emucli("report", "press", NORTH, *ENGLISH, "-o", target)
    target.write_bytes(target.read_bytes().replace(b"Quang Tri", b"Quang Tri (new)", 1))
    assert emucli("report", "annual", NORTH, *ENGLISH, "--draft", "-o", target).code == 2
    # Line ends that git changed are nobody's edit.
    emucli("report", "press", NORTH, *ENGLISH, "-o", target, "--force")
    target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
    assert emucli("report", "annual", NORTH, *ENGLISH, "--draft", "-o", target).code == 0


def test_a_docx_edited_in_word_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "press.docx"
    emucli("report", "press", NORTH, *ENGLISH, "-o", target)
    document = Document(str(target))
    document.paragraphs[0].runs[0].text = "Sửa trong Word"
    document.save(str(target))
    kept = target.read_bytes()
    assert emucli("report", "annual", NORTH, *ENGLISH, "--draft", "-o", target).code == 2
    assert target.read_bytes() == kept


def test_the_ending_or_the_option_decides_the_form(tmp_path: Path) -> None:
    assert emucli("report", "press", NORTH, *ENGLISH, "-o", tmp_path / "a.DOCX").code == 0
    assert (tmp_path / "a.DOCX").read_bytes()[:2] == b"PK"
    assert emucli("report", "press", NORTH, *ENGLISH, "--format", "docx", "-o", tmp_path / "b").code == 0
    assert (tmp_path / "b").read_bytes()[:2] == b"PK"
    for name, form in (("a.pdf", "docx"), ("a.md", "docx"), ("b.docx", "md"), ("b.odt", "md")):
        refused = emucli("report", "press", NORTH, *ENGLISH, "--format", form, "-o", tmp_path / name)
        assert refused.code == 2
        assert f"with --format {form} a file ends in .{form}" in refused.said
        assert not (tmp_path / name).exists()
    refused = emucli("report", "press", NORTH, *ENGLISH, "--format", "docx")
    assert (refused.code, refused.out) == (2, b"")
    assert "-o" in refused.said


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    for arguments in (
        ("press", NORTH, *ENGLISH, "-o", tmp_path / "press.docx"),
        ("all", NORTH, *ENGLISH, "-o", tmp_path / "papers"),
    ):
        run = emucli("report", *arguments, "--dry-run")
        assert run.code == 0
        assert "press.docx" in run.said + run.text
        assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("anual", NORTH), 2, "annual"),
        (("plan", NORTH, "--of", "x"), 2, "--of"),
        (("minutes", EXAMPLE), 2, "phat-dong, so-ket, tong-ket"),
        (("minutes", EXAMPLE, "--of", "tongket"), 2, "tong-ket"),
        (("count", NORTH), 3, "votes.yaml"),
        (("form", EXAMPLE, "--of", "mttq"), 2, "Không có “mttq”"),
        (("explain", EXAMPLE, "--unit", "mttq"), 2, "mttq-tinh"),
        (("explain", EXAMPLE), 2, "hoi-phu-nu-tinh"),
        (
            ("explain", EXAMPLE, "--unit", "mttq-tinh", "--of", "hoi-nong-dan"),
            2,
            "--of (--unit) nêu: mttq-tinh, hoi-nong-dan.",
        ),
        (("plan", EXAMPLE, "--lang", "en"), 2, "scale, covenant, annual"),
        (("form", "records/nowhere"), 2, "records/nowhere"),
        (("all", EXAMPLE), 2, "-o"),
        (("all", EXAMPLE, "-o", "x", "--of", "flag"), 2, "--of"),
    ],
)
def test_what_is_asked_wrongly_is_told_with_what_there_is(arguments: tuple[str, ...], code: int, said: str) -> None:
    run = emucli("report", *arguments)
    assert (run.code, run.out) == (code, b"")
    assert said in run.said


def test_the_points_of_a_unit_are_a_paper_for_whoever_asks_and_for_nobody_else(tmp_path: Path) -> None:
    asked = emucli("report", "explain", EXAMPLE, "--unit", "mttq-tinh")
    assert asked.code == 0
    assert asked.text == emucli("report", "explain", EXAMPLE, "--of", "mttq-tinh").text
    assert asked.text == emucli("report", "explain", EXAMPLE, "--of", "mttq-tinh", "--unit", "mttq-tinh").text
    twice = ("report", "explain", EXAMPLE, "--unit", "a", "--of", "b")
    assert "names: a, b. Keep one of them." in emucli(*twice, environment={"EMUCLI_LANG": "en"}).said
    everything = emucli("report", "all", EXAMPLE, "-o", tmp_path, "--dry-run")
    assert "form-mttq-tinh.md" in everything.text + everything.said
    assert "explain" not in everything.text + everything.said


def test_a_paper_that_lacks_something_is_refused_with_a_list_and_printed_as_a_draft() -> None:
    refused = emucli("report", "proposal", NORTH, environment={"EMUCLI_LANG": "vi"})
    assert (refused.code, refused.out) == (3, b"")
    assert f"{NORTH}/papers.yaml" in refused.said
    assert "--draft" in refused.said
    draft = emucli("report", "proposal", NORTH, "--draft")
    assert draft.code == 0
    assert draft.text.startswith("**DỰ THẢO**")
    assert "(chưa ghi nhận)" in draft.text


def test_a_paper_does_not_state_what_the_rules_contradict(tmp_path: Path) -> None:
    year = tmp_path / "block" / "example-block" / "2025"
    shutil.copytree(REPOSITORY / "examples" / "block", tmp_path / "block")
    for old, new in (
        ("total: 934.92", "total: 934.29"),
        ("leader: {unit: hoi-phu-nu-tinh", "leader: {unit: mttq-tinh"),
    ):
        path = year / "outcome.yaml"
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")
        run = emucli("report", "notice", year)
        assert (run.code, b"# TH" in run.out) == (1, False)
        # A plan and a covenant were there before any outcome.
        assert [emucli("report", paper, year).code for paper in ("plan", "covenant")] == [0, 0]
        path.write_text(before, encoding="utf-8")


def test_every_traced_line_of_a_record_holds_the_printed_value() -> None:
    run = emucli("report", "annual", "records/hanoi-cluster-7/2023", "--lang", "en", "--trace")
    rows = [line.split("\t") for line in run.text.splitlines()]
    models = (REPOSITORY / "records/hanoi-cluster-7/2023/movements.yaml").read_text(encoding="utf-8").split("\n")
    line = models.index("declared_models: 8") + 1
    assert ["8", f"records/hanoi-cluster-7/2023/movements.yaml:{line}"] in rows
    for text, *places in rows:
        path, _, number = places[-1].rpartition(":")
        if not number.isdigit():
            continue
        record = (REPOSITORY / path).read_text(encoding="utf-8").split("\n")[int(number) - 1 :]
        # A folded text begins on the line of its place; its first word is enough to know it by.
        first = text.removeprefix("the ").removeprefix("The ").split()[0].casefold().strip("“”.,")
        if text == "(not stated)":
            assert "unknown" in record[0]
        elif not first[0].isdigit() and not any(own in record[0] for own in ("- award: ", "Commendation Council")):
            # Awards of the built-in catalogue have their name in no record, or have it built from the authority.
            assert first in " ".join(record[:4]).casefold(), (text, places)


def test_what_is_computed_is_traced_to_the_command_that_shows_it() -> None:
    rows = [line.split("\t") for line in emucli("report", "scoreboard", EXAMPLE, "--trace").text.splitlines()]
    assert ["966,96", f"emucli score {EXAMPLE} --explain hoi-phu-nu-tinh"] in rows
    shown = [places[-1] for text, *places in rows if text == "39,69" or text == "44,21"]
    assert f"emucli score {EXAMPLE} --explain hoi-phu-nu-tinh/1.1.4" in shown
    for command in (places[-1] for _, *places in rows if places[-1].startswith("emucli ")):
        assert command.startswith(f"emucli score {EXAMPLE} --explain ")
    explained = emucli(*f"score {EXAMPLE} --explain hoi-phu-nu-tinh/1.1.4".split())
    assert "44,21" in explained.text
    counted = emucli("report", "count", EXAMPLE, "--of", "flag", "--trace").text.splitlines()
    assert f"87,5%\temucli elect {EXAMPLE} --all --explain" in counted


def test_all_writes_every_paper_and_says_why_others_are_not_made(tmp_path: Path) -> None:
    english = emucli("report", "all", NORTH, *ENGLISH, "-o", tmp_path / "english")
    assert english.code == 0
    assert {"press.md", "press.docx", "annual.md", "annual.docx"} <= set(os.listdir(tmp_path / "english"))
    run = emucli("report", "all", NORTH, "-o", tmp_path / "papers", environment={"EMUCLI_LANG": "vi"})
    assert run.code == 0
    written = {path.name for path in (tmp_path / "papers").iterdir()}
    assert "notice.docx" in written
    assert not {"proposal.docx", "press.docx"} & written
    told = run.text.split("Chưa lập proposal:\n", 1)[1].split("\n")[0]
    assert told == f"  - {NORTH}/papers.yaml: papers.to"
    press = run.text.split("Chưa lập press:\n", 1)[1].split("\n")[0]
    assert press.startswith(f"  - {NORTH}/conferences.yaml (chưa có tiếng Việt): conferences[1].agenda[1]")
    # A paper about votes, in a year that records none, is not passed over.
    assert "Chưa lập ballot:\n  - votes.yaml chưa có" in run.text


def test_all_again_changes_nothing_keeps_what_was_edited_and_replaces_what_was_not(tmp_path: Path) -> None:
    first = emucli("report", "all", NORTH, *ENGLISH, "-o", tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert emucli("report", "all", NORTH, *ENGLISH, "-o", tmp_path).code == first.code == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    (tmp_path / "press.md").write_bytes(before["press.md"] + b"mine\n")
    again = emucli("report", "all", NORTH, *ENGLISH, "-o", tmp_path, "--draft")
    assert again.code == 2
    assert (tmp_path / "press.md").read_bytes() == before["press.md"] + b"mine\n"
    assert (tmp_path / "press.docx").read_bytes() != before["press.docx"]
    assert emucli("report", "all", NORTH, *ENGLISH, "-o", tmp_path, "--force").code == 0
    assert (tmp_path / "press.md").read_bytes() == before["press.md"]


def test_a_paper_that_went_out_stays_as_it_was_unless_forced(tmp_path: Path) -> None:
    block = tmp_path / "block"
    shutil.copytree(REPOSITORY / "examples" / "block", block)
    year, folder = block / "example-block" / "2025", tmp_path / "papers"
    assert emucli("report", "all", year, "-o", folder, "--lang", "vi").code == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    review = year / "review.yaml"
    review.write_text(review.read_text(encoding="utf-8").replace("23 công trình", "24 công trình"), encoding="utf-8")
    again = emucli("report", "all", year, "-o", folder, "--lang", "vi")
    assert again.code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    for form in ("md", "docx"):
        assert f"midyear.{form}: văn bản đã có số hoặc ngày" in again.text
    assert "24 công trình" in again.text
    # Asked for alone it is not written either, and that is no success.
    alone = emucli("report", "midyear", year, "-o", folder / "midyear.docx", "--draft", "--lang", "vi")
    assert alone.code == 2
    assert emucli("report", "midyear", year, "-o", folder / "midyear.md", "--lang", "vi", "--force").code == 0
    assert "24 công trình" in (folder / "midyear.md").read_text(encoding="utf-8")
    # Without number and date it has not gone out.
    papers = year / "papers.yaml"
    text = papers.read_text(encoding="utf-8")
    undated = text.replace("    number: 06/BC-KTĐ\n    date: 2025-07-14\n", "")
    papers.write_text(undated, encoding="utf-8")
    replaced = emucli("report", "all", year, "-o", folder, "--lang", "vi")
    assert "Đã thay" in replaced.text
    assert "06/BC-KTĐ” nay là “" in replaced.text


def test_all_of_one_form_only(tmp_path: Path) -> None:
    assert emucli("report", "all", NORTH, *ENGLISH, "-o", tmp_path, "--format", "md").code == 0
    assert {path.suffix for path in tmp_path.iterdir()} == {".md"}


@pytest.fixture
def miniature(tmp_path: Path) -> Path:
    """The small clean records root that examples stand on."""
    return write(tmp_path, BASE)


def test_emucli_toml_decides_the_language_of_papers_and_finds_the_records(miniature: Path) -> None:
    write(miniature, {"emucli.toml": 'language = "en"\n'})
    assert "# REPORT" in emucli("report", "annual", "cum-1/2024", "--draft", cwd=miniature).text
    assert "# BÁO CÁO" in emucli("report", "annual", "cum-1/2024", "--draft", "--lang", "vi", cwd=miniature).text
    above = miniature.parent / "above"
    above.mkdir()
    miniature.rename(above / "records")
    write(above, {"emucli.toml": 'records = "records"\n', "notes/readme": ""})
    assert emucli("validate", cwd=above / "notes").code == 0


@pytest.mark.parametrize(
    "text",
    [
        "langauge = 'en'\n",
        "language = 'fr'\n",
        "records = 'nowhere'\n",
        "language = \n",
        "records = 5\n",
        "templates = 'no'\n",
    ],
)
def test_a_wrong_setting_is_told_with_its_file(miniature: Path, text: str) -> None:
    write(miniature, {"emucli.toml": text})
    run = emucli("report", "annual", "cum-1/2024", cwd=miniature)
    assert run.code == 2
    assert "emucli.toml" in run.said


def test_an_error_in_a_file_of_the_year_stops_every_command_about_it(miniature: Path) -> None:
    write(miniature, {"cum-1/2024/plan.yaml": "theme: a: b\n"})
    for command in (("score",), ("elect",), ("report", "press")):
        run = emucli(*command, "cum-1/2024", cwd=miniature)
        assert run.code == 1
        assert "EMU109" in run.text
    # Another year of the same cluster does not care.
    assert emucli("elect", "cum-1/2023", cwd=miniature).code == 0


def test_a_warning_stops_nothing(miniature: Path) -> None:
    write(miniature, {"cum-1/2024/plan.yaml": "\ufefftheme: Đoàn kết\n"})
    assert emucli("report", "press", "cum-1/2024", "--draft", cwd=miniature).code == 0


def test_an_unknown_reference_of_the_cluster_stops_papers_too(miniature: Path) -> None:
    write(miniature, {"cum-1/cluster.yaml": "name: Cụm\nkind: cluster\nfounded: quyet-dinh-khong-co\n"})
    run = emucli("report", "press", "cum-1/2024", cwd=miniature)
    assert run.code == 1
    assert "EMU303" in run.text
