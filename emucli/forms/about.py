"""What a score sheet says of itself over its table: when it was handed in, an answer to it, a recusal."""

from collections.abc import Mapping
from typing import Literal

from ..model.scores import Sheet
from ..model.scoring import Stage
from ..model.text import Language
from ..model.unknown import known
from ..scoring.scorers import is_combined
from .inputs import said

AboutKey = Literal["submitted", "explanation", "recused"]


def about_keys(stage: Stage) -> tuple[AboutKey, ...]:
    """What may be filled in over the table of a stage."""
    if stage.by == "member":
        return ("submitted",)
    return ("submitted", "recused") if is_combined(stage) else ("submitted", "explanation")


def about_of(sheet: Sheet | None, language: Language) -> Mapping[AboutKey, str]:
    """What a recorded sheet says of itself, as a form gives it back that nobody has changed."""
    if sheet is None:
        return {}
    submitted = known(sheet.submitted)
    told: Mapping[AboutKey, str] = {
        "submitted": submitted.isoformat() if submitted else "",
        "explanation": said(sheet.explanation, language),
        "recused": said(sheet.recused, language),
    }
    return {key: text for key, text in told.items() if text}
