"""The shares of votes in examples/law: clean in a year; exactly the share passes, a vote less does not."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from emucli.results.names import Names
from emucli.results.year import year_result
from emucli.telling.standings import standing_as_json
from tests.miniature import BASE, Loaded, load, with_base
from tests.program import REPOSITORY
from tests.scoring.year import DL, GDDT, NV, VHTT, YTE, members

FOLDER = REPOSITORY / "examples" / "law"
ARTICLE = "nghi-dinh-98-2023-dieu-30-khoan-7"
SHARES = [80, 90]

TITLE = "danh-hieu-cao-hon"
"""The title that the README's regulation names; which ones are the higher ones, nothing here says."""

NEW = ("so-tu-phap", "so-xay-dung", "so-tai-chinh", "so-cong-thuong", "so-nong-nghiep")
TEN = (YTE, GDDT, VHTT, DL, NV, *NEW)


def text(name: str) -> str:
    """A file of the folder."""
    return (FOLDER / name).read_text(encoding="utf-8")


def fragment(share: int, more: str = "") -> str:
    """A fragment as the regulation of a year."""
    return text(f"{ARTICLE}-{share}.yaml") + more


def award(name: str = TITLE) -> str:
    """A rule of an award that is voted on and states no share of its own."""
    return f"awards: [{{award: {name}, quota: 1, order: vote, requires: {{vote: v}}}}]\n"


def held(yes: int, no: int, *, present: int, written: int, name: str = TITLE, vote: str = "v", more: str = "") -> str:
    """A votes.yaml: for or against one unit."""
    return (
        f"votes:\n  - id: {vote}\n    for: {{award: {name}}}\n    how: secret_ballot\n    date: 2024-12-20\n{more}"
        f"    present: {present}\n    candidates: [{YTE}]\n    approve: true\n    rounds:\n"
        f"      - {{written: {written}, issued: {present + written}, returned: {present + written}, invalid: 0, "
        f"in_favour: {{{YTE}: {yes}}}, against: {{{YTE}: {no}}}}}\n"
    )


def year(files: Mapping[str, str], *units: str) -> Loaded:
    """A root in which the entries of the folder stand in the registers, with these files of the year 2024."""
    registers = {
        "units.yaml": BASE["units.yaml"] + "".join(f"  {unit}: {{name: {unit}}}\n" for unit in NEW),
        "instruments.yaml": BASE["instruments.yaml"] + text("instruments.yaml").removeprefix("instruments:\n"),
        "sources.yaml": BASE["sources.yaml"] + text("sources.yaml").removeprefix("sources:\n"),
        "awards.yaml": f"awards:\n  {TITLE}: {{name: Title, class: title, for: [collective]}}\n",
        "cum-1/2023/outcome.yaml": "leadership: unknown\n",
    }
    written = {"members.yaml": members(*(units or TEN)), **files}
    return load(with_base({**registers, **{f"cum-1/2024/{name}": one for name, one in written.items()}}))


def found(files: Mapping[str, str]) -> list[str]:
    """What is found in the root: file and code."""
    return [f"{one.finding.file} {one.code}" for one in year(files).counted]


def proposed(files: Mapping[str, str], *units: str) -> list[tuple[str, list[str]]]:
    """State and units of each award."""
    cluster = next(cluster for cluster in year(files, *units).clusters if cluster.path == "cum-1")
    result = year_result(cluster, cluster.years["2024"])
    answer: Any = standing_as_json(cluster, cluster.years["2024"], result, Names(cluster, "vi"))
    return [(one["state"], list(one["units"])) for one in answer["awards"]]


Proposals = list[tuple[str, list[str]]]
"""State and units of each award."""
PASSES: Proposals = [("proposed", [YTE])]
FAILS: Proposals = [("none", [])]


@pytest.mark.parametrize("share", SHARES)
def test_a_fragment_is_clean_in_a_year(share: int) -> None:
    assert found({"regulation.yaml": fragment(share)}) == []
    votes = held(9, 1, present=8, written=2)
    assert found({"regulation.yaml": fragment(share, award()), "votes.yaml": votes}) == []


