"""Long work shows how far it is: on stderr, on a terminal only, and not before it takes a while."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from emucli.app.sending import Wish, sending
from emucli.cli import progress
from emucli.cli.progress import progress_bar
from tests.papers.making import EXAMPLE


class Terminal(StringIO):
    """What a terminal is written."""

    def isatty(self) -> bool:
        return True


def written(screen: StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """What work of two steps writes to stderr."""
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bar(2, "Lập phiếu", quiet=False) as advance:
        advance(1)
        advance(1)
    return screen.getvalue()


def test_a_terminal_is_shown_a_bar_once_work_takes_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert "Lập phiếu" in written(Terminal(), monkeypatch)


def test_a_file_is_written_nothing_and_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(Terminal(), monkeypatch) == ""
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert written(StringIO(), monkeypatch) == ""


def test_every_form_that_is_made_is_a_step(tmp_path: Path) -> None:
    steps: list[int] = []
    wanted = sending(EXAMPLE / "example-block" / "2025", Wish(stage="self"))
    # Eight members score themselves.
    assert len(wanted.wanted) == 8
    wanted.send(tmp_path, advance=steps.append)
    assert steps == [1] * 8
