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
Departure = Literal["another", "open", "beyond"]
OPEN_STATES = ("tied", "no_majority", "no_quorum", "no_rule")
"""States that a person must end: exit 3 (rule I3)."""


@dataclass(frozen=True, kw_only=True)
class OfficeResult:
    """An office of the following year. `unit` is None while it is open; the explanation is in the order to be read.

    `computed` is the unit that the rules give, `recorded` the one that outcome.yaml names, in its entry `entry`.
    `departs` says why the record cannot be right: it names `another` unit without a resolution, one for an office that
    the rules leave `open`, or one `beyond` the seats.
    """

    unit: str | None
    state: OfficeState
    how: How | None
    explanation: tuple[Phrase, ...]
    computed: str | None = None
    departs: Departure | None = None
    recorded: str | None = None
    entry: int = 0

    @property
    def awaits_decision(self) -> bool:
        """Whether the record names a unit on which the authority has still to decide."""
        appointed = self.state == "not_held" and self.how == "appointment" and self.recorded is not None
        return self.state == "proposed" or appointed


@dataclass(frozen=True)
class LeadershipResult:
    """The leader and the deputies of the year `for_year`, the next folder name in the same form (rule I7).

    `votes` are the votes on the offices as counted, the leader's first. `beyond` are recorded deputies for whom there
    is no seat: nobody chose them, so they hold no office.
    """

    for_year: str
    leader: OfficeResult
    deputies: tuple[OfficeResult, ...]
    votes: tuple[VoteResult, ...] = ()
    beyond: tuple[OfficeResult, ...] = ()

    @property
    def offices(self) -> tuple[OfficeResult, ...]:
        """The leader, then the deputies."""
        return (self.leader, *self.deputies)

    @property
    def is_open(self) -> bool:
        """Whether a person must decide before the offices are filled."""
        return any(office.state in OPEN_STATES for office in self.offices)
