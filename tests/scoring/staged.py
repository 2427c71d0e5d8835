"""Stages of a small year, and sheets of them."""

from tests.scoring.year import (
    ALL,
    leaf,
    members,
    regulation,
    sheets,
)
from tests.scoring.years_of_several import (
    sheet_line,
)

SELF = "{id: self, by: member}"
APPRAISAL = "{id: appraisal, by: leadership}"
MEETING = "{id: meeting, by: conference}"

MEAN = "{id: peer, by: peers, combine: mean}"


A = leaf("a", 10)


def listed(*stages: str) -> str:
    return f"[{', '.join(stages)}]"


def appraised(*units: str, **entries: object) -> str:
    return "".join(sheet_line(unit, entries) for unit in units or ALL)


def peers_gave(stage: str, scores: str, units: tuple[str, ...] = ALL, **scoring: str) -> dict[str, str]:
    """A year of one criterion `a` (0..10) that peers alone decide."""
    return {
        "members.yaml": members(*units),
        "regulation.yaml": regulation(A, total="10", stages=listed(stage), **scoring),
        "scores.yaml": sheets(scores),
    }
