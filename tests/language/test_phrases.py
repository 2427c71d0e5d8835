"""What fills the places of a phrase: each by its type and by what the pattern asks for."""

import pytest

from emucli.language.phrases import Argument, Figure, Filler, Language, Phrase, say

NAMES = {"a": "Hà Nội", "b": "Hải Phòng", "c": "Cần Thơ"}


def _fill(pattern: str, value: Argument, language: Language = "vi") -> str:
    return Filler({"yes": {"vi": "có", "en": "yes"}}, language, lambda _register, id_: NAMES[id_]).fill(
        pattern, {"x": value}
    )


@pytest.mark.parametrize(
    ("pattern", "value", "vi", "en"),
    [
        ("{x}", "a", "a", "a"),
        ("{x:unit}", "a", "Hà Nội", "Hà Nội"),
        ("{x:term}", "yes", "có", "yes"),
        ("{x}", 1234, "1234", "1234"),
        ("{x}", Figure("62.50%"), "62,50%", "62.50%"),
        ("{x}", "62.50%", "62.50%", "62.50%"),
        ("{x}", ("1.1", "1.2"), "1.1, 1.2", "1.1, 1.2"),
        ("{x}", (), "-", "-"),
        ("{x:units}", ("a", "b", "c"), "Hà Nội, Hải Phòng và Cần Thơ", "Hà Nội, Hải Phòng and Cần Thơ"),
        ("{x:units}", (), "", ""),
        ("{x:awards}", ("a",), "Hà Nội", "Hà Nội"),
        ("{x:any_of}", ("a", "b"), "Hà Nội hoặc Hải Phòng", "Hà Nội or Hải Phòng"),
    ],
)
def test_an_argument_is_written_by_its_type(pattern: str, value: Argument, vi: str, en: str) -> None:
    assert (_fill(pattern, value, "vi"), _fill(pattern, value, "en")) == (vi, en)


@pytest.mark.parametrize(("pattern", "value"), [("{x:units}", "a b"), ("{x:unit}", ("a", "b")), ("{x:unit}", 7)])
def test_several_never_stand_for_one(pattern: str, value: Argument) -> None:
    with pytest.raises(TypeError, match="cannot be written as"):
        _fill(pattern, value)


def test_a_phrase_that_is_not_in_the_data_is_a_fault() -> None:
    with pytest.raises(KeyError):
        say(Phrase("no_such_phrase"), "vi")
