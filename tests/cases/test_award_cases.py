"""Standings and awards: kinds, ties, places of classes and flags, earlier years, violations, what was announced."""

from pathlib import Path

import pytest

from tests.cases.several import A, B, C, D, many, register, told
from tests.scoring.year import NV, leaf, members, pool, scored, standings
from tests.scoring.years_of_several import awards, faults_at, held_up, outcome, proposals, ranked_year, ranks, totals
from tests.voting.elections import FOLDER, ran

FLAG, CERTIFICATE = "co-thi-dua-tinh", "bang-khen-tinh"


def test_the_first_of_each_kind_has_a_flag() -> None:
    """98 and 95 of one kind, 92 and 90 of the other: ranks 1 to 4, and the flag to the first of each."""
    kinds = dict(zip((A, B, C, D), "xxyy", strict=True))
    rule = awards(*(f"award: {FLAG}, of: {kind}, quota: 1, requires: {{rank: 1}}" for kind in "xy"))
    files = ranked_year({A: 98, B: 95, C: 92, D: 90}, after=rule)
    of_kinds = (f"{{unit: {unit}, kind: {kind}}}" for unit, kind in kinds.items())
    files["members.yaml"] = members(*of_kinds, kinds="{x: {name: X}, y: {name: Y}}")
    answer = scored(files)
    assert faults_at(files) == []
    assert ranks(answer) == {A: 1, B: 2, C: 3, D: 4}
    assert {unit: one["kind_rank"] for unit, one in standings(files).items()} == {A: 1, B: 2, C: 1, D: 2}
    assert proposals(answer) == [("proposed", [A]), ("proposed", [C])]


def test_people_put_four_equal_units_in_order() -> None:
    """Four have 90, there are two flags, and people put them D, B, C, A: before, it is open; then D and B have one."""
    files = ranked_year({A: 90, B: 90, C: 90, D: 90, NV: 80}, after=awards(f"award: {FLAG}, quota: 2"))
    before = scored(files)
    assert (before["status"], proposals(before)) == ("blocked", [("blocked", [])])
    assert held_up(before) == {A, B, C, D}
    tie = "of: tie, between: [{}], chosen: {}, how: vote"
    order = ((A, B, C, D), D), ((A, B, C), B), ((A, C), C)
    settled = outcome(resolutions=[tie.format(", ".join(units), chosen) for units, chosen in order])
    after = {**files, "outcome.yaml": settled}
    assert faults_at(after) == []
    assert ranks(scored(after)) == {D: 1, B: 2, C: 3, A: 4, NV: 5}
    assert proposals(scored(after)) == [("proposed", [D, B])]


def test_what_told_equal_units_apart_is_said(tmp_path: Path) -> None:
    """Both have 88 and 50 in the first group; B lost 1 point and A 2: B is first, by fewer penalties."""
    files = ranked_year(
        {A: {"1": 50, "2": 40, "P": 2}, B: {"1": 50, "2": 39, "P": 1}},
        leaf("1", 60), leaf("2", 40), penalty=pool(leaf("P", 5)),
        after='ranking: {ties: [{higher: "1"}, {lower: penalty}]}\n',
    )  # fmt: skip
    assert faults_at(files) == []
    assert (totals(scored(files)), ranks(scored(files))) == ({B: "88.00", A: "88.00"}, {B: 1, A: 2})
    said = ran(tmp_path, files, "score", FOLDER, "--explain", B, "--lang", "en").text
    assert "Same total as Sở Y tế; told apart by the column Penalty: 1.00 and 2.00." in said
    board = ran(tmp_path, files, "report", "scoreboard", FOLDER, "--draft", "--lang", "vi").text

    assert "Sở Giáo dục và Đào tạo xếp trên theo điểm trừ (1,00 so với 2,00)." in board


def test_who_is_not_ranked_leaves_its_place() -> None:
    """95 with a violation is not ranked: 92 is first and has the flag, 90 is second."""
    files = ranked_year({A: 95, B: 92, C: 90}, after=awards(f"award: {FLAG}, quota: 1, requires: {{rank: 1}}"))
    files["scores.yaml"] = files["scores.yaml"].replace(f"by: {A}", f"by: {B}")
    files["members.yaml"] = members(f'{{unit: {A}, ranked: false, reason: "Vi phạm"}}', B, C, leader=B)
    assert faults_at(files) == []
    assert (totals(scored(files))[A], ranks(scored(files))) == ("95.00", {A: None, B: 1, C: 2})
    assert proposals(scored(files)) == [("proposed", [B])]


def test_a_class_has_places_for_a_fifth() -> None:
    """Excellent is 90 and at most 20% of ten members: 97 and 95; 93 and 91 are good."""
    given = dict(zip(many(10), (97, 95, 93, 91, 89, 88, 80, 79, 78, 77), strict=True))
    best = '{name: "Xuất sắc", at_least: 90, quota: {share: 20%, minimum: 1}}'
    ranking = f'ranking: {{classes: [{best}, {{name: "Tốt", at_least: 75}}]}}\n'
    files = {**ranked_year(given, after=ranking), **register(10)}
    assert faults_at(files) == []
    assert [one["class"] for one in standings(files).values()] == ["Xuất sắc"] * 2 + ["Tốt"] * 8


