"""Record files as a git revision has them. All calls of git are here."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class GitFailed(Exception):
    """git is not there, the folder is in no repository, or there is no such revision; the text is git's own."""


def yaml_at(root: Path, revision: str, folders: Sequence[str]) -> Mapping[str, bytes]:
    """The YAML files of a revision by their POSIX path below a folder of the repository, only those in `folders`.

    An empty folder name means the files that lie directly in the root. Raises GitFailed.
    """
    listed = _git(root, "ls-tree", "-r", "-z", _commit(root, revision), ".").decode("utf-8").split("\0")
    blobs: dict[str, str] = {}
    for line in filter(None, listed):
        facts, path = line.split("\t", 1)
        if path.lower().endswith((".yaml", ".yml")) and _wanted(path, folders):
            blobs[path] = facts.split(" ")[2]
    return _contents(root, blobs)


def _commit(root: Path, revision: str) -> str:
    """The revision's own name, so that nothing a person types can be read as an option of git."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.decode("ascii").strip()


def _wanted(path: str, folders: Sequence[str]) -> bool:
    return any(path.startswith(f"{folder}/") if folder else "/" not in path for folder in folders)


def _contents(root: Path, blobs: Mapping[str, str]) -> Mapping[str, bytes]:
    """All blobs by one process: its answers are `name type size`, a line break, the bytes, a line break."""
    asked = "".join(f"{blob}\n" for blob in blobs.values())
    answer = _git(root, "cat-file", "--batch", given=asked.encode("ascii"))
    contents: dict[str, bytes] = {}
    at = 0
    for path in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        contents[path] = answer[end + 1 : end + 1 + size]
        at = end + size + 2
    return contents


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = ["git", "-C", str(root), *arguments]
    try:
        # What a git hook sets would point git to another repository than the one of these records.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)
    except FileNotFoundError as error:
        raise GitFailed("git") from error
    if done.returncode:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout
