"""What holds for any records: emucli never fails, and what `validate` finds clean is scored and elected."""

import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.program import Run, emucli

CODES = (0, 1, 2, 3)
_PATIENCE = 30
"""Seconds of computing that one command may take."""
_EVERY_PAPER = 0.2
"""How often all papers are asked for, which takes as long as all else."""
_PAPERS = (
    "plan", "scale", "covenant", "form", "midyear", "annual", "scoreboard", "explain", "ballot", "count", "minutes",
    "proposal", "notice", "press",
)  # fmt: skip


class Failure(NamedTuple):
    """A command that ended as none may: `kind` tells failures of one cause from others, `told` is the whole story."""

    command: Sequence[str]
    kind: str
    told: str


def failures(random: Random, root: Path, *, large: bool) -> Iterator[Failure]:
    """Run the commands on a root and give what must not be. `large`: fewer of them, for each takes long."""
    found, clean = _run(root, ("validate", ".", *random.choice(((), ("--format", "json")))))
    if found:
        yield found
    years = sorted(path.parent.relative_to(root).as_posix() for path in root.rglob("members.yaml"))
    for year in random.sample(years, min(len(years), 1 if large else 2)):
        commands = [*_views(year), *_others(random, root, year, years)]
        # Those that write come last: what they write is judged as well.
        chosen = [*random.sample(commands, min(len(commands), 4 if large else 8)), *_writing(random, year)]
        for command in chosen:
            found, run = _run(root, command)
            if found:
                yield found
            elif command[0] == "form" and run and run.code == 0:
                yield from _sent_back(root, year)
            elif clean and clean.code == 0 and run and run.code == 1 and command[0] in ("score", "elect"):
                yield Failure(command, f"clean but {command[0]} ends with 1", f"{run.text}\n{run.said}")
            elif clean and clean.code == 0 and run and run.code != 2 and command[0] in ("new", "record"):
                again, verdict = _run(root, ("validate", "."))
                # Facts of a year are not carried over: that they are missing is said.
                if again or (verdict and verdict.code and "EMU442" not in verdict.text):
                    yield again or Failure(command, f"clean until {command[0]}", f"{verdict.text if verdict else ''}")


def _sent_back(root: Path, year: str) -> Iterator[Failure]:
    """Forms that nobody has filled in change nothing, whatever the records are."""
    files = sorted(path.relative_to(root).as_posix() for path in (root / "forms").glob("*.xlsx"))
    command = ("import", year, *(file for file in files if not file.endswith("danh-sach-gui.xlsx")), "--dry-run")
    found, run = _run(root, command)
    if found:
        yield found
    elif run and "@@" in run.text:
        yield Failure(command, "an empty form changes something", run.text)


def _views(year: str) -> Iterator[tuple[str, ...]]:
    yield ("score", year)
    yield ("elect", year, "--explain", "--all")
    for view in ((), ("--explain",), ("--explain=", "--full"), ("--matrix",), ("--differences",)):
        yield ("score", year, *view, "--lang", "en")
        yield ("score", year, *view, "--format", "json")
    yield ("score", year, "--format", "csv")
    yield ("score", year, "--explain", "--format", "md")
    yield ("elect", year, "--lang", "en")
    yield ("elect", year, "--all", "--format", "json")


def _writing(random: Random, year: str) -> Iterator[tuple[str, ...]]:
    cluster, _, name = year.rpartition("/")
    cluster = cluster or "."
    yield (
        "status",
        year,
        "--as-of",
        random.choice(("2023-11-15", "2024-02-29")),
        *random.choice(((), ("--format", "md"))),
    )
    yield ("new", cluster, name, "--step", random.choice(("plan", "conference", "votes", "papers")))
    yield ("record", year)
    yield ("form", year, "--all", "-o", "forms", *random.choice(((), ("--blank",))))
    if name[-4:].isdigit():
        yield ("new", cluster, "-".join(str(int(part) + 1) for part in name.split("-") if part.isdigit()))


def _others(random: Random, root: Path, year: str, years: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield ("compare", year, random.choice(years), *random.choice(((), ("--format", "json"))))
    regulation = random.choice([f"{one}/regulation.yaml" for one in years])
    if (root / regulation).is_file():
        yield ("compare", year, "--regulation", regulation)
    yield ("report", random.choice(_PAPERS), year, "--draft", *random.choice(((), ("--trace",), ("--lang", "en"))))
    if random.random() < _EVERY_PAPER:
        form = random.choice(((), ("--format", "md"), ("--format", "md", "--lang", "en")))
        yield ("report", "all", year, "-o", str(root / "papers"), *form)


def _run(root: Path, command: Sequence[str]) -> tuple[Failure | None, Run | None]:
    begun = time.process_time()
    try:
        run = emucli("--debug", *command, cwd=root)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Failure(command, f"{type(error).__name__} {last.name}:{last.lineno}", traceback.format_exc()), None
    if run.code not in CODES:
        last_line = run.said.strip().splitlines()[-1:] or [""]
        return Failure(command, f"exit {run.code} {_place(run.said) or last_line[0][:80]}", run.said), run
    if time.process_time() - begun > _PATIENCE:
        return Failure(command, f"slow {command[0]}", f"{time.process_time() - begun:.0f} s on {sys.platform}"), run
    return None, run


def _place(said: str) -> str:
    """The last line of a traceback that names a place in the program."""
    places = [line.strip() for line in said.splitlines() if line.strip().startswith("File ")]
    return places[-1] if places else ""
