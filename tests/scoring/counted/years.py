"""Whole years that hypothesis draws for the second count: members, a scale, a ranking, sheets."""

from random import Random

from hypothesis import strategies as st

from tests.scoring.counted.rankings import ranking
from tests.scoring.counted.scales import scoring
from tests.scoring.counted.sheets import Sheets
from tests.scoring.counted.stages import Cluster
from tests.scoring.counting.records import Records
from tests.scoring.drawn.chance import rarely
from tests.scoring.drawn.year import Data, written
from tests.scoring.year import DL, GDDT, NV, VHTT, YTE
from tests.scoring.years_of_several import DTOC

MEMBERS = (YTE, GDDT, VHTT, DL, DTOC)


COVENANT = {"commitments": [{"id": "c1", "text": "T", "measured_in": "%", "target": "60"}]}


PLAN = {"tasks": [{"step": "self_scores", "text": "T", "due": f"2024-11-{day}"} for day in ("18", "20")]}


@st.composite
def counted_years(draw: st.DrawFn) -> Records:
    """A year that is as it should be, complete or not."""
    units = MEMBERS[: draw(st.integers(2, 5))]
    complete = draw(st.booleans())
    cluster = Cluster(draw, units, complete and rarely(draw, 4))
    scale = scoring(cluster)
    who = members(cluster, "periods" in scale)
    order = ranking(cluster, scale, "kinds" in who)
    rules = {"version": "1", "state": "adopted", "scoring": scale, "ranking": order}
    empty = Records(who, rules, (), COVENANT, PLAN)
    sheets = list(Sheets(empty, Random(draw(st.integers(0, 2**20))), complete, cluster.steps).all())
    return Records(empty.members, rules, sheets, COVENANT, PLAN)


def files(year: Records) -> dict[str, str]:
    """The year as its files."""
    return {
        "members.yaml": written(year.members),
        "regulation.yaml": written(year.regulation),
        "scores.yaml": written({"sheets": year.sheets}),
        "covenant.yaml": written(year.covenant),
        "plan.yaml": written(year.plan),
    }


def members(cluster: Cluster, with_periods: bool) -> Data:
    """The first leads; the others may be suspended, withdrawn, unranked, of kinds, and may have joined late."""
    kinds = rarely(cluster.draw, 3)
    listed = [{"unit": unit, **({"kind": cluster.of("a", "b")} if kinds else {})} for unit in cluster.units]
    for at, member in enumerate(listed):
        if at and rarely(cluster.draw, 4):
            member |= cluster.of(SUSPENDED, CLEARED, UNRANKED, *([WITHDRAWN] if at > 2 else []))
        if with_periods and rarely(cluster.draw, 4):
            member["joined"] = cluster.of("2024-04-10", "2024-07-10")
        member |= {"figures": {"women": cluster.of("20%", "40%")}} if not rarely(cluster.draw, 8) else {}
    told: Data = {"leader": YTE, "deputies": [GDDT], "standing_agency": NV, "members": listed}
    return {**told, "kinds": {one: {"name": one} for one in "ab"}} if kinds else told


WHY: Data = {"since": "2024-06-30", "reason": "T"}


SUSPENDED = {"status": "suspended", **WHY}


CLEARED = {"status": "suspended", **WHY, "cleared": "2024-09-30"}


WITHDRAWN = {"status": "withdrawn", **WHY}


UNRANKED = {"ranked": "false", "reason": "T"}
