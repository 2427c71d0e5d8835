"""The explanation is true: whoever works out the printed steps by hand gets every number, up to the total."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given

from emucli.results.explanation import Step, explain, steps_of
from emucli.results.scores import YearScores
from tests.scoring.drawing import incomplete_years, years
from tests.scoring.drawn.chance import EVERY_RUN_THE_SAME
from tests.scoring.drawn.year import DrawnYear, answer, records, result

# A calculator divides by the slash wherever it stands; a reader takes `10/3` for one number. Both get the same.
_CALCULATOR = re.compile(r"\d+(?:\.\d+)?|min|max|floor|ceil|[-+×/(),]")
_READER = re.compile(r"\d+(?:\.\d+)?(?:/\d+)?|min|max|floor|ceil|[-+×/(),]")

_CALLS: Mapping[str, Callable[[list[Fraction]], Fraction]] = {
    "min": min,
    "max": max,
    "floor": lambda several: Fraction(floor(several[0])),
    "ceil": lambda several: Fraction(ceil(several[0])),
}


@dataclass
class _Evaluator:
    """Works out a formula from left to right, × and / before + and -."""

    tokens: list[str]

    def sum(self) -> Fraction:
        value = self.product()
        while self.tokens and self.tokens[0] in "+-":
            sign = 1 if self.tokens.pop(0) == "+" else -1
            value += sign * self.product()
        return value

    def product(self) -> Fraction:
        value = self.one()
        while self.tokens and self.tokens[0] in "×/":
            value = value * self.one() if self.tokens.pop(0) == "×" else value / self.one()
        return value

    def one(self) -> Fraction:
        token = self.tokens.pop(0)
        if token == "-":
            return -self.one()
        if token in _CALLS:
            self.expect("(")
            return _CALLS[token](self.several())
        if token == "(":
            value = self.sum()
            self.expect(")")
            return value
        return Fraction(token)

    def several(self) -> list[Fraction]:
        values = [self.sum()]
        while self.tokens[0] == ",":
            self.expect(",")
            values.append(self.sum())
        self.expect(")")
        return values

    def expect(self, token: str) -> None:
        assert self.tokens.pop(0) == token


def evaluate(formula: str, tokens: re.Pattern[str] = _CALCULATOR) -> Fraction:
    """The value of a formula. Nothing in it may be left over."""
    assert tokens.sub("", formula).strip() == "", formula
    evaluator = _Evaluator(tokens.findall(formula))
    value = evaluator.sum()
    assert evaluator.tokens == [], formula
    return value


def numbers(formula: str) -> Counter[Fraction]:
    """The numbers that stand in a formula, with their signs where they begin with one."""
    return Counter(Fraction(one) for one in re.findall(r"(?:(?<![^(,+×/-] )-)?\d+(?:\.\d+)?(?:/\d+)?", formula))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("2 + 3 × 4", 14),
        ("(2 + 3) × 4 / 8", Fraction(5, 2)),
        ("12 - 3 - 2", 7),
        ("10/3", Fraction(10, 3)),
        ("1 - -3", 4),
        ("max(-3, 1.5 - 6)", -3),
        ("10 - 0.5 × ceil((95 - 93.5) / 95 × 100)", 9),
        ("min(4, floor(9 / 2) + 1)", 4),
    ],
)
def test_the_evaluator_works_out_formulas(formula: str, value: Fraction) -> None:
    assert evaluate(formula) == evaluate(formula, _READER) == value


def test_numbers_keep_their_signs() -> None:
    assert numbers("10 + -3 - 0.5") == Counter([Fraction(10), Fraction(-3), Fraction(1, 2)])
    assert numbers("max(-3, 2 - 10/3)") == Counter([Fraction(-3), Fraction(2), Fraction(10, 3)])


def explanations(year: DrawnYear) -> tuple[YearScores, dict[str, Step]]:
    """The scores of a year, and the explanation of each unit's total."""
    scores = result(year).scores
    assert scores is not None
    file = records(year)[1].regulation.path
    return scores, {unit: explain(scores, unit, file) for unit in year.staying}


