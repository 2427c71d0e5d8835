"""The full names of awards: as recorded, else built from the authority, else a gap of papers that go to it."""

import pytest

from emucli.language.phrases import Language
from emucli.results.award_names import named_award
from emucli.results.names import Names
from tests.miniature import load, with_base
from tests.papers.making import every_paper, example, made_up, make

CLUSTER = "name: Cụm thi đua số 1\nkind: cluster\nlevel: {level}\n"
OUTCOME = "awards:\n  - {{award: {award}, unit: so-y-te, achievement: 'Hoàn thành xuất sắc'}}\n"


def name(award: str, authority: str, language: Language = "vi", more: str = "") -> str:
    """The name of an award in a cluster under an authority."""
    text = f"{CLUSTER.format(level='province')}authority: {authority}\n{more}"
    cluster, _ = made_up({"cum-1/cluster.yaml": text})
    return Names(cluster, language).award(award)


@pytest.mark.parametrize(
    ("award", "authority", "expected"),
    [
        (
            "co-thi-dua-tinh",
            "Hội đồng Thi đua - Khen thưởng tỉnh An Sơn",
            "Cờ thi đua của Ủy ban nhân dân tỉnh An Sơn",
        ),
        (
            "bang-khen-tinh",
            "Ủy ban nhân dân thành phố Hà Nội",
            "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố Hà Nội",
        ),
        ("bang-khen-bo", "Bộ Nội vụ", "Bằng khen của Bộ trưởng Bộ Nội vụ"),
        ("co-thi-dua-bo", "Hội đồng Thi đua - Khen thưởng Bộ Y tế", "Cờ thi đua của Bộ Y tế"),
        # A council of another level names no province, a committee that is no ministry no minister.
        (
            "co-thi-dua-tinh",
            "Hội đồng Thi đua - Khen thưởng Trung ương",
            "Cờ thi đua của Ủy ban nhân dân tỉnh, thành phố",
        ),
        ("bang-khen-bo", "Ủy ban Dân tộc", "Bằng khen của Bộ trưởng"),
        ("co-thi-dua-tinh", "Bộ Nội vụ", "Cờ thi đua của Ủy ban nhân dân tỉnh, thành phố"),
        ("giay-khen", "Bộ Nội vụ", "Giấy khen"),
    ],
)
def test_a_name_is_built_from_the_authority(award: str, authority: str, expected: str) -> None:
    assert name(award, authority) == expected


def test_a_name_is_built_in_english_too() -> None:
    assert name("co-thi-dua-tinh", '{en: "Emulation and Commendation Council of Hanoi City"}', "en") == (
        "Emulation Flag of the People's Committee of Hanoi City"
    )
    assert name("bang-khen-bo", '{en: "Ministry of Health"}', "en") == "Certificate of Merit of the Minister of Health"


def test_the_cluster_s_own_name_comes_first_then_that_of_the_root() -> None:
    council = "Hội đồng Thi đua - Khen thưởng tỉnh An Sơn"
    given = "award_names: {co-thi-dua-tinh: {vi: 'Cờ thi đua tỉnh An Sơn'}}\n"
    assert name("co-thi-dua-tinh", council, more=given) == "Cờ thi đua tỉnh An Sơn"
    root = {"awards.yaml": "award_names:\n  co-thi-dua-tinh: Cờ thi đua của tỉnh\n"}
    cluster, _ = made_up(root)
    assert Names(cluster, "vi").award("co-thi-dua-tinh") == "Cờ thi đua của tỉnh"
    both, _ = made_up({**root, "cum-1/cluster.yaml": f"{CLUSTER.format(level='province')}{given}"})
    assert named_award(both, "co-thi-dua-tinh", "vi").name == "Cờ thi đua tỉnh An Sơn"


@pytest.mark.parametrize(("award", "level"), [("co-thi-dua-tinh", "province"), ("bang-khen-bo", "ministry")])
@pytest.mark.parametrize(
    ("paper", "waits"), [("proposal", True), ("annual", True), ("press", False), ("notice", False)]
)
def test_a_name_that_only_the_catalogue_has_keeps_papers_to_the_authority_waiting(
    award: str, level: str, paper: str, waits: bool
) -> None:
    of = made_up(
        {"cum-1/cluster.yaml": CLUSTER.format(level=level), "cum-1/2024/outcome.yaml": OUTCOME.format(award=award)}
    )
    places = [place for gap in make(of, paper, draft=True).lacks for place in gap.places]
    found = [place for place in places if place.path[0] == "award_names"]
    assert [(place.file, place.path) for place in found] == (
        [("cum-1/cluster.yaml", ("award_names", award))] if waits else []
    )


def test_the_trace_of_a_built_name_leads_to_the_authority() -> None:
    traced = [one for one in make(example(), "proposal").trace if one.text.startswith("Cờ thi đua của Ủy ban")]
    assert {place.path[0] for one in traced for place in one.places[1:]} == {"authority"}


def test_no_paper_speaks_of_a_provincial_level() -> None:
    recorded = ("cơ quan, đơn vị cấp tỉnh", "được công nhận cấp tỉnh", "được cấp tỉnh công nhận", "của cấp tỉnh")
    for paper, subject in every_paper(example(), "vi"):
        text = make(example(), paper, "vi", subject).markdown
        for own_words in recorded:
            text = text.replace(own_words, "")
        assert "cấp tỉnh" not in text, paper


def test_a_name_for_an_award_that_no_register_holds_is_found() -> None:
    text = f"{CLUSTER.format(level='province')}award_names: {{co-thi-dua-tin: Cờ}}\n"
    (found,) = load(with_base({"cum-1/cluster.yaml": text})).counted
    assert found.finding.path == ("award_names", "co-thi-dua-tin")


def test_an_awards_file_without_awards_and_names_is_refused() -> None:
    found = load(with_base({"awards.yaml": "note: Chưa có gì\n"})).counted
    assert [one.code for one in found if "award_names" in str(one.finding)] == ["EMU219"]
