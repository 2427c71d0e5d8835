"""Examples on a page of rules: files in YAML blocks, and what the page says of them in tables and lines with an arrow.

A file stands until another of its name or the next heading. The tests of each page say how its tables are read.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Files = dict[str, Any]
"""The files of an example as YAML reads them, by name."""
Row = Mapping[str, str]

CODE = re.compile(r"EMU\d{3}")


@dataclass(frozen=True)
class Claim:
    """What a page says of an example, in a table or in lines that begin with an arrow."""

    at: int
    heading: str
    files: Files
    rows: Sequence[Row] = ()
    lines: Sequence[str] = ()

    def __str__(self) -> str:
        return f"{self.at}: {self.heading}"

    @property
    def kind(self) -> str:
        """What a table is about: its first heading."""
        return next(iter(self.rows[0])) if self.rows else "lines"


def _nothing(_rows: Sequence[Row]) -> Files:
    return {}


def claims(
    page: Path, kinds: Collection[str], written_in: Callable[[Sequence[Row]], Files] = _nothing
) -> Iterator[Claim]:
    """Every claim of a page. `kinds`: first headings of its tables; `written_in`: the files that a table holds."""
    files: Files = {}
    heading, lines = "", page.read_text(encoding="utf-8").splitlines()
    at = 0
    while at < len(lines):
        line, start = lines[at], at + 1
        at += 1
        if line.startswith("#"):
            heading, files = line.strip("# "), {}
        elif line.startswith("```"):
            end = lines.index("```", at)
            body, at = lines[at:end], end + 1
            if line == "```yaml":
                files = {**files, **_files(body)}
            elif body[0].startswith("→"):
                yield Claim(start, heading, files, lines=[one.partition("   #")[0].strip("→ ") for one in body])
        elif line.startswith("| ") and line.split("|")[1].strip() in kinds:
            end = next(number for number in range(at, len(lines)) if not lines[number].startswith("|"))
            rows, at = _table([line, *lines[at:end]]), end
            files = {**files, **written_in(rows)}
            yield Claim(start, heading, files, rows=rows)


def _files(body: Sequence[str]) -> Files:
    """The files of a block: each begins with its name in a comment."""
    parts = re.split(r"^# (\S+\.yaml)$", "\n".join(body), flags=re.MULTILINE)
    return {name: yaml.load(text, yaml.BaseLoader) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _table(lines: Sequence[str]) -> list[Row]:
    cells = [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def as_written(files: Files) -> dict[str, str]:
    """The files as text."""
    return {name: yaml.safe_dump(record, allow_unicode=True, sort_keys=False) for name, record in files.items()}


def without_a_claim(page: Path) -> list[str]:
    """The examples of a page that are followed neither by a result, nor by a table, nor by further files."""
    text = page.read_text(encoding="utf-8")
    blocks = re.finditer(r"```yaml\n.*?```\n(.*?)(?=```|\n\||\Z)(.{0,8})", text, re.DOTALL)
    return [block[0] for block in blocks if not block[2].startswith(("```\n→", "```yaml", "\n| "))]
