"""emucli report: the papers of a year, from its records."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..language.messages import note
from . import options, paper_options
from .exits import DONE, USAGE, usage
from .options import Tongue
from .paper_options import PaperFormat, Wish
from .speech import Speech

if TYPE_CHECKING:
    from ..app.papers import PaperMaker

_ENDINGS = {"docx": PaperFormat.docx, "md": PaperFormat.md, "markdown": PaperFormat.md}


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "report",
        short_help=say("make_papers_of_the_year_2"),
        help=paper_options.command_help(say),
    )
    def report(
        paper: Annotated[str, paper_options.paper(say)],
        year_dir: Annotated[Path, options.year_dir(say)],
        of: Annotated[list[str] | None, paper_options.of(say)] = None,
        lang: Annotated[Tongue | None, paper_options.lang(say)] = None,
        form: Annotated[PaperFormat | None, paper_options.form(say)] = None,
        output: Annotated[Path | None, paper_options.output(say)] = None,
        draft: Annotated[bool, paper_options.draft(say)] = False,
        force: Annotated[bool, paper_options.force(say)] = False,
        dry_run: Annotated[bool, paper_options.dry_run(say)] = False,
        trace: Annotated[bool, paper_options.trace(say)] = False,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        wish = Wish(
            paper=paper,
            of=paper_options.one_of(of),
            form=form,
            output=output,
            draft=draft,
            force=force,
            dry_run=dry_run,
            trace=trace,
        )
        raise typer.Exit(run(wish, year_dir, lang, say, no_color=no_color))


def run(wish: Wish, year_dir: Path, lang: Tongue | None, say: Speech, *, no_color: bool) -> int:
    """Read the year, then make one paper or all of them."""
    # Nothing that a paper needs is let go of before it is written: looking for what could be freed only costs time.
    gc.disable()
    from ..app.reporting import papers_of
    from .unfit import errors_shown

    with errors_shown(say.language, no_color=no_color):
        maker = papers_of(year_dir, wish.paper, language=lang.value if lang else None, spoken=say.language)
    if wish.paper == "all":
        from .report_all import report_all

        return report_all(wish, maker, say)
    return _one(wish, maker, say)


def _one(wish: Wish, maker: "PaperMaker", say: Speech) -> int:
    """Make one paper; print it, or write it to a file; print its trace instead where that is wanted."""
    from ..app.paper_files import Writer
    from .screen import show, tell
    from .written import file_told, look_told

    order = maker.order(wish.paper, wish.of)
    form = _form(wish.form, wish.output)
    if form is PaperFormat.docx and wish.output is None and not wish.trace:
        raise usage("docx_needs_a_file_add")
    paper = maker.make(order, draft=True) if wish.draft else maker.whole(order)
    code = DONE
    if wish.output is not None:
        data = maker.data(paper, form.value)
        look_told(maker.house, [form.value], say)
        done = Writer(wish.force, wish.dry_run).write(wish.output, data, paper)
        tell(file_told(done, say))
        code = USAGE if done.written in ("kept", "sent") else DONE
    if wish.trace:
        show("".join(f"{line}\n" for line in maker.trace(paper)))
    elif wish.output is None:
        show(paper.markdown)
    return code


def _form(wanted: PaperFormat | None, output: Path | None) -> PaperFormat:
    """The form that is asked for, else the one that a file's ending names.

    A paper under the ending of another kind of file would open in the wrong program, or in none.
    """
    ending = output.suffix.lower().lstrip(".") if output is not None else ""
    named = _ENDINGS.get(ending)
    if (ending and (named is None or wanted not in (None, named))) or (output is not None and not (ending or wanted)):
        raise _wrong_ending(wanted, output)
    return wanted or named or PaperFormat.md


def _wrong_ending(wanted: PaperFormat | None, output: Path | None) -> Exception:
    if wanted is None:
        more = note("or_format_says_what_it") if output and not output.suffix else ""
        return usage("cannot_be_written_a_file", output=output, more=more)
    return usage("cannot_be_written_with_format", output=output, value=wanted.value)
