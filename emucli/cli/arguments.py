"""Arguments as people type them -> as the parser wants them."""

import os
from collections.abc import Sequence

_OPTIONAL_VALUE = {"score": "--explain"}


def with_optional_values(arguments: Sequence[str]) -> list[str]:
    """Give `score --explain` an empty value where it stands without one: last, before an option, before a year.

    >>> with_optional_values(["score", "x", "--explain"]), with_optional_values(["score", "x", "--explain", "so-y-te"])
    (['score', 'x', '--explain='], ['score', 'x', '--explain', 'so-y-te'])
    """
    changed = list(arguments)
    command = next((argument for argument in arguments if argument in _OPTIONAL_VALUE), "")
    for at, argument in enumerate(arguments):
        following = arguments[at + 1] if at + 1 < len(arguments) else "-"
        if argument == _OPTIONAL_VALUE.get(command) and (following.startswith("-") or _is_year(following)):
            changed[at] = f"{argument}="
    return changed


def _is_year(argument: str) -> bool:
    return os.path.isfile(f"{argument}/members.yaml")
