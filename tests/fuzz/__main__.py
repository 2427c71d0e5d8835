"""`python -m tests.fuzz --minutes 10 [--seed S]`: odd records until the time is over; `--only N` repeats one case.

Each failure is written to `build/fuzz/SEED-N/`: the tree, and in `failure.txt` the command and what was said.
"""

import argparse
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random, SystemRandom

from tests.program import REPOSITORY, write

from .holding import Failure, failures
from .mutations import mutated
from .sources import Tree, sources
from .texts import odd_texts, same_tree

OUT = REPOSITORY / "build" / "fuzz"
_SHARE_OF_TEXTS = 0.2
"""This much of the time is for the two ways of reading."""
_LARGE = 20
"""A tree of more files takes long."""


def main() -> int:
    """Run until the time is over; the exit code is 1 where something failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**6))
    parser.add_argument("--only", type=int, help="repeat this one case")
    wish = parser.parse_args()
    known, kinds, end = sources(), Counter[str](), time.monotonic() + 60 * wish.minutes
    number = wish.only or 0
    print(f"seed {wish.seed}", flush=True)
    if wish.only is None and not _texts_are_read_the_same(wish.seed, known, _SHARE_OF_TEXTS * 60 * wish.minutes):
        return 1
    while True:
        for failure in _case(wish.seed, number, known):
            kinds[failure.kind] += 1
            if kinds[failure.kind] == 1:
                print(f"case {number}: {failure.kind}: emucli {' '.join(failure.command)}", flush=True)
        number += 1
        if wish.only is not None or time.monotonic() > end:
            break
    print(f"{number} cases, {kinds.total()} failures of {len(kinds)} kinds, in {OUT}" if kinds else f"{number} cases")
    return 1 if kinds else 0


def _texts_are_read_the_same(seed: int, known: Sequence[Sequence[Tree]], seconds: float) -> bool:
    """Whether both ways of reading give the same of odd texts for so long; of the first that differ they are told."""
    random, end, number, plain = Random(f"{seed}-texts"), time.monotonic() + seconds, 0, 0
    records = [data.decode("utf-8") for kind in known for tree in kind for data in tree.values()]
    while time.monotonic() < end:
        for text in odd_texts(random, records, 1000):
            same = same_tree(text)
            number, plain = number + 1, plain + (same is True)
            if same is False:
                print(f"text {number} is read in two ways: {text!r}", flush=True)
                return False
    print(f"{number} texts, {plain} of them in plain form, each read the same in both ways", flush=True)
    return True


def _case(seed: int, number: int, known: Sequence[Sequence[Tree]]) -> list[Failure]:
    """One case: always the same from the same seed and number."""
    random = Random(f"{seed}-{number}")
    files = mutated(random, random.choice(random.choice(known)), [tree for kind in known for tree in kind])
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        try:
            write(root, files)
        except OSError:
            # A file that would be the folder of another one.
            return []
        found = list(failures(random, root, large=len(files) > _LARGE))
        if found:
            _keep(f"{seed}-{number}", root, found)
    return found


def _keep(name: str, root: Path, found: list[Failure]) -> None:
    target = OUT / name
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(root, target)
    told = "\n\n".join(f"emucli {' '.join(one.command)}\n{one.kind}\n{one.told}" for one in found)
    (target / "failure.txt").write_text(told, encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main())
