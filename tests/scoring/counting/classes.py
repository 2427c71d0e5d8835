"""The classes of units, with places and lower ones (rules F6 and F7)."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from tests.scoring.counting.entries import portion
from tests.scoring.counting.records import Data, Records
from tests.scoring.counting.tallies import amount
from tests.scoring.counting.totals import Row


class Classes(NamedTuple):
    """The class of each unit by its number, the first is 0; and the units whose class is open."""

    given: Mapping[str, int]
    open: frozenset[str]


class Classing:
    """Gives classes to one ranking: all units, or those of one kind."""

    def __init__(self, records: Records, rows: Mapping[str, Row], groups: Sequence[Sequence[str]]) -> None:
        self._records, self._rows, self._groups = records, rows, groups
        self._classes: Sequence[Data] = records.regulation.get("ranking", {}).get("classes", ())
        self._maxima = dict(_maxima([*records.tops("base"), *records.tops("bonus"), *records.tops("penalty")]))

    def classes(self, places: int, waiting: bool) -> Classes:
        """Class after class; shares are of so many ranked members. While the year waits there is room for all."""
        given: dict[str, int] = {}
        pushed: set[str] = set()
        open_: set[str] = set()
        for at, told in enumerate(self._classes):
            left = quota(told["quota"], places) if "quota" in told and not waiting else len(self._rows)
            lowered = set[str]()
            for group in self._groups:
                wanted = [unit for unit in group if unit not in given and unit not in open_]
                fitting = [unit for unit in wanted if unit in pushed or self._fits(unit, told)]
                lower = {unit for unit in fitting if unit not in pushed and self._lowered(unit, at)}
                lowered |= lower
                staying = [unit for unit in fitting if unit not in lower]
                if len(staying) <= left:
                    given.update(dict.fromkeys(staying, at))
                elif left > 0:
                    open_.update(staying)
                left -= min(left, len(staying))
            pushed = lowered
        return Classes(given, frozenset(open_))

    def _fits(self, unit: str, told: Data) -> bool:
        row = self._rows[unit]
        total = row.total or Fraction(0)
        groups = {code: {"at_least": least} for code, least in told.get("groups", {}).items()}
        return (
            ("at_least" not in told or total >= amount(told["at_least"], self._whole()))
            and self._bounded(unit, groups)
            and self._bounded(unit, told.get("codes", {}))
            and (told.get("no_penalty") != "true" or not row.parts["penalty"])
        )

    def _bounded(self, unit: str, bounds: Mapping[str, Data]) -> bool:
        """Whether points lie within bounds; nothing is asked of what does not apply."""
        row = self._rows[unit]
        for code, bound in bounds.items():
            got = {**row.codes, **row.parts, "total": row.total}[code]
            most = self._maxima.get(code, self._whole())
            if got is None:
                continue
            if "at_least" in bound and got < amount(bound["at_least"], most):
                return False
            if "at_most" in bound and got > amount(bound["at_most"], most):
                return False
        return True

    def _lowered(self, unit: str, at: int) -> bool:
        """Whether the class after this one is given; the last stays."""
        told = self._classes[at]
        return at + 1 < len(self._classes) and "lower" in told and self._bounded(unit, told["lower"]["when"])

    def _whole(self) -> Fraction:
        """The total that shares are of."""
        scoring = self._records.scoring
        bonus = scoring.get("bonus", {})
        added = Fraction(bonus.get("max", 0)) if bonus.get("within_total", "true") == "true" else Fraction(0)
        return Fraction(scoring.get("total", sum((Fraction(top["max"]) for top in scoring["criteria"]), added)))


def _maxima(nodes: Sequence[Data]) -> Sequence[tuple[str, Fraction]]:
    own = [(node["code"], Fraction(node["max"])) for node in nodes if "max" in node]
    return [*own, *(pair for node in nodes for pair in _maxima(node.get("criteria", ())))]


def quota(told: Data | str, of: int) -> int:
    """The places: a number, all, or a share of so many (rule G3)."""
    if isinstance(told, str):
        return of if told == "all" else int(told)
    exact = portion(told["share"]) * of
    rounds = {"down": math.floor(exact), "up": math.ceil(exact), "half_up": math.floor(exact + Fraction(1, 2))}
    return max(rounds[told.get("round", "down")], int(told.get("minimum", 0)))
