"""Opens a year for its papers: read, judged, with the wording and the look of its house."""

from pathlib import Path

from ..language.messages import note
from ..language.phrases import Language
from .house import read_house
from .papers import PaperMaker
from .refusal import Unfit
from .settings import read_settings
from .year import Judging, open_year

_BEFORE = ("plan", "scale", "covenant", "form", "midyear", "ballot")
"""The papers that are made before there is an outcome."""


def papers_of(
    year_dir: Path, paper: str = "all", *, language: Language | None = None, spoken: Language = "vi"
) -> PaperMaker:
    """What makes the papers of a year; `paper` says for which one it is opened, for what stops it differs.

    `language` is that of the papers: else the one that emucli.toml names, else Vietnamese; in `spoken` is told what
    they lack. Raises Unfit for errors that a paper would state, Refused for no year or wrong settings.
    """
    ready = open_year(year_dir, judging=_judging(paper))
    if ready.departs and _judging(paper) == "papers":
        raise Unfit(note("outcome_yaml_records_other_leaders"))
    settings = read_settings(ready.records.root)
    return PaperMaker(ready, language or settings.language or "vi", read_house(settings.templates), spoken)


def _judging(paper: str) -> Judging:
    """A paper of the beginning of a year states no outcome, so that none can differ."""
    return "scores" if paper in _BEFORE else "papers"
