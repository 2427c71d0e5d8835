"""What the scale and the form say of the rules of points: each key of a regulation in official words."""

import pytest

from tests.papers.making import made_up, make

SCORING = """\
version: "1"
state: adopted
scoring:
  total: 130
  rounding: {step: 0.5}
  ceiling: 120
  criteria:
    - code: "1"
      title: Mô hình
      max: 20
      best: 2
      criteria:
        - {code: "1.1", title: "Mô hình A", max: 10}
        - {code: "1.2", title: "Mô hình B", max: 10}
        - {code: "1.3", title: "Mô hình C", max: 10, measure: {kind: points, input: {at_most: 10}}}
    - code: "2"
      title: Sáng kiến
      max: 40
      caps: true
      criteria:
        - {code: "2.1", title: "Cấp tỉnh", max: 40, measure: {kind: count, each: 20}}
        - {code: "2.2", title: "Cấp cơ sở", max: 20, measure: {kind: count, each: 5}}
    - {code: "3", title: "Hội thi", max: 40, measure: {kind: place, points: [40, 20], equal: mean}}
    - code: "4"
      title: Nộp báo cáo
      max: 20
      measure: {kind: bands, measured_in: ngày, bands: [{at_most: 0, points: 20}, {more_than: 0, points: 0}]}
  bonus:
    max: 10
    from: {base: 80%}
    criteria:
      - code: T1
        title: Giải
        max: 10
        min: -5
        measure:
          kind: choice
          options: {khong: {text: "Không đạt giải", points: -5}, nhat: {text: "Giải nhất", points: 10}}
      - {code: T2, title: "Tiết kiệm", max: 5, measure: {kind: relative, without_target: among_themselves}}
      - {code: T3, title: "Đánh giá", max: 5, measure: {kind: ratio, target: 10, input: {at_least: 0, at_most: 10}}}
  penalty: {from: {base: 50}, criteria: [{code: P1, title: "Vi phạm", max: 5}]}
  stages: [{id: tu-cham, by: member}]
"""
SHEETS = """\
sheets:
  - unit: so-y-te
    stage: tu-cham
    by: so-y-te
    entries:
      "1.1": 7
      "1.2": 8.5
      "1.3": 10
      "2.1": {value: 1, count: 1, shared_by: 4}
      "2.2": {count: 1, shared_by: 2}
      "3": 2
      "4": {due: 2024-06-10, done: 2024-06-12}
      T1: khong
"""
YEAR = "cum-1/2024"


def paper(kind: str, language: str = "vi", of: str = "", scoring: str = SCORING) -> str:
    """A paper of the miniature year, its words put together."""
    files = {f"{YEAR}/regulation.yaml": scoring, f"{YEAR}/scores.yaml": SHEETS}
    return make(made_up(files), kind, language, of, draft=True).markdown.replace("\u00a0", " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            (
                "Tổng điểm của một đơn vị không vượt quá 120 điểm.",
                "Điểm thưởng chỉ được tính cho đơn vị có điểm các tiêu chí (chưa tính điểm thưởng, điểm trừ) đạt từ "
                "80% điểm tối đa trở lên.",
                "Điểm trừ chỉ được tính cho đơn vị có điểm các tiêu chí (chưa tính điểm thưởng, điểm trừ) đạt từ "
                "50 điểm trở lên.",
                "được làm tròn một lần, đến bội số của 0,5 điểm, phần lẻ từ một nửa đơn vị làm tròn trở lên thì làm "
                "tròn lên.",
                "Chỉ tính 2 tiêu chí có điểm cao nhất.",
                "Các tiêu chí cộng lại được tính tối đa 40 điểm.",
                "Hạng 1: 40 điểm; hạng 2: 20 điểm; các đơn vị cùng hạng được tính điểm trung bình của những hạng mà "
                "các đơn vị đó chiếm",
                "Không đạt giải: trừ 5 điểm; Giải nhất: 10 điểm",
                "đơn vị không được giao chỉ tiêu được tính theo tỷ lệ so với kết quả tốt nhất",
                "kết quả ghi từ 0 đến 10",
                "kết quả ghi không quá 10",
            ),
        ),
        (
            "en",
            (
                "The total of a unit does not rise above 120 points.",
                "Bonus points count only for a unit whose points for the criteria (without bonus and penalty) come to"
                " at least 80% of their maximum.",
                "come to at least 50 points.",
                "are rounded once, to a multiple of 0.5 points, a half being rounded up.",
                "Only the 2 criteria with the highest points count.",
                "Its criteria count for 40 points at most.",
                "Place 1: 40 points; place 2: 20 points; units of the same place get the mean of the places that they "
                "take up",
                "5 points less",
                "entered from 0 to 10",
                "entered up to 10",
            ),
        ),
    ],
)
def test_the_scale_tells_each_rule_of_points(language: str, said: tuple[str, ...]) -> None:
    text = paper("scale", language)
    assert [one for one in said if one not in text] == []


