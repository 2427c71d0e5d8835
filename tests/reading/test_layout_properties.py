"""The order in which a disk lists files is irrelevant, and no file is silently lost."""

from hypothesis import example, given
from hypothesis import strategies as st

from emucli.reading.layout import lay_out
from emucli.reading.load import Loader, Unreadable
from tests.miniature import BASE

from .writing import EVERY_RUN_THE_SAME

PATHS = [
    *BASE,
    "cum-1/2023/convenant.yaml",
    "cum-1/nam-2025/members.yaml",
    "cum-1/2025/plan.yml",
    "ke-hoach/plan.yaml",
    "units/a.yaml",
    "cum-1/2023/scores/b/a.yaml",
    "cum-1/2023/scores/a.yaml",
    "cum-1/2020-2021/members.yaml",
]

_FOLDERS = ["2023", "2020-2021", "nam-2023", "cum.7", "cum-1", "scores", "units", "tai-lieu"]
_NAMES = ["units.yaml", "cluster.yaml", "members.yaml", "regulation.yaml", "regulation.1.yaml", "scores.yaml"]
_paths = st.builds(
    lambda folders, name: "/".join([*folders, name]),
    st.lists(st.sampled_from(_FOLDERS), max_size=4),
    st.sampled_from([*_NAMES, "plan.yml", "a.yaml", "waivers.yaml", "movements.yaml"]),
)


@EVERY_RUN_THE_SAME
@given(st.permutations(PATHS))
def test_the_order_of_files_is_irrelevant(paths: list[str]) -> None:
    assert lay_out(paths) == lay_out(sorted(paths))


@EVERY_RUN_THE_SAME
@given(st.sets(_paths, max_size=12))
@example({"cum.7/cluster.yaml", "cum.7/2023/members.yaml", "cum.7/2023/regulation.yaml"})
@example({"c/cluster.yaml", "c/2023/members.yaml", "c/2023/2024/plan.yaml"})
@example({"c/cluster.yaml", "c/2023/members.yaml", "c/2023/a/scores/b.yaml"})
def test_every_file_is_read_once_or_found_out_of_place(paths: set[str]) -> None:
    asked: list[str] = []

    def get(path: str) -> Unreadable:
        asked.append(path)
        return Unreadable("other", "only the path is of interest")

    layout = lay_out(paths)
    loader = Loader(get)
    registers = loader.registers(layout)
    for cluster in layout.clusters:
        loader.cluster(cluster, registers)
    out_of_place = [finding.file for finding in layout.findings if finding.code != "EMU132"]
    assert sorted([*asked, *out_of_place]) == sorted(paths)
