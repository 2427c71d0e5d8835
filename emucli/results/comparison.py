"""What differs between two standings: rules, entries, points, places, proposals. Nothing here says which is right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..model.base import Record
from ..model.registers import Unit
from ..model.text import Bilingual, in_language
from ..model.unknown import known, listed
from ..scoring.inputs import told
from ..scoring.nodes import PARTS
from ..scoring.numbers import exactly
from ..scoring.scored import Scored
from ..scoring.sheets import SheetAt
from .awards import AwardState
from .counted import stated_share
from .scores import Standing, YearScores
from .year import YearResult

_NO_RULES = {"criteria", "title", "text", "note", "source", "code", "measured_in"}
_OF_THE_WHOLE = ("total", "decimals", "rounding", "floor", "ceiling", "missing", "bonus", "penalty")


@dataclass(frozen=True)
class RuleChange:
    """A criterion that only one scale has, or that is scored otherwise; None where a scale does not have it."""

    code: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class EntryChange:
    """An entry of a sheet that counts; None where a side does not have it."""

    unit: str
    stage: str
    by: str
    code: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class PointsChange:
    """A leaf whose points differ. `own_entry`: an entry on this unit changed; else it follows from others or rules."""

    unit: str
    code: str
    before: Fraction | None
    after: Fraction | None
    own_entry: bool


@dataclass(frozen=True)
class Position:
    """Where a unit stands on one side, computed or as announced; `counts_missing`: something missing counts as 0."""

    unit: str
    rank: int | None
    total: Fraction | None
    tied: bool = False
    counts_missing: bool = False


@dataclass(frozen=True)
class Move:
    """A unit's position on both sides; None where a side does not have it."""

    unit: str
    before: Position | None
    after: Position | None


@dataclass(frozen=True)
class AwardChange:
    """An award whose proposed units or state differ; a state is None where a side does not judge the award."""

    award: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    states: tuple[AwardState | None, AwardState | None]


@dataclass(frozen=True)
class Comparison:
    """All differences, in the order of the scale and of the later standing."""

    rules: tuple[RuleChange, ...]
    entries: tuple[EntryChange, ...]
    points: tuple[PointsChange, ...]
    moves: tuple[Move, ...]
    awards: tuple[AwardChange, ...]


def compare(before: YearResult, after: YearResult, units: Mapping[str, Unit], *, same_year: bool) -> Comparison:
    """Compare two results that both have a standing. Entries and leaves are compared within one year only."""
    old, new = before.scores, after.scores
    rules = tuple(_rules(old, new)) if old and new else ()
    entries = tuple(_entries(old, new)) if old and new and same_year else ()
    touched = {(change.unit, change.code) for change in entries}
    points = tuple(_points(old, new, touched)) if old and new and same_year else ()
    awards = tuple(_awards(before, after))
    return Comparison(rules, entries, points, tuple(_moves(before, after, units)), awards)


def _rules(old: YearScores, new: YearScores) -> Iterator[RuleChange]:
    one, other = _told(old), _told(new)
    for code in dict.fromkeys((*one, *other)):
        if one.get(code) != other.get(code):
            yield RuleChange(code, one.get(code), other.get(code))


def _told(scores: YearScores) -> Mapping[str, str]:
    """Each code with what decides its points, each stage, and the rules of the whole by their keys."""
    scale, regulation = scores.scale, scores.regulation
    nodes = (node for part in PARTS for top in scale.tops[part] for node in top.all())
    rules = {node.code: _keys_told(node.record) for node in nodes}
    if scale.weights:
        rules["final"] = ", ".join(f"{stage} {exactly(100 * weight)}%" for stage, weight in scale.weights.items())
    whole: dict[str, object] = {key: getattr(scale.scoring, key) for key in _OF_THE_WHOLE}
    whole.update({f"stage {stage.id}": stage for stage in scale.stages.values()})
    whole.update({f"award {at + 1}": rule for at, rule in enumerate(listed(regulation.awards))})
    whole["ranking"] = regulation.ranking
    rules.update({key: _short(value) for key, value in whole.items() if value is not None})
    return rules


