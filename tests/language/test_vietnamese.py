"""Vietnamese order of names: letters first, then tones; Đ after D; and phrases in both languages."""

import string
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import emucli.language
from emucli.language.vietnamese import sort_key

PHRASES = tomllib.loads((Path(emucli.language.__file__).parent / "phrases.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "ordered",
    [
        # The alphabet of the language: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y
        ["an", "ăn", "ân", "bản", "cam", "dân", "đan", "em", "êm", "on", "ôn", "ơn", "un", "ưng"],
        # Tones in the order of dictionaries: none, huyền, hỏi, ngã, sắc, nặng; they count only after all letters.
        ["ma", "mà", "mả", "mã", "má", "mạ", "mang"],
        ["Hà Nam", "Hà Nội", "Hải Phòng"],
        ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"],
        ["Dương", "Đà Nẵng", "Đắk Lắk"],
        # Numbers by their size, in the middle of a name too.
        ["Khối 1", "Khối 2", "Khối 9", "Khối 10"],
        ["Phường 2 Quận 3", "Phường 2 Quận 12", "Phường 10 Quận 1"],
        ["Khối", "Khối A", "Khối 1"],
        ["Khối 07", "Khối 8"],
        ["Tổ 9", "Tổ " + "9" * 5000],
    ],
)
def test_order_of_names(ordered: list[str]) -> None:
    assert sorted(sorted(ordered, reverse=True), key=sort_key) == ordered


@given(st.text(alphabet="aăâàáảãạbcdđeêềếểễệhnôơuưữ ABĐ", max_size=12))
def test_order_does_not_see_capitals_or_the_form_of_letters(name: str) -> None:
    from unicodedata import normalize

    assert sort_key(name.upper()) == sort_key(name.lower()) == sort_key(normalize("NFD", name))


@pytest.mark.parametrize("key", PHRASES["phrases"])
def test_a_phrase_has_both_languages_with_the_same_places(key: str) -> None:
    def places(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    phrase = PHRASES["phrases"][key]
    assert phrase["vi"]
    assert phrase["en"]
    assert places(phrase["vi"]) == places(phrase["en"])
