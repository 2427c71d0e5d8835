"""Runs the real program, as a user's shell would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).parent.parent


class Run(NamedTuple):
    """What a run left behind; output as bytes, for the encoding is under test."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """Standard output, which is UTF-8 whatever the locale."""
        return self.out.decode("utf-8")

    @property
    def said(self) -> str:
        """Standard error."""
        return self.err.decode("utf-8")


def emucli(*arguments: str | Path, cwd: Path = REPOSITORY, environment: Mapping[str, str] | None = None) -> Run:
    """One run of `emucli`, with a bare environment but for what is given."""
    command = [sys.executable, "-m", "emucli", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=bare(environment), capture_output=True, check=False, timeout=120)
    return Run(done.returncode, done.stdout, done.stderr)


def bare(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment without locale and settings of whoever runs the tests."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    return {**kept, **(environment or {})}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """A tree of files on the disk."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
