"""The standing of a year as papers print it: computed from its sheets, else as it was announced."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ...language.phrases import term
from ...model.place import Place
from ...model.unknown import known
from ...results.apart import ToldApart, equal_totals
from ...results.scores import Standing, YearScores, scale_of_year
from ...scoring.nodes import Node
from ..values.entries import Entry
from ..values.value import Computed, Gap, Held, Row, Value
from .making import Making

_SUMS = ("base", "bonus", "penalty", "total")


@dataclass(frozen=True, kw_only=True)
class StandingRow(Row):
    """A unit's place. What a published result does not tell is a gap; `rank_class` is None without one.

    `among`: how many units the rank is one of. `unranked`: the unit is left without a total and a rank.
    """

    unit: Value
    rank: Value | Gap | None
    total: Value | Gap
    base: Value | Gap | None = None
    bonus: Value | Gap | None = None
    penalty: Value | Gap | None = None
    rank_class: Value | None = None
    kind: Value | None = None
    kind_rank: Value | None = None
    among: Value | None = None
    tied: bool = False
    suspended: bool = False
    unranked: bool = False


@dataclass(frozen=True, kw_only=True)
class EqualTotals(Row):
    """Two units of the same total, the upper one first, and what told them apart.

    `what`: points of a code (or of a sum, by its word), criteria at their maximum, last year's rank, a figure, votes.
    """

    upper: Value
    lower: Value
    total: Value | Gap
    what: str
    code: str
    is_sum: bool
    title: Value | Gap | str
    own: Value | Gap
    theirs: Value | Gap


def _announced_rank(row: StandingRow) -> tuple[bool, int]:
    """By rank; those whose rank is not stated last, as the record has them."""
    rank = row.rank.raw if isinstance(row.rank, Value) else None
    return (rank is None, rank if isinstance(rank, int) else 0)


@dataclass(frozen=True)
class StandingsMaker:
    """Turns the computed standing of a year into values of a paper."""

    making: Making

    @property
    def scores(self) -> YearScores | None:
        """The computed standing, None where there is no complete one."""
        scores = self.making.result.scores
        return scores if scores is not None and scores.ranking is not None else None

    def standings(self, announced: list[Held] | Gap) -> Sequence[StandingRow] | Gap:
        """The rows in order of rank; `announced` is what outcome.yaml publishes, for a year known by its totals only.

        A gap that says what the ranking waits for where there is neither.
        """
        if self.scores is not None:
            return list(self._computed(self.scores))
        if announced and self.making.result.not_rankable:
            return sorted((self._announced(one) for one in announced), key=_announced_rank)
        why = self.making.result.not_rankable or tuple(one.detail for one in self.making.result.blocked)
        return Gap((Place(self.making.year.outcome.path, ("announced",)),), why=why)

    def _announced(self, one: Held) -> StandingRow:
        """A published place; its total with the decimals of the regulation, where that says how many."""
        scale = scale_of_year(self.making.year)
        total = one.text("total")
        if scale is not None and isinstance(total, Value) and isinstance(total.raw, Decimal):
            total = replace(total, text=self.making.wrapper.points(Fraction(total.raw), scale.scoring.decimals))
        suspended = self._is_suspended(one.id_at("unit"))
        return StandingRow(unit=one.stated("unit"), rank=one.text("rank"), total=total, suspended=suspended)

    def _computed(self, scores: YearScores) -> Iterator[StandingRow]:
        yield from (self.row(one, scores) for one in scores.standings)

    def row(self, one: Standing, scores: YearScores) -> StandingRow:
        """One unit's place."""
        base, bonus, penalty = (
            self.value(one.unit, part.part, part.points, scores.decimals) for part in one.score.parts
        )
        return StandingRow(
            unit=self.making.member(one.unit),
            rank=self._rank(one),
            total=self.value(one.unit, "", one.score.total, scores.decimals),
            base=base,
            bonus=bonus,
            penalty=penalty,
            rank_class=self._class(one, scores),
            kind=self._kind(one),
            kind_rank=self._kind_rank(one, scores),
            among=self._count(scores.ranked_with(one), one),
            tied=one.tied,
            suspended=self._is_suspended(one.unit),
            unranked=one.score.unranked,
        )

    def own_row(self) -> StandingRow | Gap:
        """The place of the unit that the paper is about, also while others still wait for sheets; a gap without one."""
        scores, of = self.making.result.scores, self.making.of
        own = next((one for one in scores.standings if one.unit == of), None) if scores is not None else None
        return Gap(why=self.making.result.not_rankable) if own is None or scores is None else self.row(own, scores)

    def _is_suspended(self, unit: str) -> bool:
        members = self.making.year.members.record
        member = members.of(unit) if members else None
        return member is not None and member.suspended

    def told_apart(self) -> list[EqualTotals]:
        """Neighbours of the same total that a tie-break of the regulation told apart, from the top."""
        scores = self.scores
        found = equal_totals(scores) if scores is not None else ()
        return [self._apart(*each, scores) for each in found if each[2].what != "people" and scores is not None]

    def _apart(self, upper: Standing, lower: Standing, found: ToldApart, scores: YearScores) -> EqualTotals:
        code, decimals = found.code, scores.decimals
        own, theirs = found.own, found.theirs
        node = scores.scale.nodes.get(code)
        return EqualTotals(
            upper=self.making.member(upper.unit),
            lower=self.making.member(lower.unit),
            total=self.value(upper.unit, "", upper.score.total, decimals),
            what=found.what,
            code=code,
            is_sum=found.in_points and node is None,
            title=self._title_of(found, node),
            own=self.value(upper.unit, code, own, decimals) if found.in_points else self._figure(upper.unit, own),
            theirs=self.value(lower.unit, code, theirs, decimals)
            if found.in_points
            else self._figure(lower.unit, theirs),
        )

    def _title_of(self, found: ToldApart, node: Node | None) -> Value | Gap | str:
        if not found.in_points:
            return ""
        return term(found.code, self.making.names.language) if node is None else self.title(node)

    def _figure(self, unit: str, value: Fraction) -> Value:
        """A number that is compared and is no points: of criteria, of votes, a rank."""
        return Value(self.making.wrapper.number(value), (), value, computed=Computed("score", unit))

    def _kind(self, one: Standing) -> Value | None:
        """The kind of a unit, as members.yaml names it."""
        members = self.making.year.members.record
        kind = members.kinds.get(one.kind or "") if members is not None and members.kinds is not None else None
        if kind is None:
            return None
        place = Place(self.making.year.members.path, ("kinds", one.kind or "", "name"))
        return self.making.wrapper.text(kind.name, place)

    def _kind_rank(self, one: Standing, scores: YearScores) -> Value | None:
        """The rank within its kind, where the rank itself is one among all."""
        rule = known(scores.regulation.ranking)
        if one.kind_rank is None or (rule is not None and rule.within is not None):
            return None
        return self._count(one.kind_rank, one)

    def title(self, node: Node) -> Value | Gap:
        """The title of a criterion, at its place in regulation.yaml."""
        return Entry(node.record, Place(self.making.year.regulation.path, node.path), self.making.wrapper).text("title")

    def value(self, unit: str, code: str, points: Fraction | None, decimals: int) -> Value | Gap:
        """Points of a unit with the computation that shows them: of a code, or of its total."""
        made = Computed("score", f"{unit}/{code}" if code and code not in _SUMS else unit)
        if points is None:
            return Gap((), why=tuple(one.detail for one in self.making.result.blocked))
        return Value(self.making.wrapper.points(points, decimals), (), points, computed=made)

    def _rank(self, one: Standing) -> Value | None:
        return None if one.rank is None else self._count(one.rank, one)

    def _count(self, number: int, one: Standing) -> Value:
        """A rank, or a number of units, with the computation that shows it."""
        return Value(str(number), (), number, computed=Computed("score", one.unit))

    def _class(self, one: Standing, scores: YearScores) -> Value | None:
        if one.rank_class is None:
            return None
        ranking = known(scores.regulation.ranking)
        at = (ranking.classes or ()).index(one.rank_class) if ranking else 0
        place = Place(self.making.year.regulation.path, ("ranking", "classes", at))
        name = Entry(one.rank_class, place, self.making.wrapper).stated("name")
        return replace(name, computed=Computed("score", one.unit))
