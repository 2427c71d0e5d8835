"""Every answer about the made-up block is, byte by byte, the one that a person has read and accepted."""

import difflib
from collections.abc import Mapping

import pytest

from tests.examples.accept import ANSWERS, GOLDEN, Answer, lay_out
from tests.program import Run, started_together

SURROUNDINGS = {
    "plain": {"LC_ALL": "C", "PYTHONHASHSEED": "0", "TZ": "UTC"},
    "other": {
        "LC_ALL": "tr_TR.UTF-8", "LANG": "en_US.UTF-8", "EMUCLI_LANG": "en", "PYTHONHASHSEED": "4242",
        "TZ": "Asia/Ho_Chi_Minh", "PYTHONIOENCODING": "ascii", "COLUMNS": "40", "FORCE_COLOR": "1",
    },
}  # fmt: skip
"""Nothing of this may change a byte; nor may the folder in which a clone lies."""


@pytest.fixture(scope="module", params=SURROUNDINGS)
def answers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Run]:
    """All answers by file, asked in one of two clones of the block, one in a folder with a name that people give."""
    names = {"plain": "a", "other": "Bản sao (2) của Khối"}
    folder = lay_out(tmp_path_factory.mktemp("golden") / names[request.param])
    commands = [one.command for one in ANSWERS]
    runs = started_together(commands, cwd=folder, environment=SURROUNDINGS[request.param])
    return dict(zip([one.file for one in ANSWERS], runs, strict=True))


@pytest.mark.parametrize("wanted", ANSWERS, ids=[one.file for one in ANSWERS])
def test_the_answer_is_the_accepted_one(wanted: Answer, answers: Mapping[str, Run]) -> None:
    run = answers[wanted.file]
    path = GOLDEN / wanted.file
    accepted = path.read_bytes() if path.exists() else b""
    assert (run.code, run.said) == (0, "")
    if run.out != accepted:
        pytest.fail(difference(wanted, accepted, run.out), pytrace=False)


def test_nothing_else_is_kept() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted([".gitattributes", *(one.file for one in ANSWERS)])


def test_a_difference_is_told_line_by_line_with_the_way_to_accept_it() -> None:
    told = difference(ANSWERS[1], "Hạng 1\nHạng 2\n".encode(), "Hạng 1\r\nHạng 2\n".encode())
    assert told.split("\n") == [
        "emucli score block/example-block/2025 --lang vi",
        "--- golden/score.vi.txt",
        "+++ now",
        "@@ -1,3 +1,3 @@",
        "-Hạng 1",
        "+Hạng 1<CR>",
        " Hạng 2",
        " ",
        "If every change is right: make accept",
    ]


def difference(wanted: Answer, accepted: bytes, now: bytes) -> str:
    """A unified diff, with marks that nobody sees written out, after the command and before what to do."""
    told = difflib.unified_diff(_lines(accepted), _lines(now), f"golden/{wanted.file}", "now", lineterm="")
    command = f"emucli {' '.join(wanted.command)}"
    return "\n".join([command, *told, "If every change is right: make accept"])


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\ufeff", "<BOM>").replace("\r", "<CR>").split("\n")
