"""Papers state what the records state, in the words of its state, and nothing else."""

import re

import pytest

from emucli.language.phrases import Language
from emucli.model.tree import Cluster, Year
from tests.miniature import load
from tests.papers.making import EXAMPLE, example, make, real_years


def real(path: str) -> tuple[Cluster, Year]:
    return next((cluster, year) for cluster, year in real_years() if year.path == path)


def changed(name: str, *changes: tuple[str, str]) -> tuple[Cluster, Year]:
    """The worked example with other words in one record file of its year."""
    files = {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in EXAMPLE.rglob("*.yaml")}
    key = f"example-block/2025/{name}"
    for old, new in changes:
        assert files[key].count(old) == 1, old
        files[key] = files[key].replace(old, new)
    (cluster,) = load(files).clusters
    assert cluster.years["2025"].outcome.record is not None
    return cluster, cluster.years["2025"]


def test_the_press_item_states_what_the_article_states() -> None:
    text = make(real("north-central/2023"), "press", "en").markdown
    for fact in (
        "On 14 March 2024, in Dong Ha City",
        "Vo Van Hung",
        "Phan Huy Giang",
        "6 units; those that the source names are Quang Tri Province",
        "proposed Ha Tinh Province for the Government's Emulation Flag",
        "proposed Quang Binh Province and Quang Tri Province for the Prime Minister's Certificate of Merit",
        "Thua Thien Hue Province was put forward as the cluster leader of 2024, and Ha Tinh Province as deputy",
        "the decision lies with the Central Emulation and Reward Council",
    ):
        assert fact in text
    for never_said in ("chosen", "elected", "Thanh Hoa", "Nghe An", "unanimous", "consensus"):
        assert never_said not in text


def test_numbers_are_those_of_the_article_and_gaps_are_visible() -> None:
    english = make(real("ethnic-cluster-2/2024"), "press", "en").markdown
    assert "- Hanoi: 2,391 billion VND" in english
    assert "32 of 35 achieved; strives to complete 3 by 2025" in english
    assert "- Vinh Phuc: (not stated)" in english
    assert "697 collectives and individuals were commended" in english
    assert "(date and place not stated)" in english
    vietnamese = make(real("ethnic-cluster-2/2024"), "annual", "vi").markdown
    assert re.search(r"Ban Dân tộc thành phố Hà Nội \| 2\.391 ", vietnamese)
    assert re.search(r"Ban Dân tộc tỉnh Vĩnh Phúc \| \(nguồn không nêu\)", vietnamese)


PROPOSED = "  - award: co-thi-dua-tinh\n    unit: hoi-phu-nu-tinh\n"


@pytest.mark.parametrize(
    ("decided", "language", "said", "unsaid"),
    [
        ("", "vi", "đề nghị", "được tặng"),
        ("{state: granted, decision: quyet-dinh-186-2025}", "vi", "Quyết định số 186/QĐ-UBND", ""),
        ("{state: refused, decision: quyet-dinh-186-2025}", "vi", "không", "được tặng Cờ"),
        ("{state: revoked, decision: quyet-dinh-186-2025}", "vi", "hủy|thu hồi", ""),
        ("{state: granted, decision: unknown}", "vi", "nguồn không nêu|được tặng", ""),
        ("", "en", "propos", "granted|awarded"),
        ("{state: granted, decision: quyet-dinh-186-2025}", "en", "186/QĐ-UBND", ""),
        ("{state: revoked, decision: quyet-dinh-186-2025}", "en", "revoked", ""),
    ],
)
def test_each_state_of_an_award_has_its_own_words(decided: str, language: Language, said: str, unsaid: str) -> None:
    year = changed("outcome.yaml", (PROPOSED, PROPOSED + (f"    decided: {decided}\n" if decided else "")))
    text = make(year, "notice", language).markdown
    part = text[text.index("Cờ thi đua" if language == "vi" else "Emulation Flag") - 200 :]
    assert re.search(said, part)
    if unsaid:
        assert not re.search(unsaid, part)


def test_a_decided_award_is_not_asked_for_again() -> None:
    decided = PROPOSED + "    decided: {state: granted, decision: quyet-dinh-186-2025}\n"
    proposal = make(changed("outcome.yaml", (PROPOSED, decided)), "proposal").markdown
    asked = proposal[proposal.index("ĐỀ NGHỊ KHEN THƯỞNG\n") :]
    assert not re.search(r"Cờ thi đua của Ủy ban nhân dân cấp tỉnh.*966,96", asked)
    assert "934,92" in asked


LEADER = "  leader: {unit: hoi-phu-nu-tinh, how: secret_ballot}"


@pytest.mark.parametrize(
    ("decided", "said"),
    [
        ("", "được Khối giới thiệu làm Khối trưởng năm 2026"),
        ("decided: {state: approved, decision: quyet-dinh-07-2025}", "Quyết định số 07/QĐ-HĐTĐKT"),
        (
            "decided: {state: replaced, unit: mttq-tinh, decision: quyet-dinh-07-2025}",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh An Sơn",
        ),
    ],
)
def test_a_leader_is_put_forward_until_the_authority_decides(decided: str, said: str) -> None:
    entry = LEADER[:-1] + (f", {decided}}}" if decided else "}")
    text = make(changed("outcome.yaml", (LEADER, entry)), "notice").markdown
    leaders = text[text.index("KHỐI TRƯỞNG, KHỐI PHÓ NĂM 2026") :]
    assert said in leaders
    assert ("giới thiệu" in leaders) or decided


def test_a_combined_count_is_never_split() -> None:
    row = next(line for line in make(example(), "annual").markdown.split("\n") if "| 96 |" in line)
    assert [cell.strip() for cell in row.strip("|").split("|")][-3:] == ["", "", "96"]


def test_who_may_not_be_considered_keeps_the_rank_and_is_told() -> None:
    for paper in ("annual", "notice", "minutes", "proposal"):
        text = make(example(), paper, "vi", "tong-ket" if paper == "minutes" else "").markdown
        assert re.search(r"Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh An Sơn [^.]*(chưa|tạm dừng)", text), paper