@pytest.mark.parametrize(("how", "told"), [("half_even", "làm tròn về chữ số chẵn"), ("down", "bỏ phần lẻ")])
def test_the_scale_tells_how_steps_are_rounded(how: str, told: str) -> None:
    text = paper("scale", scoring=SCORING.replace("{step: 0.5}", f"{{step: 0.5, how: {how}}}"))
    assert f"đến bội số của 0,5 điểm, {told}" in text.replace("phần lẻ bằng đúng một nửa đơn vị làm tròn thì ", "")


@pytest.mark.parametrize(
    ("measure", "vi", "en"),
    [
        ("{kind: points}", "Chấm từ 0 điểm trở lên, không giới hạn", "0 points or more as judged, without a maximum"),
        (
            "{kind: points, step: 0.5}",
            "mỗi mức cách nhau 0,5 điểm, không giới hạn",
            "in steps of 0.5, without a maximum",
        ),
        (
            "{kind: net, plus: 2, minus: 1, at_least: -3}",
            "kết quả không thấp hơn -3 điểm, không giới hạn điểm tối đa",
            "-3 points at least, without a maximum",
        ),
    ],
)
def test_a_criterion_without_a_maximum_is_told_without_one(measure: str, vi: str, en: str) -> None:
    # The cap of the bonus is above it.
    scoring = SCORING.replace(
        "      - code: T1\n", f"      - {{code: T0, title: Khác, measure: {measure}}}\n      - code: T1\n"
    )
    for language, said in (("vi", vi), ("en", en)):
        text = paper("scale", language, scoring=scoring)
        assert said in text
        assert "đến  điểm" not in text
        assert "to  points" not in text


def test_the_form_tells_what_the_unit_entered() -> None:
    text = paper("form", of="so-y-te")
    for said in ("1 và 1 (chung của 4 đơn vị)", "1 (chung của 2 đơn vị)", "hạng 2", "chậm 2 ngày", "Không đạt giải"):
        assert said in text, said


SCORERS = """\
version: "1"
state: adopted
scoring:
  periods: {ids: [q1, q2], combine: best, count: 1}
  criteria:
    - {code: "1", title: "Chuyên môn", max: 60}
    - {code: "2", title: "Ngân sách", max: 40, stage: nganh, agency: so-noi-vu}
  stages:
    - {id: tu-cham, by: member}
    - {id: nganh, by: agency, agency: [so-noi-vu, so-y-te]}
    - id: cheo
      by: peers
      combine: mean
      scorers: {so-y-te: [so-van-hoa], so-van-hoa: [so-y-te], so-giao-duc: [so-y-te]}
    - id: hoi-dong
      by: panel
      combine: trimmed_mean
      trim_by: sheet
      far: 20%
      at_least: 3
      seats: {chu-tich: {name: "Chủ tịch Hội đồng"}, thu-ky: {name: "Thư ký"}, tc: {name: "Tài chính"}}
      otherwise: cheo
  final: hoi-dong
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            (
                "Sở Nội vụ và Sở Y tế chấm điểm các tiêu chí được giao",
                "Do Sở Nội vụ chấm.",
                "Phân công: Sở Văn hóa và Thể thao chấm Sở Y tế; Sở Y tế chấm Sở Văn hóa và Thể thao; ",
                "hội đồng gồm 3 thành viên chấm điểm; điểm của bước này là trung bình cộng điểm của các thành viên hội "
                "đồng sau khi bỏ 1 phiếu có tổng điểm cao nhất và 1 phiếu có tổng điểm thấp nhất; phải có ít nhất 3 "
                "thành viên chấm; điểm lệch quá 20% điểm tối đa so với trung vị",
                "tiêu chí không có điểm của bước này thì giữ điểm của bước 3.",
                "theo 2 kỳ trong năm; điểm từng tiêu chí của mỗi bước là trung bình cộng điểm của 1 kỳ có tổng điểm "
                "cao nhất.",
            ),
        ),
        (
            "en",
            (
                "Department of Home Affairs and Department of Health give their points",
                "Scorers: Department of Culture and Sports for Department of Health; ",
                "a council of 3 gives its points; the points of this stage are the mean of the sheets without the one "
                "with the highest and the one with the lowest sum; at least 3 of the council must have scored",
                "where this stage gives no points, those of stage 3 stand.",
                "The year is scored in 2 periods; the points of each criterion at each stage are the mean of the 1 "
                "period with the highest totals.",
            ),
        ),
    ],
)
def test_the_scale_tells_who_scores(language: str, said: tuple[str, ...]) -> None:
    text = make(made_up({f"{YEAR}/regulation.yaml": SCORERS}), "scale", language, "", draft=True).markdown  # type: ignore[arg-type]
    text = text.replace("\u00a0", " ")
    assert [one for one in said if one not in text] == []


STANDING = """\
version: "1"
state: adopted
scoring:
  criteria: [{code: "1", title: "Chuyên môn", max: 60}, {code: "2", title: "Phong trào", max: 40}]
  penalty: {criteria: [{code: P1, title: "Vi phạm", max: 5}]}
  stages: [{id: tu-cham, by: member}]
