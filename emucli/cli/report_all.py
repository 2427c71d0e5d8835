"""emucli report all: every paper that the records allow, into a folder, and why the others are not made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.papers import SEVERAL
from .exits import BLOCKED, DONE, USAGE, Fault, Halt, faulty, usage
from .orders import Order, every_order, nothing_of
from .paper_files import Done, Writer
from .paper_options import Wish
from .papers import PaperMaker
from .progress import progress_bar
from .screen import show
from .speech import Speech

_FORMS = ("md", "docx")


@dataclass(frozen=True)
class Outcome:
    """What became of one paper: its files, or what the records lack, or what is wrong with its template."""

    order: Order
    files: tuple[Done, ...] = ()
    lacks: tuple[str, ...] = ()
    problem: str = ""
    fault: Fault | None = None


def report_all(wish: Wish, maker: PaperMaker, say: Speech) -> int:
    """Write the papers. Exit: 2 where a file was kept or a template is wrong, 3 where no paper could be made."""
    if wish.output is None or wish.of or wish.trace:
        raise usage(say("all_needs_a_folder_o"))
    if wish.output.exists() and not wish.output.is_dir():
        raise usage(say("is_not_a_folder", output=wish.output))
    writer = Writer(wish.force, wish.dry_run, say, makes_folder=True)
    forms = _FORMS if wish.form is None else (wish.form.value,)
    orders = list(every_order(maker.house.wording.papers(maker.language), maker.ready))
    outcomes: list[Outcome] = []
    with progress_bar(len(orders), say("making_papers"), quiet=False) as advance:
        for order in orders:
            outcomes.append(_made(order, forms, wish.output, maker, writer, draft=wish.draft))
            advance(1)
    show("".join(f"{line}\n" for line in _told(outcomes, writer, say)))
    faults = [one.fault for one in outcomes if one.fault]
    if faults:
        raise faulty(faults, say)
    return _code(outcomes)


def _made(
    order: Order, forms: Sequence[str], folder: Path, maker: PaperMaker, writer: Writer, *, draft: bool
) -> Outcome:
    """One paper in every form that is wanted."""
    if order.paper in SEVERAL and not order.of:
        return Outcome(order, lacks=(nothing_of(order.paper, maker.say),))
    try:
        paper = maker.make(order, draft=draft)
        lacks = tuple(maker.lacks(paper))
        if lacks and not draft:
            return Outcome(order, lacks=lacks)
        made = [(folder / f"{order.file_name}.{form}", maker.data(paper, form)) for form in forms]
        # One file that cannot be written keeps no other paper from being made.
        return Outcome(order, tuple(writer.write(path, data, paper) for path, data in made))
    except Halt as wrong:
        return Outcome(order, problem=wrong.message)
    except Exception as error:
        # Where emucli itself fails at one paper, the others are made all the same.
        fault = Fault.of(order.file_name, error)
        return Outcome(order, problem=fault.kind[:300], fault=fault)


def _told(outcomes: Sequence[Outcome], writer: Writer, say: Speech) -> Iterator[str]:
    """The files, then the papers that were not made with the reason, then how many there are of each."""
    for outcome in outcomes:
        yield from (writer.told(file) for file in outcome.files)
    for outcome in (one for one in outcomes if not one.files):
        yield say("not_made", file_name=outcome.order.file_name)
        yield from (f"  - {line}" for line in (*outcome.lacks, *filter(None, (outcome.problem,))))
    made = sum(bool(outcome.files) for outcome in outcomes)
    if made == len(outcomes):
        yield say("paper", made=made, plural="" if made == 1 else "s")
        return
    yield say("papers_not_made", made=made, missing=len(outcomes) - made)


def _code(outcomes: Sequence[Outcome]) -> int:
    kept = any(file.written == "kept" for outcome in outcomes for file in outcome.files)
    if kept or any(outcome.problem for outcome in outcomes):
        return USAGE
    return DONE if any(outcome.files for outcome in outcomes) else BLOCKED
