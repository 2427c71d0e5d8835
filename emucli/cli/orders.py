"""Which paper a person means: its id, and what it is about where a year has several of its kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..findings.near import nearest
from ..model.papers import PAPERS, SEVERAL, PaperId
from ..papers.contents.subjects import subjects
from .exits import BLOCKED, Halt, usage
from .speech import Speech
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


def order(paper: str, of: str, known: Sequence[PaperId], ready: ReadyYear, say: Speech) -> Order:
    """The paper that a person named, of the `known` ones. Raises Halt where it is none, or one of several."""
    chosen = next((one for one in PAPERS if one == paper), None)
    if chosen is not None and chosen not in known:
        raise usage(_other_language(chosen, known, say))
    if chosen is None:
        hint, named = did_you_mean(nearest(paper, [*known, ALL]), say), ", ".join((*known, ALL))
        raise usage(say("there_is_no_paper_there", paper=paper, hint=hint, named=named))
    return Order(chosen, _subject(chosen, of, ready, say))


def _other_language(paper: PaperId, known: Sequence[PaperId], say: Speech) -> str:
    """A paper that is made in the other language only."""
    named = ", ".join(known)
    return say("there_is_no_template_of", paper=paper, named=named)


def every_order(known: Sequence[PaperId], ready: ReadyYear) -> Iterator[Order]:
    """Every paper that a year may have, in the order of the format; those of which it has several, each.

    One that is about a vote, conference or unit stands alone where the year has none.
    """
    for paper in known:
        yield from (Order(paper, of) for of in subjects(paper, ready.cluster, ready.year) or ("",))


def _subject(paper: PaperId, of: str, ready: ReadyYear, say: Speech) -> str:
    known = subjects(paper, ready.cluster, ready.year)
    if paper not in SEVERAL:
        if of:
            raise usage(say("takes_no_of", paper=paper))
        return ""
    if of in known or (not of and len(known) == 1):
        return of or known[0]
    if not known:
        nothing = nothing_of(paper, say)
        raise Halt(BLOCKED, say("cannot_be_made_yet", paper=paper, nothing=nothing))
    hint, listed = did_you_mean(nearest(of, known) if of else "", say), ", ".join(known)
    if of:
        raise usage(say("there_is_no_to_make", of=of, paper=paper, hint=hint, listed=listed))
    raise usage(say("needs_of_one_of", paper=paper, listed=listed))


def did_you_mean(near: str, say: Speech) -> str:
    """The end of a message that names the nearest known name; empty without one."""
    return say("did_you_mean", near=near) if near else ""


def nothing_of(paper: PaperId, say: Speech) -> str:
    """Why there is nothing that a paper could be about."""
    return {
        "vote": say("votes_yaml_holds_no_vote"),
        "conference": say("conferences_yaml_holds_no_conference"),
        "unit": say("members_yaml_holds_no_unit"),
    }[SEVERAL[paper]]
