"""What repeats is shown once with its places; nothing is lost, and every number stays."""

from hypothesis import given

from emucli.findings.located import Findings
from emucli.findings.repeats import gathered
from emucli.findings.text import findings_as_text, statistics_as_text
from tests.findings.placed import anything, noted, summary_of, unknown_unit


def _many(number: int) -> Findings:
    return Findings(tuple(unknown_unit("so-x", f"c/{year}/members.yaml") for year in range(1800, 1800 + number)))


def test_one_missing_unit_in_two_hundred_years_is_one_finding() -> None:
    found = _many(200)
    text = findings_as_text(found, summary_of(found), "en")
    assert text.count("error EMU301") == 1
    assert text.startswith("In 200 places\n  error EMU301  The register of units does not hold “so-x”.\n")
    assert "      c/1800/members.yaml:3:10\n" in text
    assert "      … and 195 more places" in text
    assert text.endswith("\n1 file, 1 year: 200 errors, 0 warnings, 0 notes.\n")


def test_ten_places_are_shown_one_by_one() -> None:
    found = _many(10)
    assert findings_as_text(found, summary_of(found), "en").count("error EMU301") == 10


def test_notes_of_one_code_are_one_line_each_with_what_it_says() -> None:
    found = Findings(tuple(noted(f"so-{name}", f"{name}.yaml") for name in "abcdefg"))
    text = findings_as_text(found, summary_of(found), "en")
    assert text.count("EMU525") == 1
    assert "In 7 places\n  note EMU525  Unit appraised itself\n" in text
    assert "      a.yaml:4:5  At the stage “appraisal”, “so-a” scores itself.\n" in text


def test_a_limit_counts_what_it_leaves_out() -> None:
    found = Findings((*_many(200).shown, *(unknown_unit(f"so-{name}", "z.yaml") for name in "abc")))
    text = findings_as_text(found, summary_of(found), "en", most=2)
    assert text.count("error EMU301") == 2
    assert "… and 2 more findings\n" in text
    assert "203 errors" in text
    assert "… and 203 more findings\n" in findings_as_text(found, summary_of(found), "en", most=0)


def test_statistics_count_each_code() -> None:
    found = Findings((*_many(12).shown, noted("so-a", "a.yaml"), unknown_unit("so-b", "b.yaml", waived=True)))
    text = statistics_as_text(found.limited(3), summary_of(found), "en")
    assert text.split("\n")[:2] == ["12  error EMU301  Unknown unit", " 1  note EMU525  Unit appraised itself"]


@given(found=anything())
def test_nothing_is_lost(found: Findings) -> None:
    shown = gathered(found.shown * 5)
    places = [*shown.single, *(place for one in shown.repeated for place in one.places)]
    assert sorted(map(repr, places)) == sorted(map(repr, found.shown * 5))
    assert found.limited(1).codes() == found.codes()
