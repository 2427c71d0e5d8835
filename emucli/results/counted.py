"""A counted vote in sentences that can be read aloud."""

from fractions import Fraction

from ..language.phrases import Arguments, Phrase
from ..voting.elections import Consensus, VoteResult
from ..voting.rounds import RoundResult
from ..voting.seats import Seat

EQUAL = {"tie": "tie_settled", "points": "tie_settled_by_points"}
"""What put a unit first of several with equal votes, and how it is told."""


def seat_told(result: VoteResult, seat: Seat) -> tuple[Phrase, ...]:
    """How one seat was taken, or why it stays open."""
    if result.consensus is not None:
        return (_consensus_told(result.consensus, seat),)
    counted = next((one for one in result.rounds if one.number == seat.round), None)
    if counted is None:
        return (Phrase(f"vote_{seat.state}", {"how": result.vote.how}),)
    arguments: Arguments = {"round": counted.number, "how": result.vote.how, "needed": _number(counted.needed)}
    awaited = _awaited(result, counted)
    if seat.state == "tied":
        votes = counted.votes_of(seat.tied[0])
        # After the last round that the regulation allows nobody votes again.
        tied = "vote_tied_last" if awaited else "vote_tied"
        return (Phrase(tied, {**arguments, "units": seat.tied, "votes": votes}), *awaited)
    unit = seat.unit or seat.leading
    if unit is None:
        return (Phrase("vote_nobody", arguments), *awaited)
    told: Arguments = {**arguments, "unit": unit, "votes": counted.votes_of(unit), **_base(result, counted)}
    if seat.unit is not None:
        # Of units with equal votes none leads, whatever put one of them first.
        return _settled(result, seat, Phrase("vote_equal" if seat.settled in EQUAL else "vote_elected", told))
    if counted.base == 0:
        return (Phrase("vote_on_nothing", told), *awaited)
    passed = next((one.passes for one in counted.figures if one.unit == unit), False)
    failed = "vote_equal_no_majority" if seat.settled in EQUAL else "vote_no_majority"
    return (Phrase("vote_not_eligible" if passed else failed, told), *awaited)


def _settled(result: VoteResult, seat: Seat, elected: Phrase) -> tuple[Phrase, ...]:
    """How a unit came to its seat, where votes alone did not settle it."""
    unit: Arguments = {"unit": seat.unit or ""}
    if seat.settled is None:
        return (elected,)
    if seat.settled == "tie" and seat.by is not None:
        return (elected, Phrase("tie_settled_by", {**unit, "by": f"settled_by_{seat.by}"}))
    if seat.settled in EQUAL:
        return (elected, Phrase(EQUAL[seat.settled], unit))
    assert result.limit is not None  # nobody else decides where the rounds have no end
    decided: Arguments = {**unit, "most": result.limit.at_most, "who": f"decides_{result.limit.then}"}
    return (Phrase("decided_after_rounds", decided),)


def _awaited(result: VoteResult, counted: RoundResult) -> tuple[Phrase, ...]:
    """Who decides now, where there may be no further round."""
    limit = result.limit
    if limit is None or counted.number < limit.at_most:
        return ()
    return (Phrase("awaits_decision_after_rounds", {"most": limit.at_most, "who": f"decides_{limit.then}"}),)


def _base(result: VoteResult, counted: RoundResult) -> Arguments:
    of = result.threshold.of if result.threshold else "valid"
    return {"base": _number(counted.base), "of": f"base_{of}"}


def _consensus_told(consensus: Consensus, seat: Seat) -> Phrase:
    arguments: Arguments = {
        "unit": seat.unit or seat.leading or "",
        "agreed": consensus.agreed,
        "base": consensus.base,
        "needed": max(consensus.base, 1) if consensus.needed is None else consensus.needed,
    }
    if seat.state in ("no_quorum", "no_rule"):
        return Phrase(f"vote_{seat.state}", {"how": "consensus"})
    if seat.unit is not None:
        return Phrase("consensus_reached", arguments)
    if seat.leading is None:
        return Phrase("consensus_nobody", arguments)
    return Phrase("consensus_not_eligible" if consensus.passed else "consensus_not_reached", arguments)


def _number(value: int | None) -> int | str:
    return "…" if value is None else value


def percent(share: Fraction | None) -> str:
    """A share in percent with at most two decimals, for reading only: comparisons are exact.

    >>> percent(Fraction(5, 8)), percent(Fraction(2, 3)), percent(None)
    ('62.5%', '66.67%', '')
    """
    if share is None:
        return ""
    hundredths = (share * 10000 + Fraction(1, 2)).__floor__()
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02}".rstrip("0").rstrip(".") + "%"


def stated_share(share: Fraction | None) -> str:
    """A share as a rule states it: in percent where that is exact, else as a fraction.

    >>> stated_share(Fraction(4, 5)), stated_share(Fraction(2, 3))
    ('80%', '2/3')
    """
    if share is None:
        return ""
    exact = (share * 10000).denominator == 1
    return percent(share) if exact else str(share)
