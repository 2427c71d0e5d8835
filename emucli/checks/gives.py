"""The codes that each rule may give stand above it: a search for a code leads to its rule, and back."""

from collections.abc import Callable
from typing import Any, TypeVar

_Rule = TypeVar("_Rule", bound=Callable[..., Any])


def gives(*codes: str) -> Callable[[_Rule], _Rule]:
    """Name the codes of the findings that a rule may give. The rule itself stays as it is."""

    def named(rule: _Rule) -> _Rule:
        rule.__dict__["codes"] = codes
        return rule

    return named


def codes_of(rule: Callable[..., Any]) -> tuple[str, ...]:
    """The codes that a rule may give; none where it names none."""
    codes: tuple[str, ...] = rule.__dict__.get("codes", ())
    return codes
