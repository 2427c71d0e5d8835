"""emucli report: a paper of the year, from its records."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from . import options
from .exits import DONE, usage
from .options import Tongue
from .speech import Speech


class PaperFormat(StrEnum):
    """The formats of papers."""

    md = "md"


def register(app: typer.Typer, say: Speech) -> None:
    """Add the command to the application."""

    @app.command(
        "report",
        short_help=say("Lập văn bản của năm.", "Make a paper of the year."),
        help=say(
            "Lập văn bản của năm từ bản ghi: annual (báo cáo tổng kết), press (tin hội nghị).\n\n"
            "Ví dụ: emucli report annual records/hanoi-cluster-7/2023 -o bao-cao.md",
            "Make a paper of the year from its records: annual (annual report), press (press item).\n\n"
            "Example: emucli report press records/hanoi-cluster-7/2023 --lang en -o press.md",
        ),
    )
    def report(
        paper: Annotated[str, typer.Argument(metavar="PAPER", help=say("annual hoặc press.", "annual or press."))],
        year_dir: Annotated[Path, options.year_dir(say)],
        lang: Annotated[
            Tongue | None,
            typer.Option(
                "--lang",
                show_default=False,
                help=say(
                    "Ngôn ngữ của văn bản (mặc định: emucli.toml, rồi vi).",
                    "The language of the paper (default: emucli.toml, then vi).",
                ),
            ),
        ] = None,
        form: Annotated[PaperFormat, options.output_format(say)] = PaperFormat.md,
        output: Annotated[
            Path | None,
            typer.Option(
                "--output",
                "-o",
                metavar="FILE",
                show_default=False,
                help=say("Ghi vào tệp thay vì in ra.", "Write to a file instead of printing."),
            ),
        ] = None,
        force: Annotated[
            bool, typer.Option("--force", help=say("Ghi đè tệp đã có nội dung khác.", "Replace a file that differs."))
        ] = False,
        dry_run: Annotated[
            bool, typer.Option("--dry-run", help=say("Chỉ nói sẽ ghi gì.", "Only say what would be written."))
        ] = False,
        trace: Annotated[
            bool,
            typer.Option(
                "--trace",
                help=say(
                    "In từng số và tên kèm tệp và dòng của bản ghi.",
                    "Print each number and name with the file and line of its record.",
                ),
            ),
        ] = False,
        no_color: Annotated[bool, options.no_color(say)] = False,
    ) -> None:
        wish = Wish(output, force, dry_run, trace)
        raise typer.Exit(run(paper, year_dir, lang, wish, say, no_color=no_color))


@dataclass(frozen=True)
class Wish:
    """What to do with the paper."""

    output: Path | None
    force: bool
    dry_run: bool
    trace: bool


def run(paper: str, year_dir: Path, lang: Tongue | None, wish: Wish, say: Speech, *, no_color: bool) -> int:
    """Make the paper; print it, or write it to a file; print its trace instead where that is wanted."""
    from .papers import make, trace_lines
    from .screen import show
    from .year import ready_year

    ready = ready_year(year_dir, say, no_color=no_color)
    made = make(paper, ready, lang.value if lang else None, say)
    if wish.output is not None:
        _write(wish.output, made.markdown.encode(), wish, say)
    if wish.trace:
        show("".join(f"{line}\n" for line in trace_lines(made, ready)))
    elif wish.output is None:
        show(made.markdown)
    return DONE


def _write(path: Path, data: bytes, wish: Wish, say: Speech) -> None:
    from ..store.files import write_whole
    from .screen import tell

    if path.is_dir() or not path.parent.is_dir():
        raise usage(
            say(
                f"Không ghi được vào “{path}”: cần tên tệp trong một thư mục có thật.",
                f"“{path}” cannot be written: name a file in a folder that exists.",
            )
        )
    if path.exists() and not wish.force and path.read_bytes() != data:
        raise usage(
            say(
                f"“{path}” đã có và khác với văn bản mới; có thể ai đó đã sửa. Thêm --force để ghi đè.",
                f"“{path}” exists and differs from the new paper; someone may have edited it. --force replaces it.",
            )
        )
    if wish.dry_run:
        tell(say(f"Sẽ ghi {path} ({len(data)} byte).", f"Would write {path} ({len(data)} bytes)."))
        return
    try:
        write_whole(path, data)
    except OSError as error:
        raise usage(
            say(f"Không ghi được “{path}”: {error.strerror}.", f"“{path}” cannot be written: {error.strerror}.")
        ) from error
    tell(say(f"Đã ghi {path}.", f"Wrote {path}."))
