"""A progress bar on stderr, on a terminal only, for work that takes over a second."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

_PATIENCE = 1.0


@contextmanager
def progress_bar(total: int, label: str, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Gives a function that is told how many more steps are done; the bar appears only if the work goes on."""
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _steps: None
        return
    bar = _Bar(total, label)
    try:
        yield bar.advance
    finally:
        bar.stop()


class _Bar:
    def __init__(self, total: int, label: str) -> None:
        self._total = total
        self._label = label
        self._done = 0
        self._start = time.monotonic()
        self._shown: Any = None

    def advance(self, steps: int) -> None:
        """Some more steps are done."""
        self._done += steps
        if self._shown is None and time.monotonic() - self._start > _PATIENCE:
            self._show()
        if self._shown is not None:
            self._shown[0].update(self._shown[1], completed=self._done)

    def stop(self) -> None:
        """Take the bar away."""
        if self._shown is not None:
            self._shown[0].stop()

    def _show(self) -> None:
        # Short work never pays for rich.
        from rich.console import Console
        from rich.progress import Progress

        progress = Progress(console=Console(file=sys.stderr), transient=True)
        task = progress.add_task(self._label, total=self._total)
        progress.start()
        self._shown = (progress, task)
