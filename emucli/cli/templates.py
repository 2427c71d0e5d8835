"""emucli templates check: what is wrong with templates, found without making a paper."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import options
from .exits import DONE, FINDINGS, Halt, usage
from .options import Tongue
from .speech import Speech

if TYPE_CHECKING:
    from .house import House


def register(app: typer.Typer, say: Speech) -> None:
    """Add the group with its one command to the application."""
    group = typer.Typer(
        name="templates", help=say("Mẫu văn bản.", "Templates of papers."), no_args_is_help=True, rich_markup_mode=None
    )

    @group.command(
        "check",
        short_help=say("Kiểm tra các mẫu văn bản.", "Check templates."),
        help=say(
            "Kiểm tra các mẫu văn bản mà không lập văn bản: tên, khóa, bộ lọc, khối không có, lỗi cú pháp, ở mọi "
            "nhánh; kiểm tra cả reference.docx. In từng lỗi kèm tệp và dòng; mã thoát 1 nếu có lỗi.\n\n"
            "Ví dụ: emucli templates check mau-van-ban",
            "Check templates without making a paper: names, keys, filters, blocks that do not exist, and syntax, in "
            "all branches; reference.docx too. Each problem is printed with file and line; exit code 1 if any.\n\n"
            "Example: emucli templates check our-templates",
        ),
    )
    def check(
        folder: Annotated[
            Path | None,
            typer.Argument(
                metavar="FOLDER",
                help=say(
                    "Thư mục mẫu (mặc định: theo emucli.toml, nếu không thì mẫu có sẵn).",
                    "The folder of templates (default: that of emucli.toml, else the built-in ones).",
                ),
                show_default=False,
            ),
        ] = None,
        _lang: Annotated[Tongue | None, options.lang(say)] = None,
    ) -> None:
        raise typer.Exit(run(folder, say))

    app.add_typer(group)


def run(folder: Path | None, say: Speech) -> int:
    """Check the templates of a folder and print what is wrong. Raises Halt where there is nothing to check."""
    from .house import read_house
    from .screen import show
    from .settings import read_settings

    if folder is not None and not folder.is_dir():
        raise usage(say(f"Không có thư mục “{folder}”.", f"There is no folder “{folder}”."))
    house = read_house(folder or read_settings(Path.cwd(), say).templates, say)
    if house.folder is not None and not house.wording.house and house.reference is None:
        raise usage(_nothing_in(house.folder, say))
    found = [*_wrong_templates(house, say), *_wrong_look(house, say)]
    show("".join(f"{line}\n" for line in found or [_clean(house, say)]))
    return FINDINGS if found else DONE


def _wrong_templates(house: "House", say: Speech) -> Iterator[str]:
    from ..findings.text import printable
    from ..papers.templates.inspection import inspect
    from .papers import not_known

    # A house of a look only has the built-in wording.
    for problem in inspect(house.wording):
        yield printable(f"{_shown(problem.template, house)}:{problem.line}: {not_known(problem, say)}")


def _shown(template: str, house: "House") -> str:
    """The file of a template, as people know it."""
    from ..papers.templates.locator import folder_of
    from .records import shown_path

    own = house.folder if template in house.wording.house else None
    return shown_path((own or folder_of("templates")) / template)


def _wrong_look(house: "House", say: Speech) -> Iterator[str]:
    """What is wrong with reference.docx, and what of it no paper follows."""
    from ..findings.text import printable

    try:
        house.look(say)
    except Halt as halt:
        yield printable(halt.message)
        return
    yield from map(printable, house.not_followed(say))


def _clean(house: "House", say: Speech) -> str:
    number = len(house.wording.house) or len(house.wording.built_in)
    return say(f"Hợp lệ: {number} mẫu văn bản.", f"Valid: {number} template{'' if number == 1 else 's'}.")


def _nothing_in(folder: Path, say: Speech) -> str:
    return say(
        f"Không có mẫu nào trong {folder}: cần vi/TÊN.md.j2 hoặc en/TÊN.md.j2, ví dụ vi/annual.md.j2.",
        f"There is no template in {folder}: name them vi/NAME.md.j2 or en/NAME.md.j2, vi/annual.md.j2 for example.",
    )