def rounded(exact: Fraction, scores: YearScores) -> Fraction:
    """Rounded as the regulation says; points are never below zero but in a bonus that deducts (rule A3)."""
    how = scores.scale.scoring.rounding
    assert isinstance(how, str), "drawn years round at decimals"
    unit = 10**scores.decimals
    whole = abs(exact) * unit
    down = floor(whole)
    half = whole - down - Fraction(1, 2)
    up = {"down": False, "half_up": half >= 0, "half_even": half > 0 or (half == 0 and down % 2 == 1)}
    points = Fraction(down + up[how], unit)
    return -points if exact < 0 else points


def values_of(steps: Iterable[Step]) -> Counter[Fraction]:
    """What steps give to the one above."""
    return Counter(step.value for step in steps if step.value is not None)


def check_formula(step: Step, scores: YearScores) -> None:
    """The formula gives `exact`, and `points` is `exact` rounded; a step without a number says why."""
    if step.exact is None:
        assert step.points is None
        assert step.remark is not None
        return
    assert evaluate(step.formula) == evaluate(step.formula, _READER) == step.exact
    assert step.points is None or step.points == rounded(step.exact, scores)


def check_children(step: Step) -> None:
    """What the steps below give stands in the formula, and a plain sum has nothing else."""
    inside, below = numbers(step.formula), values_of(step.steps)
    if step.exact is None or not step.steps:
        return
    if step.kind == "sum":
        assert below <= inside
        plain = step.label != "total" and "min" not in step.formula and "×" not in step.formula
        assert not plain or below == inside or step.formula == "0"
    elif step.kind == "criterion":
        assert set(below) <= set(inside)
    else:
        # Of the scores of peers some may be trimmed; those that are not are divided by their number.
        divided = Fraction(step.formula.count(" + ") + 1)
        assert inside <= below + Counter([divided])


def check_all(year: DrawnYear) -> None:
    """Check every step of every unit."""
    scores, totals = explanations(year)
    for total in totals.values():
        for _, step in steps_of(total):
            check_formula(step, scores)
            check_children(step)


@EVERY_RUN_THE_SAME
@given(years())
def test_every_formula_gives_its_number_from_those_of_the_steps_below(year: DrawnYear) -> None:
    check_all(year)


@EVERY_RUN_THE_SAME
@given(incomplete_years())
def test_what_is_missing_has_no_number_and_the_rest_is_still_true(year: DrawnYear) -> None:
    check_all(year)


def worked_out(step: Step, scores: YearScores) -> Fraction | None:
    """What a step gives upwards, by its formula alone, after the steps below were worked out and found in it."""
    below = Counter(value for child in step.steps if (value := worked_out(child, scores)) is not None)
    if step.exact is None:
        return None
    assert step.kind != "sum" or below <= numbers(step.formula)
    exact = evaluate(step.formula)
    return rounded(exact, scores) if step.kind == "criterion" or step.points is not None else exact


@EVERY_RUN_THE_SAME
@given(years())
def test_the_total_can_be_worked_out_from_the_printed_steps_alone(year: DrawnYear) -> None:
    told = {one["unit"]: None if one["total"] is None else Fraction(one["total"]) for one in answer(year)["standings"]}
    scores, totals = explanations(year)
    assert {unit: worked_out(total, scores) for unit, total in totals.items()} == told


def test_a_formula_without_the_step_below_it_is_seen() -> None:
    """The evaluator and the check of children see a wrong formula."""
    wrong = Step(label="1", kind="sum", formula="2 + 2", exact=Fraction(4))
    child = Step(label="1.1", kind="criterion", formula="3", exact=Fraction(3))
    with pytest.raises(AssertionError):
        check_children(replace(wrong, steps=(child,)))
