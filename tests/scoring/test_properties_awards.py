"""Awards go to whoever receives them whichever way open ties and votes fall: every way is tried, one by one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, combinations, groupby, permutations, product
from math import ceil, floor
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scoring.drawing import IDS, incomplete_years, years
from tests.scoring.drawn.awards import AWARDS, CLASSES
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME, rarely, some
from tests.scoring.drawn.walking import PARTS, criteria_of, nodes
from tests.scoring.drawn.year import Data, DrawnYear, answer

Order = tuple[str, ...]


def quota_of(rule: Data, year: DrawnYear) -> int:
    """How many units an award may go to (rule G3)."""
    quota, units = rule["quota"], len(year.staying)
    if quota == "all":
        return units
    if isinstance(quota, str):
        return int(quota)
    exact = share(quota["share"]) * units
    ways = {"down": floor(exact), "up": ceil(exact), "half_up": floor(exact + Fraction(1, 2))}
    return max(ways[quota.get("round", "down")], int(quota.get("minimum", 0)))


def share(text: str) -> Fraction:
    """A share as it is written."""
    return Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def amount(text: str, most: str) -> Fraction:
    """Points, or a share of a maximum."""
    return share(text) * Fraction(most) if "%" in text or "/" in text else Fraction(text)


# Awards of any year

ANY_YEAR = st.one_of(years(), incomplete_years())


@EVERY_RUN_THE_SAME
@given(ANY_YEAR)
def test_awards_go_to_different_units_within_the_quota_and_never_to_a_suspended_one(year: DrawnYear) -> None:
    told = answer(year)
    ranked = {standing["unit"] for standing in told["standings"]}
    taken: set[str] = set()
    for rule, award in zip(year.awards, told["awards"], strict=True):
        units = award["units"]
        assert len(set(units)) == len(units) <= quota_of(rule, year)
        assert all(year.status[unit] == "active" for unit in [*units, *award["open"]])
        assert ranked.issuperset(units)
        assert award["state"] != "none" or not units
        if "also" not in rule:
            assert taken.isdisjoint(units)
            taken.update(units)


@EVERY_RUN_THE_SAME
@given(ANY_YEAR)
def test_blocked_is_empty_exactly_when_nothing_is_open(year: DrawnYear) -> None:
    told = answer(year)
    waits = any(standing["total"] is None and owes(year, standing) for standing in told["standings"])
    open_awards = [award for award in told["awards"] if award["state"] == "blocked"]
    assert bool(told["blocked"]) == (waits or bool(open_awards)) == (told["status"] == "blocked")
    assert all(award["state"] == "blocked" for award in told["awards"] if award["open"])
    if not waits:
        assert all(award["open"] for award in open_awards)


def owes(year: DrawnYear, standing: Mapping[str, Any]) -> bool:
    """Whether the year waits for a unit's sheets: not for those of a suspended unit without any (rule C12)."""
    unit = standing["unit"]
    came = {sheet["stage"] for sheet in year.sheets if sheet["unit"] == unit and "recused" not in sheet}
    return year.status[unit] != "suspended" or not came.isdisjoint(owed(year))


def owed(year: DrawnYear) -> set[str]:
    """The stages that decide a criterion, alone or with others (rule C2)."""
    final = year.scoring["final"]
    several = {final} if isinstance(final, str) else set(final)
    paths = [path for part in PARTS for path in nodes(criteria_of(year.scoring, part)) if "criteria" not in path[-1]]
    alone = [{node["stage"] for node in path if "stage" in node} for path in paths]
    return set().union(*(own or several for own in alone))


# Every way in which ties and votes may fall


@dataclass(frozen=True)
class Way:
    """One way: a strict order of the standings, one of the votes, and who passes a vote that was not held."""

    standings: Order
    votes: Order
    passed: frozenset[str]


def _is_as_good(got: str | None, wanted: str) -> bool:
    """Classes are drawn from the best down."""
    return got is not None and CLASSES.index(got) <= CLASSES.index(wanted)


