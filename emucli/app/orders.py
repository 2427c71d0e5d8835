"""Which paper a person means: its id, and what it is about where a year has several of its kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..findings.near import nearest
from ..language.messages import Message, note
from ..model.papers import ON_REQUEST, PAPERS, SEVERAL, PaperId
from ..papers.contents.subjects import subjects
from .refusal import Refused, Undecided
from .year import ReadyYear

ALL = "all"


@dataclass(frozen=True)
class Order:
    """A paper: its id, and the vote, conference or unit that it is about; empty where there is one a year."""

    paper: PaperId
    of: str = ""

    @property
    def file_name(self) -> str:
        """`annual`, `count-flag`: the name of its file without the ending."""
        return f"{self.paper}-{self.of}" if self.of else self.paper


def order(paper: str, of: str, known: Sequence[PaperId], ready: ReadyYear) -> Order:
    """The paper that a person named, of the `known` ones. Raises Refused where it is none, or one of several."""
    chosen = next((one for one in PAPERS if one == paper), None)
    if chosen is not None and chosen not in known:
        raise Refused(_other_language(chosen, known))
    if chosen is None:
        hint, named = did_you_mean(nearest(paper, [*known, ALL])), ", ".join((*known, ALL))
        raise Refused(note("there_is_no_paper_there", paper=paper, hint=hint, named=named))
    return Order(chosen, _subject(chosen, of, ready))


def _other_language(paper: PaperId, known: Sequence[PaperId]) -> Message:
    """A paper that is made in the other language only."""
    named = ", ".join(known)
    return note("there_is_no_template_of", paper=paper, named=named)


def every_order(known: Sequence[PaperId], ready: ReadyYear) -> Iterator[Order]:
    """Every paper that a year may have, in the order of the format; those of which it has several, each.

    What only answers somebody who asks is none of them.
    One that is about a vote, conference or unit stands alone where the year has none.
    """
    for paper in (one for one in known if one not in ON_REQUEST):
        yield from (Order(paper, of) for of in subjects(paper, ready.cluster, ready.year) or ("",))


def _subject(paper: PaperId, of: str, ready: ReadyYear) -> str:
    known = subjects(paper, ready.cluster, ready.year)
    if paper not in SEVERAL:
        if of:
            raise Refused(note("takes_no_of", paper=paper))
        return ""
    if of in known or (not of and len(known) == 1):
        return of or known[0]
    if not known:
        nothing = nothing_of(paper)
        raise Undecided(note("cannot_be_made_yet", paper=paper, nothing=nothing))
    hint, listed = did_you_mean(nearest(of, known) if of else ""), ", ".join(known)
    if of:
        raise Refused(note("there_is_no_to_make", of=of, paper=paper, hint=hint, listed=listed))
    raise Refused(note("needs_of_one_of", paper=paper, listed=listed))


def did_you_mean(near: str) -> Message | str:
    """The end of a message that names the nearest known name; empty without one."""
    return note("did_you_mean", near=near) if near else ""


def nothing_of(paper: PaperId) -> Message:
    """Why there is nothing that a paper could be about."""
    return {
        "vote": note("votes_yaml_holds_no_vote"),
        "conference": note("conferences_yaml_holds_no_conference"),
        "unit": note("members_yaml_holds_no_unit"),
    }[SEVERAL[paper]]
