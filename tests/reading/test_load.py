"""A record file is absent, broken or present; one bad file neither hides nor breaks another."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.model.tree import Cluster, Registers, State
from emucli.reading.layout import lay_out
from emucli.reading.load import Loader, Unreadable
from tests.miniature import BASE, Content

from .writing import EVERY_RUN_THE_SAME, mistaken

UNITS = "format: 1\nunits:\n  so-y-te: {name: A}\n"
YEAR: Mapping[str, Content] = {
    "units.yaml": UNITS,
    "cum-1/cluster.yaml": "name: Cụm 1\nkind: cluster\n",
    "cum-1/2023/members.yaml": "members:\n  - unit: so-y-te\n",
}


def _load(files: Mapping[str, Content]) -> tuple[Registers, tuple[Cluster, ...], list[str]]:
    def get(path: str) -> bytes | Unreadable:
        content = files[path]
        return content.encode() if isinstance(content, str) else content

    layout = lay_out(files)
    loader = Loader(get)
    registers = loader.registers(layout)
    clusters = tuple(loader.cluster(cluster, registers) for cluster in layout.clusters)
    return registers, clusters, [f"{finding.file} {finding.code}" for finding in loader.findings]


def test_a_file_is_absent_broken_or_present() -> None:
    files = {**YEAR, "cum-1/2023/plan.yaml": "theme: Đoàn kết\n", "cum-1/2023/covenant.yaml": "sined: {}\n"}
    _, (cluster,), found = _load(files)
    year = cluster.years["2023"]
    assert [year.plan.state, year.covenant.state, year.votes.state] == [State.PRESENT, State.BROKEN, State.ABSENT]
    assert year.plan.record is not None
    assert (year.plan.record.theme, year.covenant.record, year.votes.record) == ("Đoàn kết", None, None)
    assert (year.covenant.path, year.votes.path) == ("cum-1/2023/covenant.yaml", "cum-1/2023/votes.yaml")
    assert found == ["cum-1/2023/covenant.yaml EMU201"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "EMU110"),
        ("a: [", "EMU109"),
        (b"\xff", "EMU104"),
        ("theme: a\ntheme: b\n", "EMU115"),
        (Unreadable("folder", ""), "EMU102"),
        (Unreadable("permission", "Permission denied"), "EMU101"),
        (Unreadable("other", "Input/output error"), "EMU101"),
    ],
)
def test_a_bad_file_is_broken_and_the_others_go_on(content: Content, code: str) -> None:
    _, (cluster,), found = _load({**YEAR, "cum-1/2023/plan.yaml": content})
    year = cluster.years["2023"]
    assert (year.plan.state, year.plan.record) == (State.BROKEN, None)
    assert (cluster.file.state, year.members.state) == (State.PRESENT, State.PRESENT)
    assert found == [f"cum-1/2023/plan.yaml {code}"]


@pytest.mark.parametrize("theme", ["\ufefftheme: Đoàn", "theme: \u0110oa\u0300n"])
def test_what_is_mended_while_reading_breaks_no_file(theme: str) -> None:
    _, (cluster,), found = _load({**YEAR, "cum-1/2023/plan.yaml": f"{theme}\n"})
    record = cluster.years["2023"].plan.record
    assert record is not None
    assert (record.theme, len(found)) == ("\u0110o\u00e0n", 1)


def test_a_superseded_regulation_and_score_sheets_are_read_in_their_places() -> None:
    files = {
        "cum.7/cluster.yaml": "name: A\nkind: cluster\n",
        "cum.7/2023/members.yaml": "members: [{unit: a}]\n",
        "cum.7/2023/regulation.yaml": 'version: "2"\n',
        "cum.7/2023/regulation.1.yaml": 'version: "1"\n',
        "cum.7/2023/scores.yaml": "sheets: []\n",
        "cum.7/2023/scores/self/a.yaml": "sheets: []\n",
    }
    _, (cluster,), found = _load(files)
    year = cluster.years["2023"]
    assert found == []
    assert year.regulation.record is not None
    assert year.regulation.record.version == "2"
    assert [file.path for file in year.superseded] == ["cum.7/2023/regulation.1.yaml"]
    assert [file.path for file in year.scores] == ["cum.7/2023/scores.yaml", "cum.7/2023/scores/self/a.yaml"]


def test_an_id_in_two_files_of_units_is_found_at_the_second() -> None:
    second = "format: 1\nunits:\n  so-noi-vu: {name: B}\n  so-y-te: {name: C}\n"
    registers, _, found = _load({"units/a.yaml": UNITS, "units/b.yaml": second})
    assert found == ["units/b.yaml EMU320"]
    assert {id_: unit.name for id_, unit in registers.units.items()} == {"so-y-te": "A", "so-noi-vu": "B"}


def test_a_register_knows_which_part_of_it_cannot_be_used() -> None:
    registers, _, _ = _load({"units/a.yaml": UNITS, "units/b.yaml": "format: 1\n", "sources.yaml": "sources: {}\n"})
    assert registers.broken == {"units"}
    assert list(registers.units) == ["so-y-te"]
    assert [file.path for file in registers.files] == ["sources.yaml", "units/a.yaml", "units/b.yaml"]
    assert registers.waivers.state is State.ABSENT


@EVERY_RUN_THE_SAME
@given(st.sampled_from(sorted(BASE)), st.data())
def test_a_file_is_broken_exactly_where_something_is_said_about_it(path: str, data: st.DataObject) -> None:
    registers, clusters, found = _load({**BASE, path: data.draw(mistaken(BASE[path]))})
    files = [registers.waivers, *registers.files, *(file for cluster in clusters for file in cluster.files())]
    said = {line.split()[0] for line in found if line.split()[1] not in ("EMU105", "EMU119", "EMU320")}
    assert {file.path for file in files if file.broken} == said
