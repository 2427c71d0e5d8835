"""What a regulation asks of ranks and rounds can be reached, and an office that goes round has its order."""

from collections.abc import Iterator

from ..findings.finding import KeyPath
from ..model.regulation import OfficeRule, Regulation, VotingRule
from ..model.unknown import known, listed
from .gives import gives
from .scope import Found

_Office = tuple[KeyPath, OfficeRule]


@gives("EMU443")
def what_is_asked_can_be_reached(regulation: Regulation) -> Iterator[Found]:
    """Check that neither a rank before the first nor a vote of no round is asked."""
    for index, award in enumerate(listed(regulation.awards)):
        if award.requires is not None and award.requires.rank == 0:
            where: KeyPath = ("awards", index, "requires", "rank")
            yield Found("EMU443", regulation, where, {"key": "rank", "value": "0"})
    for path, rule in _voting(regulation):
        if rule.rounds is not None and rule.rounds.at_most == 0:
            yield Found("EMU443", regulation, (*path, "rounds", "at_most"), {"key": "at_most", "value": "0"})


def _voting(regulation: Regulation) -> Iterator[tuple[KeyPath, VotingRule]]:
    """Each voting rule of the regulation and where it stands."""
    places: list[tuple[KeyPath, VotingRule | None]] = [(("voting",), known(regulation.voting))]
    places += [(("awards", at, "voting"), award.voting) for at, award in enumerate(listed(regulation.awards))]
    places += [((*path, "voting"), office.voting) for path, office in _offices(regulation)]
    yield from ((path, rule) for path, rule in places if rule is not None)


def _offices(regulation: Regulation) -> Iterator[_Office]:
    leadership = known(regulation.leadership)
    for key in ("leader", "deputies") if leadership else ():
        office: OfficeRule | None = known(getattr(leadership, key))
        if office is not None:
            yield ("leadership", key), office


@gives("EMU444")
def rotations_have_an_order(regulation: Regulation) -> Iterator[Found]:
    """Check that the order is there where an office goes round (rule I4)."""
    leadership = known(regulation.leadership)
    for path, office in _offices(regulation):
        if office.how == "rotation" and leadership is not None and not leadership.rotation:
            yield Found("EMU444", regulation, (*path, "how"))
