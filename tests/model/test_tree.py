"""A year's period is what members.yaml states, else the calendar year of its folder's name."""

from datetime import date

import pytest

from emucli.model.members import Members
from emucli.model.registers import Waivers
from emucli.model.tree import Cluster, File, Registers, State, Year, absent, following_name


def _year(name: str, members: Members | None = None, state: State = State.PRESENT) -> Year:
    path = f"c/{name}/members.yaml"
    return Year(
        name=name,
        path=f"c/{name}",
        members=File(path, state, members),
        plan=absent("p"),
        covenant=absent("c"),
        regulation=absent("r"),
        movements=absent("m"),
        review=absent("v"),
        votes=absent("b"),
        outcome=absent("o"),
        conferences=absent("f"),
        papers=absent("a"),
        waivers=absent("w"),
    )


def _cluster(*years: Year) -> Cluster:
    waivers: File[Waivers] = absent("waivers.yaml")
    registers = Registers(units={}, sources={}, instruments={}, movements={}, awards={}, files=(), waivers=waivers)
    return Cluster("c", absent("c/cluster.yaml"), {year.name: year for year in years}, registers)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2020-2021", date(2020, 1, 1), date(2021, 12, 31)),
    ],
)
@pytest.mark.parametrize("state", State)
def test_a_year_without_a_stated_period_is_that_of_its_name(name: str, first: date, last: date, state: State) -> None:
    members = Members.model_validate({"members": [{"unit": "a"}]}) if state is State.PRESENT else None
    year = _year(name, members, state)
    assert (year.first_day, year.last_day, year.illustrative) == (first, last, False)


def test_a_stated_period_counts() -> None:
    stated = {"from": "2020-10-01", "to": "2021-09-30"}
    members = Members.model_validate({"members": [{"unit": "a"}], "period": stated, "illustrative": "true"})
    year = _year("2020-2021", members)
    assert (year.first_day, year.last_day, year.illustrative) == (date(2020, 10, 1), date(2021, 9, 30), True)


@pytest.mark.parametrize(("name", "following"), [("2023", "2024"), ("1999", "2000"), ("2020-2021", "2021-2022")])
def test_the_following_year_is_named_in_the_same_form(name: str, following: str) -> None:
    assert following_name(name) == following


def test_a_cluster_knows_the_following_year_where_it_is_recorded() -> None:
    first, second, later = _year("2022"), _year("2023"), _year("2025")
    cluster = _cluster(first, second, later)
    assert cluster.after(first) is second
    assert (cluster.after(second), cluster.after(later)) == (None, None)


def test_every_file_of_a_cluster_is_listed_once_its_own_first() -> None:
    cluster = _cluster(_year("2022"), _year("2023"))
    paths = [file.path for file in cluster.files()]
    assert paths == [
        "c/cluster.yaml",
        *("c/2022/members.yaml", "p", "c", "r", "m", "v", "b", "o", "f", "a", "w"),
        *("c/2023/members.yaml", "p", "c", "r", "m", "v", "b", "o", "f", "a", "w"),
    ]


def test_only_a_file_that_is_there_can_be_broken() -> None:
    assert [File("a", state).broken for state in State] == [False, True, False]
