"""emucli elect: who leads next year, in which state, and in whose power the decision lies.

`unknown` and `not_held` are normal answers (RULES I3).
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from .speech import Speech
from .year_command import YearCommand, register_year_command

if TYPE_CHECKING:
    from ..results.names import Names
    from .year import ReadyYear


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""
    vietnamese = (
        "Cho biết đơn vị nào làm Cụm trưởng, Cụm phó năm sau, ở mức nào và ai có quyền quyết định.\n\n"
        "Ví dụ: emucli elect records/hanoi-cluster-7/2023"
    )
    english = (
        "Tell who leads next year, in which state, and who has the power to decide.\n\n"
        "Example: emucli elect records/hanoi-cluster-7/2023"
    )
    short_help = say("Ai lãnh đạo năm sau.", "Who leads next year.")
    register_year_command(
        app, say, YearCommand("elect", short_help, say(vietnamese, english), as_text=_as_text, as_json=_as_json)
    )


def _as_text(ready: "ReadyYear", names: "Names") -> str:
    from ..results.telling.leadership import leadership_as_text

    return leadership_as_text(ready.cluster, ready.result.leadership, names)


def _as_json(ready: "ReadyYear", names: "Names") -> Mapping[str, object]:
    from ..results.telling.leadership import leadership_as_json

    return leadership_as_json(ready.cluster, ready.year, ready.result, names)
