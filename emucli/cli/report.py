"""emucli report: the papers of a year, from its records."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..language.phrases import Language
from . import options, paper_options
from .exits import BLOCKED, DONE, FINDINGS, USAGE, Halt, usage
from .options import Tongue
from .paper_options import PaperFormat, Wish
from .speech import Speech

if TYPE_CHECKING:
    from .papers import PaperMaker
    from .year import Judging


_ENDINGS = {"docx": PaperFormat.docx, "md": PaperFormat.md, "markdown": PaperFormat.md}
_BEFORE = ("plan", "scale", "covenant", "form", "midyear", "ballot")
"""The papers that are made before there is an outcome."""


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
        of: Annotated[str, paper_options.of(say)] = "",
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
            of=of,
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
    from .house import read_house
    from .papers import PaperMaker
    from .screen import Shows
    from .settings import read_settings
    from .year import ready_year

    ready = ready_year(year_dir, say, Shows(no_color=no_color), judging=_judging(wish.paper))
    if ready.departs and _judging(wish.paper) == "papers":
        raise _departs(say)
    settings = read_settings(ready.records.root, say)
    language: Language = lang.value if lang else settings.language or "vi"
    maker = PaperMaker(ready, language, read_house(settings.templates, say), say)
    if wish.paper == "all":
        from .report_all import report_all

        return report_all(wish, maker, say)
    return _one(wish, maker, say)


def _judging(paper: str) -> "Judging":
    """A paper of the beginning of a year states no outcome, so that none can differ."""
    return "scores" if paper in _BEFORE else "papers"


def _departs(say: Speech) -> Halt:
    return Halt(
        FINDINGS,
        say("outcome_yaml_records_other_leaders"),
    )


def _one(wish: Wish, maker: "PaperMaker", say: Speech) -> int:
    """Make one paper; print it, or write it to a file; print its trace instead where that is wanted."""
    from .orders import order
    from .paper_files import Writer
    from .papers import refusal
    from .screen import show, tell

    known = maker.house.wording.papers(maker.language)
    wanted = order(wish.paper, wish.of, known, maker.ready, say)
    form = _form(wish.form, wish.output, say)
    if form is PaperFormat.docx and wish.output is None and not wish.trace:
        raise usage(say("docx_needs_a_file_add"))
    paper = maker.make(wanted, draft=wish.draft)
    lacks = maker.lacks(paper)
    if lacks and not wish.draft:
        raise Halt(BLOCKED, refusal(wanted, lacks, say))
    code = DONE
    if wish.output is not None:
        data = maker.data(paper, form.value)
        writer = Writer(wish.force, wish.dry_run, say)
        done = writer.write(wish.output, data, paper)
        tell(writer.told(done))
        code = USAGE if done.written in ("kept", "sent") else DONE
    if wish.trace:
        show("".join(f"{line}\n" for line in maker.trace(paper)))
    elif wish.output is None:
        show(paper.markdown)
    return code


def _form(wanted: PaperFormat | None, output: Path | None, say: Speech) -> PaperFormat:
    """The form that is asked for, else the one that a file's ending names.

    A paper under the ending of another kind of file would open in the wrong program, or in none.
    """
    ending = output.suffix.lower().lstrip(".") if output is not None else ""
    named = _ENDINGS.get(ending)
    if (ending and (named is None or wanted not in (None, named))) or (output is not None and not (ending or wanted)):
        raise usage(_wrong_ending(wanted, output, say))
    return wanted or named or PaperFormat.md


def _wrong_ending(wanted: PaperFormat | None, output: Path | None, say: Speech) -> str:
    if wanted is None:
        more = say("or_format_says_what_it") if output and not output.suffix else ""
        return say("cannot_be_written_a_file", output=output, more=more)
    return say("cannot_be_written_with_format", output=output, value=wanted.value)
