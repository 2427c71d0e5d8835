"""What Decree 30/2020/NĐ-CP, Annexes I to III, asks of heads, feet and wording."""

import re

import pytest

from emucli.language.phrases import Language
from tests.papers.docx.saved import Saved, all_of, value
from tests.papers.making import LANGUAGES, every_paper, example, made_up, make, real_years
from tests.papers.test_facts import changed, real


def test_a_notice_names_nobody_as_addressee_and_nothing_as_above() -> None:
    notice = make(example(), "notice").markdown
    assert "Kính gửi" not in notice
    assert "Như trên" not in notice
    assert "- Các đơn vị thành viên;" in notice
    report = make(example(), "annual").markdown
    assert "Kính gửi:" in report
    assert "Như trên" in report


def test_the_code_of_the_kind_stands_also_where_the_number_is_blank() -> None:
    blank = "\u00a0" * 7
    # The letters of the block are those of its other papers; minutes of July have no number of their own.
    assert f"Số: {blank}/BB-KTĐ" in make(example(), "minutes", "vi", "so-ket").markdown
    assert f"Số: {blank}/TB-..." in make(real("north-central/2023"), "notice", draft=True).markdown


SIGNER = (
    'to: [{vi: "Các đơn vị thành viên", en: "Member units"}]\n    signer:\n'
    '      authority: [{vi: "TM. KHỐI THI ĐUA", en: "FOR THE EMULATION BLOCK"}]\n'
    '      position: {vi: "KHỐI TRƯỞNG", en: "BLOCK LEADER"}\n'
)


@pytest.mark.parametrize("keys", ["", "      position: KHỐI TRƯỞNG\n", '      authority: ["TM. KHỐI THI ĐUA"]\n'])
def test_each_key_of_a_signer_that_is_missing_keeps_its_default(keys: str) -> None:
    year = changed(
        "papers.yaml", (SIGNER, f'to: [{{vi: "Các đơn vị thành viên", en: "Member units"}}]\n    signer:\n{keys}')
    )
    assert "**TM. KHỐI THI ĐUA**<br>**KHỐI TRƯỞNG**<br><br><br>**Trịnh Quốc Ân**" in make(year, "notice").markdown


def test_the_own_post_of_a_signer_stands_above_his_name() -> None:
    post = "      post: Chủ tịch Liên đoàn Lao động tỉnh\n"
    year = changed("papers.yaml", (SIGNER, SIGNER + post))
    assert "<br><br><br>**CHỦ TỊCH LIÊN ĐOÀN LAO ĐỘNG TỈNH**<br>**Trịnh Quốc Ân**" in make(year, "notice").markdown
    saved = Saved(make(year, "notice").document())
    texts = [each.text for each in saved.paragraphs()]
    at = texts.index("Trịnh Quốc Ân")
    assert texts[at - 1] == "CHỦ TỊCH LIÊN ĐOÀN LAO ĐỘNG TỈNH"
    # The room to sign in is above the post, none between it and the name.
    assert value(list(all_of(saved.body, "w:p"))[at], "w:pPr/w:spacing", "w:before") == "0"


def test_an_instrument_is_named_in_full_once() -> None:
    text = make(example(), "press").markdown
    assert text.count("Quyết định số 05/QĐ-HĐTĐKT") == 1
    assert "của Hội đồng Thi đua - Khen thưởng tỉnh An Sơn về việc chia khối thi đua" in text
    # The bases name it in full, so that the text need not.
    scale = make(example(), "proposal").markdown
    first, second = (scale.index("Quyết định số 02/QĐ-KTĐ", at) for at in (0, scale.index("được thực hiện theo")))
    assert "của Khối thi đua" in scale[first : first + 90]
    assert scale[second:].startswith("Quyết định số 02/QĐ-KTĐ ngày 05 tháng 3 năm 2025.")


@pytest.mark.parametrize("paper", ["annual", "scale"])
def test_an_appendix_is_called_so_in_small_letters_with_a_line_below_its_reference(paper: str) -> None:
    assert "\n# Phụ lục\n" in f"\n{make(example(), paper).markdown}"
    saved = Saved(make(example(), paper).document())
    styles = [value(each, "w:pPr/w:pStyle") for each in saved.body if each.tag.endswith("}p")]
    assert styles[styles.index("KemTheo") + 1] == "DuongKe"


def test_no_word_of_a_head_or_a_subject_is_parted() -> None:
    saved = Saved(make(example(), "notice").document())
    subject = next(each.text for each in saved.paragraphs() if each.text.startswith("Kết"))
    assert "khen\u00a0thưởng năm\u00a02025 của Khối\u00a0thi\u00a0đua" in subject


def test_a_heading_after_a_table_is_not_left_alone() -> None:
    blocks = list(Saved(make(example(), "notice").document()).body)
    for at, block in enumerate(blocks[:-1]):
        if block.tag.endswith("}tbl") and all_of(block, "w:tblHeader"):
            assert value(blocks[at + 1], "w:pPr/w:pStyle") == "KhoangTrong"


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_colons_and_sources_are_written_as_offices_write_them(language: Language) -> None:
    for cluster, year in (*real_years(), example()):
        for paper, subject in every_paper((cluster, year), language):
            text = make((cluster, year), paper, language, subject, draft=True).markdown
            assert "nguồn không nêu" not in text
            if language == "vi" and year.illustrative:
                assert not re.search(r"(Nguyên nhân|Lý do|Kết quả giải quyết|Nội dung hội nghị): [A-ZĐ][a-z]", text)
                assert not re.search(r"(giai đoạn|\|) \d{4}–\d{4}", text)


def test_a_unit_of_measure_stands_beside_every_number() -> None:
    covenant = make(example(), "covenant").markdown
    assert "| 98% |" in covenant
    assert "| 400 triệu đồng |" in covenant
    assert "| Hội Liên hiệp Phụ nữ tỉnh An Sơn | 612 triệu đồng |" in make(example(), "annual").markdown


def test_a_year_without_papers_yaml_has_codes_too() -> None:
    assert "/BC-..." in make(made_up({}), "annual", draft=True).markdown
