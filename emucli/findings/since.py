"""Which findings are new since an earlier state of records: those of changed files, and those that changes caused."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .finding import Finding
from .fingerprint import known_by

Weighed = tuple[Finding, bool]
"""A finding, and whether a waiver accepts it."""


@dataclass(frozen=True)
class Since:
    """The files that have changed, and what was found in the others before, by file."""

    changed: frozenset[str]
    before: Mapping[str, Counter[str]]

    def new(self, file: str, found: Sequence[Weighed]) -> list[bool]:
        """For each finding of a file whether it is new. Of several alike, as many are old as there were before."""
        if file in self.changed:
            return [True] * len(found)
        left = Counter(self.before.get(file, {}))
        return [not _taken(left, _known(*one)) for one in found]


def findings_before(found: Iterable[Weighed]) -> Mapping[str, Counter[str]]:
    """What was found, by file, as `Since` remembers it."""
    before: dict[str, Counter[str]] = {}
    for finding, waived in found:
        before.setdefault(finding.file, Counter())[_known(finding, waived)] += 1
    return before


def _known(finding: Finding, waived: bool) -> str:
    return f"{waived}\0{known_by(finding)}"


def _taken(left: Counter[str], known: str) -> bool:
    left[known] -= 1
    return left[known] >= 0
