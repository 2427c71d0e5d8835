"""Did you mean ...?"""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like this one, or an empty text where none is near."""
    # difflib costs start-up time and is needed only where something is misspelt.
    from difflib import get_close_matches

    found = get_close_matches(word, list(known), n=1)
    return found[0] if found else ""
