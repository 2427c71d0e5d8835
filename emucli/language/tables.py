"""Files of words in TOML of which a command says a few: each table is read when it is first asked for."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_HEAD = re.compile(r"^\[([\w.]+)\]\n", re.MULTILINE)
"""A line of its own; no text of these files has such a line, which a test holds."""


class Tables:
    """The tables of a file by their heads: `[phrases.tie]` is `phrases.tie`. One within another has its own head.

    Reading all of 70 kB of TOML takes longer than everything else that `--version` does.
    """

    def __init__(self, text: str) -> None:
        _, *parts = _HEAD.split(text)
        self._texts = dict(zip(parts[::2], parts[1::2], strict=True))
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, head: str) -> Mapping[str, Any]:
        """What a table holds. Raises KeyError where there is none."""
        if head not in self._read:
            self._read[head] = tomllib.loads(self._texts[head])
        return self._read[head]

    def heads(self) -> tuple[str, ...]:
        """The heads of all tables, in their order."""
        return tuple(self._texts)


@cache
def tables(name: str) -> Tables:
    """The tables of a file of this package, `messages.toml` for example."""
    return Tables(Path(__file__).with_name(name).read_text(encoding="utf-8"))
