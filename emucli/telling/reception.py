"""`score --matrix`: who scored whom, what is missing, who owes it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ..language.phrases import Phrase, say, term
from ..model.tree import Cluster, Year
from ..results.names import Names
from ..results.reception import Cell, CellState, Owers, StageReception, debts
from . import SCHEMA_VERSION
from .grid import Grid
from .lines import Line, as_markdown, safe

_MARKS: Mapping[CellState, str] = {"received": "x", "incomplete": "~", "recused": "r", "rejected": "!", "missing": "."}
_MOST_COLUMNS = 20
"""So many units have a column of their own; with more, each scorer has one line of counts."""

Receptions = tuple[StageReception, ...]


def reception_as_json(cluster: Cluster, year: Year, several: Receptions) -> dict[str, object]:
    """Every sheet by stage with its state, and what each scorer owes."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "stages": [
            {
                "stage": one.stage,
                **({"period": one.period} if one.period else {}),
                "by": one.by,
                "owed": one.owed,
                "sheets": [_cell_json(cell) for cell in one.cells],
            }
            for one in several
        ],
        "owes": [_owes_json(owers, sheets) for owers, sheets in debts(several).items()],
    }


def _owes_json(owers: Owers, sheets: Sequence[tuple[str, str]]) -> dict[str, object]:
    told = [{"stage": stage, "unit": unit} for stage, unit in sheets]
    if len(owers.scorers) > 1:
        return {"scorer": None, "scorers": list(owers.scorers), "needed": owers.needed, "sheets": told}
    return {"scorer": owers.scorers[0] if owers.scorers else None, "sheets": told}


def _cell_json(cell: Cell) -> dict[str, object]:
    return {"unit": cell.unit, "by": cell.by, "state": cell.state, "criteria_missing": list(cell.codes)}


def reception_as_text(year: Year, several: Receptions, names: Names, *, zero: bool) -> str:
    """A table a stage, a legend, and what each scorer owes; `zero`: what has not come counts as 0."""
    heading = Phrase("reception_of", {"cluster": names.cluster_name(), "year": year.name})
    lines = safe([say(heading, names.language)])
    for reception in several:
        key = "stage_owed" if reception.owed else "stage_not_owed"
        lines += ["", say(Phrase(key, {"stage": reception.label, "by": reception.by}), names.language)]
        lines += [reception_grid(reception, names).as_text().rstrip()]
    owed = (line.as_text() for line in _debt_lines(several, names, zero=zero))
    return "\n".join([*lines, "", say(Phrase("reception_legend"), names.language), *owed]) + "\n"


def reception_as_markdown(year: Year, several: Receptions, names: Names, *, zero: bool) -> str:
    """The same as Markdown."""
    heading = Phrase("reception_of", {"cluster": names.cluster_name(), "year": year.name})
    parts = [f"# {as_markdown(say(heading, names.language))}"]
    for reception in several:
        parts += ["", f"## {as_markdown(reception.label)}", "", reception_grid(reception, names).as_markdown().rstrip()]
    legend = as_markdown(say(Phrase("reception_legend"), names.language))
    owed = (line.as_markdown() for line in _debt_lines(several, names, zero=zero))
    return "\n".join([*parts, "", legend, *owed]) + "\n"


def reception_as_csv(several: Receptions, names: Names) -> str:
    """One line a sheet."""
    rows = tuple(
        (one.label, cell.unit, names.unit(cell.unit), cell.by or "", cell.state, " ".join(cell.codes))
        for one in several
        for cell in one.cells
    )
    return Grid(("stage", "unit", "name", "by", "state", "criteria_missing"), rows, wide=()).as_csv()


def reception_grid(reception: StageReception, names: Names) -> Grid:
    """Several scorers: they stand down, units across. Other stages: a line a unit with its scorer."""
    language = names.language
    if not reception.combined:
        lines = tuple(
            (_MARKS[cell.state], names.unit(cell.unit), names.unit(cell.by) if cell.by else "?", " ".join(cell.codes))
            for cell in reception.cells
        )
        columns = ("column_sheet", "column_unit", "column_scorer", "column_lacks")
        return Grid(tuple(term(one, language) for one in columns), lines, wide=(0, 1, 2, 3))
    units = tuple(dict.fromkeys(cell.unit for cell in reception.cells))
    marks = {(cell.by, cell.unit): _MARKS[cell.state] for cell in reception.cells}
    own = units if reception.by == "peers" else ()
    scorers = tuple(dict.fromkeys([*own, *(cell.by for cell in reception.cells if cell.by)]))
    if len(units) > _MOST_COLUMNS:
        return _counts(reception, scorers, names)
    rows = tuple(
        (str(at + 1), names.unit(scorer), *(marks.get((scorer, unit), "") for unit in units))
        for at, scorer in enumerate(scorers)
    )
    numbers = (str(at + 1) for at in range(len(units)))
    return Grid(("", term("column_scorer", language), *numbers), rows, wide=(1,))


def _counts(reception: StageReception, scorers: tuple[str, ...], names: Names) -> Grid:
    rows = []
    for scorer in scorers:
        own = Counter(cell.state for cell in reception.cells if cell.by == scorer)
        rows.append((names.unit(scorer), *(str(own[state]) for state in _MARKS)))
    headings = (term("column_scorer", names.language), *_MARKS.values())
    return Grid(headings, tuple(rows), wide=(0,))


def _debt_lines(several: Receptions, names: Names, *, zero: bool) -> Iterator[Line]:
    owing = debts(several)
    yield Line("")
    yield Line(say(Phrase(("debts_zero" if zero else "debts") if owing else "no_debts"), names.language))
    for owers, sheets in owing.items():
        by_stage: dict[str, list[str]] = {}
        for stage, unit in sheets:
            by_stage.setdefault(stage, []).append(unit)
        for stage, units in by_stage.items():
            yield Line(f"{owers_told(owers, names)}: {stage}: {names.units(tuple(units))}", depth=0)


def owers_told(owers: Owers, names: Names) -> str:
    """Who owes a sheet, in words."""
    if not owers.scorers:
        return say(Phrase("scorer_not_recorded"), names.language)
    if owers.needed == 1:
        return names.any_of(owers.scorers)
    return say(Phrase("some_of", {"needed": owers.needed, "scorers": owers.scorers}), names.language, names)
