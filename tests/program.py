"""Runs the program as a user's shell would: in this process, or as a process of its own."""

import gc
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import NamedTuple, NoReturn
from unittest.mock import patch

from emucli.cli import main

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
    """One run of `emucli` in this process, with a bare environment but for what is given.

    It goes through the console script's own entry point, with its own streams, working folder and environment; what it
    sets for the process is set back. What Python reads when it starts (encodings, the seed of hashes) needs `started`.
    """
    surroundings = bare(environment)
    early = [name for name in surroundings if name.startswith(("PYTHON", "LC_ALL"))]
    if early:
        raise ValueError(f"only a process of its own reads {early}")
    out, err = _stream("surrogateescape"), _stream("backslashreplace")
    with (
        chdir(cwd),
        patch.dict(os.environ, surroundings, clear=True),
        patch.multiple(sys, argv=["emucli", *map(str, arguments)], stdout=out, stderr=err, dont_write_bytecode=False),
        patch.object(main, "_leave", _left),
        _set_back(),
    ):
        try:
            main.entry()
        except _Left as left:
            code = left.code
    return Run(code, *(stream.buffer.getvalue() for stream in (out, err)))


def started(*arguments: str | Path, cwd: Path = REPOSITORY, environment: Mapping[str, str] | None = None) -> Run:
    """The same in a process of its own, which costs half a second: for exit codes, pipes, encodings and start-up."""
    command = [sys.executable, "-m", "emucli", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=bare(environment), capture_output=True, check=False, timeout=120)
    return Run(done.returncode, done.stdout, done.stderr)


_MANY = """
import importlib, json, os, pkgutil, sys
import emucli
from emucli.cli.main import entry, run
for found in pkgutil.walk_packages(emucli.__path__, "emucli."):
    if found.name != "emucli.__main__":
        importlib.import_module(found.name)
commands, codes, kept = json.load(sys.stdin), [], os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
run(commands[0])
os.dup2(kept, 1)
for number, arguments in enumerate(commands):
    child = os.fork()
    if not child:
        for stream in (1, 2):
            os.dup2(os.open(f"{sys.argv[1]}/{number}.{stream}", os.O_WRONLY | os.O_CREAT, 0o600), stream)
        sys.argv = ["emucli", *arguments]
        entry()
    codes.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
print(json.dumps(codes))
"""


def started_together(
    commands: Sequence[Sequence[str]], *, cwd: Path = REPOSITORY, environment: Mapping[str, str] | None = None
) -> list[Run]:
    """Several runs, each in a process of its own in the same surroundings.

    What takes long, loading modules and building models, is done once: by the first run, unseen, before the others.
    """
    if not hasattr(os, "fork"):
        return [started(*arguments, cwd=cwd, environment=environment) for arguments in commands]
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", _MANY, folder],
            input=json.dumps(commands).encode(), cwd=cwd, env=bare(environment), stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
        said = [[Path(folder, f"{at}.{stream}").read_bytes() for stream in (1, 2)] for at in range(len(commands))]
    return [Run(code, *streams) for code, streams in zip(json.loads(done.stdout), said, strict=True)]


class _Stream(io.TextIOWrapper):
    """A stream that keeps what is written to it, with the encoding that Python gives one in a bare environment."""

    buffer: io.BytesIO


def _stream(errors: str) -> _Stream:
    return _Stream(io.BytesIO(), encoding="utf-8", errors=errors, newline="\n", write_through=True)


class _Left(BaseException):
    """The program has ended; no part of it takes this for its own."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def _left(code: int) -> NoReturn:
    """Stands where the program ends its process."""
    sys.stdout.flush()
    sys.stderr.flush()
    raise _Left(code)


@contextmanager
def _set_back() -> Iterator[None]:
    """What the entry point sets for its whole process is afterwards as it was."""
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    hook, threshold = sys.unraisablehook, gc.get_threshold()
    try:
        yield
    finally:
        for number, answer in signals.items():
            signal.signal(number, answer)
        sys.unraisablehook = hook
        gc.set_threshold(*threshold)
    if main.Interrupted.asked:
        # Somebody ends the tests, not this run.
        main.Interrupted.asked = False
        raise KeyboardInterrupt


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
