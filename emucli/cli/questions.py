"""Asks what a new records root needs, on a terminal: one question a line, an empty answer takes what is usual."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .exits import usage
from .screen import tell
from .speech import Speech

if TYPE_CHECKING:
    from ..app.beginning import Wish
    from ..app.unit_lists import UnitName

_LISTS = (".xlsx", ".csv")


def on_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def asked(say: Speech, units: tuple["UnitName", ...]) -> "Wish":
    """The answers. `units`: those that options name already. Raises Refused where the answers end too early."""
    from ..app.beginning import KINDS, LEVELS, Wish, kind_meant

    name = ""
    while not name:
        name = _answer(say("ask_name"))
    usual = kind_meant(name)
    kind = _choice(say("ask_kind", usual=say(f"kind_{usual}")), [say(f"kind_{one}") for one in KINDS])
    level = _choice(say("ask_level"), [say(f"level_{one}") for one in LEVELS])
    return Wish(
        name=name,
        kind=usual if kind is None else KINDS[kind],
        level=None if level is None else LEVELS[level],
        authority=_answer(say("ask_authority")),
        units=units or _units(say),
    )


def _units(say: Speech) -> tuple["UnitName", ...]:
    from ..app.unit_lists import UnitName

    found: list[UnitName] = []
    line = _answer(say("ask_members"))
    while line:
        if line.lower().endswith(_LISTS):
            found.extend(units_listed(Path(line), say))
        else:
            found.append(UnitName(line))
        line = _answer("")
    return tuple(found)


def units_listed(path: Path, say: Speech) -> tuple["UnitName", ...]:
    """The units of a list; what was left out of it is told. Raises Refused."""
    from ..app.unit_lists import read_unit_list

    found = read_unit_list(path)
    if found.totals:
        tell(say("totals_are_no_units", path=path, rows="; ".join(f"“{row}”" for row in found.totals)))
    return found.units


def _choice(question: str, words: Sequence[str]) -> int | None:
    """The number of the choice, from 0 on; None for an empty answer. Whatever is no choice is asked again."""
    numbered = "\n".join(f"  {number}. {word}" for number, word in enumerate(words, 1))
    while True:
        answer = _answer(f"{question}\n{numbered}")
        if not answer:
            return None
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(words):
            return int(answer) - 1


def _answer(question: str) -> str:
    if question:
        tell(question)
    line = sys.stdin.readline()
    if not line:
        raise usage("the_answers_ended")
    return line.strip()