def test_a_flag_needs_the_class_of_two_earlier_years() -> None:
    """The best with 95 that was strong in 2022, 2023 and 2024: A 98 was fair in 2022, so it is B with 96."""
    classes = 'ranking: {classes: [{name: "Vững mạnh", at_least: 85}, {name: "Khá", at_least: 70}]}\n'
    strong = 'requires: {at_least: 95, class: "Vững mạnh", earlier: {class: "Vững mạnh", years: 2}}'
    files = ranked_year({A: 98, B: 96}, after=classes + awards(f"award: {FLAG}, quota: 1, {strong}"))
    for year, of_a in (("2022", "Khá"), ("2023", "Vững mạnh")):
        files[f"../{year}/outcome.yaml"] = (
            f'announced:\n  - {{unit: {A}, class: "{of_a}"}}\n  - {{unit: {B}, class: "Vững mạnh"}}\n'
        )
    assert proposals(scored(files)) == [("proposed", [B])]


@pytest.mark.parametrize(("units", "flags"), [(7, 1), (8, 2), (13, 3)])
def test_one_flag_for_five_units(units: int, flags: int) -> None:
    """One flag for five, one more where three or more remain: 7 (5 + 2) have 1, 8 (5 + 3) 2, 13 (10 + 3) 3."""
    given = {unit: 99 - at for at, unit in enumerate(many(units))}
    rule = awards(f"award: {FLAG}, quota: {{share: 20%, round: half_up, minimum: 1}}")
    files = {**ranked_year(given, after=rule), **register(units)}
    assert faults_at(files) == []
    assert proposals(scored(files)) == [("proposed", list(many(units)[:flags]))]


def test_equal_units_at_the_last_place_are_open(tmp_path: Path) -> None:
    """Three certificates for 95, 94, 90, 90: two are certain, the third is between two; it is said what to record."""
    files = ranked_year({A: 95, B: 94, C: 90, D: 90, NV: 80}, after=awards("award: giay-khen, quota: 3"))
    (award,) = scored(files)["awards"]
    assert (award["state"], award["units"], set(award["open"])) == ("blocked", [A, B], {C, D})
    run = ran(tmp_path, files, "score", FOLDER, "--lang", "en")
    assert run.code == 3
    assert "resolutions" in run.text + run.said
    assert "of: tie" in run.text + run.said


def test_announced_ranks_are_counted_as_the_regulation_counts() -> None:
    """95, 95, 90, 85 were announced as 1, 1, 2, 3: right where ranks are dense, and not told as a departure."""
    given = {A: 95, B: 95, C: 90, D: 85}
    published = zip(given.items(), (1, 1, 2, 3), strict=True)
    announced = "".join(f"  - {{unit: {unit}, total: {total}, rank: {at}}}\n" for (unit, total), at in published)
    files = {
        **ranked_year(given, after="ranking: {ranks: dense}\n"),
        "outcome.yaml": f"announced:\n{announced}",
    }
    assert faults_at(files) == []
    assert ranks(scored(files)) == {A: 1, B: 1, C: 2, D: 3}


def test_a_year_of_which_only_classes_were_announced() -> None:
    """Only the notice is known: A excellent, B and C good, without points or ranks; it is recorded, and no fault."""
    good = "".join(f'  - {{unit: {unit}, class: "Hoàn thành tốt"}}\n' for unit in (B, C))
    notice = f'announced:\n  - {{unit: {A}, class: "Hoàn thành xuất sắc"}}\n{good}'
    files = {"members.yaml": members(A, B, C), "outcome.yaml": notice}
    assert faults_at(files) == []
    assert scored(files)["status"] == "not_rankable"
    # Where there is a computation, it is compared: C has 75, which is less than good.
    classes = '{name: "Hoàn thành xuất sắc", at_least: 90}, {name: "Hoàn thành tốt", at_least: 80}, {name: "Đạt"}'
    computed = ranked_year({A: 95, B: 85, C: 75}, after=f"ranking: {{classes: [{classes}]}}\n")
    assert [code for code, _ in told({**computed, "outcome.yaml": notice})] == ["EMU809"]


def test_one_violation_bars_from_one_award() -> None:
    """A has 99 - 5 for a serious violation, B 95 - 2 for late reports, C 90: the flag to B, the certificate to A."""
    rule = awards(
        f"award: {FLAG}, quota: 1, requires: {{codes: {{P2: {{at_most: 0}}}}}}", f"award: {CERTIFICATE}, quota: 1"
    )
    files = ranked_year(
        {A: {"A": 99, "P2": 5}, B: {"A": 95, "P1": 2}, C: {"A": 90}},
        leaf("A", 100), penalty=pool(leaf("P1", 5), leaf("P2", 5)), after=rule,
    )  # fmt: skip
    assert faults_at(files) == []
    assert totals(scored(files)) == {A: "94.00", B: "93.00", C: "90.00"}
    assert proposals(scored(files)) == [("proposed", [B]), ("proposed", [A])]
