"""What a file of a paper says: its lines, and the first one in which two files of the same paper differ."""

from dataclasses import dataclass
from itertools import zip_longest


@dataclass(frozen=True)
class Difference:
    """The first lines that differ; empty where a file has no line there."""

    old: str
    new: str


def lines_of(data: bytes) -> list[str]:
    """The lines of a Markdown file or the paragraphs of a DOCX, without the empty ones; none of what is neither."""
    if data.startswith(b"PK"):
        from .docx import paragraphs_of

        lines = paragraphs_of(data)
    else:
        lines = data.decode("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("<!-- emucli ")]


def first_difference(old: bytes, new: bytes) -> Difference | None:
    """The first line that differs; None where only the look of the paper does."""
    pairs = zip_longest(lines_of(old), lines_of(new), fillvalue="")
    return next((Difference(before, after) for before, after in pairs if before != after), None)
