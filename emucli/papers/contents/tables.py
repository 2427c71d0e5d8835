"""The plain tables that papers name: which rows, which columns, in both languages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...language.phrases import Language
from ..document.parts import Align, Cell, Table
from ..values.filters import listing, short_date
from ..values.printer import Printer
from ..values.value import Gap, Joined, Value, span

DOTS = "." * 20
"""A dotted line, where a hand fills something in."""

Names = Mapping[str, Any]
Rows = Callable[[Names, Any, Language], Iterator[tuple[Any, ...]]]
"""The rows from the names of the context and from what `of` of the block names."""


@dataclass(frozen=True)
class Column:
    """A column: its head in both languages, its share of the width, and how its cells stand."""

    vi: str
    en: str
    width: int
    align: Align = "left"

    def head(self, language: Language) -> str:
        """The head in one language."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True)
class Spec:
    """A table: its columns and where its rows come from. A column that no row has anything for is left out."""

    columns: tuple[Column, ...]
    rows: Rows

    def table(self, name: str, names: Names, of: Any, printer: Printer) -> Table | None:
        """The finished table; None without rows. What is not recorded is an empty cell, what is not stated a gap."""
        rows = list(self.rows(names, of, printer.language))
        shown = [at for at, _ in enumerate(self.columns) if any(_told(row[at]) for row in rows)]
        columns = [self.columns[at] for at in shown]
        heads = tuple(Cell(column.head(printer.language), align="center", bold=True) for column in columns)
        body = tuple(tuple(_cell(row[at], self.columns[at], printer) for at in shown) for row in rows)
        return Table(name, (heads,), body, tuple(column.width for column in columns)) if rows else None


def _told(value: Any) -> bool:
    return bool(value) or (isinstance(value, Gap) and value.unknown) or isinstance(value, int)


def _cell(value: Any, column: Column, printer: Printer) -> Cell:
    return Cell(printer.plain(value) if _told(value) else "", align=column.align)


def _numbered(rows: Any) -> Iterator[tuple[int, Any]]:
    return enumerate(rows, start=1)


def _models(names: Names, _of: Any, language: Language) -> Iterator[tuple[Any, ...]]:
    for number, model in _numbered(names["movements"].models):
        yield number, model.unit, model.title, span(model.period, language)


def _commendations(names: Names, _of: Any, _language: Language) -> Iterator[tuple[Any, ...]]:
    for number, entry in _numbered(names["movements"].commendations):
        yield number, entry.award, entry.granted_by, entry.collectives, entry.individuals, entry.combined


def _members(names: Names, _of: Any, _language: Language) -> Iterator[tuple[Any, ...]]:
    """The members, each with who represents it where it is known who signs; a dotted line for each without a name."""
    members, signatories = names["members"], names["covenant"].signatories
    staying = [one for one in members.members if one.status != "withdrawn"]
    for number, member in _numbered(staying):
        person = member.representative if signatories else Gap()
        yield number, member.unit, person.name or None, person.position or None
    for number in range(len(staying) + 1, len(staying) + 1 + unnamed(members)):
        yield number, DOTS, None, None


def unnamed(members: Any) -> int:
    """How many members the record counts and does not name."""
    declared = members.declared_count
    return max(0, declared.raw - len(members.members)) if members.members_named == "some" and declared else 0


def _awards(names: Names, of: Any, _language: Language) -> Iterator[tuple[Any, ...]]:
    """The proposals of the year, or those of the groups that `of` names."""
    groups = names["awards"] if of is None else of
    several = [(group.award, one) for group in groups for one in group.units]
    for number, (award, one) in _numbered(several):
        yield number, award, one.unit, one.achievement, one.points, one.votes


def _timetable(names: Names, _of: Any, language: Language) -> Iterator[tuple[Any, ...]]:
    for number, task in _numbered(names["plan"].tasks):
        others = getattr(task, "with")
        everyone = "Các đơn vị thành viên" if language == "vi" else "All member units"
        together = everyone if others == "all" else listing(others, language)
        # Where nobody leads, those who work together do it.
        alone = not task.lead and others
        lead, beside = (together, None) if alone else (task.lead, together)
        yield number, task.text, lead, beside, short_date(task.due, language)


def _commitments(names: Names, _of: Any, language: Language) -> Iterator[tuple[Any, ...]]:
    """The unit of measure stands beside each target, in a column of its own only where there is no target."""
    for number, one in _numbered(names["covenant"].commitments):
        units = None if one.units == "all" else listing(one.units, language)
        target = measured(one.target, one.measured_in) if one.target else one.target
        yield number, one.text, one.indicator, None if one.target else one.measured_in, target, units


def measured(number: Any, unit: Any) -> Any:
    """A number with its unit of measure: 97,5%, 400 triệu đồng."""
    return Joined([number, "" if unit.text == "%" else " ", unit]) if number and unit else number


def _registrations(names: Names, _of: Any, language: Language) -> Iterator[tuple[Any, ...]]:
    for number, one in _numbered(names["covenant"].registrations):
        yield number, one.unit, one.award, short_date(one.date, language)