ranking:
  within: kind
  by: [class, total]
  ranks: dense
  ties: [{more: full_marks}, {better: last_year}, {figure: ty-le-nu, at_least: 30%}, {lower: penalty}]
  classes:
    - name: Xuất sắc
      at_least: 90%
      codes: {P1: {at_most: 0}, "2": {at_least: 50%, at_most: 40}}
      quota: {share: 20%, minimum: 1}
    - {name: Tốt, lower: {when: {P1: {at_least: 2.5}}}}
    - {name: Khá}
awards:
  - award: co-thi-dua-tinh
    of: so
    quota: 1
    order: {code: "2"}
    requires: {earlier: {class: Tốt, years: 3, at_least: 2}}
  - {award: bang-khen-tinh, quota: 1, requires: {not_earlier: {award: co-thi-dua-tinh, years: 2}}}
"""
OF_KINDS = """\
leader: so-giao-duc
deputies: [so-van-hoa]
kinds: {so: {name: {vi: "Các sở", en: "departments"}}, huyen: {name: {vi: "Các huyện", en: "districts"}}}
members:
  - {unit: so-y-te, kind: so, figures: {ty-le-nu: 30%}}
  - {unit: so-giao-duc, kind: so, figures: {ty-le-nu: 30%}}
  - {unit: so-van-hoa, kind: huyen, figures: {ty-le-nu: 30%}}
  - {unit: so-noi-vu, kind: huyen, ranked: false, reason: "Mới thành lập"}
"""
GIVEN = """\
sheets:
  - {unit: so-y-te, stage: tu-cham, by: so-y-te, entries: {"1": 50, "2": 40}}
  - {unit: so-giao-duc, stage: tu-cham, by: so-giao-duc, entries: {"1": 59, "2": 30}}
  - {unit: so-van-hoa, stage: tu-cham, by: so-van-hoa, entries: {"1": 55, "2": 30, P1: 3}}
"""
CONFERENCE = """\
conferences:
  - {id: tong-ket, kind: annual, date: 2024-12-20, attended: all}
