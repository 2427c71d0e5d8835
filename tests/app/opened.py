"""Opens years of the miniature cluster."""

from collections.abc import Mapping
from pathlib import Path

from emucli.app.opening import Opened, open_next
from emucli.app.validation import validate
from emucli.reading.tree import read_tree
from tests.miniature import BASE
from tests.program import write

BEFORE = {name: text for name, text in BASE.items() if isinstance(text, str) and "/2024/" not in name}


def opened(tmp_path: Path, changed: Mapping[str, str | None], name: str = "2024", **options: object) -> Opened:
    files = {path: text for path, text in {**BEFORE, **changed}.items() if text is not None}
    write(tmp_path, files)
    return open_next(tmp_path / "cum-1", name, **options)  # type: ignore[arg-type]


def held(root: Path, name: str) -> object:
    """What the strict reader gives for a file of the new year."""
    return read_tree((root / "cum-1" / "2024" / name).read_bytes(), "").value


def told(result: Opened) -> list[str]:
    return [f"{one.file} {one.told.key}" for one in result.blanks]


def findings(root: Path) -> list[str]:
    shown = validate(root).found.shown
    return [f"{one.path} {one.finding.code}" for one in shown if not one.waived and one.severity != "info"]
