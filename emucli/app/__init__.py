"""Use cases, callable as a library: validate records, score and elect a year, compare, make papers.

Values in, values out; what cannot be done is raised as Refused, with a message that is told in either language.
Nothing here prints, exits or asks the clock. See docs/library.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .refusal import Refused, Undecided, Unfit

if TYPE_CHECKING:
    from .comparing import compare_since, compare_under, compare_years
    from .reporting import papers_of
    from .validation import validate
    from .year import elect, open_year, score

_WHERE = {
    "compare_since": "comparing",
    "compare_under": "comparing",
    "compare_years": "comparing",
    "elect": "year",
    "open_year": "year",
    "papers_of": "reporting",
    "score": "year",
    "validate": "validation",
}

__all__ = [
    "Refused",
    "Undecided",
    "Unfit",
    "compare_since",
    "compare_under",
    "compare_years",
    "elect",
    "open_year",
    "papers_of",
    "score",
    "validate",
]


def __getattr__(name: str) -> object:
    """A use case is imported when it is first asked for: none pays for what another one needs."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f".{_WHERE[name]}", __name__), name)
