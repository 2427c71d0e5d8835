"""The score sheets of a drawn year."""

from collections.abc import Iterator, Mapping, Sequence

from hypothesis import strategies as st

from tests.scoring.drawn.chance import rarely
from tests.scoring.drawn.measures import entries
from tests.scoring.drawn.walking import PARTS, criteria_of, leaves, nodes
from tests.scoring.drawn.year import Data, DrawnYear


def drawn_sheets(draw: st.DrawFn, year: DrawnYear) -> Iterator[Data]:
    """Every sheet that can be owed. Units of one profile are alike but for what a scorer sees otherwise."""
    profiles = [_profile(draw, year.scoring) for _ in range(draw(st.integers(1, min(3, len(year.staying)))))]
    for unit in year.staying:
        profile = draw(st.sampled_from(profiles))
        for stage in year.scoring["stages"]:
            recused = 0
            for scorer in scorers(year, stage["by"], unit):
                if stage["by"] == "peers" and recused < _spare(year, stage) and rarely(draw, 8):
                    recused += 1
                    yield {**_head(unit, stage["id"], scorer), "recused": "Có liên quan"}
                else:
                    yield {**_head(unit, stage["id"], scorer), "entries": _entries(draw, year, unit, profile)}


def _head(unit: str, stage: str, scorer: str) -> Data:
    return {"unit": unit, "stage": stage, "by": scorer, "regulation": "1"}


def scorers(year: DrawnYear, by: str, unit: str) -> Sequence[str]:
    """Who sends a sheet about a unit at a stage."""
    if by == "peers":
        return [one for one in year.staying if one != unit]
    return [{"member": unit, "agency": year.agency}.get(by, year.leader)]


def _spare(year: DrawnYear, stage: Data) -> int:
    """How many peers may recuse themselves with enough scores left."""
    trimmed = 2 * int(stage.get("trim", 1)) if stage["combine"] == "trimmed_mean" else 0
    return len(year.staying) - 1 - max(int(stage.get("at_least", 0)), trimmed + 1)


def _profile(draw: st.DrawFn, scoring: Data) -> Mapping[str, object]:
    """An entry for each leaf; None where nothing is claimed in a pool."""
    profile = {}
    for part in PARTS:
        for *_, node in nodes(criteria_of(scoring, part)):
            if "criteria" not in node:
                claimed = part == "base" or draw(st.booleans())
                profile[node["code"]] = draw(st.sampled_from(entries(node))) if claimed else None
    return profile


def _entries(draw: st.DrawFn, year: DrawnYear, unit: str, profile: Mapping[str, object]) -> Mapping[str, object]:
    """The entries of one sheet: those of the profile, often with one seen otherwise."""
    own = [leaf for part in PARTS for leaf in leaves(year.scoring, part, unit)]
    given = {leaf["code"]: profile[leaf["code"]] for leaf in own}
    if own and not rarely(draw, 2):
        leaf = draw(st.sampled_from(own))
        given[leaf["code"]] = draw(st.sampled_from(entries(leaf)))
    return {code: entry for code, entry in given.items() if entry is not None}
