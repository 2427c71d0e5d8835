"""Skeletons of the files of later steps: what the records of a year already say of a conference, a vote, a paper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..language.words import word
from ..model.conferences import Conference
from ..model.plan import Step, Task
from ..model.regulation import OfficeRule
from ..model.tree import Cluster, Year
from ..model.unknown import known, listed
from ..model.votes import Office, Vote
from ..results.choosing import Choosing
from ..results.reception import receptions
from ..results.scores import units_in_order
from ..results.steps import SCORING_STEPS, STEPS, Steps
from ..results.year import YearResult
from ..writing.scalar import Value
from ..writing.text import Block
from ..writing.tree import tree_of, value_of

Tree = dict[str, Any]
Kind = Literal["launch", "midyear", "annual"]
_IDS: Mapping[Kind, str] = {"launch": "phat-dong", "midyear": "so-ket", "annual": "tong-ket"}
_PLANNED: Mapping[Kind, tuple[Step, ...]] = {
    "launch": ("launch", "covenant"), "midyear": ("midyear",), "annual": ("annual",),
}  # fmt: skip
"""The steps of the plan at which a conference of a kind is held, the one that names it first."""
_OF_ALL: frozenset[Step] = frozenset(("registration", "self_scores", "peer_scores", "decision"))
"""Steps that each unit, or the authority, does for itself."""
_WITH_ALL: frozenset[Step] = frozenset(
    ("launch", "covenant", "registration", "midyear", "self_scores", "peer_scores", "annual")
)
_BALLOTS = ("secret_ballot", "show_of_hands", "consensus")
_OFFICE_IDS: Mapping[tuple[str, Office], str] = {
    ("cluster", "leader"): "cum-truong",
    ("cluster", "deputy"): "cum-pho",
    ("block", "leader"): "khoi-truong",
    ("block", "deputy"): "khoi-pho",
}


@dataclass(frozen=True)
class Skeletons:
    """What a year's records say of its later steps."""

    cluster: Cluster
    year: Year
    result: YearResult

    def conference(self, there: Tree) -> Tree | None:
        """conferences.yaml with the next conference; None where each kind is there."""
        held = {one.kind for one in self._conferences()}
        kind = next((one for one in _IDS if one not in held), None)
        if kind is None:
            return None
        return {**there, "conferences": [*there.get("conferences", ()), self._conference(kind)]}

    def _conference(self, kind: Kind) -> Tree:
        taken = {one.id for one in self._conferences()}
        id_ = _IDS[kind] if _IDS[kind] not in taken else f"{_IDS[kind]}-{self.year.name}"
        task, entry = self._task(kind), Block(id=id_, kind=kind)
        day = known(task.due) if task else None
        host = known(task.lead) if task else None
        leader = self._leader
        entry |= {"date": day} if day is not None else {}
        entry |= {"host": host} if host is not None else {}
        entry |= {"chair": self._chair(leader)} if leader else {}
        return entry

    def _conferences(self) -> tuple[Conference, ...]:
        record = self.year.conferences.record
        return record.conferences if record else ()

    def _task(self, kind: Kind) -> Task | None:
        plan = self.year.plan.record
        tasks = listed(plan.tasks) if plan else ()
        return next((task for step in _PLANNED[kind] for task in tasks if task.step == step), None)

    @property
    def _leader(self) -> str | None:
        members = self.year.members.record
        return known(members.leader) if members else None

    def _chair(self, unit: str) -> Tree:
        """The leading unit, with whoever represents it."""
        members = self.year.members.record
        member = members.of(unit) if members else None
        person = known(member.representative) if member else None
        named = tree_of(person) if person is not None else {}
        return {"unit": unit, **{key: value for key, value in named.items() if key in ("name", "position")}}

    def votes(self, there: Tree) -> Tree | None:
        """votes.yaml with every vote that the regulation asks for and nobody has entered; None where there is none."""
        entries = [*self._of_awards(), *self._of_offices()]
        return {**there, "votes": [*there.get("votes", ()), *entries]} if entries else None

    def _of_awards(self) -> Iterator[Tree]:
        taken = {vote.id for vote in self._votes(self.year)}
        for result in self.result.awards:
            contest = result.contest
            id_ = contest.requires.vote
            if id_ is None or id_ in taken:
                continue
            taken.add(id_)
            order = [unit for group in contest.groups for unit in group]
            candidates = [unit for unit in dict.fromkeys((*order, *self._units)) if unit in contest.possible]
            yield self._vote(id_, {"award": result.award}, self._way(id_), candidates)

    def _of_offices(self) -> Iterator[Tree]:
        choosing = Choosing(self.cluster, self.year, self.result.scores)
        entered = {vote.for_.office for vote in self._votes(self.year)}
        taken = {vote.id for vote in self._votes(self.year)}
        offices: tuple[Office, ...] = ("leader", "deputy")
        for office in offices:
            rule = choosing.office_rule(office)
            if rule is None or rule.how not in _BALLOTS or office in entered:
                continue
            eligibility = choosing.eligibility(office)
            candidates = [unit for unit in self._units if eligibility.eligible(unit)]
            kind = self.cluster.file.record.kind if self.cluster.file.record else "cluster"
            id_ = _OFFICE_IDS[kind, office]
            yield self._vote(id_ if id_ not in taken else office, {"office": office}, rule.how, candidates, rule)

    def _vote(
        self, id_: str, subject: Mapping[str, str], how: str, candidates: list[str], rule: OfficeRule | None = None
    ) -> Tree:
        entry: dict[str, Value] = {"id": id_, "for": dict(subject), "how": how}
        annual = next((one.id for one in self._conferences() if one.kind == "annual"), None)
        entry |= {"conference": annual} if annual else {}
        if how != "consensus":
            entry["candidates"] = candidates
            seats = rule.seats if rule is not None and subject.get("office") == "deputy" else 1
            entry |= {"choose": seats} if rule is not None else {}
        return entry

    def _way(self, id_: str) -> str:
        """How a vote of this id was held the year before; by secret ballot where there was none."""
        before = self.cluster.before(self.year)
        held = self._votes(before) if before is not None else ()
        return next((vote.how for vote in held if vote.id == id_), "secret_ballot")

    @staticmethod
    def _votes(year: Year) -> tuple[Vote, ...]:
        return year.votes.record.votes if year.votes.record else ()

    @property
    def _units(self) -> tuple[str, ...]:
        members = self.year.members.record
        return units_in_order(self.cluster, members) if members else ()

    def plan(self, there: Tree) -> Tree | None:
        """plan.yaml with the steps of a year; None where one is there."""
        return None if there else {"tasks": [self._work(step) for step in self._steps()]}

    def _steps(self) -> Iterator[Step]:
        """The steps that the year has: of scoring those that its regulation has stages for, all before there is one."""
        steps = Steps(
            self.cluster, self.year, self.result, receptions(self.result.marking) if self.result.marking else ()
        )
        yield from (step for step in STEPS if step not in SCORING_STEPS or steps.is_needed(step))

    def _work(self, step: Step) -> Tree:
        work: Tree = {"step": step, "text": word("plan", step)}
        work |= {"lead": self._leader} if self._leader is not None and step not in _OF_ALL else {}
        return work | ({"with": "all"} if step in _WITH_ALL else {})

    def papers(self, there: Tree) -> Tree | None:
        """papers.yaml with a head out of the names of the cluster and of the authority above it."""
        record = self.cluster.file.record
        if "head" in there or record is None:
            return None
        names = {"parent": known(record.authority), "issuer": known(record.name)}
        head = {key: [_in_capitals(value_of(text))] for key, text in names.items() if text is not None}
        return {"head": head, **there} if head else None


def _in_capitals(text: Value) -> Value:
    """As names stand at the head of papers (Decree 30/2020, Annex I, II.1)."""
    if isinstance(text, Mapping):
        return {key: _in_capitals(below) for key, below in text.items()}
    return text.upper() if isinstance(text, str) else text
