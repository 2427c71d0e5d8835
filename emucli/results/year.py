"""The one frozen result of a year, which commands, checks and papers share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..language.phrases import Arguments, Phrase
from ..model.outcome import Announced, ProposedAward
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from ..scoring.marking import Marking
from .awards import AwardResult, Awards, Opening, award_results
from .contests import contests
from .facts import Facts
from .leadership import leadership
from .offices import LeadershipResult
from .rankable import not_rankable_because
from .requirements import Field
from .scores import (
    Blocked,
    YearScores,
    marking_of,
    missing_sheets,
    open_classes,
    score_year,
    tie_resolutions,
    units_in_order,
    unranked_units,
)

Status = Literal["ranked", "blocked", "not_rankable"]


@dataclass(frozen=True, kw_only=True)
class YearResult:
    """What follows from the records of a year, and what they hold of its decisions.

    `marking` is the scale with the sheets, None where the record holds no scale; `scores` is None where the year is not
    rankable. `blocked` is what a person must decide or send before the result is
    complete; `announced` and `recorded_awards` are what outcome.yaml says, `awards` what the rules give.
    """

    not_rankable: tuple[Phrase, ...]
    marking: Marking | None
    scores: YearScores | None
    awards: tuple[AwardResult, ...]
    blocked: tuple[Blocked, ...]
    announced: tuple[Announced, ...]
    recorded_awards: tuple[ProposedAward, ...]
    leadership: LeadershipResult

    @property
    def unranked(self) -> frozenset[str]:
        """The units that the standing leaves without a rank."""
        return unranked_units(self.scores)

    @property
    def status(self) -> Status:
        """Whether there is a ranking, and whether anything is open (rules F3 and F5)."""
        if self.not_rankable:
            return "not_rankable"
        return "blocked" if self.blocked else "ranked"


def year_result(cluster: Cluster, year: Year) -> YearResult:
    """The result of one year; each file that is absent or broken simply adds nothing to it."""
    outcome = year.outcome.record
    reasons = not_rankable_because(year)
    marking, regulation = marking_of(cluster, year), year.regulation.record
    scores = None
    if marking is not None and regulation is not None and not reasons:
        scores = score_year(regulation, marking, tie_resolutions(year), Facts(cluster, year))
    awards = _awards(cluster, year, scores)
    return YearResult(
        not_rankable=reasons,
        marking=marking,
        scores=scores,
        awards=awards.results,
        blocked=(
            *(missing_sheets(scores) if scores else ()),
            *(open_classes(scores) if scores else ()),
            *_open_awards(awards, rankable=not reasons),
        ),
        announced=listed(outcome.announced) if outcome else (),
        recorded_awards=listed(outcome.awards) if outcome else (),
        leadership=leadership(cluster, year, scores),
    )


def _awards(cluster: Cluster, year: Year, scores: YearScores | None) -> Awards:
    regulation, members = year.regulation.record, year.members.record
    if regulation is None or members is None or not known(regulation.awards):
        return Awards()
    ranking = scores.ranking if scores else None
    field = Field(
        cluster=cluster,
        year=year,
        regulation=regulation,
        members=members,
        units=units_in_order(cluster, members),
        scale=scores.scale if scores else None,
        scores=scores.by_unit if scores and ranking else None,
        ranking=ranking,
        classes=scores.classes.of if scores else {},
        blocked=scores is not None and ranking is None,
    )
    return award_results(tuple(contests(field)), ranking.groups if ranking else ())


def _open_awards(awards: Awards, *, rankable: bool) -> Iterator[Blocked]:
    """Why awards are open: votes that wait, ties that matter (rules F3, G4 and G6).

    In a year that is not rankable, a vote that is not held yet is no more than that (rule F5).
    """
    for waiting in awards.openings:
        reason, contest = waiting.reason, waiting.contest
        if reason == "tie" or reason == "scores" or contest is None:
            continue
        if rankable or reason != "vote_not_held":
            result = next(one for one in awards.results if one.contest is contest)
            vote = None if reason == "unknown" else contest.vote
            yield Blocked(reason, result.open, Phrase(f"award_{reason}", {"award": result.award}), vote)
    yield from (_tie(one) for one in awards.openings if one.reason == "tie")


def _tie(tie: Opening) -> Blocked:
    """Units that are equal, in points or in a vote, and the awards that depend on their order."""
    vote = tie.contest.vote if tie.contest else None
    arguments: Arguments = {"units": tie.units, "awards": tuple(dict.fromkeys(one.award for one in tie.awards))}
    if vote is None:
        return Blocked("tie", tie.units, Phrase("tie_matters", arguments))
    return Blocked("tie", tie.units, Phrase("votes_tie_matters", {**arguments, "vote": vote}), vote)
