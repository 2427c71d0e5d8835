"""emucli score: why a year cannot be ranked, and what its record holds instead."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from .exits import usage
from .speech import Speech
from .year_command import YearCommand, register_year_command

if TYPE_CHECKING:
    from ..results.names import Names
    from .year import ReadyYear


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""
    vietnamese = (
        "Cho biết vì sao một năm chưa xếp hạng được và bản ghi có gì thay vào đó.\n\n"
        "Ví dụ: emucli score records/hanoi-cluster-7/2023"
    )
    english = (
        "Tell why a year cannot be ranked, and what its record holds instead.\n\n"
        "Example: emucli score records/hanoi-cluster-7/2023"
    )
    short_help = say("Điểm và xếp hạng của năm.", "The standing of a year.")

    def as_text(ready: "ReadyYear", names: "Names") -> str:
        from ..results.telling import standing_as_text

        _refuse_to_guess(ready, say)
        return standing_as_text(ready.year, ready.result, names)

    def as_json(ready: "ReadyYear", names: "Names") -> Mapping[str, object]:
        from ..results.telling import standing_as_json

        _refuse_to_guess(ready, say)
        return standing_as_json(ready.cluster, ready.year, ready.result, names)

    register_year_command(
        app, say, YearCommand("score", short_help, say(vietnamese, english), as_text=as_text, as_json=as_json)
    )


def _refuse_to_guess(ready: "ReadyYear", say: Speech) -> None:
    """A year with sheets that this version cannot add up gets no answer rather than a wrong one."""
    if not ready.result.not_rankable:
        raise usage(
            say(
                "Năm này có quy chế và bảng điểm, nhưng phiên bản emucli này chưa tính tổng điểm.",
                "This year has a regulation and score sheets, but this version of emucli does not add them up.",
            )
        )