def _standings(names: Names, _of: Any, _language: Language) -> Iterator[tuple[Any, ...]]:
    for row in names["standings"]:
        yield row.rank, row.unit, row.base, row.bonus, row.penalty, row.total, row.rank_class


def _figures(_names: Names, of: Any, language: Language) -> Iterator[tuple[Any, ...]]:
    words = {"vi": {True: "Đạt", False: "Không đạt"}, "en": {True: "Yes", False: "No"}}[language]
    for number, row in _numbered(of.figures):
        yield number, row.unit, row.in_favour, row.against, row.share, words.get(row.passes)


def _indicators(_names: Names, of: Any, _language: Language) -> Iterator[tuple[Any, ...]]:
    for number, (unit, figure) in _numbered(of.values):
        plain = isinstance(figure, Value | Gap)
        yield number, unit, measured(figure, of.measured_in) if plain else figure.achieved, None if plain else figure.of


def _ballot(_names: Names, of: Any, _language: Language) -> Iterator[tuple[Any, ...]]:
    stood = of.round_to_come.candidates if of.round_to_come else of.candidates
    for number, unit in _numbered(stood):
        yield number, unit, " ", " " if of.approve is True else None


_NUMBER = Column("TT", "No.", 8, "center")
_UNIT = Column("Đơn vị", "Unit", 38)

TABLES: Mapping[str, Spec] = {
    "models": Spec(
        (_NUMBER, _UNIT, Column("Mô hình", "Model", 40), Column("Thời gian", "Period", 16, "center")), _models
    ),
    "commendations": Spec(
        (
            _NUMBER,
            Column("Danh hiệu, hình thức khen thưởng", "Award", 30),
            Column("Cấp khen thưởng", "Granted by", 30),
            Column("Tập thể", "Collectives", 13, "center"),
            Column("Cá nhân", "Individuals", 13, "center"),
            Column(
                "Tập thể và cá nhân (báo cáo chung)", "Collectives and individuals (reported together)", 20, "center"
            ),
        ),
        _commendations,
    ),
    "members": Spec(
        (_NUMBER, _UNIT, Column("Người đại diện", "Represented by", 24), Column("Chức vụ", "Position", 32)), _members
    ),
    "awards": Spec(
        (
            _NUMBER,
            Column("Danh hiệu, hình thức khen thưởng", "Award", 26),
            Column("Đơn vị", "Unit", 28),
            Column("Thành tích", "Achievement", 32),
            Column("Tổng điểm", "Points", 13, "center"),
            Column("Phiếu đồng ý", "Votes in favour", 16, "center"),
        ),
        _awards,
    ),
    "timetable": Spec(
        (
            _NUMBER,
            Column("Nội dung công việc", "Task", 38),
            Column("Đơn vị chủ trì", "Lead", 26),
            Column("Đơn vị phối hợp", "With", 26),
            Column("Thời hạn", "Due", 16, "center"),
        ),
        _timetable,
    ),
    "commitments": Spec(
        (
            _NUMBER,
            Column("Nội dung giao ước", "Commitment", 42),
            Column("Chỉ tiêu", "Indicator", 28),
            Column("Đơn vị tính", "Measured in", 12, "center"),
            Column("Mức phấn đấu", "Target", 12, "center"),
            Column("Đơn vị thực hiện", "Units", 24),
        ),
        _commitments,
    ),
    "registrations": Spec(
        (
            _NUMBER,
            _UNIT,
            Column("Danh hiệu, hình thức khen thưởng đăng ký", "Award registered for", 40),
            Column("Ngày đăng ký", "Date", 18, "center"),
        ),
        _registrations,
    ),
    "standings": Spec(
        (
            Column("Xếp hạng", "Rank", 10, "center"),
            _UNIT,
            Column("Điểm nội dung", "Base", 13, "center"),
            Column("Điểm thưởng", "Bonus", 13, "center"),
            Column("Điểm trừ", "Penalty", 12, "center"),
            Column("Tổng điểm", "Total", 13, "center"),
            Column("Xếp loại", "Class", 22, "center"),
        ),
        _standings,
    ),
    "figures": Spec(
        (
            _NUMBER,
            _UNIT,
            Column("Đồng ý", "In favour", 14, "center"),
            Column("Không đồng ý", "Against", 14, "center"),
            Column("Tỷ lệ đồng ý", "Share in favour", 14, "center"),
            Column("Kết quả", "Passes", 14, "center"),
        ),
        _figures,
    ),
    "indicators": Spec(
        (
            _NUMBER,
            _UNIT,
            Column("Kết quả", "Result", 18, "center"),
            Column("Tổng số chỉ tiêu", "Of", 18, "center"),
        ),
        _indicators,
    ),
    "ballot": Spec(
        (
            _NUMBER,
            Column("Đơn vị", "Unit", 50),
            Column("Đồng ý", "In favour", 18, "center"),
            Column("Không đồng ý", "Against", 24, "center"),
        ),
        _ballot,
    ),
}
