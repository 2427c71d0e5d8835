"""A finding: an immutable value with a code, a place and what the message needs to know. Collected, never raised."""

from dataclasses import KW_ONLY, dataclass, field
from typing import Literal

from ..language.phrases import Arguments

Severity = Literal["error", "warning", "info"]
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True)
class Span:
    """Where something stands in a file; lines and columns count from 1, the end is the column after the last one."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, or worth knowing.

    `file` is POSIX, below the records root. `path` leads to the value that is meant, or to the key where `on_key`.
    `span` is known only where reading itself found it; other places are looked up when they are needed.
    """

    code: str
    file: str
    path: KeyPath = ()
    arguments: Arguments = field(default_factory=dict)
    _: KW_ONLY
    on_key: bool = False
    span: Span | None = None


def where(path: KeyPath) -> str:
    """A key path as people write it: `members[0].unit`; waivers name it the same way."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(parts).removeprefix(".")
