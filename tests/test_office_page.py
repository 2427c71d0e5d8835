"""The Vietnamese page of the record format: its examples are valid, and it names every file and every key."""

import re
from collections.abc import Mapping

import pytest

from emucli.model.files import CLUSTER_FILE, ROOT_FILES, SCHEMAS, YEAR_FILES
from tests.generated import mappings_of
from tests.miniature import load
from tests.office_page import ANYWHERE, OFFICE

PAGE = OFFICE.read_text(encoding="utf-8")
FILES: Mapping[str, str] = {
    name: text for text, name in re.findall(r"```yaml\n(# (\S+\.yaml)\n.*?)```", PAGE, re.DOTALL)
}
SECTIONS = re.findall(r"^## (\w+\.yaml): .+?\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)


def test_the_examples_are_one_valid_records_root() -> None:
    assert [str(placed) for placed in load(FILES).counted] == []
    assert len(FILES) == PAGE.count("```yaml")


def test_every_kind_of_file_has_its_section_in_the_order_of_the_year() -> None:
    named = [name for name, _ in SECTIONS]
    kinds = [kind.file for kind in (*ROOT_FILES.values(), CLUSTER_FILE, *YEAR_FILES.values())]
    # The registers stand first; waivers of a year are told where those of a root are.
    assert sorted(named) == sorted(kinds[:-1])
    assert named[-len(YEAR_FILES) + 1 :] == [kind.file for kind in YEAR_FILES.values()][:-1]


@pytest.mark.parametrize(("name", "text"), SECTIONS, ids=[name for name, _ in SECTIONS])
def test_a_section_tells_when_who_and_an_example(name: str, text: str) -> None:
    assert "**Khi nào:**" in text
    assert "**Ai ghi:**" in text
    assert re.search(rf"^# (?:\S+/)?{re.escape(name)}$", text, re.MULTILINE)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_told(name: str) -> None:
    told = PAGE.partition(f"<!-- bảng {name}: ")[2].partition("<!-- hết bảng -->")[0]
    keys = {key for mapping in mappings_of(SCHEMAS[name].model_json_schema()) for key in mapping["properties"]}
    assert {key for key in keys - {*ANYWHERE, "vi", "en"} if f"`{key}`" not in told} == set()
    assert all(f"`{key}`" in PAGE.partition("<!-- bảng")[0] for key in ANYWHERE)
