"""FORMAT, ground rules: *Text* is a string or `{vi, en}`; a missing language falls back, never translated."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from emucli.model.text import Bilingual, Language, Text, in_language
from emucli.model.unknown import UNKNOWN, Known, known, listed

BOTH = {"vi": "Sở Y tế", "en": "Department of Health"}


@pytest.mark.parametrize(
    ("written", "language", "expected"),
    [
        (BOTH, "vi", "Sở Y tế"),
        (BOTH, "en", "Department of Health"),
        ({"vi": "Sở Y tế"}, "en", "Sở Y tế"),
        ({"en": "Department of Health"}, "vi", "Department of Health"),
        ("Sở Y tế", "en", "Sở Y tế"),
        ("Sở Y tế", "vi", "Sở Y tế"),
        ("Sở Y tế\n", "vi", "Sở Y tế"),
    ],
)
def test_a_text_is_there_in_every_language(written: Any, language: Language, expected: str) -> None:
    assert in_language(TypeAdapter(Text).validate_python(written), language) == expected


@pytest.mark.parametrize(
    "wrong", ["", "  ", "\n", None, [], ["A"], {}, {"vi": ""}, {"fr": "A"}, {"vi": "A", "fr": "B"}, {"vi": ["A"]}]
)
def test_a_text_has_words_of_the_two_languages(wrong: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python(wrong)


def test_a_text_in_two_languages_never_changes() -> None:
    text = Bilingual(vi="A")
    with pytest.raises(ValidationError, match="frozen"):
        text.vi = "B"


def test_unknown_is_one_value_and_never_a_text() -> None:
    read = TypeAdapter(Known[Text]).validate_python("unknown")
    assert read is UNKNOWN
    assert (str(known(read)), repr(read)) == ("None", "unknown")
    assert TypeAdapter(Known[Text]).validate_python("Unknown") == "Unknown"


def test_what_is_not_known_has_no_value_and_no_entries() -> None:
    assert [known(UNKNOWN), known(None), known("a")] == [None, None, "a"]
    assert [listed(UNKNOWN), listed(None), listed(("a", "b"))] == [(), (), ("a", "b")]