@pytest.mark.parametrize(
    ("share", "yes", "no", "present", "written", "expected"),
    [
        # Ten members: 80% are 8.
        (80, 8, 2, 10, 0, PASSES),
        (80, 7, 3, 10, 0, FAILS),
        # Two are absent and write: their votes count.
        (80, 8, 2, 8, 2, PASSES),
        (80, 7, 3, 8, 2, FAILS),
        # Those who are absent and do not write are members all the same: 8 of 8 present are 8 of 10.
        (80, 8, 0, 8, 0, PASSES),
        (80, 7, 0, 7, 0, FAILS),
        # Ten members: 90% are 9.
        (90, 9, 1, 10, 0, PASSES),
        (90, 8, 2, 10, 0, FAILS),
        (90, 9, 1, 8, 2, PASSES),
        (90, 8, 2, 8, 2, FAILS),
        (90, 9, 0, 9, 0, PASSES),
        (90, 8, 0, 8, 0, FAILS),
    ],
)
def test_exactly_the_share_of_all_members_passes_and_one_vote_less_does_not(
    share: int, yes: int, no: int, present: int, written: int, expected: Proposals
) -> None:
    votes = held(yes, no, present=present, written=written)
    assert proposed({"regulation.yaml": fragment(share, award()), "votes.yaml": votes}) == expected


@pytest.mark.parametrize(
    ("share", "yes", "expected"), [(80, 5, PASSES), (80, 4, FAILS), (90, 6, PASSES), (90, 5, FAILS)]
)
def test_of_six_members_80_percent_are_five_and_90_percent_all(share: int, yes: int, expected: Proposals) -> None:
    # 80% of 6 is 4.8, 90% is 5.4.
    files = {"regulation.yaml": fragment(share, award()), "votes.yaml": held(yes, 6 - yes, present=5, written=1)}
    assert proposed(files, *TEN[:6]) == expected


@pytest.mark.parametrize(
    ("share", "yes", "expected"), [(80, 16, PASSES), (80, 15, FAILS), (90, 18, PASSES), (90, 17, FAILS)]
)
def test_of_a_council_the_share_is_of_its_persons(share: int, yes: int, expected: Proposals) -> None:
    # A council of 20 persons, 17 present, 3 in writing: 80% are 16, 90% are 18.
    votes = held(yes, 20 - yes, present=17, written=3, more="    electorate: 20\n")
    assert proposed({"regulation.yaml": fragment(share, award()), "votes.yaml": votes}) == expected


def from_the_readme() -> str:
    """The regulation that the README shows, with both shares."""
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", text("README.md"), re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.mark.parametrize(("yes", "expected"), [(9, [*PASSES, *FAILS]), (8, [*FAILS, *PASSES]), (7, [*FAILS, *FAILS])])
def test_both_shares_stand_in_one_regulation_as_the_readme_says(yes: int, expected: Proposals) -> None:
    # The same figures for the title and for a flag, for which the general 80% holds. Who has the title takes no flag.
    flag = "co-thi-dua-tinh"
    rule = from_the_readme() + f"  - {{award: {flag}, quota: 1, order: vote, requires: {{vote: v}}}}\n"
    title = held(yes, 10 - yes, present=8, written=2, vote="bo-phieu-danh-hieu")
    other = held(yes, 10 - yes, present=8, written=2, name=flag).removeprefix("votes:\n")
    files = {"regulation.yaml": rule, "votes.yaml": title + other}
    assert found(files) == []
    assert proposed(files) == expected


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize(
    ("adopted", "expected"),
    [
        ("2023-12-31", ["cum-1/2024/regulation.yaml EMU332"]),
        ("2024-01-01", []),
        ("2025-06-30", []),
        ("2025-07-01", ["cum-1/2024/regulation.yaml EMU332"]),
    ],
)
def test_a_regulation_cites_the_decree_only_while_it_is_in_force(share: int, adopted: str, expected: list[str]) -> None:
    assert found({"regulation.yaml": fragment(share, f"adopted: {{date: {adopted}, by: unknown}}\n")}) == expected


@pytest.mark.parametrize("share", SHARES)
def test_a_fragment_says_what_it_is_from_and_when_it_expired(share: int) -> None:
    written = " ".join(fragment(share).split())
    for words in (f"{share}%", "article 30(7)", "expired on 1 July 2025", "hết hiệu lực từ ngày 01/7/2025"):
        assert words in written


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.name)
def test_the_readme_names_every_file(path: Any) -> None:
    assert f"]({path.name})" in text("README.md")
