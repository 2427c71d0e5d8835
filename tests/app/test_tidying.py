"""Garbage is looked for between clusters, and everything is as before afterwards."""

import gc
import weakref
from contextlib import suppress

from emucli.app.tidying import tidied, tidy


class Ring:
    """Something that holds itself, so that only a look for garbage lets go of it."""

    def __init__(self) -> None:
        self.itself = self


def test_what_holds_itself_goes_with_its_cluster() -> None:
    with tidied():
        gone = weakref.ref(Ring())
        assert gone() is not None
        tidy()
        assert gone() is None


def test_the_settings_of_whoever_called_are_put_back() -> None:
    before = gc.get_threshold()
    with suppress(RuntimeError), tidied():
        assert gc.get_threshold() != before
        assert gc.get_freeze_count() > 0
        raise RuntimeError
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
