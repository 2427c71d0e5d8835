"""FORMAT, the tree: registers, clusters at any depth, years with their record files; nothing else, and nothing lost."""

import pytest

from emucli.reading.layout import ClusterLayout, Layout, is_year_name, lay_out


def _found(*paths: str) -> list[str]:
    return [f"{finding.file} {finding.code}" for finding in lay_out(paths).findings]


def _near(*paths: str) -> str:
    (finding,) = lay_out(paths).findings
    return str(finding.arguments["near"])


YEAR = ("cum-1/cluster.yaml", "cum-1/2023/members.yaml")


def test_registers_clusters_and_years_are_told_apart() -> None:
    paths = [
        "units.yaml",
        "units/khoi-1.yaml",
        "sources.yaml",
        "instruments.yaml",
        "movements.yaml",
        "awards.yaml",
        "waivers.yaml",
        "cum-1/cluster.yaml",
        "cum-1/2024/members.yaml",
        "cum-1/2020-2021/members.yaml",
        "cum-1/2020-2021/regulation.yaml",
        "cum-1/2020-2021/regulation.1.yaml",
        "ha-noi/khoi/a/cluster.yaml",
        "ha-noi/khoi/a/2023/members.yaml",
        "ha-noi/khoi/a/2023/scores.yaml",
        "ha-noi/khoi/a/2023/scores/self/so-y-te.yaml",
        "trong/cluster.yaml",
    ]
    assert lay_out(paths) == Layout(
        registers=(
            "awards.yaml",
            "instruments.yaml",
            "movements.yaml",
            "sources.yaml",
            "units.yaml",
            "units/khoi-1.yaml",
            "waivers.yaml",
        ),
        clusters=(
            ClusterLayout(
                "cum-1",
                {
                    "2020-2021": (
                        "cum-1/2020-2021/members.yaml",
                        "cum-1/2020-2021/regulation.1.yaml",
                        "cum-1/2020-2021/regulation.yaml",
                    ),
                    "2024": ("cum-1/2024/members.yaml",),
                },
            ),
            ClusterLayout(
                "ha-noi/khoi/a",
                {
                    "2023": (
                        "ha-noi/khoi/a/2023/members.yaml",
                        "ha-noi/khoi/a/2023/scores.yaml",
                        "ha-noi/khoi/a/2023/scores/self/so-y-te.yaml",
                    )
                },
            ),
            ClusterLayout("trong", {}),
        ),
        findings=(),
    )


def test_a_cluster_inside_a_cluster_has_its_own_years() -> None:
    layout = lay_out([*YEAR, "cum-1/to-a/cluster.yaml", "cum-1/to-a/2023/members.yaml"])
    years = {cluster.path: list(cluster.years["2023"]) for cluster in layout.clusters}
    assert years == {"cum-1": ["cum-1/2023/members.yaml"], "cum-1/to-a": ["cum-1/to-a/2023/members.yaml"]}
    assert layout.findings == ()


@pytest.mark.parametrize("name", ["2023", "1986", "2020-2021", "1999-2000"])
def test_a_year_is_named_by_four_digits_or_by_two_years_in_a_row(name: str) -> None:
    assert is_year_name(name)
    assert _found("c/cluster.yaml", f"c/{name}/members.yaml") == []


@pytest.mark.parametrize(
    "name", ["23", "nam-2023", "2023a", "02023", "2020-2022", "2021-2020", "2020-21", "２０２３", "0000"]
)
def test_a_folder_of_another_name_is_no_year(name: str) -> None:
    assert not is_year_name(name)
    assert _found("c/cluster.yaml", f"c/{name}/members.yaml") == [f"c/{name}/members.yaml EMU131"]


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("cum-1/2023/convenant.yaml", "covenant.yaml"),
        ("cum-1/2023/plan.yml", "plan.yaml"),
        ("cum-1/2023/Review.yaml", "review.yaml"),
        ("cum-1/2023/plan (2).yaml", "plan.yaml"),
        ("cum-1/2023/Bản sao của plan.yaml", "plan.yaml"),
        ("cum-1/2023/plan - Copy.yaml", "plan.yaml"),
        ("cum-1/2023/plan - Copy (3).yaml", "plan.yaml"),
        ("cum-1/2023/covenant_final.yaml", "covenant.yaml"),
        ("unit.yaml", "units.yaml"),
        ("source.yml", "sources.yaml"),
    ],
)
def test_a_misnamed_file_is_found_with_the_name_it_may_have(path: str, near: str) -> None:
    assert _found(*YEAR, path) == [f"{path} EMU130"]
    assert _near(*YEAR, path) == near


@pytest.mark.parametrize(
    "path",
    [
        "cum-1/2023/units.yaml",
        "cum-1/2023/regulation..yaml",
        "cum-1/2023/scores/a.yml",
        "cum-1/2023/tai-lieu/plan.yaml",
        # Where no rule reads it, even a good name is of no use.
        "cum-1/2023/2024/plan.yaml",
        "cum-1/2023/2024/regulation.1.yaml",
        "cum-1/2023/tai-lieu/scores/a.yaml",
    ],
)
def test_a_file_that_no_rule_reads_is_found(path: str) -> None:
    assert _found(*YEAR, path) == [f"{path} EMU130"]


