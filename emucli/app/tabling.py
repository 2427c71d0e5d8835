"""Results of a year as workbooks: the standing with its arithmetic, differences between stages, sheets received."""

from pathlib import Path
from typing import Literal

from ..language.phrases import Language
from ..results.names import Names
from ..results.stage_view import at_stage
from .asking import marking_of, scores_of, stage_of
from .saving import Saved, draft, save
from .year import ReadyYear

Table = Literal["standing", "differences", "matrix"]


def write_table(
    ready: ReadyYear, table: Table, file: Path, language: Language, *, stage: str | None = None, force: bool = False
) -> Saved:
    """Write a workbook; `stage`: the standing as one stage has it. Raises Refused where there is nothing to show."""
    data = _data(ready, table, Names(ready.cluster, language), stage)
    folder = file.absolute().parent
    (saved,) = save(folder, [draft(folder, file.name, data)], force=force)
    return saved


def _data(ready: ReadyYear, table: Table, names: Names, stage: str | None) -> bytes:
    from ..forms.results import standing_bytes
    from ..forms.tables import differences_bytes, matrix_bytes

    if table == "matrix":
        return matrix_bytes(ready.year, marking_of(ready), names)
    if table == "differences":
        return differences_bytes(ready.year, scores_of(ready), names)
    scores = scores_of(ready)
    if stage is not None:
        scores = at_stage(ready.result, stage_of(ready, stage)).scores or scores
    return standing_bytes(ready.year, scores, names)
