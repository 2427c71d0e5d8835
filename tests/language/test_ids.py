"""Ids out of names: readable, right, and none twice."""

import re
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.language.ids import id_of, ids_of
from emucli.model.scalars import ID_PATTERN

NAMES = {
    "Sở Y tế": "so-y-te",
    "SỞ Y TẾ": "so-y-te",
    "  Sở   Y tế ": "so-y-te",
    "Sở Giáo dục và Đào tạo": "so-giao-duc-va-dao-tao",
    "Đài Phát thanh - Truyền hình": "dai-phat-thanh-truyen-hinh",
    "ĐÀI PT-TH": "dai-pt-th",
    "Ðoàn thanh niên": "doan-thanh-nien",
    "Liên đoàn Lao động tỉnh": "lien-doan-lao-dong-tinh",
    "Hội Cựu chiến binh": "hoi-cuu-chien-binh",
    "Cục Thuế (khu vực 3)": "cuc-thue-khu-vuc-3",
    "Sở Kế hoạch & Đầu tư": "so-ke-hoach-dau-tu",
    "Trường THPT “Nguyễn Huệ”": "truong-thpt-nguyen-hue",
    "Ngân hàng Nhà nước – Chi nhánh tỉnh": "ngan-hang-nha-nuoc-chi-nhanh-tinh",
    "Phường 12": "phuong-12",
    "Xã Ea H'leo": "xa-ea-h-leo",
    "Thừa Thiên Huế": "thua-thien-hue",
    "Bộ Nội vụ/Ban TĐKT TW": "bo-noi-vu-ban-tdkt-tw",
    "Công ty TNHH ABC №2": "cong-ty-tnhh-abc-no2",
    "…": "",
    "Москва": "",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items())
def test_a_name_gives_its_id_in_every_normal_form(name: str, expected: str) -> None:
    assert [id_of(normalize(form, name)) for form in ("NFC", "NFD", "NFKC", "NFKD")] == [expected] * 4


def test_every_vietnamese_letter_has_one_without_marks() -> None:
    letters = "".join(chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)))
    vietnamese = [one for one in letters if one.lower() in "àáâãèéêìíòóôõùúýăđĩũơư" or one >= "\u1ea0"]
    assert len(vietnamese) == 134
    assert {id_of(one) for one in vietnamese} == set("aeioudy")


def test_a_long_name_ends_with_a_whole_word() -> None:
    name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tỉnh An Sơn"
    assert id_of(name) == "uy-ban-mat-tran-to-quoc-viet-nam-va-cac-to-chuc-chinh-tri-xa"
    assert len(id_of("x" * 300)) == 60


def test_equal_names_are_numbered_and_it_is_known_which() -> None:
    found = ids_of(["Sở Y tế", "SỞ Y TẾ", "Sở Y tế 2", "…", "All", "Sở Y tế"], "don-vi", ["so-xay-dung"])
    assert [(one.id, one.numbered) for one in found] == [
        ("so-y-te", False),
        ("so-y-te-3", True),
        ("so-y-te-2", False),
        ("don-vi-1", True),
        ("all-2", True),
        ("so-y-te-4", True),
    ]
    assert ids_of(["Sở Xây dựng"], "don-vi", ["so-xay-dung"])[0] == ("so-xay-dung-2", "Sở Xây dựng", True)


@given(st.lists(st.one_of(st.text(max_size=80), st.sampled_from(sorted(NAMES))), max_size=12))
def test_ids_are_ids_and_none_stands_twice(names: list[str]) -> None:
    found = [one.id for one in ids_of(names, "don-vi")]
    assert all(re.fullmatch(ID_PATTERN, one, re.ASCII) for one in found)
    assert len(set(found)) == len(names)
    assert not {"all", "unknown", "note", "source"} & set(found)