"""


def of_kinds(kind: str, language: str = "vi", of: str = "") -> str:
    """A paper of a year whose members are of two kinds."""
    texts = {
        "regulation.yaml": STANDING,
        "members.yaml": OF_KINDS,
        "scores.yaml": GIVEN,
        "conferences.yaml": CONFERENCE,
    }
    year = made_up({f"{YEAR}/{name}": text for name, text in texts.items()})
    return make(year, kind, language, of, draft=True).markdown.replace("\u00a0", " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "vi",
            (
                "Các đơn vị được xếp hạng trong từng nhóm (Các sở, Các huyện) theo xếp loại, trong mỗi loại theo tổng "
                "điểm từ cao xuống thấp. Các đơn vị cùng hạng chỉ chiếm một hạng",
                "Sở Nội vụ không xếp hạng; các đơn vị xếp sau được xếp lên.",
                "đơn vị có số tiêu chí đạt điểm tối đa nhiều hơn; đơn vị có thứ hạng năm trước cao hơn; đơn vị có số "
                "liệu “ty-le-nu” đạt từ 30% trở lên; đơn vị có điểm trừ thấp hơn.",
                "Xuất sắc: tổng điểm đạt từ 90% tổng điểm tối đa trở lên; điểm mục P1 không quá 0 điểm; điểm mục 2 đạt "
                "từ 50% điểm tối đa của mục này trở lên và không quá 40 điểm; không quá 20% số đơn vị thành viên "
                "của từng nhóm, phần lẻ làm tròn xuống, ít nhất 1 đơn vị",
                "hạ một bậc xếp loại khi điểm mục P1 đạt từ 2,5 điểm trở lên.",
                "không quá 1 đơn vị thuộc nhóm Các sở; xét theo điểm mục 2 từ cao xuống thấp.",
                "ít nhất 2 trong 3 năm liền trước được xếp loại “Tốt” trở lên",
                "trong 2 năm liền trước không có năm nào được đề nghị hoặc tặng Cờ thi đua",
            ),
        ),
        (
            "en",
            (
                "The units are ranked within their kinds (departments, districts) by their classes, and within a class "
                "by their totals, the highest first. Units that share a rank take up one",
                "is not ranked; the units behind it move up.",
                "the unit with more criteria at their maximum comes first; the unit with the better rank of the year "
                "before comes first; the unit whose figure “ty-le-nu” reaches 30% comes first; the unit with fewer",
                "points under P1 of at most 0 points; points under 2 of at least 50% of their maximum and of at most",
                "one class lower with points under P1 of at least 2.5 points.",
                "at most 20% of the member units of each kind, but at least 1 unit, the best of them",
                "At most 1 unit of departments may be proposed, in the order of the points under 2.",
                "or a better one in at least 2 of the 3 years before",
                "proposed or granted in the 2 years before",
            ),
        ),
    ],
)
def test_the_scale_tells_how_units_are_ranked(language: str, said: tuple[str, ...]) -> None:
    text = of_kinds("scale", language)
    assert [one for one in said if one not in text] == []


@pytest.mark.parametrize(
    ("quota", "language", "said"),
    [
        (
            "{share: 1/2}",
            "vi",
            "không quá 50% số đơn vị thành viên thuộc nhóm Các sở, phần lẻ làm tròn xuống; xét theo",
        ),
        ("all", "vi", "tất cả các đơn vị đủ điều kiện thuộc nhóm Các sở; xét theo"),
        ("{share: 1/2}", "en", "At most 50% of the member units of departments may be proposed, a fraction"),
        ("all", "en", "All units of departments that meet the conditions may be proposed, in the order"),
    ],
)
def test_the_scale_says_of_which_units_a_share_is(quota: str, language: str, said: str) -> None:
    # A share of an award of a kind counts the units of that kind, not all members.
    rule = STANDING.replace("of: so\n    quota: 1", f"of: so\n    quota: {quota}")
    texts = {"regulation.yaml": rule, "members.yaml": OF_KINDS}
    year = made_up({f"{YEAR}/{name}": text for name, text in texts.items()})
    text = make(year, "scale", language, "", draft=True).markdown.replace("\u00a0", " ")  # type: ignore[arg-type]
    assert said in text


def test_papers_show_kinds_and_no_first_of_all_where_there_is_none() -> None:
    board = of_kinds("scoreboard")
    assert "Nhóm" in board
    assert "Các huyện" in board
    news = of_kinds("press", of="tong-ket")
    # Each kind has a first: nobody leads them all.
    assert "Sở Y tế dẫn đầu nhóm Các sở với 90,00 điểm; Sở Văn hóa và Thể thao dẫn đầu nhóm Các huyện với 82,00" in news
    # Nothing is waited for of a unit that is not ranked.
    assert "(chưa ghi nhận)" not in board.partition("Sở Nội vụ")[2].partition("\n")[0]
    minutes = of_kinds("minutes", of="tong-ket")
    assert "Sở Y tế và Sở Giáo dục" not in minutes