@dataclass(frozen=True)
class Rules:
    """What is needed to give awards by hand, with standings as they were told."""

    year: DrawnYear
    told: Mapping[str, Any]

    def fits(self, rule: Data, unit: str) -> bool:
        """Whether a unit meets all that is asked but rank and vote."""
        asked, standing = rule["requires"], self.standings[unit]
        covenant = self.year.covenant
        registered = {"unit": unit, "award": rule["award"]} in covenant["registrations"]
        return (
            self.year.status[unit] == "active"
            and ("signed" not in asked or covenant["signatories"] == "all" or unit in covenant["signatories"])
            and ("registered" not in asked or registered)
            and ("class" not in asked or _is_as_good(standing["class"], asked["class"]))
            and ("no_penalty" not in asked or Fraction(standing["penalty"]) == 0)
            and self._has(standing["total"], asked.get("at_least", "-1000"), self.year.scoring["total"])
            and all(
                self._has(standing["criteria"][code] or "0", wanted, self._max(code))
                for code, wanted in asked.get("groups", {}).items()
            )
        )

    @property
    def standings(self) -> Mapping[str, Any]:
        """What was told of each unit."""
        return {standing["unit"]: standing for standing in self.told["standings"]}

    def _has(self, points: str, wanted: str, most: str) -> bool:
        return Fraction(points) >= amount(wanted, most)

    def _max(self, code: str) -> str:
        return str(next(top["max"] for top in self.year.scoring["criteria"] if top["code"] == code))

    def groups(self) -> list[list[str]]:
        """Equal units together, in rising rank."""
        by_rank = groupby(self.told["standings"], key=lambda standing: int(standing["rank"]))
        return [[standing["unit"] for standing in several] for _, several in by_rank]

    def vote_groups(self) -> list[list[str]]:
        """The candidates of the vote, equal ones together, most votes first."""
        if not self.held:
            return []
        by_votes = sorted(self.figures, key=lambda unit: -int(self.figures[unit]))
        return [list(several) for _, several in groupby(by_votes, key=lambda unit: int(self.figures[unit]))]

    @property
    def held(self) -> bool:
        """Whether the vote was held."""
        return bool(self.year.votes)

    @property
    def figures(self) -> Mapping[str, str]:
        """The votes of each candidate."""
        found: Mapping[str, str] = self.year.votes[0]["rounds"][0]["in_favour"]
        return found

    def ways(self) -> Iterator[Way]:
        """Every way in which what is open may fall."""
        waiting = [rule for rule in self.year.awards if by_vote(rule)] if not self.held else []
        pending = [unit for unit in self.year.staying if waiting and self.fits(waiting[0], unit)]
        passers = [frozenset(some) for size in range(len(pending) + 1) for some in combinations(pending, size)]
        for standings, votes, passed in product(orders(self.groups()), orders(self.vote_groups()), passers):
            yield Way(standings, votes, passed)

    def passes(self, rule: Data, unit: str, way: Way) -> bool:
        """Whether a unit passes the vote of an award, if it asks for one: more than half of those present."""
        if not by_vote(rule):
            return True
        if not self.held:
            return unit in way.passed
        return 2 * int(self.figures.get(unit, "0")) > int(self.year.votes[0]["present"])

    def given(self, way: Way) -> list[Order]:
        """Who receives what, award by award down the order (rules G1 and G2)."""
        taken: set[str] = set()
        received = []
        for rule in self.year.awards:
            down = way.votes if "order" in rule and self.held else way.standings
            able = [unit for unit in down if self.able(rule, unit, way) and ("also" in rule or unit not in taken)]
            received.append(tuple(able[: quota_of(rule, self.year)]))
            if "also" not in rule:
                taken.update(received[-1])
        return received

    def able(self, rule: Data, unit: str, way: Way) -> bool:
        """Whether a unit may receive an award in this way."""
        rank = int(rule["requires"].get("rank", len(way.standings)))
        return unit in way.standings[:rank] and self.fits(rule, unit) and self.passes(rule, unit, way)


def by_vote(rule: Data) -> bool:
    """Whether a vote decides on an award."""
    return "vote" in rule["requires"]


def orders(groups: Sequence[Sequence[str]]) -> list[Order]:
    """Every strict order of groups of equal units."""
    return [tuple(chain.from_iterable(one)) for one in product(*(permutations(group) for group in groups))]


def expected(rules: Rules) -> list[tuple[str, set[str], set[str]]]:
    """State, units and open units of each award: what is the same in every way, and what is not (rule G4)."""
    ways = [rules.given(way) for way in rules.ways()]
    found = []
    for at, _ in enumerate(rules.year.awards):
        several = [set(way[at]) for way in ways]
        always, ever = set.intersection(*several), set.union(*several)
        found.append(("blocked" if always != ever else "proposed" if always else "none", always, ever - always))
    return found


def check_awards(year: DrawnYear) -> None:
    """Compare the awards that are told with every way tried."""
    told = answer(year)
    shown = [(award["state"], set(award["units"]), set(award["open"])) for award in told["awards"]]
    assert shown == expected(Rules(year, told))
    assert bool(told["blocked"]) == any(state == "blocked" for state, _, _ in shown)


