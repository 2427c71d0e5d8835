"""What a look at every paper found ugly, doubled or hollow; each sentence here was written by hand."""

import re

import pytest

from tests.miniature import BASE
from tests.papers.making import LANGUAGES, every_paper, example, made_up, make, real_years

DECISION = """\
  quyet-dinh-7:
    number: 7/QĐ-UBND
    title: {vi: "Quyết định của Ủy ban nhân dân tỉnh", en: "Decision of the People's Committee"}
    issuer: {vi: "Ủy ban nhân dân tỉnh", en: "People's Committee"}
    date: 2024-03-01
"""
MOVEMENTS = """\
movements:
  - title: {vi: "Chuyển đổi số giai đoạn 2022 - 2025", en: "Digital transformation from 2022 to 2025"}
    period: {from: 2022, to: 2025}
    units: all
  - title: {vi: "Cải cách hành chính", en: "Administrative reform"}
    period: {from: 2022, to: 2025}
    launched_by: {vi: "Sở Y tế", en: "Department of Health"}
    units: [so-y-te]
models:
  - {unit: so-y-te, title: {vi: "Trạm y tế thân thiện", en: "Friendly clinics"}, basis: [quyet-dinh-7]}
commendations:
  - {award: giay-khen, granted_by: {vi: "Giám đốc Sở Y tế", en: "the Director of Health"}, collectives: 3}
  - {granted_by: {vi: "Ủy ban nhân dân tỉnh", en: "People's Committee"}, individuals: 4}
"""
LAUNCH = """\
conferences:
  - id: launch
    kind: launch
    agenda:
      - {vi: "Phát động thi đua", en: "Launch of the movement"}
      - {vi: "Ký kết giao ước", en: "Signing of the covenant"}
  - {id: annual, kind: annual, date: 2024-12-20, present: {units: 2}}
"""
FILES = {
    "instruments.yaml": BASE["instruments.yaml"] + DECISION,
    "cum-1/2024/movements.yaml": MOVEMENTS,
    "cum-1/2024/conferences.yaml": LAUNCH,
}


def told(paper: str, language: str, subject: str = "", **more: str) -> str:
    of = made_up(FILES | {f"cum-1/2024/{name}.yaml": text for name, text in more.items()})
    return make(of, paper, "vi" if language == "vi" else "en", subject, draft=True).markdown


def test_the_issuer_of_a_decision_is_told_once() -> None:
    assert "theo Quyết định số 07/QĐ-UBND ngày 01 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh." in told("press", "vi")


def test_a_decision_has_an_article_in_an_english_sentence() -> None:
    assert "under the Decision of the People's Committee (No. 7/QĐ-UBND, 1 March 2024)." in told("press", "en")


def test_the_years_that_a_title_tells_are_not_told_again() -> None:
    assert "“Chuyển đổi số giai đoạn 2022 - 2025”." in told("annual", "vi")
    assert "“Digital transformation from 2022 to 2025”." in told("annual", "en")
    assert "“Cải cách hành chính” (giai đoạn 2022 - 2025, do Sở Y tế phát động và thực hiện)." in told("annual", "vi")


def test_who_launched_a_movement_and_carries_it_out_is_named_once() -> None:
    text = told("annual", "en")
    assert "“Administrative reform” (2022–2025; launched and carried out by the Department of Health)." in text


def test_commendations_are_sentences_in_english() -> None:
    text = told("press", "en")
    assert "3 collectives received the Certificate of Commendation from the Director of Health." in text
    assert "4 individuals were commended by the People's Committee." in text


def test_a_conference_of_which_only_the_agenda_is_known_is_one_sentence() -> None:
    said = "Hội nghị triển khai công tác thi đua được tổ chức với các nội dung: phát động thi đua; ký kết giao ước."
    assert said in told("annual", "vi")
    assert "was held with this agenda: Launch of the movement; Signing of the covenant." in told("annual", "en")


def test_units_that_were_represented_do_not_begin_a_sentence_with_a_figure() -> None:
    assert "Represented at the conference were 2 of the 3 member units." in told("minutes", "en", "annual")


def test_minutes_tell_the_signing_of_a_covenant_under_its_own_heading() -> None:
    of = example()
    heading = "### 3. Signing of the emulation covenant for 2025\n\nAll member units signed the emulation covenant"
    assert heading in make(of, "minutes", "en", "phat-dong").markdown
    assert "### 3. Ký kết giao ước thi đua năm 2025" in make(of, "minutes", "vi", "phat-dong").markdown


def test_no_english_sentence_begins_with_a_figure() -> None:
    begins = re.compile(r"(?:^|^- |(?<!No)[.!?] )[0-9][0-9,.%]* (?!- )[a-z]", re.MULTILINE)
    for of in (example(), *real_years()):
        for paper, subject in every_paper(of, "en"):
            text = make(of, paper, "en", subject, draft=True).markdown
            prose = "\n".join(line for line in text.splitlines() if not line.startswith("|"))
            assert not (found := begins.search(prose)), f"{of[0].path} {paper}: {prose[found.start() :][:80]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_regulation_without_a_title_leaves_no_brackets_in_brackets(language: str) -> None:
    text = told("scale", language, regulation='version: "1"\nstate: adopted\n')
    assert not re.search(r"\([^()]*\(", text)


def test_what_the_covenant_measures_a_target_in_stands_beside_what_a_unit_did() -> None:
    text = make(example(), "form", "vi", "mttq-tinh").markdown
    assert "Thực hiện 905 triệu đồng; chỉ tiêu 400 triệu đồng" in text
    assert "Thực hiện 93,3%; chỉ tiêu 90%" in text
