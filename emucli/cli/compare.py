"""emucli compare: what another regulation, a git revision or another year changes, entry by entry, and who moves."""

from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE, usage
from .options import TextOrJson, Tongue
from .speech import Speech


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "compare",
        short_help=say("So sánh hai kết quả chấm điểm.", "Compare two standings."),
        help=say(
            "So sánh kết quả của năm với quy chế khác (--regulation), với một bản trong git (--at), hoặc năm khác.\n\n"
            "Ví dụ: emucli compare examples/block/example-block/2025 --at HEAD~1",
            "Compare a year's standing with that under another regulation (--regulation), at a git revision (--at), or "
            "with another year.\n\nExample: emucli compare examples/block/example-block/2025 --at HEAD~1",
        ),
    )
    def compare(
        year_dir: Annotated[Path, options.year_dir(say)],
        other: Annotated[
            Path | None,
            typer.Argument(
                metavar="OTHER_YEAR_DIR",
                show_default=False,
                help=say("Năm khác, là bên “trước”.", "Another year, the side “before”."),
            ),
        ] = None,
        regulation: Annotated[
            Path | None,
            typer.Option(
                "--regulation",
                metavar="FILE",
                show_default=False,
                help=say("Nếu áp dụng quy chế trong tệp này.", "What if the regulation in this file applied."),
            ),
        ] = None,
        revision: Annotated[
            str | None,
            typer.Option(
                "--at",
                metavar="REV",
                show_default=False,
                help=say("Bản trong git, là bên “trước”.", "A git revision, the side “before”."),
            ),
        ] = None,
        form: Annotated[TextOrJson, options.output_format(say)] = TextOrJson.text,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        if sum(side is not None for side in (other, regulation, revision)) != 1:
            raise usage(
                say(
                    "Cần đúng một bên để so sánh: --regulation FILE, --at REV, hoặc thư mục của năm khác.",
                    "Name exactly one side to compare with: --regulation FILE, --at REV, or another year's folder.",
                )
            )
        raise typer.Exit(run(year_dir, (other, regulation, revision), form, say, no_color=no_color))


def run(
    year_dir: Path,
    sides: tuple[Path | None, Path | None, str | None],
    form: TextOrJson,
    say: Speech,
    *,
    no_color: bool,
) -> int:
    """Compare and print."""
    from . import contrast
    from .screen import Shows, show

    other, regulation, revision = sides
    opened = contrast.Opening(say, Shows(form is TextOrJson.json, no_color))
    if regulation is not None:
        found = opened.under(year_dir, regulation)
    elif revision is not None:
        found = opened.since(year_dir, revision)
    else:
        found = opened.between(year_dir, other or year_dir)
    show(found.as_json() if form is TextOrJson.json else found.as_text(say))
    return DONE
