"""Lines of an answer: what a record holds does nothing to a terminal, and is only text in Markdown."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..findings.text import printable
from ..language.markdown import escape


@dataclass(frozen=True)
class Line:
    r"""A line of an answer. `depth` is that of a bullet, 0 at the margin; None where the line is none.

    `bare`: in text it stands under the bullet above it without a dash of its own.

    >>> Line("Sở *A* | B", depth=1).as_markdown(), Line("Sở A", depth=2, bare=True).as_text()
    ('  - Sở \\*A\\* \\| B', '      Sở A')
    """

    text: str
    depth: int | None = None
    bare: bool = False

    def as_text(self) -> str:
        """The line as it may be shown."""
        return f"{self._start(bare=self.bare)}{printable(self.text)}"

    def as_markdown(self) -> str:
        """The line as Markdown."""
        return f"{self._start(bare=False)}{escape(printable(self.text))}"

    def _start(self, *, bare: bool) -> str:
        return "" if self.depth is None else f"{'  ' * self.depth}{'  ' if bare else '- '}"


def bullets(texts: Iterable[str], depth: int = 0) -> list[Line]:
    """Lines that are bullets of one depth."""
    return [Line(text, depth) for text in texts]


def safe(lines: Iterable[str]) -> list[str]:
    """Lines as they may be shown: controls and direction marks in names become visible."""
    return [printable(line) for line in lines]


def as_markdown(text: str) -> str:
    r"""A text as Markdown, in which it is only text.

    >>> as_markdown("Sở *A* | B")
    'Sở \\*A\\* \\| B'
    """
    return escape(printable(text))
