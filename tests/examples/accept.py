"""What the real program says about the made-up block, as files in `golden/`; `make accept` writes them anew.

The numbers themselves are counted a second time in `test_block_count.py`; here every byte of an answer is kept, so that
a change of wording, order or width is seen and read by a person before it is accepted.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.program import REPOSITORY, Run, started_together

GOLDEN = Path(__file__).parent / "golden"
_BLOCK = REPOSITORY / "examples" / "block"
_YEAR = "block/example-block/2025"
_WHAT_IF = "what-if.yaml"
# A model counts 5 points instead of 6, and only a quarter of the members may be proposed for the certificate.
_CHANGES = (
    ("(6 điểm một mô hình)", "(5 điểm một mô hình)"),
    ("(6 points each)\n            max: 18", "(5 points each)\n            max: 15"),
    ("{kind: count, each: 6}", "{kind: count, each: 5}"),
    ("{share: 40%, round: down, minimum: 1}", "{share: 25%, round: down, minimum: 1}"),
)


_PAPERS = {
    "vi": (
        "plan", "scale", "covenant", "form hoi-phu-nu-tinh", "form mttq-tinh", "midyear", "annual", "scoreboard",
        "explain hoi-dong-y-tinh", "ballot flag", "ballot khoi-truong", "count flag", "count khoi-truong",
        "minutes phat-dong", "minutes so-ket", "minutes tong-ket", "proposal", "notice", "press",
    ),
    "en": (
        "scale", "covenant", "annual", "scoreboard", "explain doan-thanh-nien-tinh", "minutes tong-ket",
        "notice", "press",
    ),
}  # fmt: skip
"""The papers that are kept, by language; after the id what a paper is about."""


class Answer(NamedTuple):
    """One golden file and the command that it is the answer of."""

    file: str
    arguments: tuple[str, ...]
    language: str = "vi"

    @property
    def command(self) -> tuple[str, ...]:
        """The arguments with the language that is asked for."""
        return (*self.arguments, "--lang", self.language)


def _papers() -> Iterator[Answer]:
    """Every paper of the year in Markdown."""
    for language, papers in _PAPERS.items():
        for paper, *of in (name.split() for name in papers):
            about = ("--of", *of) if of else ()
            yield Answer(f"paper-{'-'.join((paper, *of))}.{language}.md", ("report", paper, _YEAR, *about), language)


ANSWERS = (
    Answer("validate.vi.txt", ("validate", "block")),
    Answer("score.vi.txt", ("score", _YEAR)),
    Answer("score.en.txt", ("score", _YEAR), "en"),
    Answer("score.json", ("score", _YEAR, "--format", "json")),
    Answer("score.csv", ("score", _YEAR, "--format", "csv")),
    Answer("score.md", ("score", _YEAR, "--format", "md")),
    Answer("stage-self.vi.txt", ("score", _YEAR, "--stage", "self")),
    Answer("matrix.vi.txt", ("score", _YEAR, "--matrix")),
    Answer("differences.vi.txt", ("score", _YEAR, "--differences")),
    Answer("explain-hoi-nong-dan-tinh.vi.txt", ("score", _YEAR, "--explain", "hoi-nong-dan-tinh", "--full")),
    Answer("explain-hoi-dong-y-tinh-page.vi.txt", ("score", _YEAR, "--explain", "hoi-dong-y-tinh")),
    Answer("explain-hoi-dong-y-tinh-page.en.md", ("score", _YEAR, "--explain", "hoi-dong-y-tinh", "--format", "md")),
    Answer("explain-mttq-tinh-1.1.vi.txt", ("score", _YEAR, "--explain", "mttq-tinh/1.1")),
    Answer("explain-mttq-tinh-1.1-full.md", ("score", _YEAR, "--explain", "mttq-tinh/1.1", "--full", "--format", "md")),
    Answer("explain-mttq-tinh-1.1.json", ("score", _YEAR, "--explain", "mttq-tinh/1.1", "--format", "json")),
    Answer("explain-mttq-tinh-1.1.md", ("score", _YEAR, "--explain", "mttq-tinh/1.1", "--format", "md")),
    Answer("score-2024.vi.txt", ("score", "block/example-block/2024")),
    Answer("elect.vi.txt", ("elect", _YEAR)),
    Answer("compare-2024.vi.txt", ("compare", _YEAR, "block/example-block/2024")),
    Answer("compare-what-if.vi.txt", ("compare", _YEAR, "--regulation", _WHAT_IF)),
    Answer("compare-what-if.json", ("compare", _YEAR, "--regulation", _WHAT_IF, "--format", "json")),
    *_papers(),
    Answer("trace-minutes.vi.txt", ("report", "minutes", _YEAR, "--of", "tong-ket", "--trace")),
)


def lay_out(folder: Path) -> Path:
    """A copy of the block in a folder, with a regulation beside it that might have been; returns the folder."""
    shutil.copytree(_BLOCK, folder / "block")
    text = (_BLOCK / "example-block" / "2025" / "regulation.yaml").read_text(encoding="utf-8")
    for old, new in _CHANGES:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    (folder / _WHAT_IF).write_bytes(text.encode())
    return folder


def answers() -> Iterator[tuple[Answer, Run]]:
    """All answers, in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        laid_out = lay_out(Path(folder))
        yield from zip(ANSWERS, started_together([one.command for one in ANSWERS], cwd=laid_out), strict=True)


def accept() -> None:
    """Write every golden file, and take away those that no command answers any more."""
    for stale in {path.name for path in GOLDEN.iterdir()} - {one.file for one in ANSWERS} - {".gitattributes"}:
        (GOLDEN / stale).unlink()
    for one, run in answers():
        if run.code != 0:
            raise SystemExit(f"emucli {' '.join(one.arguments)}: exit {run.code}, not accepted\n{run.said}")
        (GOLDEN / one.file).write_bytes(run.out)
        print(f"{GOLDEN.relative_to(REPOSITORY).as_posix()}/{one.file}")


if __name__ == "__main__":
    accept()
