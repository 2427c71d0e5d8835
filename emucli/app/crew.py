"""Worker processes that nothing leaves behind: they end with their work, with a signal, and with whoever began them.

Plain processes and pipes: a pool of the standard library waits for ever for a worker that was killed, and leaves its
semaphores to others.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Generic, TypeVar

from .refusal import WorkerLost

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext, SpawnProcess

Task = TypeVar("Task")
Answer = TypeVar("Answer")
_AHEAD = 2
"""So many tasks a worker has at a time: one that it works on and one that waits, so that it never waits itself."""


class Crew(Generic[Task, Answer]):
    """Some processes that do one kind of task. At the end of a `with` all of them have ended, whatever happened."""

    def __init__(self, work: Callable[[Task], Answer], number: int) -> None:
        self._waiting: dict[Connection, int] = {}
        self._processes: list[SpawnProcess] = []
        self._work = work
        self._number = number

    def __enter__(self) -> "Crew[Task, Answer]":
        # A worker is told by Python's own environment not to look for modules in the folder that it is started in:
        # that is the folder of the records, which others write to.
        os.environ["PYTHONSAFEPATH"] = "1"
        resource_tracker.ensure_running()
        try:
            with _undisturbed():
                # `spawn` everywhere: what works on one system then works on all.
                self._begin(get_context("spawn"))
        except BaseException:
            self.__exit__()
            raise
        return self

    def _begin(self, context: "SpawnContext") -> None:
        for _ in range(self._number):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
            process.start()
            theirs.close()
            self._waiting[ours] = 0
            self._processes.append(process)

    def __exit__(self, *_: object) -> None:
        for connection in self._waiting:
            connection.close()
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.join()

    def answers(self, tasks: Sequence[Task], work: Callable[[Task], Answer]) -> Iterator[Answer]:
        """The answers, in any order; this process does its share with `work`. Raises WorkerLost."""
        left = list(reversed(tasks))
        while left or any(self._waiting.values()):
            for connection in self._waiting:
                while left and self._waiting[connection] < _AHEAD:
                    self._give(connection, left.pop())
            # The last tasks of a worker are waited for; before that this process does one of its own.
            for ready in wait(list(self._busy()), timeout=0 if left else None):
                yield self._take(ready)  # type: ignore[arg-type]
            if left:
                yield work(left.pop())

    def _busy(self) -> Iterator[Connection]:
        return (connection for connection, number in self._waiting.items() if number)

    def _give(self, connection: Connection, task: Task) -> None:
        try:
            connection.send(task)
        except OSError as error:
            raise WorkerLost() from error
        self._waiting[connection] += 1

    def _take(self, connection: Connection) -> Answer:
        try:
            answer = connection.recv()
        except (EOFError, OSError) as error:
            raise WorkerLost() from error
        self._waiting[connection] -= 1
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A signal waits until the workers have begun: one that is begun by halves complains in its own words.

    They never hear these signals themselves. A Ctrl-C reaches every process of a terminal; the one that began them says
    so and ends the others.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, work: Callable[[Task], Answer]) -> None:
    """What a worker does: one task after the other, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            connection.send(_answer(work, connection.recv()))
        except (EOFError, OSError):
            return


def _answer(work: Callable[[Task], Answer], task: Task) -> Answer | Exception:
    try:
        return work(task)
    except Exception as fault:
        return fault


def _end_with_parent() -> None:
    """A worker in the middle of a long task would not see that nobody is left to give its answer to."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
