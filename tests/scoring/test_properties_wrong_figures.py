"""What cannot be is found, whatever the year, and never ends the program."""

from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.scoring.counted.wrong import with_wrong_entry, with_wrong_scale, with_wrong_sheet
from tests.scoring.counted.years import counted_years, files
from tests.scoring.counting.records import Records
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.year import errors_at, findings, scored
from tests.scoring.years_of_several import among_many

SEEDS = st.integers(0, 2**20)


def faults(year: Records) -> list[str]:
    """Where errors lie in sheets and regulation."""
    found = among_many(errors_at, files(year))
    return [place for place in found if place.startswith(("scores.yaml", "regulation.yaml"))]


@EVERY_RUN_THE_SAME
@given(counted_years(), SEEDS)
def test_an_entry_that_cannot_be_is_an_error(year: Records, seed: int) -> None:
    wrong = with_wrong_entry(year, Random(seed))
    assume(wrong is not None)
    assert wrong is not None
    assert faults(wrong)


@EVERY_RUN_THE_SAME
@given(counted_years(), SEEDS)
def test_a_sheet_in_a_wrong_place_is_an_error_or_a_warning(year: Records, seed: int) -> None:
    wrong = with_wrong_sheet(year, Random(seed))
    assume(wrong is not None)
    assert wrong is not None
    assert set(among_many(findings, files(wrong))) != set(among_many(findings, files(year)))


@EVERY_RUN_THE_SAME
@given(counted_years(), SEEDS)
def test_a_scale_that_contradicts_itself_ends_nothing(year: Records, seed: int) -> None:
    """Not every such scale is an error; one without errors is scored."""
    random = Random(seed)
    wrong = with_wrong_scale(year, random)
    wrong = (random.random() < 0.5 and with_wrong_entry(wrong, random)) or wrong
    if not among_many(errors_at, files(wrong)):
        among_many(scored, files(wrong))
