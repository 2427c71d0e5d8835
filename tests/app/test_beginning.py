"""A records root that emucli begins validates, says what it holds, and keeps what people have."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from emucli.app.beginning import KINDS, LEVELS, Wish, begin, begin_example, kind_meant
from emucli.app.refusal import Refused, Unfit
from emucli.app.starter import example_files
from emucli.app.unit_lists import UnitName
from emucli.app.validation import validate
from emucli.model.files import SCHEMAS
from tests.program import REPOSITORY

WINDOW = "mo-cua-so-lenh.cmd"
WISH = Wish("Cụm thi đua số 1", level="province", units=(UnitName("Sở Y tế", "Y tế"), UnitName("Sở Nội vụ")))


def is_valid(root: Path) -> bool:
    """Nothing stands against the records; that an entry of the start is not cited yet is a note."""
    verdict = validate(root)
    return not [one for one in verdict.found.shown if one.severity != "info"] and not verdict.faults


def test_a_root_is_begun_that_validates(tmp_path: Path) -> None:
    root = tmp_path / "ho-so"
    begun = begin(root, WISH)
    assert {one.fate for one in begun.saved} == {"new"}
    assert begun.cluster == "cum-thi-dua-so-1"
    assert is_valid(root)
    assert yaml.safe_load((root / "units.yaml").read_text()) == {
        "format": 1,
        "units": {"so-y-te": {"name": "Sở Y tế", "short": "Y tế"}, "so-noi-vu": {"name": "Sở Nội vụ"}},
    }
    assert yaml.safe_load((root / begun.cluster / "cluster.yaml").read_text()) == {
        "name": "Cụm thi đua số 1",
        "kind": "cluster",
        "level": "province",
    }


def test_everything_around_the_records_can_be_read_by_its_program(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    assert tomllib.loads((tmp_path / "emucli.toml").read_text()) == {"language": "vi"}
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text())
    named = {Path(path).name.removesuffix(".schema.json") for path in settings["yaml.schemas"]}
    assert named == set(SCHEMAS)
    assert all((tmp_path / path).is_file() for path in settings["yaml.schemas"])
    json.loads((tmp_path / ".vscode/extensions.json").read_text())
    for path in (".gitlab-ci.yml", ".github/workflows/emucli.yml"):
        text = (tmp_path / path).read_text()
        assert yaml.safe_load(text)
        assert "emucli validate\n" in text
        assert 'pip install "git+$EMUCLI_URL"' in text
    assert yaml.safe_load((tmp_path / ".pre-commit-config.yaml").read_text())["repos"][0]["repo"] == "local"
    assert "eol=lf" in (tmp_path / ".gitattributes").read_text()
    assert [one.name for one in tmp_path.rglob("*") if one.is_file() and b"\r" in one.read_bytes()] == [WINDOW]
    assert "Cụm thi đua số 1" in (tmp_path / "README.md").read_text()


def test_the_file_that_opens_a_window_is_one_for_windows(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    lines = (tmp_path / WINDOW).read_bytes().split(b"\r\n")
    assert (lines[0], lines[-1]) == (b"@echo off", b"")
    # The old code pages of Windows know no Vietnamese, and UTF-8 only from the line that says so.
    assert all(line.isascii() and b"\n" not in line for line in lines)
    assert {b"chcp 65001 > nul", b'pushd "%~dp0"', b"set EMUCLI_LANG=vi", b"call emucli status"} <= set(lines)
    assert "*.cmd text eol=crlf" in (tmp_path / ".gitattributes").read_text()


def test_no_place_of_a_file_stays_open(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    for path in ("README.md", "units.yaml", "cum-thi-dua-so-1/cluster.yaml"):
        assert "@" not in (tmp_path / path).read_text()


def test_begun_again_nothing_changes_and_edited_files_are_kept(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    assert {one.fate for one in begin(tmp_path, WISH).saved} == {"unchanged"}
    (tmp_path / "README.md").write_text("Của tôi\n")
    (tmp_path / "units.yaml").write_text("format: 1\nunits: {}\n")
    kept = [one.path.name for one in begin(tmp_path, WISH).saved if one.fate == "kept"]
    assert kept == ["README.md", "units.yaml"]
    assert (tmp_path / "README.md").read_text() == "Của tôi\n"
    assert not [one for one in begin(tmp_path, WISH, force=True).saved if one.fate == "kept"]
    assert is_valid(tmp_path)


def test_a_repository_with_a_readme_keeps_it_and_gets_the_rest(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Của tôi\n")
    assert [one.path.name for one in begin(tmp_path, WISH).saved if one.fate == "kept"] == ["README.md"]
    assert is_valid(tmp_path)


def test_a_dry_run_makes_no_folder(tmp_path: Path) -> None:
    begun = begin(tmp_path / "a/b", WISH, dry_run=True)
    assert {one.fate for one in begun.saved} == {"new"}
    assert list(tmp_path.iterdir()) == []


def test_a_root_is_not_begun_in_another_or_in_a_file(tmp_path: Path) -> None:
    begin(tmp_path, WISH)
    with pytest.raises(Refused, match="lies in the records root"):
        begin(tmp_path / "cum-2", WISH)
    (tmp_path / "a").write_text("")
    with pytest.raises(Refused, match="is a file"):
        begin(tmp_path / "a", WISH)


def test_a_name_that_no_record_may_hold_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(Unfit):
        begin(tmp_path / "a", Wish("Cụm\x07 1"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "kind"), [("Khối thi đua các sở", "block"), ("KHỐI 3", "block"), ("Cụm 1", "cluster"), ("…", "cluster")]
)
def test_the_name_says_whether_it_is_a_block(name: str, kind: str) -> None:
    assert kind_meant(name) == kind


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30).filter(str.strip),
    st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=30), max_size=6
    ),
    st.sampled_from(KINDS),
    st.sampled_from([None, *LEVELS]),
)
def test_whatever_the_names_are_the_files_are_records(name: str, units: list[str], kind: object, level: object) -> None:
    wish = Wish(name, kind, level, "", tuple(UnitName(one) for one in units if one.strip()))  # type: ignore[arg-type]
    try:
        begun = begin(Path("/nowhere/at/all"), wish, dry_run=True)
    except Unfit:
        # Line separators that only YAML sees.
        assert any(one in name for one in "\u2028\u2029")
        return
    assert len({one.id for one in begun.units}) == len(wish.units)


def test_the_example_is_copied_whole_and_validates(tmp_path: Path) -> None:
    begun = begin_example(tmp_path, "mẫu")
    assert begun.cluster == "example-block"
    assert is_valid(tmp_path)
    source = REPOSITORY / "examples/block"
    for path in source.rglob("*.yaml"):
        assert (tmp_path / path.relative_to(source)).read_bytes() == path.read_bytes()
    assert {path for path, _ in example_files("mẫu")} == {
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    }


def test_whoever_does_as_the_comments_say_has_valid_records(tmp_path: Path) -> None:
    begun = begin(tmp_path, WISH)
    for name in ("sources", "instruments", "movements"):
        path = tmp_path / f"{name}.yaml"
        text = path.read_text()
        example = "".join(f"{line[2:]}\n" for line in text.splitlines() if line.startswith("#   "))
        path.write_text(text.replace(f"{name}: {{}}\n", f"{name}:\n{example}"))
    units = tmp_path / "units.yaml"
    example = "".join(f"{line[2:]}\n" for line in units.read_text().splitlines() if line.startswith("#   "))
    old = '  so-van-hoa-the-thao: {name: "Sở cũ", valid: {to: 2025-02}}\n'
    units.write_text(units.read_text() + example + old)
    cluster = tmp_path / begun.cluster / "cluster.yaml"
    cluster.write_text(cluster.read_text().replace("# founded:", "founded:"))
    assert is_valid(tmp_path)
    assert "nong-thon-moi:\n" in (tmp_path / "movements.yaml").read_text()
