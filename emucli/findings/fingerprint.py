"""What a finding is known by from one run to the next, wherever its line has moved to meanwhile."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from ..language.phrases import plainly
from .finding import Finding
from .located import Located

_OF_OTHER_PLACES = frozenset(("first", "near", "known"))
"""Arguments that tell of other lines and of other entries: they change while the finding stays."""


def fingerprints(found: Sequence[Located]) -> list[str]:
    """One for each finding, each of its own: file, code, key path without places in lists, and what it says."""
    seen: Counter[str] = Counter()
    prints: list[str] = []
    for one in found:
        known_by = _known_by(one)
        prints.append(_digest(f"{known_by}\0{seen[known_by]}"))
        seen[known_by] += 1
    return prints


def _known_by(one: Located) -> str:
    return f"{one.path}\0{known_by(one.finding)}"


def known_by(finding: Finding) -> str:
    """What a finding is known by within its file: code, key path without places in lists, and what it says."""
    keys = [step for step in finding.path if isinstance(step, str)]
    said = [
        f"{name}={plainly(value)}" for name, value in sorted(finding.arguments.items()) if name not in _OF_OTHER_PLACES
    ]
    return "\0".join((finding.code, *keys, *said))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
