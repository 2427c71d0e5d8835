"""What Jinja makes of templates, kept beside the program as Python keeps its .pyc files."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Code of templates in a folder of the program's own, by Jinja's key; a changed source or version is made anew.

    Only there: code from a folder that other people write to would be theirs to run.
    """

    def __init__(self, folder: Path, version: str) -> None:
        self._folder = folder
        self._version = version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket where its file is there and fits."""
        with suppress(OSError), open(self._path(bucket), "rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write a bucket whole; a folder that cannot be written to costs time and nothing else."""
        if sys.dont_write_bytecode:
            return
        path = self._path(bucket)
        beside = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            with open(beside, "wb") as file:
                bucket.write_bytecode(file)
            os.replace(beside, path)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{self._version}-{bucket.key}.code"
