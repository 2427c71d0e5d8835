"""Provinces and cities within a sentence are small: “tỉnh Hà Tĩnh” (Decree 30/2020, Annex II, III.1)."""

import pytest

from emucli.papers.document.sentences import marked, settled

from ..making import make, real_years

NAME = marked("Tỉnh Hà Tĩnh")


@pytest.mark.parametrize(
    "text",
    [
        "{} được khen.",
        "- {} được khen;",
        "## {}",
        "1. {} được khen",
        "**{}** được khen",
        "“{}” được khen",
        "Đã họp. {} chủ trì.",
        "Đã họp.\n{} chủ trì.",
        "# HỘI NGHỊ\n{} chủ trì.",
        "Kính gửi:\n\n{} và các đơn vị",
        "| {} | 95 |",
    ],
)
def test_a_sentence_begins_with_a_capital(text: str) -> None:
    assert settled(text.format(NAME)) == text.format("Tỉnh Hà Tĩnh")


@pytest.mark.parametrize(
    "text",
    [
        "Cụm trưởng là {}.",
        "- Bằng khen: {}",
        "tặng Cờ thi đua cho **{}**",
        "gồm tỉnh Quảng Trị,\n{} và các đơn vị",
        "do (“{}”) chủ trì",
    ],
)
def test_within_a_sentence_it_is_small(text: str) -> None:
    assert settled(text.format(NAME)) == text.format("tỉnh Hà Tĩnh")


def test_what_is_in_capitals_stays_so() -> None:
    assert settled(f"ĐỐI VỚI {NAME.upper()}") == "ĐỐI VỚI TỈNH HÀ TĨNH"


def test_a_paper_of_cities_names_them_as_the_decree_writes() -> None:
    cities = next(each for each in real_years() if each[1].path == "central-cities/2023")
    press = make(cities, "press", draft=True).markdown
    named = "thành phố Hà Nội, thành phố Hải Phòng, thành phố Đà Nẵng, Thành phố Hồ Chí Minh và thành phố Cần Thơ."
    assert named in press
    assert "\x03" not in press
    # Cells begin with them.
    assert "| Thành phố Hà Nội |" in make(cities, "covenant", draft=True).markdown
