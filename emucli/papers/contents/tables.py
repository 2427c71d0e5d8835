"""The plain tables that papers name: which rows, and which columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...language.papers import paper_word
from ...language.phrases import Language, term
from ..document.parts import Align, Cell, Table
from ..values.filters import listing, short_date
from ..values.printer import Printer
from ..values.value import Asked, Gap, Held, Joined, Printable, UnknownKey, Value, as_record, as_rows, span
from .context import Context
from .desk import Desk
from .proposals import AwardGroup
from .rounds import FigureRow, RoundToCome

DOTS = "." * 20
"""A dotted line, where a hand fills something in."""

Cells = Iterator[tuple[Printable, ...]]
Rows = Callable[[Context, object, Language], Cells]
"""The rows from the names of the context and from what `of` of the block names."""


@dataclass(frozen=True)
class Column:
    """A column: the word of its head, its share of the width, and how its cells stand."""

    head: str
    width: int
    align: Align = "left"


@dataclass(frozen=True)
class Spec:
    """A table: its columns and where its rows come from. A column that no row has anything for is left out."""

    columns: tuple[Column, ...]
    rows: Rows

    def table(self, name: str, of: object, desk: Desk) -> Table | None:
        """The finished table; None without rows. What is not recorded is an empty cell, what is not stated a gap."""
        rows = list(self.rows(desk.names, of, desk.language))
        shown = [at for at, _ in enumerate(self.columns) if any(_told(row[at]) for row in rows)]
        columns = [self.columns[at] for at in shown]
        heads = heads_of([column.head for column in columns], desk.language)
        body = tuple(tuple(_cell(row[at], self.columns[at], desk.printer) for at in shown) for row in rows)
        return Table(name, (heads,), body, tuple(column.width for column in columns)) if rows else None


def heads_of(words: Iterable[str], language: Language) -> tuple[Cell, ...]:
    """The row of heads of a table."""
    return tuple(Cell(paper_word(word, language), align="center", bold=True) for word in words)


def _told(value: Printable) -> bool:
    return bool(value) or (isinstance(value, Gap) and value.unknown) or isinstance(value, int)


def _cell(value: Printable, column: Column, printer: Printer) -> Cell:
    return Cell(printer.plain(value) if _told(value) else "", align=column.align)


def _key_of(about: object, key: str) -> object:
    """What the thing that a block is of holds at a key. Raises UnknownKey, KeyError where it has no such key."""
    if isinstance(about, Asked):
        return about.ask(key)
    raise UnknownKey(key, "")


def _models(names: Context, _of: object, language: Language) -> Cells:
    for number, model in enumerate(names.movements.entries("models"), start=1):
        yield number, model.text("unit"), model.text("title"), span(model.entry("period"), language)


def _commendations(names: Context, _of: object, language: Language) -> Cells:
    keys = ("granted_by", "collectives", "individuals", "households", "combined", "direct_labour")
    for number, entry in enumerate(names.movements.entries("commendations"), start=1):
        occasion = entry.word("occasion")
        told = term(f"occasion_{occasion}", language) if occasion else None
        yield number, entry.text("award"), told, *(entry.text(key) for key in keys)


def _members(names: Context, _of: object, _language: Language) -> Cells:
    """The members, each with who represents it where it is known who signs; a dotted line for each without a name."""
    signed = bool(names.covenant.ask("signatories"))
    staying = [one for one in names.members.entries("members") if one.word("status") != "withdrawn"]
    for number, member in enumerate(staying, start=1):
        person = member.entry("representative") if signed else Gap()
        yield number, member.text("unit"), person.text("name") or None, person.text("position") or None
    for number in range(len(staying) + 1, len(staying) + 1 + unnamed(names.members)):
        yield number, DOTS, None, None


def unnamed(members: Held) -> int:
    """How many members the record counts and does not name."""
    declared = members.text("declared_count").ask("raw")
    if members.word("members_named") != "some" or not isinstance(declared, int):
        return 0
    return max(0, declared - len(members.entries("members")))


def _awards(names: Context, of: object, _language: Language) -> Cells:
    """The proposals of the year, or those of the groups that `of` names."""
    groups = as_rows(names.awards if of is None else of, AwardGroup)
    several = [(group.award, one) for group in groups for one in group.units]
    for number, (award, one) in enumerate(several, start=1):
        yield number, award, one.unit, one.achievement, one.points, one.votes


def _timetable(names: Context, _of: object, language: Language) -> Cells:
    for number, task in enumerate(names.plan.entries("tasks"), start=1):
        everyone = task.word("with") == "all"
        others = Gap() if everyone else task.texts("with")
        together = paper_word("all_members", language) if everyone else listing(others, language)
        # Where nobody leads, those who work together do it.
        alone = not task.text("lead") and (everyone or others)
        led = (together, None) if alone else (task.text("lead"), together)
        yield number, task.text("text"), *led, short_date(task.text("due"), language)


def _commitments(names: Context, _of: object, language: Language) -> Cells:
    """The unit of measure stands beside each target, in a column of its own only where there is no target."""
    for number, one in enumerate(names.covenant.entries("commitments"), start=1):
        units = None if one.word("units") == "all" else listing(one.texts("units"), language)
        target, unit = one.text("target"), one.text("measured_in")
        shown = measured(target, unit) if target else target
        yield number, one.text("text"), one.text("indicator"), None if target else unit, shown, units


def measured(number: Value | Gap, unit: Value | Gap) -> Printable:
    """A number with its unit of measure: 97,5%, 400 triệu đồng."""
    if isinstance(number, Gap) or isinstance(unit, Gap):
        return number
    return Joined([number, "" if unit.text == "%" else " ", unit])


def _registrations(names: Context, _of: object, language: Language) -> Cells:
    for number, one in enumerate(names.covenant.entries("registrations"), start=1):
        yield number, one.text("unit"), one.text("award"), short_date(one.text("date"), language)


def _standings(names: Context, _of: object, _language: Language) -> Cells:
    for row in names.standings:
        kind = (row.kind, row.kind_rank)
        yield row.rank, row.unit, *kind, row.base, row.bonus, row.penalty, row.total, row.rank_class


def _figures(_names: Context, of: object, language: Language) -> Cells:
    words = {True: paper_word("passed", language), False: paper_word("not_passed", language)}
    for number, row in enumerate(as_rows(_key_of(of, "figures"), FigureRow), start=1):
        passes = None if row.passes is None else words[row.passes]
        yield number, row.unit, row.in_favour, row.against, row.share, passes


def _indicators(_names: Context, of: object, _language: Language) -> Cells:
    indicator = as_record(of)
    for number, (unit, figure) in enumerate(indicator.pairs("values"), start=1):
        if isinstance(figure, Value | Gap):
            yield number, unit, measured(figure, indicator.text("measured_in")), None
        else:
            yield number, unit, as_record(figure).text("achieved"), as_record(figure).text("of")


def _ballot(_names: Context, of: object, _language: Language) -> Cells:
    vote = as_record(of)
    to_come = _key_of(of, "round_to_come")
    stood = to_come.candidates if isinstance(to_come, RoundToCome) else vote.texts("candidates")
    for number, unit in enumerate(stood, start=1):
        yield number, unit, " ", " " if vote.flag("approve") else None


_NUMBER = Column("number", 8, "center")
_UNIT = Column("unit", 38)

TABLES: Mapping[str, Spec] = {
    "models": Spec((_NUMBER, _UNIT, Column("model", 40), Column("period", 16, "center")), _models),
    "commendations": Spec(
        (
            _NUMBER,
            Column("award", 30),
            Column("occasion", 16),
            Column("granted_by", 30),
            Column("collectives", 13, "center"),
            Column("individuals", 13, "center"),
            Column("households", 13, "center"),
            Column("combined", 20, "center"),
            Column("direct_labour", 16, "center"),
        ),
        _commendations,
    ),
    "members": Spec((_NUMBER, _UNIT, Column("representative", 24), Column("position", 32)), _members),
    "awards": Spec(
        (
            _NUMBER,
            Column("award", 26),
            Column("unit", 28),
            Column("achievement", 32),
            Column("points", 13, "center"),
            Column("votes", 16, "center"),
        ),
        _awards,
    ),
    "timetable": Spec(
        (
            _NUMBER,
            Column("task", 38),
            Column("lead", 26),
            Column("with", 26),
            Column("due", 16, "center"),
        ),
        _timetable,
    ),
    "commitments": Spec(
        (
            _NUMBER,
            Column("commitment", 42),
            Column("indicator", 28),
            Column("measured_in", 12, "center"),
            Column("target", 12, "center"),
            Column("units", 24),
        ),
        _commitments,
    ),
    "registrations": Spec(
        (
            _NUMBER,
            _UNIT,
            Column("registered", 40),
            Column("registered_on", 18, "center"),
        ),
        _registrations,
    ),
    "standings": Spec(
        (
            Column("rank", 10, "center"),
            _UNIT,
            Column("kind", 16),
            Column("kind_rank", 11, "center"),
            Column("base", 13, "center"),
            Column("bonus", 13, "center"),
            Column("penalty", 12, "center"),
            Column("total", 13, "center"),
            Column("class", 22, "center"),
        ),
        _standings,
    ),
    "figures": Spec(
        (
            _NUMBER,
            _UNIT,
            Column("in_favour", 14, "center"),
            Column("against", 14, "center"),
            Column("share", 14, "center"),
            Column("passes", 14, "center"),
        ),
        _figures,
    ),
    "indicators": Spec(
        (
            _NUMBER,
            _UNIT,
            Column("result", 18, "center"),
            Column("targets", 18, "center"),
        ),
        _indicators,
    ),
    "ballot": Spec(
        (
            _NUMBER,
            Column("unit", 50),
            Column("in_favour", 18, "center"),
            Column("against", 24, "center"),
        ),
        _ballot,
    ),
}
