"""Findings in files: a report that is asked for, and the page that a CI server keeps for a run."""

import os
from pathlib import Path

from ..store.files import append, write_whole
from .refusal import Refused, cannot_open


def write_report(path: Path, text: str) -> None:
    """Write a report whole, over one of an earlier run. Raises Refused where it cannot be written."""
    try:
        # Where a link points; the link itself stays one.
        write_whole(Path(os.path.realpath(path)), _bytes(text))
    except OSError as error:
        raise Refused(cannot_open(path, error)) from error


def add_to_page(path: Path, text: str) -> None:
    """Add to the end of a page. Raises Refused where it cannot be written."""
    try:
        append(path, _bytes(text))
    except OSError as error:
        raise Refused(cannot_open(path, error)) from error


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