@EVERY_RUN_THE_SAME
@given(years())
def test_awards_of_any_complete_year_are_those_of_every_way_tried(year: DrawnYear) -> None:
    check_awards(year)


@st.composite
def tied_years(draw: st.DrawFn, *, most: int = 6) -> DrawnYear:
    """A year of few different totals and many requirements."""
    units = IDS[: draw(st.integers(2, most))]
    status = {unit: draw(st.sampled_from(["active"] * 4 + ["suspended"])) for unit in units}
    entries = {unit: {"1": draw(st.sampled_from(["20", "18", "10"]))} for unit in units}
    for unit in units:
        if rarely(draw, 5):
            entries[unit]["Đ1"] = "2"
    return DrawnYear(
        names={unit: f"Sở {unit[-1].upper()}" for unit in units},
        status=status,
        leader=units[0],
        deputies=(),
        agency=units[0],
        scoring={
            "total": "20",
            "criteria": [{"code": "1", "title": "Tiêu chí 1", "max": "20"}],
            "penalty": {"criteria": [{"code": "Đ1", "title": "Tiêu chí Đ1", "max": "5"}]},
            "stages": [{"id": "appraisal", "by": "leadership"}],
        },
        ranking={"classes": [{"name": CLASSES[0], "at_least": "90%", "no_penalty": "true"}, {"name": CLASSES[1]}]},
        awards=tuple(_rules(draw)),
        covenant={
            "signed": {"date": "2024-02-01"},
            "signatories": some(draw, units),
            "registrations": [{"unit": unit, "award": AWARDS[0]} for unit in some(draw, units)],
        },
        sheets=tuple({"unit": unit, "stage": "appraisal", "by": units[0], "entries": entries[unit]} for unit in units),
    )


_ASKED: Mapping[str, Sequence[object]] = {
    "rank": ["1", "2", "3"],
    "at_least": ["50%", "18"],
    "class": CLASSES[:2],
    "groups": [{"1": "85%"}, {"1": "18"}],
    "signed": ["true"],
    "registered": ["true"],
    "no_penalty": ["true"],
}
_SHARES = [
    *({"share": "1/2", "round": way} for way in ("down", "up", "half_up")),
    {"share": "10%", "minimum": "1"},
]


def _rules(draw: st.DrawFn) -> Iterator[Data]:
    """One to three awards."""
    for award in AWARDS[: draw(st.integers(1, 3))]:
        requires = {key: draw(st.sampled_from(values)) for key, values in _ASKED.items() if rarely(draw, 7)}
        quota = draw(st.sampled_from(["1", "2", "all", "0", *_SHARES]))
        yield {"award": award, "quota": quota, "requires": requires, **({"also": "true"} if rarely(draw, 4) else {})}


MANY_WAYS = settings(EVERY_RUN_THE_SAME, max_examples=150)


@MANY_WAYS
@given(tied_years())
def test_awards_under_ties_are_those_of_every_way_tried(year: DrawnYear) -> None:
    check_awards(year)


@st.composite
def voted_years(draw: st.DrawFn) -> DrawnYear:
    """A year in which a vote decides on one award: held, or not yet.

    The award always asks for the vote: the rules leave open whether one that is only ordered by votes needs a majority.
    """
    year = draw(tied_years(most=4))
    at = draw(st.integers(0, len(year.awards) - 1))
    ordered = {"order": "vote"} if draw(st.booleans()) else {}
    award = {**year.awards[at], **ordered, "requires": {**year.awards[at]["requires"], "vote": "binh-chon"}}
    awards = (*year.awards[:at], award, *year.awards[at + 1 :])
    held = (_vote(draw, award["award"], year.staying),) if draw(st.booleans()) else ()
    return replace(year, awards=awards, votes=held)


def _vote(draw: st.DrawFn, award: str, units: Sequence[str]) -> Data:
    """A ballot for or against each candidate; all units are present."""
    candidates = some(draw, units, 1)
    figures = {unit: str(draw(st.integers(0, len(units)))) for unit in candidates}
    counted = {"issued": str(len(units)), "returned": str(len(units)), "invalid": "0", "in_favour": figures}
    return {
        "id": "binh-chon",
        "for": {"award": award},
        "how": "secret_ballot",
        "date": "2024-12-20",
        "present": str(len(units)),
        "candidates": candidates,
        "approve": "true",
        "rounds": [counted],
    }


@MANY_WAYS
@given(voted_years())
def test_awards_that_a_vote_decides_are_those_of_every_way_tried(year: DrawnYear) -> None:
    check_awards(year)
