"""What reports tell of the situation, of examples and lessons, of commendations; and nothing where there is none."""

import pytest

from tests.papers.making import made_up, make

REVIEW = """\
annual:
  situation:
    favourable: ["Được Ủy ban nhân dân tỉnh quan tâm chỉ đạo"]
    difficult: ["Thiên tai gây thiệt hại nặng"]
  exemplars:
    - {name: "Chi cục Dân số", kind: collective, unit: so-y-te, stage: replicated, text: "Vận động toàn dân hiến máu"}
    - {name: "Nguyễn Văn An", kind: individual, stage: discovered}
  assessment: Phong trào thi đua có chuyển biến rõ rệt
  limitations: [{text: "Nhân rộng mô hình còn chậm"}]
  lessons: ["Phát hiện điển hình từ cơ sở"]
  directions: ["Tổ chức phong trào theo chuyên đề"]
"""
MOVEMENTS = """\
movements:
  - {title: "Hiến máu cứu người", units: all, launched_level: central}
commendations:
  - {award: bang-khen-tinh, occasion: ad_hoc, collectives: 3, individuals: 12, households: 2, direct_labour: 7}
  - {award: giay-khen, occasion: regular, combined: 40}
"""


def report(kind: str = "annual", language: str = "vi", **files: str) -> str:
    """A report of the miniature year."""
    texts = {f"cum-1/2024/{name}.yaml": text for name, text in files.items()}
    return make(made_up(texts), kind, language, "", draft=True).markdown.replace("\u00a0", " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            (
                "## I. ĐẶC ĐIỂM, TÌNH HÌNH\n\n### 1. Thuận lợi\n\nĐược Ủy ban nhân dân tỉnh quan tâm chỉ đạo.",
                "### 2. Khó khăn\n\nThiên tai gây thiệt hại nặng.",
                "## II. KẾT QUẢ CÔNG TÁC THI ĐUA",
                "- Tập thể Chi cục Dân số (Sở Y tế), điển hình đã được nhân rộng: vận động toàn dân hiến máu.",
                "- Cá nhân Nguyễn Văn An, điển hình đã được phát hiện.",
                "## III. ĐÁNH GIÁ CHUNG\n\nPhong trào thi đua có chuyển biến rõ rệt.",
                "## IV. HẠN CHẾ, NGUYÊN NHÂN",
                "## V. BÀI HỌC KINH NGHIỆM\n\n- Phát hiện điển hình từ cơ sở.",
                "## VI. PHƯƠNG HƯỚNG",
                "“Hiến máu cứu người”, do Trung ương phát động",
                "| đột xuất | 3 | 12 | 2 |  | 7 |",
                "| thường xuyên |  |  |  | 40 |  |",
            ),
        ),
        (
            "en",
            (
                "## I. SITUATION\n\n### 1. What helped",
                "a collective replicated:",
                "an individual discovered.",
                "## III. OVERALL ASSESSMENT",
                "## V. LESSONS",
                ", launched centrally",
                "| ad hoc | 3 | 12 | 2 |  | 7 |",
            ),
        ),
    ],
)
def test_the_report_tells_what_the_records_hold(language: str, said: tuple[str, ...]) -> None:
    text = report(language=language, review=REVIEW, movements=MOVEMENTS)
    assert [one for one in said if one not in text] == []


def test_the_half_year_tells_the_same_of_its_own() -> None:
    text = report("midyear", review=REVIEW.replace("annual:", "midyear:"))
    assert "## I. ĐẶC ĐIỂM, TÌNH HÌNH" in text
    assert "## V. BÀI HỌC KINH NGHIỆM" in text


def test_what_is_not_recorded_has_no_heading() -> None:
    text = report(review="annual: {directions: [Việc]}\n")
    for heading in ("TÌNH HÌNH", "ĐÁNH GIÁ CHUNG", "BÀI HỌC", "Gương điển hình"):
        assert heading not in text
    assert "## I. KẾT QUẢ" in text
