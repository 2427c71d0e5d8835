"""Names on the disk: a letter with its mark apart (as macOS writes names) is the same letter for whoever types it."""

import os
from pathlib import Path
from unicodedata import normalize


def as_on_disk(path: Path) -> Path:
    """The path as it is spelt on the disk, where it is there under another normal form; else as it was given."""
    if os.path.lexists(path):
        return path
    found = Path(path.anchor)
    for part in path.parts[1 if path.anchor else 0 :]:
        found /= part if os.path.lexists(found / part) else _same_letters(found, part)
    return found if os.path.lexists(found) else path


def _same_letters(folder: Path, name: str) -> str:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return name
    return next((one for one in names if normalize("NFC", one) == normalize("NFC", name)), name)
