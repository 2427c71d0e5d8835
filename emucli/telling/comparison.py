"""`emucli compare`: what changed, entry by entry, and who moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from ..language.phrases import Phrase, say, term
from ..results.awards import AwardState
from ..results.comparison import Comparison, Move, Position
from ..results.names import Names
from ..scoring.numbers import exactly, written
from . import SCHEMA_VERSION
from .grid import Grid
from .lines import safe


@dataclass(frozen=True)
class Sides:
    """What each side is called (a year, a revision, a regulation), and with how many decimals points are written."""

    before: str
    after: str
    decimals: int


def comparison_as_json(comparison: Comparison, sides: Sides) -> dict[str, object]:
    """Every difference; null where a side does not have a thing."""
    return {
        "schema_version": SCHEMA_VERSION,
        "before": sides.before,
        "after": sides.after,
        "rules": [vars(one) for one in comparison.rules],
        "entries": [vars(one) for one in comparison.entries],
        "points": [
            {
                "unit": one.unit,
                "code": one.code,
                "before": None if one.before is None else exactly(one.before),
                "after": None if one.after is None else exactly(one.after),
                "own_entry": one.own_entry,
            }
            for one in comparison.points
        ],
        "standings": [
            {"unit": one.unit, "before": _side(one.before, sides), "after": _side(one.after, sides)}
            for one in comparison.moves
        ],
        "awards": [
            {
                "award": one.award,
                "before": {"units": list(one.before), "state": one.states[0]},
                "after": {"units": list(one.after), "state": one.states[1]},
            }
            for one in comparison.awards
        ],
    }


def _side(position: Position | None, sides: Sides) -> dict[str, object] | None:
    if position is None:
        return None
    return {"unit": position.unit, "rank": position.rank, "total": _total(position, sides) or None}


def _total(position: Position | None, sides: Sides) -> str:
    """A total, empty where there is none."""
    return "" if position is None or position.total is None else written(position.total, sides.decimals)


def _shown_total(position: Position | None, sides: Sides) -> str:
    """A total for people: a `*` marks one in which something missing counts as 0."""
    mark = "*" if position is not None and position.total is not None and position.counts_missing else ""
    return (_total(position, sides) or "-") + mark


def comparison_as_text(comparison: Comparison, sides: Sides, names: Names) -> str:
    """The places first, then proposals, rules, entries, points that changed without an entry of the unit."""
    lines = safe([say(Phrase("comparing", {"before": sides.before, "after": sides.after}), names.language), ""])
    lines.append(moves_grid(comparison, sides, names).as_text().rstrip())
    for key, told in _sections(comparison, sides, names):
        lines += ["", say(Phrase(key), names.language), *safe(told)] if told else []
    return "\n".join(lines) + "\n"


def moves_grid(comparison: Comparison, sides: Sides, names: Names) -> Grid:
    """Each unit's total and rank on both sides, and how far it moved."""
    rows = tuple(_move_row(move, sides, names) for move in comparison.moves)
    columns = ("column_unit", "column_total_before", "column_total_after", "column_change", "column_ranks")
    return Grid(tuple(term(one, names.language) for one in columns), rows, wide=(0,))


def _move_row(move: Move, sides: Sides, names: Names) -> tuple[str, ...]:
    ranks = [_rank(one) for one in (move.before, move.after)]
    moved = ranks[0] if ranks[0] == ranks[1] else " -> ".join(ranks)
    totals = (names.figure(_shown_total(one, sides)) for one in (move.before, move.after))
    return (names.unit(move.unit), *totals, names.figure(_change(move, sides)), moved)


def _rank(position: Position | None) -> str:
    return f"{position.rank}{'=' if position.tied else ''}" if position and position.rank else "-"


def _change(move: Move, sides: Sides) -> str:
    old, new = (one.total if one else None for one in (move.before, move.after))
    if old is None or new is None:
        return ""
    difference = new - old
    sign = "+" if difference > 0 else ""
    return f"{sign}{written(difference, sides.decimals)}" if difference else "="


def _sections(comparison: Comparison, sides: Sides, names: Names) -> Iterator[tuple[str, list[str]]]:
    awards = (
        f"- {names.award(one.award)}: {_proposed(one.before, one.states[0], names)} -> "
        f"{_proposed(one.after, one.states[1], names)}"
        for one in comparison.awards
    )
    yield "changed_awards", list(awards)
    yield "changed_rules", [f"- {one.code}: {one.before or '-'} -> {one.after or '-'}" for one in comparison.rules]
    entries = (
        f"- {names.unit(one.unit)} / {one.code} ({one.stage}, {names.unit(one.by)}): "
        f"{one.before or '-'} -> {one.after or '-'}"
        for one in comparison.entries
    )
    yield "changed_entries", list(entries)
    yield "changed_points", list(_points_lines(comparison, sides, names))


def _proposed(units: tuple[str, ...], state: AwardState | None, names: Names) -> str:
    """Who is proposed on one side: what is open is not told as nobody's."""
    if state is None:
        return say(Phrase("award_not_computed"), names.language)
    keys = {"proposed": "award_proposed", "none": "award_none", "blocked": "award_open_but" if units else "award_open"}
    return say(Phrase(keys[state], {"units": units}), names.language, names)


def _points_lines(comparison: Comparison, sides: Sides, names: Names) -> Iterator[str]:
    """A line a unit: only what changed without an entry of its own."""
    by_unit: dict[str, list[str]] = {}
    for one in comparison.points:
        if not one.own_entry:
            before, after = (names.figure(_points(value, sides)) for value in (one.before, one.after))
            by_unit.setdefault(one.unit, []).append(f"{one.code} {before} -> {after}")
    yield from (f"- {names.unit(unit)}: {'; '.join(told)}" for unit, told in by_unit.items())


def _points(value: Fraction | None, sides: Sides) -> str:
    return "-" if value is None else written(value, sides.decimals)
