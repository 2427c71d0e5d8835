"""What changes nothing in an election, and what always holds, over drawn votes and rotations."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.scoring.year import members
from tests.voting.elections import (
    SIX,
    State,
    ballot,
    counted,
    deputies,
    elected,
    errors_at,
    leader,
    outcome,
    regulation,
    suspended,
    votes,
    withdrawn,
)

EVERY_RUN_THE_SAME = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
SHARES = ("1/3", "40%", "50%", "60%", "2/3", "75%", "80%", "100%")
BASES = ("members", "present", "issued", "valid", "cast")
ORDERS = st.randoms(use_true_random=False)


@dataclass(frozen=True)
class Drawn:
    """A secret ballot for the leader, each ballot with one name; the members are the six."""

    in_favour: Mapping[str, int]
    present: int
    issued: int
    returned: int
    invalid: int
    threshold: str
    share: str
    base: str
    now: str

    @property
    def valid(self) -> int:
        """The ballots that count."""
        return self.returned - self.invalid

    def files(self, order: Random | None = None) -> dict[str, str]:
        """The year; `order` shuffles candidates and figures."""
        candidates, figures = list(self.in_favour), list(self.in_favour.items())
        if order:
            order.shuffle(candidates)
            order.shuffle(figures)
        round_ = counted(
            dict(figures),
            issued=self.issued,
            returned=self.returned,
            invalid=self.invalid,
            abstained=self.valid - sum(self.in_favour.values()),
        )
        return {
            "members.yaml": members(*SIX, leader=self.now),
            "regulation.yaml": regulation(passing=f"{self.threshold} {self.share} of {self.base}"),
            "votes.yaml": votes(ballot(round_, candidates=candidates, present=self.present)),
        }

    def by_hand(self) -> State:
        """Who leads, worked out from rules H1 and H6 alone."""
        most = max(self.in_favour.values())
        first = [unit for unit, votes in self.in_favour.items() if votes == most]
        if len(first) > 1:
            return "tied", None
        bases = {"members": len(SIX), "present": self.present, "issued": self.issued, "valid": self.valid}
        # Each ballot names one unit or nobody: those cast are the names.
        bases["cast"] = sum(self.in_favour.values())
        needed = _exactly(self.share) * bases[self.base]
        passes = bases[self.base] > 0 and (most >= needed if self.threshold == "at_least" else most > needed)
        return ("chosen", first[0]) if passes else ("no_majority", None)


def _exactly(share: str) -> Fraction:
    return Fraction(share.removesuffix("%")) / 100 if share.endswith("%") else Fraction(share)


@st.composite
def elections(
    draw: st.DrawFn, threshold: str | None = None, share: str | None = None, base: str | None = None
) -> Drawn:
    """A vote whose figures fit one another."""
    present = draw(st.integers(3, len(SIX)))
    issued = present - draw(st.integers(0, 1))
    returned = issued - draw(st.integers(0, 1))
    invalid = draw(st.integers(0, 1))
    units = draw(st.permutations(SIX))[: draw(st.integers(2, 4))]
    # A ballot names one of the candidates, or nobody.
    ballots = draw(st.lists(st.integers(0, len(units)), min_size=returned - invalid, max_size=returned - invalid))
    in_favour = {unit: ballots.count(number) for number, unit in enumerate(units)}
    return Drawn(
        in_favour,
        present,
        issued,
        returned,
        invalid,
        threshold or draw(st.sampled_from(("at_least", "more_than"))),
        share or draw(st.sampled_from(SHARES)),
        base or draw(st.sampled_from(BASES)),
        draw(st.sampled_from(SIX)),
    )


@EVERY_RUN_THE_SAME
@given(elections())
def test_a_vote_ends_as_worked_out_by_hand_and_has_no_errors(election: Drawn) -> None:
    files = election.files()
    assert leader(files) == election.by_hand()
    assert errors_at(files) == []


@EVERY_RUN_THE_SAME
@given(elections(), ORDERS)
def test_the_order_of_candidates_and_of_figures_changes_nothing(election: Drawn, order: Random) -> None:
    assert elected(election.files(order)) == elected(election.files())


@EVERY_RUN_THE_SAME
@given(elections(), st.permutations(SIX))
def test_other_names_of_units_give_the_same_under_these_names(election: Drawn, others: list[str]) -> None:
    called = dict(zip(SIX, others, strict=True))
    figures = {called[unit]: count for unit, count in election.in_favour.items()}
    state, unit = leader(election.files())
    renamed = replace(election, in_favour=figures, now=called[election.now])
    assert leader(renamed.files()) == (state, called[unit] if unit else None)


@EVERY_RUN_THE_SAME
@given(elections())
def test_a_blank_ballot_more_changes_only_the_ballots_that_were_issued(election: Drawn) -> None:
    assume(election.issued < election.present)
    more = replace(election, issued=election.issued + 1, returned=election.returned + 1, invalid=election.invalid + 1)
    assert more.valid == election.valid
    before, after = leader(election.files()), leader(more.files())
    if election.base != "issued":
        assert after == before
    elif after != before:
        # The base has grown, nothing else: whoever was short of it stays so.
        assert (before[0], after) == ("chosen", ("no_majority", None))
    assert errors_at(more.files()) == []


@EVERY_RUN_THE_SAME
@given(elections("more_than", "50%", "valid"))
def test_above_half_of_the_valid_ballots_one_leads(election: Drawn) -> None:
    leading = max(election.in_favour, key=lambda unit: election.in_favour[unit])
    above_half = 2 * election.in_favour[leading] > election.valid
    assert (leader(election.files()) == ("chosen", leading)) == above_half


@EVERY_RUN_THE_SAME
@given(elections("at_least", "1/3", "valid"), st.randoms(use_true_random=False))
def test_a_vote_more_for_the_leading_unit_never_costs_it_the_office(election: Drawn, choice: Random) -> None:
    state, unit = leader(election.files())
    others = [other for other, count in election.in_favour.items() if other != unit and count]
    if unit and others:
        loser = choice.choice(others)
        figures = {**election.in_favour, unit: election.in_favour[unit] + 1, loser: election.in_favour[loser] - 1}
        assert leader(replace(election, in_favour=figures).files()) == (state, unit)


UNRELATED = (
    {"cum-1/2022/regulation.yaml": regulation("rotation", passing=None, rotation=["so-y-te"])},
    {"cum-1/2023/votes.yaml": votes(ballot({"so-y-te": 3}, candidates=["so-y-te", "so-giao-duc"], present=3))},
    {"cum-1/2023/outcome.yaml": outcome("so-van-hoa")},
    {
        "cum-1/2026/members.yaml": members("so-y-te", "so-noi-vu", leader="so-noi-vu"),
        "cum-1/2026/outcome.yaml": outcome("so-y-te"),
    },
    {
        "cum-2/cluster.yaml": "name: Cụm thi đua số 2\nkind: cluster\n",
        "cum-2/2024/members.yaml": members(*SIX, leader="so-du-lich"),
        "cum-2/2024/outcome.yaml": outcome("so-noi-vu"),
    },
)
"""Files of other years and of another cluster."""


@EVERY_RUN_THE_SAME
@given(elections(), st.lists(st.sampled_from(UNRELATED), min_size=1, unique_by=id))
def test_other_years_and_clusters_change_nothing(election: Drawn, others: list[dict[str, str]]) -> None:
    changed = {name: text for files in others for name, text in files.items()}
    assert elected({**election.files(), **changed}) == elected(election.files())


@dataclass(frozen=True)
class Turn:
    """A rotation: the order, who leads now, who has left, who is suspended (which bars)."""

    order: tuple[str, ...]
    now: str
    left: frozenset[str]
    barred: frozenset[str]

    def files(self) -> dict[str, str]:
        """The year."""
        entries = [
            withdrawn(unit) if unit in self.left else suspended(unit) if unit in self.barred else unit for unit in SIX
        ]
        rule = regulation("rotation", "rotation", passing=None, rotation=self.order, not_eligible=["suspended"])
        return {"members.yaml": members(*entries, leader=self.now), "regulation.yaml": rule}

    def in_turn(self) -> list[str]:
        """Who may follow, the first first, worked out from rule I4 alone."""
        at = self.order.index(self.now)
        others = self.order[at + 1 :] + self.order[:at]
        return [unit for unit in others if unit not in self.left | self.barred]

    def renamed(self, called: Mapping[str, str]) -> "Turn":
        """The same among units of other names."""
        left, barred = (frozenset(called[unit] for unit in units) for units in (self.left, self.barred))
        return Turn(tuple(called[unit] for unit in self.order), called[self.now], left, barred)


@st.composite
def turns(draw: st.DrawFn) -> Turn:
    """A rotation of which the present leader is a part."""
    order = tuple(draw(st.permutations(SIX)))[: draw(st.integers(2, len(SIX)))]
    now = draw(st.sampled_from(order))
    others = st.sampled_from([unit for unit in SIX if unit != now])
    left = draw(st.frozensets(others, max_size=2))
    return Turn(order, now, left, draw(st.frozensets(others, max_size=2)) - left)


@EVERY_RUN_THE_SAME
@given(turns())
def test_rotation_goes_on_as_worked_out_by_hand(turn: Turn) -> None:
    following = turn.in_turn()
    assert leader(turn.files())[1] == (following[0] if following else None)
    if len(following) > 1:
        assert deputies(turn.files()) == [("chosen", following[1])]


@EVERY_RUN_THE_SAME
@given(turns(), st.permutations(SIX))
def test_rotation_gives_the_same_under_other_names(turn: Turn, others: list[str]) -> None:
    called = dict(zip(SIX, others, strict=True))
    state, unit = leader(turn.files())
    assert leader(turn.renamed(called).files()) == (state, called[unit] if unit else None)


@EVERY_RUN_THE_SAME
@given(turns())
def test_nobody_follows_itself_leads_after_leaving_or_holds_two_offices(turn: Turn) -> None:
    unit = leader(turn.files())[1]
    assert unit not in {turn.now, *turn.left, *turn.barred}
    held = [deputy for _, deputy in deputies(turn.files()) if deputy]
    assert unit is None or unit not in held
