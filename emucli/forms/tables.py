"""Tables of texts and numbers as workbooks: differences between stages, who scored whom."""

from collections.abc import Sequence

from ..language.forms import form_word
from ..model.tree import Year
from ..results.differences import differences
from ..results.names import Names
from ..results.reception import receptions
from ..results.scores import YearScores
from ..scoring.marking import Marking
from ..scoring.numbers import rounded
from .desk import column_name
from .inputs import tidy
from .layout import Cell, Formula, Look, Workbook, Worksheet
from .results import stage_names
from .writer import workbook_bytes

_HEADS = 3


def differences_bytes(year: Year, scores: YearScores, names: Names) -> bytes:
    """Units' own points beside those of later stages, what was counted, and the reasons."""
    language, scoring = names.language, scores.scale.scoring
    own = scores.marking.own_stage
    stages = [stage for stage in scores.scale.stages if stage != own]
    words = [form_word(f"head_{key}", language) for key in ("unit", "code", "title", "own")]
    ends = [form_word(f"head_{key}", language) for key in ("final", "difference", "reason")]
    cells = _heads([*words, *stages, *ends])
    for row, one in enumerate(differences(scores), _HEADS + 1):
        title = scores.scale.nodes[one.code].record.title
        texts = (names.unit(one.unit), one.code, names.text(title))
        cells |= {(row, at): Cell(tidy(text), "text") for at, text in enumerate(texts, 1)}
        later = dict(one.later)
        values = [one.own, *(later.get(stage) for stage in stages)]
        for at, value in enumerate(values, 4):
            shown = None if value is None else rounded(value, scoring.decimals, scoring.rounding)
            cells[row, at] = Cell(shown, "points")
        last = 4 + len(values)
        cells[row, last] = Cell(one.counted, "points")
        if one.counted is not None:
            formula = f"{column_name(last)}{row}-D{row}"
            cells[row, last + 1] = Cell(Formula(formula, one.counted - one.own), "points")
        cells[row, last + 2] = Cell(tidy("\n".join(map(names.text, one.reasons))), "text")
    widths = [34.0, 8.0, 40.0, *(12.0 for _ in range(len(stages) + 3)), 40.0]
    title = form_word("differences_title", language, cluster=names.cluster_name(), year=year.name)
    return _book(title, [(form_word("differences_sheet", language), widths, cells)], names, scores.decimals)


def matrix_bytes(year: Year, marking: Marking, names: Names) -> bytes:
    """Who scored whom: a worksheet a stage and period, scorers down, units across, the state of each sheet in words."""
    language = names.language
    several = receptions(marking)
    sheets = stage_names([one.label for one in several], language)
    made = []
    for one in several:
        units = list(dict.fromkeys(cell.unit for cell in one.cells))
        # Among peers scorers stand in the order of the units, so that what nobody scores, itself, is the diagonal.
        own = units if one.by == "peers" else []
        scorers = list(dict.fromkeys([*own, *(cell.by or "" for cell in one.cells)]))
        cells = _heads([form_word("head_by", language), *(tidy(names.unit(unit)) for unit in units)])
        for row, scorer in enumerate(scorers, _HEADS + 1):
            named = names.unit(scorer) if scorer else form_word("nobody", language)
            cells[row, 1] = Cell(tidy(named), "text")
            cells |= {(row, at): Cell(None, "muted") for at in range(2, len(units) + 2)}
            for cell in (cell for cell in one.cells if (cell.by or "") == scorer):
                told = form_word(f"state_{cell.state}", language)
                look: Look = "text" if cell.state == "received" else "group_text"
                text = f"{told}: {', '.join(cell.codes)}" if cell.codes else told
                cells[row, 2 + units.index(cell.unit)] = Cell(text, look)
        made.append((sheets[one.label], [40.0, *(16.0 for _ in units)], cells))
    title = form_word("matrix_title", language, cluster=names.cluster_name(), year=year.name)
    return _book(title, made, names, marking.scale.scoring.decimals)


_Cells = dict[tuple[int, int], Cell]


def _heads(words: Sequence[str]) -> _Cells:
    return {(_HEADS, at): Cell(word, "head") for at, word in enumerate(words, 1)}


def _book(title: str, sheets: Sequence[tuple[str, Sequence[float], _Cells]], names: Names, decimals: int) -> bytes:
    page = form_word("page", names.language)
    made = [
        Worksheet(
            name=name, widths=widths, cells={(1, 1): Cell(title, "title"), **cells}, heads=_HEADS, page=page, frozen=1,
            locked=False,
        )
        for name, widths, cells in sheets
    ]  # fmt: skip
    return workbook_bytes(Workbook(title=title, decimals=decimals, worksheets=made))
