"""How a drawn year ranks, and what it awards."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from tests.scoring.drawn.chance import rarely
from tests.scoring.drawn.walking import PARTS, nodes
from tests.scoring.drawn.year import Data

AWARDS = ("co-thi-dua-tinh", "bang-khen-tinh", "giay-khen")
CLASSES = ("Xuất sắc", "Tốt", "Đạt")


def drawn_ranking(draw: st.DrawFn, scoring: Data) -> Data:
    codes = [*(path[-1]["code"] for path in nodes(scoring["criteria"])), *PARTS]
    ties = st.lists(st.tuples(st.sampled_from(["higher", "lower"]), st.sampled_from(codes)), max_size=2)
    classes = [{"name": name, **_threshold(draw, scoring)} for name in CLASSES[: draw(st.integers(0, 3))]]
    return {"ties": [{way: code} for way, code in draw(ties)], "classes": classes}


def _threshold(draw: st.DrawFn, scoring: Data) -> Data:
    """Some of the keys that classes and requirements share. What they ask of a group, they ask of every unit."""
    tops = [top["code"] for top in scoring["criteria"] if not any(map(_excepts, nodes([top])))]
    possible = {
        "at_least": draw(st.sampled_from(["40%", "2/3", "5", "12.5"])),
        "groups": {code: draw(st.sampled_from(["50%", "2"])) for code in tops[:1]},
        "no_penalty": "true",
    }
    return {key: value for key, value in possible.items() if rarely(draw, 3)}


def _excepts(path: tuple[Data, ...]) -> bool:
    """Whether a criterion does not apply to all."""
    return "applies_to" in path[-1] or "not_for" in path[-1]


def drawn_awards(draw: st.DrawFn, scoring: Data) -> Iterator[Data]:
    for award in AWARDS[: draw(st.integers(0, 3))]:
        requires = {**_threshold(draw, scoring), **_conditions(draw)}
        also = {"also": "true"} if rarely(draw, 4) else {}
        yield {"award": award, "quota": draw(st.sampled_from(_QUOTAS)), "requires": requires, **also}


_QUOTAS: Sequence[object] = ("1", "2", "all", "0", {"share": "1/2"}, {"share": "30%", "round": "up"})


def _conditions(draw: st.DrawFn) -> Data:
    possible = {"rank": draw(st.sampled_from(["1", "2", "3"])), "signed": "true", "registered": "true"}
    return {key: value for key, value in possible.items() if rarely(draw)}
