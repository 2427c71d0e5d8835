"""emucli elect: who leads next year, by which rule, and in whose power the decision lies.

`unknown` and `not_held` are normal answers (rule I3).
"""

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import BLOCKED, DONE, FINDINGS
from .options import TextOrJson, Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "elect",
        short_help=say("who_leads_next_year"),
        help=say("tell_who_leads_next_year"),
    )
    def elect(
        year_dir: Annotated[Path, options.year_dir(say)],
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        explain: Annotated[
            bool,
            typer.Option("--explain", help=say("round_by_round_share_by")),
        ] = False,
        everything: Annotated[
            bool,
            typer.Option("--all", help=say("votes_on_awards_too")),
        ] = False,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        raise typer.Exit(run(year_dir, form, say, rounds=explain, awards=everything, no_color=no_color))


def run(year_dir: Path, form: TextOrJson, say: Speech, *, rounds: bool, awards: bool, no_color: bool) -> int:
    """Elect and print. Returns the exit code: 1 where the record departs, with why; 3 where a person must decide."""
    from ..app.year import open_year
    from ..findings.as_json import as_json, finding_as_json
    from ..findings.located import summarise
    from ..findings.text import findings_as_text
    from ..results.names import Names
    from ..telling.leadership import leadership_as_json, leadership_as_text
    from .screen import painter, show
    from .unfit import errors_shown

    in_json = form is TextOrJson.json
    with errors_shown(say.language, as_json=in_json, no_color=no_color):
        ready = open_year(year_dir, judging="votes")
    names, result = Names(ready.cluster, say.language), ready.result.leadership
    if in_json:
        answer = leadership_as_json(ready.cluster, ready.year, ready.result, names)
        findings = [finding_as_json(located, say.language) for located in ready.departs.shown]
        show(as_json({**answer, "findings": findings}))
    else:
        show(leadership_as_text(ready.cluster, ready.year, result, names, rounds=rounds, awards=awards))
    if ready.departs and not in_json:
        files = len({located.path for located in ready.departs.shown})
        summary = summarise(ready.departs, files=files, years=1)
        show("\n" + findings_as_text(ready.departs, summary, say.language, painter(no_color=no_color)), painted=True)
    if ready.departs:
        return FINDINGS
    return BLOCKED if result.is_open else DONE
