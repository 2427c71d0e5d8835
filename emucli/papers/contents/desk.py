"""Where one paper is put together: what it is made from, the names of its template, and the printer."""

from dataclasses import dataclass

from ...language.phrases import Language
from ..values.printer import Printer
from .context import Context
from .making import Making


@dataclass(frozen=True)
class Desk:
    """All that head, foot and blocks of one paper are made of."""

    making: Making
    names: Context
    printer: Printer

    @property
    def language(self) -> Language:
        """The language of the paper."""
        return self.printer.language
