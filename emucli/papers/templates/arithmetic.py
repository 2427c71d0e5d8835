"""What templates may calculate: whole numbers and exact fractions, texts and lists put together, within bounds."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from .access import Refused
from .budget import MOST_DIGITS, MOST_OF_ONE, Budget, TooMuch

OPERATORS = frozenset(("+", "-", "*", "/", "//", "%", "**"))
Number = int | Decimal | Fraction
_MOST_POWER = 64


def calculated(
    operator: str,
    left: object,
    right: object,
    plainly: Callable[[object, object], object],
    budget: Budget,
    joined: Callable[..., str],
) -> object:
    """The result of an operator, `plainly` what Python makes of it. Raises TooMuch, Refused, and what Python raises."""
    if isinstance(left, Number) and isinstance(right, Number):
        return _number(operator, left, right, plainly)
    if isinstance(left, str) and operator == "%":
        # Python writes any value into a text this way, as wide as the text says.
        raise Refused(operator)
    if operator == "+" and isinstance(left, str) and isinstance(right, str):
        if isinstance(left, Markup) or isinstance(right, Markup):
            return joined(left, right)
        budget.print(len(left) + len(right))
    elif operator == "+" and isinstance(left, list | tuple) and isinstance(right, list | tuple):
        budget.spend(len(left) + len(right))
    elif operator == "*":
        _check_product(left, right, budget)
    return plainly(left, right)


def _number(operator: str, left: Number, right: Number, plainly: Callable[[object, object], object]) -> object:
    if operator == "**" and not -_MOST_POWER <= right <= _MOST_POWER:
        raise TooMuch(f"** {_MOST_POWER}")
    if operator == "/" and isinstance(left, int) and isinstance(right, int):
        made: object = Fraction(left, right)
    else:
        made = plainly(left, right)
    parts = (made.numerator, made.denominator) if isinstance(made, int | Fraction) else ()
    if any(abs(part) > MOST_DIGITS for part in parts):
        raise TooMuch(f"{MOST_DIGITS:.0e}")
    return made


def _check_product(left: object, right: object, budget: Budget) -> None:
    for times, of in ((left, right), (right, left)):
        if isinstance(times, int) and isinstance(of, str | list | tuple):
            if len(of) * times > MOST_OF_ONE:
                raise TooMuch(f"{MOST_OF_ONE}")
            budget.spend(len(of) * max(times, 0))
