"""emucli templates check: what is wrong with templates, found without making a paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options, spoken
from .exits import DONE, FINDINGS, USAGE, usage
from .options import Tongue
from .screen import tell
from .speech import Speech

if TYPE_CHECKING:
    from ..app.house import House


def register(app: typer.Typer, say: Speech) -> None:
    """Add the group with its one command to the application."""
    group: typer.Typer = spoken.app("templates", say("templates_of_papers"), invoke_without_command=True)

    @group.callback()
    def alone(context: typer.Context, _lang: Annotated[Tongue | None, options.lang(say)] = None) -> None:
        """Its help, where only the language is named."""
        if context.invoked_subcommand is None:
            tell(context.get_help())
            raise typer.Exit(USAGE)

    @group.command(
        "check",
        short_help=say("check_templates"),
        help=say("check_templates_without_making_a"),
    )
    def check(
        folder: Annotated[
            Path | None,
            typer.Argument(
                metavar=say("place_dir"),
                help=say("the_folder_of_templates_default"),
                show_default=False,
            ),
        ] = None,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        raise typer.Exit(run(folder, say))

    app.add_typer(group)


def run(folder: Path | None, say: Speech) -> int:
    """Check the templates of a folder and print what is wrong. Raises Halt where there is nothing to check."""
    from ..app.house import read_house
    from ..app.settings import read_settings
    from .screen import show

    if folder is not None and not folder.is_dir():
        raise usage("there_is_no_folder", folder=folder)
    house = read_house(folder or read_settings(Path.cwd()).templates)
    if house.folder is not None and not house.wording.house and house.reference is None:
        raise usage("there_is_no_template_in", folder=house.folder)
    found = [*_wrong_templates(house, say), *_wrong_look(house, say)]
    show("".join(f"{line}\n" for line in found or [_clean(house, say)]))
    return FINDINGS if found else DONE


def _wrong_templates(house: "House", say: Speech) -> Iterator[str]:
    from ..app.papers import not_known
    from ..findings.text import printable
    from ..papers.templates.inspection import inspect

    # A house of a look only has the built-in wording.
    for problem in inspect(house.wording):
        yield printable(f"{_shown(problem.template, house)}:{problem.line}: {say.told(not_known(problem))}")


def _shown(template: str, house: "House") -> str:
    """The file of a template, as people know it."""
    from ..app.records import shown_path
    from ..papers.templates.locator import folder_of

    own = house.folder if template in house.wording.house else None
    return shown_path((own or folder_of("templates")) / template)


def _wrong_look(house: "House", say: Speech) -> Iterator[str]:
    """What is wrong with reference.docx, and what of it no paper follows."""
    from ..app.refusal import Refused
    from ..findings.text import printable

    try:
        house.look()
    except Refused as refused:
        yield printable(say.told(refused.why))
        return
    yield from (printable(say.told(line)) for line in house.not_followed())


def _clean(house: "House", say: Speech) -> str:
    number = len(house.wording.house) or len(house.wording.built_in)
    return say("valid_template", number=number, plural="" if number == 1 else "s")