def _short(value: object) -> str:
    """A value in one line, as a record writes it; words that decide nothing are left out."""
    if isinstance(value, Record):
        return f"{{{_keys_told(value)}}}"
    if isinstance(value, Bilingual):
        return in_language(value, "vi")
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_short, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Fraction):
        # A share: 0.8 without its sign would be points.
        return stated_share(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _keys_told(record: Record) -> str:
    """The keys of a record with their values; what the record leaves out is left out here too."""
    parts = ((key, one) for key, one in record if key in record.model_fields_set and key not in _NO_RULES)
    return ", ".join(f"{_key(record, key)}: {_short(one)}" for key, one in parts)


def _key(record: Record, attribute: str) -> str:
    field = type(record).model_fields.get(attribute)
    return (field.alias if field is not None else None) or attribute


def _entries(old: YearScores, new: YearScores) -> Iterator[EntryChange]:
    one, other = _written(old), _written(new)
    for key in sorted({*one, *other}):
        if one.get(key) != other.get(key):
            unit, stage, by, code = key
            before, after = one.get(key), other.get(key)
            yield EntryChange(unit=unit, stage=stage, by=by, code=code, before=before, after=after)


def _written(scores: YearScores) -> Mapping[tuple[str, str, str, str], str]:
    """The inputs of each entry that counts, by unit, stage, scorer and code."""
    return {
        (unit, stage, at.sheet.by, code): told(entry)
        for (stage, unit), sheets in scores.received.counted.items()
        for at in sheets
        for code, entry in at.entries.items()
        if _counts(scores, unit, stage, at, code)
    }


def _counts(scores: YearScores, unit: str, stage: str, at: SheetAt, code: str) -> bool:
    """Whether a scale can use an entry: its code is a leaf of the unit's table, and its measure takes it."""
    node = scores.scale.nodes.get(code)
    if node is None or not node.is_leaf or code not in scores.marking.tables[unit]:
        return False
    return isinstance(scores.marking.mark(node, at), Scored)


def _points(old: YearScores, new: YearScores, touched: set[tuple[str, str]]) -> Iterator[PointsChange]:
    for standing in new.standings:
        earlier = old.by_unit.get(standing.unit)
        before = {score.node.code: score for score in earlier.nodes()} if earlier else {}
        for score in standing.score.nodes():
            was = before.get(score.node.code)
            if score.node.is_leaf and was is not None and was.points != score.points:
                own = (standing.unit, score.node.code) in touched
                yield PointsChange(standing.unit, score.node.code, was.points, score.points, own)


def _moves(before: YearResult, after: YearResult, units: Mapping[str, Unit]) -> Iterator[Move]:
    earlier, later = _positions(before), _positions(after)
    met = set()
    for unit, position in later.items():
        was = _predecessor(unit, earlier, units)
        met.add(was.unit if was else "")
        yield Move(unit, was, position)
    yield from (Move(unit, position, None) for unit, position in earlier.items() if unit not in met)


def _positions(result: YearResult) -> Mapping[str, Position]:
    """The units of the standing; of what was announced where nothing was computed."""
    if result.scores is not None:
        return {one.unit: _position(one) for one in result.scores.standings}
    announced = {}
    for one in result.announced:
        total = known(one.total)
        announced[one.unit] = Position(one.unit, known(one.rank), None if total is None else Fraction(total))
    return announced


def _position(standing: Standing) -> Position:
    score = standing.score
    return Position(standing.unit, standing.rank, score.total, standing.tied, bool(score.missing))


def _predecessor(unit: str, earlier: Mapping[str, Position], units: Mapping[str, Unit]) -> Position | None:
    """The position of the unit itself, or of the one unit that it succeeds."""
    if unit in earlier:
        return earlier[unit]
    entry = units.get(unit)
    before = [one for one in listed(entry.succeeds) if one in earlier] if entry else []
    return earlier[before[0]] if len(before) == 1 else None


def _awards(before: YearResult, after: YearResult) -> Iterator[AwardChange]:
    old, new = _proposals(before), _proposals(after)
    for award in dict.fromkeys((*old, *new)):
        was, now = old.get(award, ((), None)), new.get(award, ((), None))
        if was != now:
            yield AwardChange(award, was[0], now[0], (was[1], now[1]))


def _proposals(result: YearResult) -> Mapping[str, tuple[tuple[str, ...], AwardState | None]]:
    """The units of each award with its state; of what was recorded where nothing was computed."""
    if result.scores is not None or result.awards:
        return {award.award: (award.units, award.state) for award in result.awards}
    recorded: dict[str, tuple[str, ...]] = {}
    for one in result.recorded_awards:
        if isinstance(one.unit, str):
            recorded[one.award] = (*recorded.get(one.award, ()), one.unit)
    return {award: (units, "proposed") for award, units in recorded.items()}
