"""papers.yaml: heads, numbers and signatures of papers. Any value may be blank: clerks fill in by hand."""

from collections.abc import Mapping
from typing import Literal, get_args

from .base import Record, RecordFile
from .plan import Basis
from .scalars import Date, Id
from .text import Proper, Text
from .unknown import Known

PaperId = Literal[
    "plan", "scale", "covenant", "form", "midyear", "annual", "scoreboard",
    "explain", "ballot", "count", "minutes", "proposal", "notice", "press",
]  # fmt: skip
PAPERS: tuple[PaperId, ...] = get_args(PaperId)
SEVERAL: Mapping[PaperId, Literal["vote", "conference", "unit"]] = {
    "ballot": "vote", "count": "vote", "minutes": "conference", "form": "unit", "explain": "unit",
}  # fmt: skip
"""The papers of which a year has several, and what each of them is about."""
ON_REQUEST: frozenset[PaperId] = frozenset({"explain"})
"""The papers that answer somebody who asks: nobody wants them of everything that a year has."""


class Head(Record):
    """The names at the head, each line as it should break."""

    parent: Known[tuple[Known[Text], ...]] | None = None
    issuer: Known[tuple[Known[Text], ...]] | None = None


class Signer(Record):
    """Who signs, and in which capacity; `post` is the signer's own in his unit (Decree 30/2020, Annex I, box 7b)."""

    authority: Known[tuple[Known[Text], ...]] | None = None
    position: Known[Text] | None = None
    post: Known[Text] | None = None
    name: Known[Proper] | None = None


class Paper(Record):
    """One paper; `of` names the vote, conference or unit where there are several of its kind."""

    paper: PaperId
    of: Id | None = None
    number: Known[Proper] | None = None
    date: Known[Date] | None = None
    place: Known[Text] | None = None
    to: Known[tuple[Known[Text], ...]] | None = None
    basis: Basis = None
    signer: Known[Signer] | None = None
    enclosures: Known[tuple[Known[Text], ...]] | None = None
    copies: Known[tuple[Known[Text], ...]] | None = None


class Papers(RecordFile):
    """papers.yaml"""

    head: Known[Head] | None = None
    papers: Known[tuple[Paper, ...]] | None = None

    def of(self, paper: PaperId) -> Paper | None:
        """The first entry of a kind of paper."""
        entries = self.papers if isinstance(self.papers, tuple) else ()
        return next((entry for entry in entries if entry.paper == paper), None)
