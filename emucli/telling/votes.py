"""Votes round by round: figures, bases, shares, who passed (docs/rules.md, H)."""

from collections.abc import Iterator, Sequence

from ..language.phrases import Arguments, Figure, Phrase, say, term
from ..model.regulation import Pass, Quorum
from ..model.votes import Vote
from ..results.counted import percent, stated_share
from ..results.names import Names
from ..results.votes import CountedAward
from ..scoring.numbers import exactly
from ..voting.elections import Consensus, VoteResult
from ..voting.rounds import RoundResult
from .grid import Grid


def vote_as_json(result: VoteResult) -> dict[str, object]:
    """A vote on an office: its rounds and seats."""
    return {
        "id": result.vote.id,
        "office": result.vote.for_.office,
        "award": result.vote.for_.award,
        "how": result.vote.how,
        "electorate": result.vote.electorate,
        "present": result.vote.present,
        "rounds": [_round_json(one) for one in result.rounds],
        "consensus": _consensus_json(result.consensus),
        "seats": [
            {
                "unit": seat.unit,
                "state": seat.state,
                "round": seat.round,
                "tied": list(seat.tied),
                "settled": seat.settled,
            }
            for seat in result.seats
        ],
        "units": {},
    }


def award_vote_as_json(counted: CountedAward) -> dict[str, object]:
    """A vote on an award: its rounds, and for each unit whether it passed."""
    return {
        "id": counted.vote.id,
        "office": None,
        "award": counted.award,
        "how": counted.vote.how,
        "electorate": counted.vote.electorate,
        "present": counted.vote.present,
        "rounds": [_round_json(one) for one in counted.rounds],
        "consensus": None,
        "seats": [],
        "units": dict(counted.answers),
    }


def _round_json(counted: RoundResult) -> dict[str, object]:
    return {
        "round": counted.number,
        "written": counted.written,
        "issued": counted.issued,
        "returned": counted.returned,
        "invalid": counted.invalid,
        "valid": counted.valid,
        "abstained": counted.abstained,
        "base": counted.base,
        "needed": counted.needed,
        "figures": [
            {
                "unit": one.unit,
                "in_favour": one.in_favour,
                "against": one.against,
                "share": None if one.share is None else exactly(one.share),
                "passes": one.passes,
            }
            for one in counted.figures
        ],
    }


def _consensus_json(consensus: Consensus | None) -> dict[str, object] | None:
    if consensus is None:
        return None
    return {
        "agreed": consensus.agreed,
        "base": consensus.base,
        "needed": consensus.needed,
        "choice": list(consensus.choice),
    }


def vote_lines(result: VoteResult, names: Names) -> Iterator[str]:
    """A vote on an office, for `--explain`."""
    yield from _heading(result.vote, result.threshold, result.quorum, names)
    if result.limit is not None:
        most: Arguments = {"most": result.limit.at_most, "who": f"decides_{result.limit.then}"}
        yield f"  {say(Phrase('awaits_decision_after_rounds', most), names.language)}"
    yield from _rounds(result.rounds, result.threshold, names)
    if result.consensus is not None:
        told = {"agreed": result.consensus.agreed, "base": result.consensus.base}
        yield f"  {say(Phrase('consensus_counted', told), names.language)}"


def award_vote_lines(counted: CountedAward, names: Names) -> Iterator[str]:
    """A vote on an award, for `--all`."""
    yield from _heading(counted.vote, counted.rules.threshold, counted.rules.quorum, names)
    yield from _rounds(counted.rounds, counted.rules.threshold, names)
    by_word: dict[str, list[str]] = {}
    for unit, answer in counted.answers.items():
        by_word.setdefault("ordered" if answer == "no_rule" and counted.orders else answer, []).append(unit)
    for word, units in by_word.items():
        yield f"  {term(f'vote_{word}', names.language)}: {names.units(tuple(units))}"


def _heading(vote: Vote, threshold: Pass | None, quorum: Quorum | None, names: Names) -> Iterator[str]:
    subject = names.award(vote.for_.award) if vote.for_.award else term(f"office_{vote.for_.office}", names.language)
    arguments = {"id": vote.id, "subject": subject, "how": vote.how}
    yield say(Phrase("vote_on", arguments), names.language, names)
    if vote.present is not None:
        yield f"  {say(Phrase('vote_present', {'present': vote.present}), names.language)}"
    if vote.electorate is not None:
        yield f"  {say(Phrase('vote_electorate', {'electorate': vote.electorate}), names.language)}"
    if quorum is not None:
        told = {"share": Figure(stated_share(quorum.at_least)), "of": f"base_{quorum.of}"}
        yield f"  {say(Phrase('vote_quorum', told), names.language)}"
    if threshold is not None:
        key = "vote_pass_at_least" if threshold.at_least is not None else "vote_pass_more_than"
        stated = threshold.at_least if threshold.at_least is not None else threshold.more_than
        share = Figure(stated_share(stated))
        yield f"  {say(Phrase(key, {'share': share, 'of': f'base_{threshold.of}'}), names.language)}"


def _rounds(rounds: Sequence[RoundResult], threshold: Pass | None, names: Names) -> Iterator[str]:
    for counted in rounds:
        numbers = (counted.issued, counted.returned, counted.invalid, counted.valid, counted.base, counted.needed)
        shown = ["…" if number is None else number for number in numbers]
        keys = ("issued", "returned", "invalid", "valid", "base", "needed")
        arguments: Arguments = {"round": counted.number, **dict(zip(keys, shown, strict=True))}
        yield f"  {say(Phrase('vote_round', arguments), names.language)}"
        if counted.written is not None:
            yield f"  {say(Phrase('vote_written', {'written': counted.written}), names.language)}"
        if counted.abstained is not None:
            told = {"abstained": counted.abstained}
            yield f"  {say(Phrase('vote_abstained', told), names.language)}"
        if threshold is not None:
            of = {**arguments, "of": f"base_{threshold.of}"}
            yield f"  {say(Phrase('vote_base_of_nothing' if counted.base == 0 else 'vote_base', of), names.language)}"
        yield from (f"    {line}" for line in _grid(counted, names).as_text().rstrip().split("\n"))


def _grid(counted: RoundResult, names: Names) -> Grid:
    language = names.language
    against = any(one.against is not None for one in counted.figures)
    columns = ["column_unit", "column_in_favour", "column_share", "column_passes"]
    columns[2:2] = ["column_against"] if against else []
    rows = tuple(
        (
            names.unit(one.unit),
            str(one.in_favour),
            *([str(one.against)] if against else []),
            names.figure(percent(one.share)),
            term("yes" if one.passes else "no", language),
        )
        for one in counted.figures
    )
    return Grid(tuple(term(one, language) for one in columns), rows, wide=(0,))
