"""Every paper that the records of a year allow, into a folder, and why the others are not made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..language.messages import Message
from ..model.papers import SEVERAL
from .orders import Order, every_order, nothing_of
from .paper_files import Done, Writer
from .papers import PaperForm, PaperMaker
from .refusal import Fault, Refused


@dataclass(frozen=True)
class Outcome:
    """What became of one paper: its files, or what the records lack, or what is wrong with its template."""

    order: Order
    files: tuple[Done, ...] = ()
    lacks: tuple[Message | str, ...] = ()
    problem: Message | str = ""
    fault: Fault | None = None

    @property
    def reasons(self) -> tuple[Message | str, ...]:
        """Why there are no files of it."""
        return (*self.lacks, self.problem) if self.problem else self.lacks


@dataclass(frozen=True)
class Everything:
    """Makes all papers of a year in some forms, and writes them into a folder."""

    maker: PaperMaker
    writer: Writer
    folder: Path
    forms: Sequence[PaperForm]
    draft: bool = False

    def orders(self) -> Sequence[Order]:
        """What there is to make."""
        return list(every_order(self.maker.house.wording.papers(self.maker.language), self.maker.ready))

    def outcomes(self, advance: Callable[[int], None] = lambda _steps: None) -> Iterator[Outcome]:
        """Make and write one paper after the other; `advance` is told of each."""
        for order in self.orders():
            yield self._made(order)
            advance(1)

    def _made(self, order: Order) -> Outcome:
        """One paper in every form that is wanted."""
        if order.paper in SEVERAL and not order.of:
            return Outcome(order, lacks=(nothing_of(order.paper),))
        try:
            paper = self.maker.make(order, draft=self.draft)
            lacks = tuple(self.maker.lacks(paper))
            if lacks and not self.draft:
                return Outcome(order, lacks=lacks)
            made = [(self.folder / f"{order.file_name}.{form}", self.maker.data(paper, form)) for form in self.forms]
            # One file that cannot be written keeps no other paper from being made.
            return Outcome(order, tuple(self.writer.write(path, data, paper) for path, data in made))
        except Refused as wrong:
            return Outcome(order, problem=wrong.why)
        except Exception as error:
            # Where emucli itself fails at one paper, the others are made all the same.
            fault = Fault.of(order.file_name, error)
            return Outcome(order, problem=fault.kind[:300], fault=fault)
