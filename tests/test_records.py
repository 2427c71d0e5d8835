"""The five clusters say what the articles say; each expected value is read off the article, not off a run."""

from typing import Any

import pytest

from emucli.model.tree import Cluster, Year
from emucli.model.unknown import UNKNOWN, Unknown, known, listed
from tests.disk import RECORDS, clusters

CLUSTERS: dict[str, Cluster] = {cluster.path: cluster for cluster in clusters(RECORDS)}
YEARS = [
    "hanoi-cluster-7/2023", "hanoi-cluster-7/2024", "culture-cluster-1/2024", "culture-cluster-1/2025",
    "ethnic-cluster-2/2024", "north-central/2023", "north-central/2024", "central-cities/2023",
]  # fmt: skip


def _year(path: str) -> Year:
    cluster, _, name = path.partition("/")
    return CLUSTERS[cluster].years[name]


def _members(path: str) -> Any:
    record = _year(path).members.record
    assert record is not None
    return record


def test_the_years_are_those_of_the_articles() -> None:
    assert sorted(f"{cluster.path}/{name}" for cluster in CLUSTERS.values() for name in cluster.years) == sorted(YEARS)


@pytest.mark.parametrize(
    ("path", "leader", "deputies", "number"),
    [
        ("hanoi-cluster-7/2023", "hanoi-education", UNKNOWN, 6),
        ("hanoi-cluster-7/2024", "hanoi-health", ("hanoi-culture",), 6),
        ("culture-cluster-1/2024", "hai-duong-culture", ("hung-yen-culture",), 5),
        ("culture-cluster-1/2025", "hung-yen-culture", ("hanoi-culture",), 5),
        ("ethnic-cluster-2/2024", "hanoi-ethnic", UNKNOWN, 9),
        ("north-central/2023", "quang-tri", UNKNOWN, 4),
        ("north-central/2024", UNKNOWN, UNKNOWN, 4),
        ("central-cities/2023", UNKNOWN, UNKNOWN, 5),
    ],
)
def test_who_leads_and_who_belongs(
    path: str, leader: str | Unknown, deputies: tuple[str, ...] | Unknown, number: int
) -> None:
    members = _members(path)
    assert (members.leader, members.deputies, len(members.members)) == (leader, deputies, number)


def test_one_department_is_a_member_of_two_clusters() -> None:
    homes = {path.split("/")[0] for path in YEARS if _members(path).of("hanoi-culture")}
    assert homes == {"hanoi-cluster-7", "culture-cluster-1"}


def test_six_members_of_whom_four_are_named() -> None:
    members = _members("north-central/2023")
    assert (members.declared_count, members.members_named) == (6, "some")


def test_counts_are_as_printed_and_combined_ones_are_not_split() -> None:
    culture = _year("culture-cluster-1/2024").movements.record
    ethnic = _year("ethnic-cluster-2/2024").movements.record
    assert culture is not None
    assert ethnic is not None
    split = [(one.collectives, one.individuals, one.combined) for one in listed(culture.commendations)]
    assert split == [(104, 252, None), (36, 57, None)]
    together = [(one.collectives, one.individuals, one.combined) for one in listed(ethnic.commendations)]
    assert together == [(None, None, 697)]


def test_budgets_are_those_of_six_and_unknown_for_three() -> None:
    ethnic = _year("ethnic-cluster-2/2024").movements.record
    assert ethnic is not None
    values = [known(one.values) for one in listed(ethnic.indicators)]
    budget = next(figures for figures in values if figures is not None and len(figures) == 9)
    stated = {unit: value for unit, value in budget.items() if value is not UNKNOWN}
    assert {unit: str(value) for unit, value in stated.items()} == {
        "hanoi-ethnic": "2391", "hoa-binh-ethnic": "1118", "phu-tho-ethnic": "1541",
        "quang-ninh-ethnic": "981", "thai-nguyen-ethnic": "631", "bac-giang-ethnic": "733",
    }  # fmt: skip


def test_proposed_awards_are_those_of_the_articles() -> None:
    def proposed(path: str) -> list[tuple[str, Any]]:
        outcome = _year(path).outcome.record
        return [(one.award, one.unit) for one in listed(outcome.awards)] if outcome else []

    hanoi = proposed("hanoi-cluster-7/2023")
    assert hanoi[0] == ("co-thi-dua-tinh", "hanoi-education")
    assert {award for award, _ in hanoi[1:]} == {"bang-khen-tinh"}
    assert len(hanoi) == 6
    assert proposed("north-central/2023") == [
        ("co-thi-dua-chinh-phu", "ha-tinh"),
        ("bang-khen-thu-tuong", "quang-binh"),
        ("bang-khen-thu-tuong", "quang-tri"),
    ]
    assert proposed("culture-cluster-1/2024") == [("bang-khen-bo", UNKNOWN)]


def test_every_year_names_its_source() -> None:
    for path in YEARS:
        for file in _year(path).files():
            assert file.record is None or file.record.source, file.path
