"""Sums of a sheet as formulas with their values: groups, parts, the total, as `scoring.totals` adds them up (rule A2).

What a spreadsheet shows before it has computed anew is the value that a formula is written with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..scoring.nodes import Node, Part
from ..scoring.numbers import rounded
from ..scoring.scale import Scale
from ..scoring.thresholds import amount
from .formulas import cut, literal, total
from .rows import BELOW_A_LEAF, Row


@dataclass(frozen=True)
class Sum:
    """A formula and what it comes to."""

    formula: str
    value: Fraction


@dataclass(frozen=True)
class Sums:
    """Adds up one column of a sheet. `at` are the rows with their numbers, `leaves` the points by code."""

    scale: Scale
    letter: str
    at: Sequence[tuple[int, Row]]
    leaves: Mapping[str, Fraction]

    def all(self) -> dict[int, Sum]:
        """The sums by the numbers of their rows."""
        found: dict[int, Sum] = {}
        for number, row in self.at:
            if row.kind == "group" and row.node is not None:
                found[number] = self._group(row.node)
            elif row.kind == "part" and row.part is not None:
                found[number] = self._part(row.part)
            elif row.kind == "total":
                found[number] = self._total()
        return found

    @cached_property
    def _rows(self) -> Mapping[str, tuple[int, Row]]:
        """The rows of criteria and groups by code."""
        rows = ((number, row) for number, row in self.at if row.node is not None and row.kind not in BELOW_A_LEAF)
        return {row.code: (number, row) for number, row in rows}

    def _cells(self, nodes: Sequence[Node]) -> list[str]:
        return [f"{self.letter}{self._rows[node.code][0]}" for node in nodes if node.code in self._rows]

    def _state(self, node: Node) -> str:
        """`scored`, or how a node is left out; a group of which nothing applies goes one level up (rule D1)."""
        if node.code not in self._rows or self._rows[node.code][1].kind == "excluded":
            return node.otherwise if node.part == "base" else "absent"
        if self._rows[node.code][1].kind == "group" and all(
            self._state(child) in ("rescale", "absent") for child in node.children
        ):
            return "rescale" if node.part == "base" else "scored"
        return "scored"

    def _value(self, node: Node) -> Fraction:
        state = self._state(node)
        if state == "full":
            return node.max or Fraction(0)
        if state != "scored":
            return Fraction(0)
        return self._group(node).value if node.children else self.leaves.get(node.code, Fraction(0))

    def _group(self, node: Node) -> Sum:
        plain = node.best is None and not node.caps
        one = self._scaled(node.children, node.max) if plain else self._best(node)
        if node.caps:
            one = _least(node.max, one)
        return self._rounded(one) if node.part == "base" else one

    def _best(self, node: Node) -> Sum:
        """The sum of a group that caps, or of which the best criteria count (rule B6), scaled up as they can be."""
        applying = [child for child in node.children if self._state(child) in ("scored", "full")]
        added = self._added(applying)
        if node.best is not None and applying:
            cells, values = self._cells(applying), sorted((self._value(child) for child in applying), reverse=True)
            several = range(1, min(node.best, len(cells)) + 1)
            highest = "+".join(f"IFERROR(LARGE(({','.join(cells)}),{at}),0)" for at in several) or "0"
            added = Sum(highest, sum(values[: node.best], Fraction(0)))
        if node.part != "base" or not any(self._state(child) == "rescale" for child in node.children):
            return added
        whole = node.attainable([child for child in node.children if self._state(child) != "absent"])
        own = node.attainable(applying)
        return added if own in (whole, 0) else _times(added, whole / own)

    def _added(self, nodes: Sequence[Node]) -> Sum:
        return Sum(total(self._cells(nodes)), sum((self._value(node) for node in nodes), Fraction(0)))

    def _scaled(self, nodes: Sequence[Node], most: Fraction | None) -> Sum:
        """The sum of what applies, scaled up to the whole maximum where something does not (rule D1)."""
        states = {node.code: self._state(node) for node in nodes}
        counting = [node for node in nodes if states[node.code] in ("scored", "full")]
        left_out = sum((node.max or Fraction(0) for node in nodes if states[node.code] == "rescale"), Fraction(0))
        added = self._added(counting)
        if most is None or not left_out or left_out == most:
            return added
        return _times(added, most / (most - left_out))

    def _rounded(self, one: Sum) -> Sum:
        scoring = self.scale.scoring
        return Sum(cut(one.formula, scoring), rounded(one.value, scoring.decimals, scoring.rounding))

    @cached_property
    def _maximum(self) -> Fraction:
        """The maximum of the unit's own table."""
        tops = self.scale.tops["base"]
        return sum((top.max or Fraction(0) for top in tops if self._state(top) != "absent"), Fraction(0))

    def _part(self, part: Part) -> Sum:
        tops = self.scale.tops[part]
        if part == "base":
            return self._rounded(self._scaled(tops, self._maximum))
        pool = self.scale.pool(part)
        one = _least(None if pool is None or pool.max is None else Fraction(pool.max), self._added(tops))
        if pool is None or pool.from_ is None:
            return one
        asked = amount(pool.from_.base, self._maximum)
        reached = self._part("base").value >= asked
        base = next(number for number, row in self.at if row.kind == "part" and row.part == "base")
        formula = f"IF({self.letter}{base}>={literal(asked)},{one.formula},0)"
        return Sum(formula, one.value if reached else Fraction(0))

    def _total(self) -> Sum:
        signs = {"base": "", "bonus": "+", "penalty": "-"}
        parts = [(row.part, number) for number, row in self.at if row.kind == "part" and row.part is not None]
        formula = "".join(f"{signs[part]}{self.letter}{number}" for part, number in parts)
        value = sum((self._part(part).value * (-1 if part == "penalty" else 1) for part, _ in parts), Fraction(0))
        floor, ceiling = self.scale.scoring.floor, self.scale.scoring.ceiling
        one = _least(None if ceiling is None else Fraction(ceiling), Sum(formula, value))
        if floor is None:
            return one
        return Sum(f"MAX({literal(floor)},{one.formula})", max(Fraction(floor), one.value))


def _times(one: Sum, factor: Fraction) -> Sum:
    return Sum(f"({one.formula})*{literal(factor)}", one.value * factor)


def _least(cap: Fraction | None, one: Sum) -> Sum:
    if cap is None:
        return one
    return Sum(f"MIN({literal(cap)},{one.formula})", min(cap, one.value))