@pytest.mark.parametrize("folder", ["self", "2023", "2020-2021", "a/b/c", "scores", "units"])
def test_score_sheets_may_lie_in_any_folder_below_scores(folder: str) -> None:
    path = f"cum-1/2023/scores/{folder}/a.yaml"
    layout = lay_out([*YEAR, path])
    assert (path in layout.clusters[0].years["2023"], layout.findings) == (True, ())


def test_a_year_without_members_is_found_at_its_folder() -> None:
    (finding,) = lay_out(["cum-1/cluster.yaml", "cum-1/2023/plan.yaml"]).findings
    assert (finding.file, finding.code, finding.arguments["year"]) == ("cum-1/2023", "EMU132", "2023")


@pytest.mark.parametrize(
    "path", ["ke-hoach/2024/plan.yaml", "cum-2/2024/a.yaml", "cum-2/clusters.yaml", "units/a/b.yaml", "units/a.yml"]
)
def test_a_file_outside_of_any_cluster_is_found(path: str) -> None:
    assert _found(*YEAR, path) == [f"{path} EMU133"]


@pytest.mark.parametrize("folder", ["cum-1/2024", "cum-1/2023/scores/self", "cum-2", "units"])
def test_a_folder_that_could_not_be_looked_into_is_found(folder: str) -> None:
    found = [(one.file, one.code, one.arguments["reason"]) for one in lay_out(YEAR, [(folder, "permission")]).findings]
    assert found == [(folder, "EMU101", "permission")]


@pytest.mark.parametrize("folder", ["cum-1/2024", "cum-1/2023/scores", "cum-2", "units"])
def test_a_link_where_a_folder_of_records_would_be_is_an_error(folder: str) -> None:
    assert [(one.file, one.code) for one in lay_out(YEAR, [(folder, "link")]).findings] == [(folder, "EMU136")]


def test_a_link_beside_the_clusters_is_a_note() -> None:
    assert [one.code for one in lay_out(YEAR, [("venv/lib64", "link")]).findings] == ["EMU137"]


def test_the_records_root_itself_is_no_cluster() -> None:
    layout = lay_out(["units.yaml", "cluster.yaml", "2023/members.yaml"])
    assert layout.clusters == ()
    assert sorted(finding.file for finding in layout.findings) == ["2023/members.yaml", "cluster.yaml"]


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("cum-1/clusters.yaml", "cluster.yaml"),
        ("cum-1/cluster.yml", "cluster.yaml"),
        ("cum-1/2023/members (1).yaml", "members.yaml"),
        ("cum-1/2023/members - Sao chép.yaml", "members.yaml"),
        ("cum-1/2023/Members.yaml", "members.yaml"),
        ("cum-1/2023/members.yaml.txt", "members.yaml"),
        ("unit.yaml", "units.yaml"),
        ("units.yml.txt", "units.yaml"),
    ],
)
def test_no_advice_would_replace_a_file_that_is_there(path: str, other: str) -> None:
    (finding,) = lay_out(["units.yaml", *YEAR, path]).findings
    assert (finding.code, finding.file, finding.arguments["other"]) == ("EMU141", path, other)


@pytest.mark.parametrize("folder", ["cum-1/2023", "cum-1", "", "cum-2/2024", "docs"])
def test_a_temporary_file_of_office_is_known_anywhere(folder: str) -> None:
    path = f"{folder}/~$plan.yaml".removeprefix("/")
    assert _found(*YEAR, path) == [f"{path} EMU139"]


@pytest.mark.parametrize("path", ["cum-1/2023/plan.yaml.txt", "sources.yaml.txt"])
def test_an_ending_of_plain_text_is_told(path: str) -> None:
    assert _found(*YEAR, path) == [f"{path} EMU142"]


@pytest.mark.parametrize(
    "path",
    [
        "azure-pipelines.yml",
        "mkdocs.yml",
        ".gitlab-ci.yml",
        "unit-tests.yml",
        "docs/conf.yaml",
        "ghi-chu.d/a.yaml",
        "k8s/app.yaml",
    ],
)
def test_yaml_of_other_programs_is_a_note(path: str) -> None:
    assert _found(*YEAR, path) == [f"{path} EMU138"]


def test_what_git_leaves_out_is_left_alone_beside_records_and_told_among_them() -> None:
    elsewhere = ["build/copy/cluster.yaml", "build/copy/2023/members.yaml", "secret.yaml", "build/x.yaml"]
    within = ["cum-1/2023/scores/a.yaml", "cum-1/2023/plan.yaml", "sources.yaml"]
    ignored = {"build/", "secret.yaml", "cum-1/2023/scores/", "cum-1/2023/plan.yaml", "sources.yaml"}
    layout = lay_out([*YEAR, *elsewhere, *within], ignored=ignored)
    assert [cluster.path for cluster in layout.clusters] == ["cum-1"]
    assert set(layout.clusters[0].years["2023"]) == {"cum-1/2023/members.yaml", *within[:2]}
    assert layout.registers == ("sources.yaml",)
    assert [(one.file, one.code) for one in layout.findings] == [(path, "EMU140") for path in sorted(within)]
