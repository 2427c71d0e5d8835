"""What drawing by chance shares: how often something unusual happens, some of several, names of units."""

from collections.abc import Collection

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

EVERY_RUN_THE_SAME = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=list(HealthCheck),
)
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấềểỗợứựýỹ"


def rarely(draw: st.DrawFn, one_in: int = 6) -> bool:
    """Whether something unusual happens."""
    return draw(st.integers(1, one_in)) == one_in


def some(draw: st.DrawFn, of: Collection[str], least: int = 0) -> list[str]:
    """Some of several texts, in their order."""
    chosen = draw(st.sets(st.sampled_from(sorted(of)), min_size=least, max_size=len(of)))
    return [one for one in of if one in chosen]


def unit_names(number: int) -> st.SearchStrategy[list[str]]:
    """So many different names with the letters of Vietnamese."""
    words = st.text(_LETTERS, min_size=1, max_size=3)
    return st.lists(words.map(lambda word: f"Sở {word.capitalize()}"), min_size=number, max_size=number, unique=True)
