"""The worked example many times over: every kind of record, all of a block's sheets, in each copy other figures."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

from ..timing import REPOSITORY

_EXAMPLE = REPOSITORY / "examples/block"
_YEARS = 2
_FACTS = re.compile(r"\{(part|target): (?P<first>[0-9.]+), (of|actual): (?P<second>[0-9.]+)")
_ANNOUNCED = re.compile(r"(?<=, total: )[0-9.]+")


def write_worked(root: Path, cluster_years: int) -> None:
    """Write a root with so many cluster years, two a cluster, as copies whose ranks alone are the same.

    Sheets keep the quotients of their facts, the year without sheets the order of its announced totals. A cluster has
    both of its years, so of an odd number one year more is written.
    """
    for file in _EXAMPLE.glob("*.yaml"):
        _write(root / file.name, file.read_text("utf-8"))
    for number in range(1, -(-cluster_years // _YEARS) + 1):
        for file in sorted((_EXAMPLE / "example-block").rglob("*.yaml")):
            path = root / f"khoi-{number:05}" / file.relative_to(_EXAMPLE / "example-block")
            _write(path, _of_its_own(file, number))


def _of_its_own(file: Path, number: int) -> str:
    """The text of a file with the figures of this copy."""
    text = file.read_text("utf-8")
    if "scores" in file.parts:
        return _FACTS.sub(partial(_times, number=number), text)
    if file.parts[-2:] == ("2024", "outcome.yaml"):
        return _ANNOUNCED.sub(lambda found: str(Decimal(found[0]) - Decimal(number) / 100), text)
    return text


def _times(found: re.Match[str], *, number: int) -> str:
    first, second = (_figure(found[name], number) for name in ("first", "second"))
    return f"{{{found[1]}: {first}, {found[3]}: {second}"


def _figure(text: str, number: int) -> str:
    value = Fraction(text) * number
    return str(value) if value.denominator == 1 else f"{value.numerator / value.denominator:.3f}".rstrip("0")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
