"""Use cases, callable as a library: validate records, score and elect a year, compare, make papers, begin and go on.

Values in, values out; what cannot be done is raised as Refused, with a message that is told in either language.
Nothing here prints, exits or asks the clock. See docs/library.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .refusal import Refused, Undecided, Unfit

if TYPE_CHECKING:
    from .beginning import begin, begin_example
    from .comparing import compare_since, compare_under, compare_years
    from .drafting import draft_regulation
    from .opening import open_next, open_step
    from .past import history
    from .progress import current
    from .receiving import receive_forms
    from .recording import record
    from .reporting import papers_of
    from .sending import send_forms
    from .validation import validate
    from .year import elect, open_year, score

_WHERE = {
    "begin": "beginning",
    "begin_example": "beginning",
    "compare_since": "comparing",
    "compare_under": "comparing",
    "compare_years": "comparing",
    "current": "progress",
    "draft_regulation": "drafting",
    "elect": "year",
    "history": "past",
    "open_next": "opening",
    "open_step": "opening",
    "open_year": "year",
    "papers_of": "reporting",
    "receive_forms": "receiving",
    "record": "recording",
    "score": "year",
    "send_forms": "sending",
    "validate": "validation",
}

__all__ = [
    "Refused",
    "Undecided",
    "Unfit",
    "begin",
    "begin_example",
    "compare_since",
    "compare_under",
    "compare_years",
    "current",
    "draft_regulation",
    "elect",
    "history",
    "open_next",
    "open_step",
    "open_year",
    "papers_of",
    "receive_forms",
    "record",
    "score",
    "send_forms",
    "validate",
]


def __getattr__(name: str) -> object:
    """A use case is imported when it is first asked for: none pays for what another one needs."""
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f".{_WHERE[name]}", __name__), name)
