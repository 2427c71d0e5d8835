"""`python -m tests.calls ROOT`: how many Python functions are called for each cluster of a root while it is checked."""

import sys
from itertools import pairwise
from pathlib import Path

from emucli.app.judge import judge, laid_out
from emucli.app.workspace import Target


def calls_by_cluster(root: Path) -> list[int]:
    """The calls by cluster; those of the first are also of what is built at first use."""
    laid, calls, counts = laid_out([Target(root)]), 0, [0]

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        verdict = judge(laid, 1, lambda _: counts.append(calls))
    finally:
        sys.setprofile(before)
    assert verdict.found.in_order().shown == ()
    return [after - earlier for earlier, after in pairwise(counts)]


if __name__ == "__main__":
    print(*calls_by_cluster(Path(sys.argv[1])))
