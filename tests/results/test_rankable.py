"""Rules B4 and F5: why a year cannot be ranked."""

import pytest

from emucli.results.rankable import not_rankable_because
from tests.miniature import load, with_base

SHEETS = "sheets:\n  - {unit: so-y-te, stage: self, by: so-y-te, entries: {A: 5}}\n"
LEAF = 'scoring:\n  total: {total}\n  criteria:\n    - {{code: A, title: "Tiêu chí", max: 10{more}}}\n'


def _reasons(regulation: str | None, sheets: str | None) -> list[str]:
    files = {"cum-1/2024/regulation.yaml": regulation, "cum-1/2024/scores.yaml": sheets}
    loaded = load(with_base({name: text for name, text in files.items() if text is not None}))
    year = next(cluster for cluster in loaded.clusters if cluster.path == "cum-1").years["2024"]
    return [phrase.key for phrase in not_rankable_because(year)]


@pytest.mark.parametrize(
    ("regulation", "sheets", "reasons"),
    [
        (None, None, ["no_regulation", "no_sheets"]),
        ("title: Quy chế\n", None, ["no_scoring", "no_sheets"]),
        ("scoring: unknown\n", SHEETS, ["scoring_unknown"]),
        (LEAF.format(total="unknown", more=""), SHEETS, ["total_unknown"]),
        (LEAF.format(total="10", more=", unlisted: 10"), SHEETS, ["criteria_unlisted"]),
        (LEAF.format(total="10", more=", measure: unknown"), SHEETS, ["measure_unknown"]),
        (LEAF.format(total="10", more=""), None, ["no_sheets"]),
        (LEAF.format(total="10", more=""), "sheets: []\n", ["no_sheets"]),
        (LEAF.format(total="10", more=""), SHEETS, []),
    ],
)
def test_reasons(regulation: str | None, sheets: str | None, reasons: list[str]) -> None:
    assert _reasons(regulation, sheets) == reasons
