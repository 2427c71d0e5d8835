"""Letters lost or read in another code page are seen; what people type is left alone."""

from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emucli.language.legible import harmed, is_doubtful, sounding

# As programs of offices show them: UTF-8 as windows-1252, TCVN3 and VNI as windows-1252, question marks.
HARMED = [
    ("Cá»¥m thi Ä‘ua sá»‘ 1", "code_page", "Cụm thi đua số 1"),
    ("Sá»Ÿ Y táº¿", "code_page", "Sở Y tế"),
    ("HÃ\u00a0 Ná»™i", "code_page", "Hà Nội"),
    ("HÃ  Ná»™i", "code_page", ""),
    ("Côm thi ®ua sè 1", "code_page", ""),
    ("C¬ quan th­êng trùc", "code_page", ""),
    ("Cuïm thi ñua", "code_page", ""),
    ("Sôû Y teá", "code_page", ""),
    ("C?m thi ?ua", "question", ""),
    ("thi ?ua", "question", ""),
    ("Đoàn k\ufffdt", "lost", ""),
    ("Ðoàn kết", "eth", "Đoàn kết"),
    ("Sở\u200b Y tế", "invisible", "Sở Y tế"),
    ("\u202eabc", "invisible", "abc"),
]
SOUND = [
    "Cụm thi đua số 1", "Sở Y tế", "Citroën", "Université de Genève", "Müller", "São Paulo", "Tại sao? Vì sao?",
    "Ai? (Chị Ba)",
    "https://a.vn/x?id=3", "100 m², 5 °C, § 5, 2 µm", "“Đoàn kết” – sáng tạo…", "®", "Công ty Microsoft®", "© 2024 Sở",
    "naïve",
    "Hoà Bình", "Đắk Lắk", "Quỳ Hợp", "tuý", "A\u00a0B", "«Cụm»", "VÀ Ô Ã Õ",
]  # fmt: skip


@pytest.mark.parametrize(("text", "harm", "meant"), HARMED)
def test_what_happened_to_a_text_is_seen(text: str, harm: str, meant: str) -> None:
    assert harmed(text) == (harm, meant)
    for written in (text, f'"{text}"', f"{{a: '{text}'}}"):
        assert is_doubtful(written.encode())


@pytest.mark.parametrize("text", SOUND)
def test_what_people_type_is_left_alone(text: str) -> None:
    assert harmed(text) is None


def _words(path: Path) -> list[str]:
    return [word for word in path.read_text(encoding="utf-8").split() if word.isalpha()]


ROOT = Path(__file__).parent.parent.parent
WORDS = sorted({word for path in (ROOT / "examples").rglob("*.yaml") for word in _words(path)})
VIETNAMESE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@given(VIETNAMESE)
def test_vietnamese_is_left_alone_and_is_known_again_from_the_wrong_code_page(text: str) -> None:
    assert harmed(text) is None
    apart = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    if apart != text:
        assert harmed(apart) == ("code_page", normalize("NFC", text))


@given(st.text())
def test_any_text_has_an_answer_and_what_is_harmed_is_doubtful(text: str) -> None:
    if harmed(text):
        assert is_doubtful(text.encode("utf-8", "surrogatepass"))


def test_the_records_and_examples_are_not_doubted() -> None:
    paths = [path for folder in ("records", "examples") for path in (ROOT / folder).rglob("*.yaml")]
    assert len(paths) > 50
    # Two name an address with a query.
    assert len([path for path in paths if is_doubtful(path.read_bytes())]) <= 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hòa Bình", "Hoà Bình"), ("Sở Y tế", "SỞ Y TẾ"), ("Thúy", "Thuý"), ("Sở  Y-tế", "sở y tế"), ("Khỏe", "Khoẻ")],
)
def test_two_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sounding(one) == sounding(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hóa"), ("Sở Y tế", "Sở Y te"), ("Cần", "Cân"), ("Tam Đảo", "Tam Dảo")]
)
def test_two_names_do_not(one: str, other: str) -> None:
    assert sounding(one) != sounding(other)
