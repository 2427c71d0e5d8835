"""Pictures of docs/huong-dan.md: of the terminal, a command with all that it prints; and of a form that came back."""

import io
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.text import Text

from tests.guide import GUIDE, ROOT, Step, followed
from tests.guide_people import EVIDENCE, HANDED_IN, OWN
from tests.pictures import FOLDER, digest_of_parts, draw, needed
from tests.program import REPOSITORY

MADE_FROM = FOLDER / "huong-dan-made-from.txt"
FORM = "huong-dan-phieu"
_UNIT = "so-y-te"

_WIDTH = 110
"""Columns of every picture, so that letters are of one size; a longer line goes on below."""
_SVG = """<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
{styles}
</style>
<defs>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""
"""As rich has it, but for its fonts, which come from elsewhere, and blanks at the beginning of lines."""


def form(documents: Path) -> bytes:
    """The form of the picture, filled in, once the guide was followed."""
    return (documents / ROOT / "phieu-ve" / f"tu-cham-{_UNIT}.xlsx").read_bytes()


def form_made_from(documents: Path) -> str:
    """A line with the digest of what went out and what was entered: what openpyxl saves has another time each time."""
    sent = (documents / ROOT / "phieu" / f"tu-cham-{_UNIT}.xlsx").read_bytes()
    return f"{FORM} {digest_of_parts(sent)} {OWN[_UNIT]} {HANDED_IN} {EVIDENCE}\n"


def terminals(steps: Sequence[Step | str]) -> Iterator[tuple[str, str]]:
    """The pictures by their names, each of the command before it."""
    for step, picture in pairwise(steps):
        if isinstance(picture, str) and isinstance(step, Step):
            yield picture, _terminal(step, picture.partition(".")[0])


def _terminal(step: Step, name: str) -> str:
    words = Text.assemble((f"{ROOT}> ", "dim"), (step.command, "bold"))
    printed = Text(step.printed.rstrip("\n"))
    console = Console(width=_WIDTH, record=True, file=io.StringIO())
    console.print(words, printed, sep="\n")
    return console.export_svg(title="", code_format=_SVG, unique_id=name)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        documents = Path(folder) / "Documents"
        documents.mkdir()
        for name, svg in terminals(list(followed(GUIDE.read_text(encoding="utf-8"), documents))):
            (FOLDER / name).write_text(svg, encoding="utf-8", newline="\n")
        needed()
        draw({FORM: form(documents)}, "xlsx", dots=90, height=410, colours=True)
        MADE_FROM.write_text(form_made_from(documents), encoding="utf-8", newline="\n")
    print(FOLDER.relative_to(REPOSITORY))
