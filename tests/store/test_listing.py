"""Everything named as YAML is listed, as POSIX paths below the root, whatever it turns out to be."""

from pathlib import Path

import pytest

from emucli.store.listing import Closed, list_yaml

from .places import open_folder, without_rights, write

FILES = ("units.yaml", "cum-1/cluster.yaml", "cum-1/2023/members.yaml", "cum-1/2023/scores/self/a.yaml")


def test_files_at_any_depth_are_listed(tmp_path: Path) -> None:
    assert sorted(list_yaml(write(tmp_path, *FILES)).paths) == sorted(FILES)


def test_other_names_of_yaml_are_listed_too_and_nothing_else(tmp_path: Path) -> None:
    write(
        tmp_path, "plan.yml", "a/PLAN.YAML", "b/Plan.Yml", "readme.md", "yaml", "a.yaml.bak", "a/x.yaml~", "b/yml/c.txt"
    )
    assert sorted(list_yaml(tmp_path).paths) == ["a/PLAN.YAML", "b/Plan.Yml", "plan.yml"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", ".git/config.yaml", ".hidden.yaml", "a/.venv/x/y.yaml", "a/.yaml")
    assert list(list_yaml(tmp_path).paths) == ["units.yaml"]


def test_a_folder_named_as_a_record_file_is_listed_with_what_it_holds(tmp_path: Path) -> None:
    write(tmp_path, "c/2023/members.yaml/plan.yaml", "c/2023/members.yaml/readme.md")
    assert sorted(list_yaml(tmp_path).paths) == ["c/2023/members.yaml", "c/2023/members.yaml/plan.yaml"]


def test_one_level_is_the_folder_itself(tmp_path: Path) -> None:
    write(tmp_path, *FILES, "sources.yaml", "folder.yaml/a.yaml")
    assert sorted(list_yaml(tmp_path, depth=1).paths) == ["folder.yaml", "sources.yaml", "units.yaml"]
    assert sorted(list_yaml(tmp_path, "cum-1", depth=1).paths) == ["cum-1/cluster.yaml"]


@pytest.mark.parametrize("below", ["cum-1", "cum-1/2023", "cum-1/2023/scores"])
def test_a_part_of_the_records_is_listed_with_whole_paths(tmp_path: Path, below: str) -> None:
    write(tmp_path, *FILES, "cum-10/cluster.yaml")
    assert sorted(list_yaml(tmp_path, below).paths) == sorted(path for path in FILES if path.startswith(f"{below}/"))


def test_what_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(list_yaml(tmp_path, "missing").paths) == []
    assert list(list_yaml(tmp_path / "missing").paths) == []


def test_names_may_have_spaces_and_vietnamese_letters(tmp_path: Path) -> None:
    path = "Cụm thi đua số 1/2023/tệp của Sở.yaml"
    assert list(list_yaml(write(tmp_path, path)).paths) == [path]


def test_the_order_is_the_same_however_files_came_to_be(tmp_path: Path) -> None:
    names = ["b.yaml", "a.yaml", "c/z.yaml", "c/y.yaml", "B.yaml", "a/x.yaml"]
    first = write(tmp_path / "1", *names)
    second = write(tmp_path / "2", *reversed(names))
    assert list_yaml(first) == list_yaml(second)


def test_a_closed_folder_named_as_a_record_file_is_listed_once() -> None:
    with open_folder() as root:
        closed = write(root, "units.yaml", "c/members.yaml/a.yaml") / "c" / "members.yaml"
        closed.chmod(0o000)
        with without_rights():
            listed = list_yaml(root)
        closed.chmod(0o755)
    assert listed == (("units.yaml", "c/members.yaml"), ())


def test_a_folder_that_cannot_be_looked_into_is_not_silently_lost() -> None:
    with open_folder() as root:
        closed = write(root, *FILES) / "cum-1" / "2023"
        closed.chmod(0o000)
        try:
            with without_rights():
                listed = list_yaml(root)
        finally:
            closed.chmod(0o755)
        assert listed.closed == (Closed("cum-1/2023", "permission"),)
