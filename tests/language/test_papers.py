"""The words of papers outside of their templates: each in both languages, and each used."""

import re
import tomllib
from pathlib import Path

import emucli.language
from emucli.language.phrases import Language
from emucli.papers.contents.scale_parts import title_of
from tests.program import REPOSITORY

WORDS = tomllib.loads((Path(emucli.language.__file__).parent / "papers.toml").read_text(encoding="utf-8"))
LANGUAGES: tuple[Language, ...] = ("vi", "en")


def test_every_word_stands_in_both_languages() -> None:
    assert {key: sorted(words) for key, words in WORDS.items()} == {key: ["en", "vi"] for key in WORDS}


def test_every_word_is_named_by_the_code_of_papers() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "emucli" / "papers").rglob("*.py"))
    named = {*re.findall(r'"([a-z_]+)"', code), *(f"part_{part}" for part in ("base", "bonus", "penalty", "total"))}
    assert [key for key in WORDS if key not in named] == []


def test_the_parts_of_a_scale_have_their_titles() -> None:
    several = {title_of(part, language) for part in ("base", "bonus", "penalty", "total") for language in LANGUAGES}
    assert len(several) == 8
    assert "ĐIỂM NỘI DUNG" in several


def test_code_of_papers_holds_no_vietnamese_of_its_own() -> None:
    """Names and sentences are data; docstrings and comments may cite the Decree's words."""
    for path in (REPOSITORY / "emucli" / "papers" / "contents").glob("*.py"):
        code = re.sub(r'"""[\s\S]*?"""|#.*', "", path.read_text(encoding="utf-8"))
        assert re.findall(r"[À-ỹ]\w*", code) == [], path.name
