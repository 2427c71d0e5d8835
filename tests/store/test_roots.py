"""FORMAT, the tree: a records root holds units.yaml, or units/*.yaml; it is found by walking up from a path."""

from pathlib import Path

import pytest

from emucli.store.roots import is_root, root_above, roots_below

from .places import open_folder, without_rights, write


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("units.yaml", True),
        ("units/khoi-1.yaml", True),
        ("units/readme.md", False),
        ("units/a/b.yaml", False),
        ("cluster.yaml", False),
        ("a/units.yaml", False),
    ],
)
def test_a_root_holds_the_register_of_units(tmp_path: Path, path: str, expected: bool) -> None:
    assert is_root(write(tmp_path, path)) is expected


def test_an_empty_folder_and_a_missing_one_are_no_roots(tmp_path: Path) -> None:
    assert (is_root(tmp_path), is_root(tmp_path / "missing")) == (False, False)


@pytest.mark.parametrize("units", ["units.yaml", "units/a.yaml"])
@pytest.mark.parametrize(
    "below", ["", "cum-1", "cum-1/2023", "cum-1/2023/members.yaml", "units", "cum-1/2023/missing.yaml"]
)
def test_the_root_is_found_from_every_path_in_it(tmp_path: Path, units: str, below: str) -> None:
    root = write(tmp_path / "records", units, "cum-1/2023/members.yaml")
    (root / "units").mkdir(exist_ok=True)
    assert root_above(root / below) == root


def test_the_nearest_root_is_found(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", "examples/block/units.yaml", "examples/block/khoi/2023/members.yaml")
    inner = tmp_path / "examples" / "block"
    assert root_above(inner / "khoi" / "2023") == inner
    assert root_above(tmp_path / "examples") == tmp_path


def test_a_folder_named_as_a_record_file_is_still_below_its_root(tmp_path: Path) -> None:
    root = write(tmp_path / "records", "units.yaml", "cum-1/2023/members.yaml/readme.md")
    assert root_above(root / "cum-1" / "2023" / "members.yaml") == root


def test_where_there_is_no_root_none_is_found(tmp_path: Path) -> None:
    write(tmp_path, "a/b/cluster.yaml")
    assert root_above(tmp_path / "a" / "b") is None
    assert list(roots_below(tmp_path)) == []


def test_all_roots_below_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, "b/units.yaml", "a/x/y/units/k.yaml", "c/readme.md", "a.1/units.yaml", "B/units.yaml")
    found = [root.relative_to(tmp_path).as_posix() for root in roots_below(tmp_path)]
    assert found == ["B", "a/x/y", "a.1", "b"]


def test_hidden_folders_links_and_roots_inside_a_root_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, ".git/units.yaml", "a/.cache/units.yaml", "a/r/units.yaml", "a/r/inner/units.yaml", "d.yaml")
    (tmp_path / "link").symlink_to(tmp_path / "a", target_is_directory=True)
    assert list(roots_below(tmp_path)) == [tmp_path / "a" / "r"]


def test_a_closed_folder_hides_no_root_beside_it() -> None:
    with open_folder() as folder:
        closed = write(folder, "a/readme.md", "b/units.yaml") / "a"
        closed.chmod(0o000)
        try:
            with without_rights():
                found = list(roots_below(folder))
        finally:
            closed.chmod(0o755)
    assert found == [folder / "b"]


def test_the_folder_itself_is_not_below_itself(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", "a/units.yaml")
    assert list(roots_below(tmp_path)) == [tmp_path / "a"]
