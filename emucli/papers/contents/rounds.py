"""The rounds of a vote as papers print them: ballots, what shares are of, each candidate's votes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...model.place import Place
from ...voting.rounds import Figures, RoundResult
from ..values.value import Computed, Gap, Held, Row, Value
from .making import Making


@dataclass(frozen=True)
class FigureRow(Row):
    """A candidate's votes in a round; `share` is None without a base, `passes` without a rule."""

    unit: Value
    in_favour: Value
    against: Value | None
    share: Value | None
    passes: bool | None


@dataclass(frozen=True, kw_only=True)
class RoundRow(Row):
    """A counted round; gaps where the record holds no number and none follows.

    `written` are votes that absent members sent in, None without any. `abstained` are valid ballots that name nobody,
    None where the record does not count them.
    """

    number: int
    written: Value | Gap | None
    issued: Value | Gap
    returned: Value | Gap
    valid: Value | Gap
    invalid: Value | Gap
    abstained: Value | Gap | None
    base: Value | Gap
    needed: Value | Gap
    figures: tuple[FigureRow, ...]


@dataclass(frozen=True)
class RoundToCome(Row):
    """A round that is still to be held: who stands in it, and how many names its ballot may carry."""

    number: int
    candidates: Sequence[Value | Gap] | Gap
    choose: Value | Gap


@dataclass(frozen=True)
class RoundsMaker:
    """Turns the counted rounds of one vote into values of a paper; `at` is its index in votes.yaml."""

    making: Making
    at: int
    vote: str

    def rounds(self, recorded: list[Held] | Gap, counted: tuple[RoundResult, ...]) -> Iterator[RoundRow]:
        """Round by round; `recorded` are the rounds as the record has them."""
        for index, (own, one) in enumerate(zip(recorded, counted, strict=False)):
            yield RoundRow(
                number=one.number,
                written=own.text("written") if one.written else None,
                issued=own.text("issued") or self._counted(one.issued, index, "issued"),
                returned=own.text("returned"),
                valid=self._counted(one.valid, index, "returned"),
                invalid=own.text("invalid") or self.count(one.invalid),
                abstained=own.text("abstained") if one.abstained is not None else None,
                base=self._counted(one.base, index, "issued"),
                needed=self._counted(one.needed, index, "issued"),
                figures=tuple(self._figures(own, figures, one) for figures in one.figures),
            )

    def _figures(self, recorded: Held, one: Figures, counted: RoundResult) -> FigureRow:
        name, in_favour = _pair(recorded, "in_favour", one.unit)
        _, against = _pair(recorded, "against", one.unit)
        return FigureRow(
            name or self.making.wrapper.named("units", one.unit, self._place()),
            in_favour or self.count(one.in_favour),
            None if one.against is None else against or self.count(one.against),
            None if one.share is None else self._share(one.share),
            None if counted.needed is None else one.passes,
        )

    def _counted(self, number: int | None, index: int, key: str) -> Value | Gap:
        return Gap((self._place("rounds", index, key),)) if number is None else self.count(number)

    def count(self, number: int) -> Value:
        """A number that was counted from the record."""
        return Value(self.making.wrapper.words.number(number), (), number, computed=Computed("elect", self.vote))

    def _share(self, share: Fraction) -> Value:
        return Value(self.making.wrapper.percent(share), (), share, computed=Computed("elect", self.vote))

    def _place(self, *path: str | int) -> Place:
        return Place(self.making.year.votes.path, ("votes", self.at, *path))


def _pair(recorded: Held, key: str, unit: str) -> tuple[Value, Value] | tuple[None, None]:
    """A candidate and its recorded figure; None for both where the record holds none."""
    pairs = recorded.pairs(key)
    return next(((name, value) for name, value in pairs if name.raw == unit and isinstance(value, Value)), (None, None))
