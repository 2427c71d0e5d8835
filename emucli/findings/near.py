"""Did you mean ...?"""

from collections.abc import Iterable, Sequence

from ..language.phrases import Arguments

_LONGEST = 100
"""A word of more letters is no misspelt name, and comparing it costs the square of its length."""
_PATIENCE = 100


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that is most like this one, or an empty text where none is near: as much alike as `cutoff`."""
    if len(word) > _LONGEST:
        return ""
    # difflib costs start-up time and is needed only where something is misspelt.
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return found[0] if found else ""


def nearest_few(word: str, known: Iterable[str], cutoff: float) -> Sequence[str]:
    """The known words that are as much alike, two at most: whether one alone is near."""
    if len(word) > _LONGEST:
        return ()
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=2, cutoff=cutoff)


class Known:
    """The names that one rule knows at one place: asked for each word of a file, so looked through and listed once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._every = frozenset(self._names)
        self._asked = 0

    def __contains__(self, word: str) -> bool:
        return word in self._every

    def near(self, word: str) -> str:
        """As `nearest`; after a hundred words of one file nobody reads another hint, and none is looked for."""
        self._asked += 1
        return nearest(word, self._names) if self._asked <= _PATIENCE else ""

    def hint(self, word: str) -> Arguments:
        """What a message needs to say which name was meant: `near`, and all that are `known`."""
        return {"near": self.near(word), "known": self._names}
