"""The one frozen result of a year, which commands, checks and papers share."""

from dataclasses import dataclass

from ..language.phrases import Phrase
from ..model.outcome import Announced, ProposedAward
from ..model.tree import Cluster, Year
from ..model.unknown import listed
from .leadership import LeadershipResult, leadership
from .standing import not_rankable_because


@dataclass(frozen=True)
class YearResult:
    """What follows from the records of a year, and what they hold of its decisions."""

    not_rankable: tuple[Phrase, ...]
    announced: tuple[Announced, ...]
    awards: tuple[ProposedAward, ...]
    leadership: LeadershipResult


def year_result(cluster: Cluster, year: Year) -> YearResult:
    """The result of one year; each file that is absent or broken simply adds nothing to it."""
    outcome = year.outcome.record
    return YearResult(
        not_rankable=not_rankable_because(year),
        announced=listed(outcome.announced) if outcome else (),
        awards=listed(outcome.awards) if outcome else (),
        leadership=leadership(cluster, year),
    )
