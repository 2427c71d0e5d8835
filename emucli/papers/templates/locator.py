"""Finds templates: inside the installed package, or in the checkout beside it."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[2]


def folder_of(name: str) -> Path:
    """The folder `templates` or `schemas`. Raises FileNotFoundError where emucli was installed without it."""
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"emucli was installed without its folder {name}")
