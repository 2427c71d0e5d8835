"""`validate --fix`: mends what has one right answer, says what, and judges again."""

from collections.abc import Callable
from pathlib import Path

from ..app.judge import Verdict, laid_out
from ..app.mending import Change, changes_for
from ..app.workspace import targets
from .screen import show, tell
from .speech import Speech
from .validate_options import Wish

_ROUNDS = 3
"""What is mended may show rules something else to mend."""


def mended(judged: Callable[[], Verdict], verdict: Verdict, paths: list[Path], wish: Wish, say: Speech) -> Verdict:
    """Mend the files that the paths mean and return what is wrong afterwards; in a rehearsal show a diff and no more.

    Raises Refused where a file cannot be written.
    """
    for _ in range(_ROUNDS):
        changes = list(changes_for(laid_out(targets(paths)), verdict.found, wish.chosen, only_told=bool(wish.since)))
        if wish.dry_run:
            show("".join(change.as_diff() for change in changes))
            for change in changes:
                tell(say("would_mend_file", path=change.shown, codes=_codes(change, say)))
            return verdict
        if not changes:
            return verdict
        for change in changes:
            change.write()
            tell(say("mended_file", path=change.shown, codes=_codes(change, say)))
        verdict = judged()
    return verdict


def _codes(change: Change, say: Speech) -> str:
    """What is mended in a file: the codes, or that only blanks and line breaks are others."""
    codes = [code if number == 1 else f"{code} × {number}" for code, number in sorted(change.codes.items())]
    return ", ".join(codes) or say("blanks_and_line_breaks")
