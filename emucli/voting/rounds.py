"""One round of a vote: its figures, what they are a share of, who leads, who passes (rules H1, H3, H4 and H6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..model.members import Members
from ..model.regulation import Pass
from ..model.votes import Round, Vote
from .bases import base, needed, passes


@dataclass(frozen=True)
class Figures:
    """A candidate's votes in a round; `share` is of the base that the rule names, None without a rule or a base."""

    unit: str
    in_favour: int
    against: int | None
    share: Fraction | None
    passes: bool


@dataclass(frozen=True, kw_only=True)
class RoundResult:
    """A round that was counted: candidates by votes, most first; equal ones in the order of their ids.

    `base` is what shares are of, `needed` the fewest votes that pass; None where no rule or no count says it, and
    `needed` also where the base is 0. `written`: votes sent in by those absent. `valid` holds those who `abstained`:
    None where the record does not count them.
    """

    number: int
    figures: tuple[Figures, ...]
    written: int | None
    base: int | None
    needed: int | None
    issued: int | None
    returned: int | None
    invalid: int
    valid: int | None
    abstained: int | None

    def votes_of(self, unit: str) -> int:
        """A candidate's votes; 0 without a figure (rule H3)."""
        return next((one.in_favour for one in self.figures if one.unit == unit), 0)


def count_round(
    number: int, count: Round, vote: Vote, candidates: Sequence[str], rule: Pass | None, members: Members
) -> RoundResult:
    """Count one round. A candidate without a figure had 0; a figure for somebody else counts for the bases only."""
    of = None if rule is None else base(rule.of, vote, count, members)
    figures = [_figures(unit, count, rule, of) for unit in dict.fromkeys(candidates)]
    return RoundResult(
        number=number,
        written=count.written,
        figures=tuple(sorted(figures, key=lambda one: (-one.in_favour, one.unit))),
        base=of,
        needed=None if rule is None or of is None else needed(rule, of),
        issued=base("issued", vote, count, members),
        returned=count.returned,
        invalid=count.invalid or 0,
        valid=base("valid", vote, count, members),
        abstained=count.abstained,
    )


def _figures(unit: str, count: Round, rule: Pass | None, of: int | None) -> Figures:
    votes = count.votes_for(unit)
    against = None if count.against is None else count.against.get(unit) or 0
    share = Fraction(votes, of) if of else None
    return Figures(unit, votes, against, share, rule is not None and of is not None and passes(votes, rule, of))


def candidates_of(vote: Vote, count: Round) -> tuple[str, ...]:
    """Who stood in a round: those with a figure, and its own candidates; in the first round all those of the vote."""
    first = vote.rounds is not None and count is vote.rounds[0]
    stood = count.candidates or ((vote.candidates or ()) if first else ())
    figures = [one.items() for one in (count.in_favour, count.against) if one is not None]
    return tuple(dict.fromkeys((*stood, *(unit for several in figures for unit, _ in several))))
