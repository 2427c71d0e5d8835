"""When Python looks for garbage while clusters are judged: after each, when all that was made for it can go."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 200_000
"""So many objects may be new within one cluster before Python looks through them all the same."""


@contextmanager
def tidied() -> Iterator[None]:
    """Within it nothing that was there before is looked through, and `tidy` is to be called after each cluster.

    Python would look when so many objects are new, wherever the work stands: nearly all of them are still needed then,
    and what survives twice is looked through again and again. That took a tenth of the time of a thousand years.
    """
    before = gc.get_threshold()
    gc.set_threshold(_MANY, *before[1:])
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def tidy() -> None:
    """Let go of what was made for one cluster and holds itself: nothing outside of it is looked through."""
    gc.collect(0)
