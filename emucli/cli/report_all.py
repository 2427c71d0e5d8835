"""emucli report all: what became of every paper that the records allow, and why the others are not made."""

from collections.abc import Iterator, Sequence

from ..app.all_papers import Everything, Outcome
from ..app.paper_files import Writer
from ..app.papers import FORMS, PaperMaker
from .exits import BLOCKED, DONE, USAGE, faulty, usage
from .paper_options import Wish
from .progress import progress_bar
from .screen import show
from .speech import Speech
from .written import file_told, look_told


def report_all(wish: Wish, maker: PaperMaker, say: Speech) -> int:
    """Write the papers. Exit: 2 where a file was kept or a template is wrong, 3 where no paper could be made."""
    if wish.output is None or wish.of or wish.trace:
        raise usage("all_needs_a_folder_o")
    if wish.output.exists() and not wish.output.is_dir():
        raise usage("is_not_a_folder", output=wish.output)
    forms = FORMS if wish.form is None else (wish.form.value,)
    writer = Writer(wish.force, wish.dry_run, makes_folder=True)
    everything = Everything(maker, writer, wish.output, forms, wish.draft)
    with progress_bar(len(everything.orders()), say("making_papers"), quiet=False) as advance:
        outcomes = list(everything.outcomes(advance))
    look_told(maker.house, forms, say)
    show("".join(f"{line}\n" for line in _told(outcomes, say)))
    faults = [one.fault for one in outcomes if one.fault]
    if faults:
        raise faulty(faults)
    return _code(outcomes)


def _told(outcomes: Sequence[Outcome], say: Speech) -> Iterator[str]:
    """The files, then the papers that were not made with the reason, then how many there are of each."""
    for outcome in outcomes:
        yield from (file_told(file, say) for file in outcome.files)
    for outcome in (one for one in outcomes if not one.files):
        yield say("not_made", file_name=outcome.order.file_name)
        yield from (f"  - {say.told(reason)}" for reason in outcome.reasons)
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
