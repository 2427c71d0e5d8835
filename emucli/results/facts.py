"""What tie-breaks compare beside points: figures of members, last year's ranks, votes (rule F1)."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..model.regulation import TieBreak
from ..model.tree import Cluster, Year
from ..model.unknown import listed
from ..voting.awards import last_round
from .earlier import rank_then


@dataclass(frozen=True)
class Facts:
    """The facts of a year's members that its own and the earlier record hold."""

    cluster: Cluster
    year: Year

    def __call__(self, tie: TieBreak, unit: str) -> Fraction | None:
        """What a tie-break compares of a unit; None where the record does not hold it."""
        if tie.figure is not None:
            return self._figure(tie, unit)
        if tie.better is not None:
            rank = self._last_ranks.get(unit)
            return None if rank is None else Fraction(rank)
        return self._votes(tie.in_ or "", unit)

    def _figure(self, tie: TieBreak, unit: str) -> Fraction | None:
        members = self.year.members.record
        member = members.of(unit) if members else None
        figure = None if member is None or member.figures is None else member.figures.get(tie.figure or "")
        if figure is None or tie.at_least is None:
            return None if figure is None else Fraction(figure)
        return Fraction(Fraction(figure) >= Fraction(tie.at_least))

    @cached_property
    def _last_ranks(self) -> dict[str, int]:
        before, members = self.cluster.before(self.year), self.year.members.record
        if before is None or members is None:
            return {}
        ranks = {one.unit: rank_then(self.cluster, before, one.unit) for one in members.members}
        return {unit: rank for unit, rank in ranks.items() if rank is not None}

    def _votes(self, vote_id: str, unit: str) -> Fraction | None:
        votes = self.year.votes.record
        vote = next((one for one in listed(votes.votes if votes else None) if one.id == vote_id), None)
        last = last_round(vote, unit) if vote is not None and vote.held else None
        votes_for = None if last is None or last.in_favour is None else last.in_favour.get(unit)
        return None if votes_for is None else Fraction(votes_for)
