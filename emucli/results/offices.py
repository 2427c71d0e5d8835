"""The offices of the following year: who takes them, in which state, and why."""

from dataclasses import dataclass
from typing import Literal

from ..language.phrases import Phrase
from ..model.regulation import How
from ..voting.elections import VoteResult

OfficeState = Literal[
    "chosen",
    "proposed",
    "approved",
    "replaced",
    "tied",
    "no_majority",
    "no_quorum",
    "no_rule",
    "not_held",
    "unknown",
]
OPEN_STATES = ("tied", "no_majority", "no_quorum", "no_rule")
"""States that a person must end: exit 3 (RULES I3)."""


@dataclass(frozen=True)
class OfficeResult:
    """An office of the following year. `unit` is None while it is open; the explanation is in the order to be read.

    `computed` is the unit that the rules give; `departs` says that the record names another, without a resolution.
    """

    unit: str | None
    state: OfficeState
    how: How | None
    explanation: tuple[Phrase, ...]
    computed: str | None = None
    departs: bool = False


@dataclass(frozen=True)
class LeadershipResult:
    """The leader and the deputies of the year `for_year`, the next folder name in the same form (RULES I7).

    `votes` are the votes on the offices as counted, the leader's first.
    """

    for_year: str
    leader: OfficeResult
    deputies: tuple[OfficeResult, ...]
    votes: tuple[VoteResult, ...] = ()

    @property
    def offices(self) -> tuple[OfficeResult, ...]:
        """The leader, then the deputies."""
        return (self.leader, *self.deputies)

    @property
    def is_open(self) -> bool:
        """Whether a person must decide before the offices are filled."""
        return any(office.state in OPEN_STATES for office in self.offices)
