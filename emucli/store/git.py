"""Record files as a git revision has them. All calls of git are here.

A repository is somebody else's: nothing that its configuration names is run (programs for transport, filters, hooks,
file monitors, pagers), nothing is fetched, and nothing is waited for without end.
"""

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import Path
from typing import Literal

from .files import Failure
from .repository import leads_elsewhere

_PATIENCE = 30
"""Seconds that one call of git may take; reading ten thousand files takes less than one."""
_SHA256 = 64
"""So many digits the name of a content has in a repository of the newer kind."""
_OFF = ("core.fsmonitor=false", "core.hooksPath=/dev/null", "core.pager=cat", "safe.bareRepository=explicit")
_ENVIRONMENT = {
    # No transport is allowed, so that a missing object is missing; newer gits know the shorter word for it.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
}


class GitFailed(Exception):
    """There is no git here (`absent`), it gave no answer in time (`slow`), or it refused in its own words.

    `outside`: the folder lies in no repository; `empty`: nothing has been committed.
    `elsewhere`: the folder's `.git` leads to a repository that is not its own. `unrelated`: two revisions share
    nothing, or in a `shallow` clone nothing that is there.
    """

    def __init__(
        self,
        reason: Literal["absent", "slow", "refused", "elsewhere", "unrelated", "shallow", "outside", "empty"],
        words: str = "",
    ) -> None:
        super().__init__(words)
        self.reason = reason
        self.words = words


@dataclass(frozen=True)
class Commit:
    """A commit: its own name, those of its parents, the day of its author (empty where none is stated), and who."""

    name: str
    parents: tuple[str, ...]
    day: str
    author: str


def merge_base(root: Path, revision: str) -> str:
    """The commit in which what is checked out here and a revision parted. Raises GitFailed."""
    if leads_elsewhere(root):
        raise GitFailed("elsewhere")
    shallow = is_shallow(root)
    try:
        there, here = _commit(root, revision), _commit(root, "HEAD")
        return _git(root, "merge-base", there, here).decode("ascii").strip()
    except GitFailed as failed:
        if shallow:
            raise GitFailed("shallow") from failed
        # git says nothing where two histories share nothing.
        raise failed if failed.words else GitFailed("unrelated") from failed


def is_shallow(root: Path) -> bool:
    """Whether earlier commits were left out when this repository was copied. Raises GitFailed."""
    return _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def head(root: Path) -> str:
    """The commit that is checked out. Raises GitFailed."""
    if not _in_a_repository(root):
        raise GitFailed("outside")
    if leads_elsewhere(root):
        raise GitFailed("elsewhere")
    try:
        return _commit(root, "HEAD")
    except GitFailed as failed:
        # Asked to be quiet, git says nothing where there is no commit yet.
        raise failed if failed.words or failed.reason != "refused" else GitFailed("empty") from failed


def from_top(root: Path, below: str) -> str:
    """A path below a folder as it is below the top of the repository. Raises GitFailed."""
    prefix = _git(root, "rev-parse", "--show-prefix").removesuffix(b"\n")
    return prefix.decode("utf-8", "surrogateescape") + below


def commits_of(root: Path, path: str, start: str, most: int) -> tuple[Commit, ...]:
    """The latest commits up to one that changed a path below the top, the newest first. Raises GitFailed.

    `rev-list`, for `log` follows settings of the repository that run programs (`log.showSignature`).
    """
    form = ("--date-order", "--encoding=UTF-8", f"--max-count={most}", "--format=tformat:%P%x00%aI%x00%an")
    answer = _git(root, "rev-list", *form, start, "--", f":(top,literal){path}").split(b"\n")
    return tuple(
        _as_commit(first, second.split(b"\0", 2)) for first, second in zip(answer[::2], answer[1::2], strict=False)
    )


def _as_commit(first: bytes, facts: Sequence[bytes]) -> Commit:
    parents, when, author = (fact.decode("utf-8", "replace") for fact in facts)
    return Commit(first.decode("ascii").removeprefix("commit "), tuple(parents.split()), when[:10], author)


def folder_at(root: Path, commit: str, folder: str) -> Mapping[str, str]:
    """The YAML files of a folder below the top, by their path in it, with the names of their contents."""
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", f"{folder}/")
    files = _files_of(listed.decode("utf-8", "surrogateescape"))
    below = ((path.removeprefix(f"{folder}/"), name) for mode, name, path in files if mode.startswith("100"))
    return {path: name for path, name in below if _is_yaml(path)}


def folder_before(root: Path, commit: str, parent: str, folder: str) -> str:
    """The folder from which a commit moved most files of a folder here; empty where it moved none. Raises GitFailed."""
    form = ("-r", "-z", "-M", "-l400", "--diff-filter=R", "--name-status", "--no-ext-diff", "--no-textconv")
    told = _git(root, "diff-tree", *form, parent, commit).decode("utf-8", "surrogateescape").split("\0")
    moved = Counter(
        old.removesuffix(new.removeprefix(folder))
        for old, new in zip(told[1::3], told[2::3], strict=False)
        if new.startswith(f"{folder}/") and old.endswith(new.removeprefix(folder))
    )
    return moved.most_common(1)[0][0] if moved else ""


def contents(root: Path, names: Sequence[str], limit: int) -> Mapping[str, bytes | Failure]:
    """Contents by their names; those of more than `limit` bytes are failures. Raises GitFailed."""
    return dict(_contents(root, {name: name for name in names}, limit))


def names_at(root: Path, commit: str) -> Mapping[str, str]:
    """The YAML files of a commit below a folder, each with the name of its content. Raises GitFailed."""
    listed = _listed(root, commit)
    return {path: name for mode, name, path in listed if mode.startswith("100") and _is_yaml(path)}


def has_name(data: bytes, name: str) -> bool:
    """Whether bytes are the content of this name, as git computes it; line breaks of Windows make no difference."""
    digest = sha256 if len(name) == _SHA256 else sha1
    return any(
        digest(b"blob %d\0%s" % (len(one), one), usedforsecurity=False).hexdigest() == name
        for one in dict.fromkeys((data, data.replace(b"\r\n", b"\n")))
    )


def yaml_at(root: Path, revision: str, folders: Sequence[str] | None, limit: int) -> Mapping[str, bytes | Failure]:
    """The YAML files of a revision by their POSIX path below a folder of the repository, only those in `folders`.

    Without `folders` all of them are; an empty name means the files that lie directly in the root. A link or another
    repository in place of a file, one that the repository does not hold, and one of more than `limit` bytes are
    failures. Raises GitFailed.
    """
    if leads_elsewhere(root):
        raise GitFailed("elsewhere")
    found: dict[str, bytes | Failure] = {}
    blobs: dict[str, str] = {}
    for mode, name, path in _listed(root, _commit(root, revision)):
        if not _is_yaml(path) or not (folders is None or _wanted(path, folders)):
            continue
        if mode == "120000":
            found[path] = Failure("link", "")
        elif mode == "160000":
            found[path] = Failure("folder", "")
        else:
            blobs[path] = name
    found.update(_contents(root, blobs, limit))
    return found


def ignored_below(root: Path) -> frozenset[str]:
    """What the `.gitignore` files of a repository leave out below a folder: files, and folders with a stroke at the
    end.

    Nothing where there is no repository, none that may be asked, or where the folder itself is left out. What a user or
    a machine ignores besides has no say: the same records are the same everywhere.
    """
    if not _in_a_repository(root) or leads_elsewhere(root):
        return frozenset()
    asked = ("ls-files", "--others", "--ignored", "--exclude-per-directory=.gitignore", "--directory", "-z", "--", ".")
    try:
        listed = _git(root, *asked).decode("utf-8", "surrogateescape").split("\0")
    except GitFailed:
        return frozenset()
    return frozenset() if "./" in listed else frozenset(filter(None, listed))


def _in_a_repository(root: Path) -> bool:
    return any(os.path.lexists(folder / ".git") for folder in (root, *root.parents))


def _listed(root: Path, commit: str) -> Iterator[tuple[str, str, str]]:
    """Mode, object and path of every file; bytes of a name that are no UTF-8 stay apart, as Python keeps them."""
    return _files_of(_git(root, "ls-tree", "-r", "-z", commit, ".").decode("utf-8", "surrogateescape"))


def _files_of(listed: str) -> Iterator[tuple[str, str, str]]:
    for line in filter(None, listed.split("\0")):
        facts, path = line.split("\t", 1)
        mode, _, name = facts.split(" ")
        yield mode, name, path


def _commit(root: Path, revision: str) -> str:
    """The revision's own name, so that nothing a person types can be read as an option of git."""
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return found.decode("ascii").strip()


def _is_yaml(path: str) -> bool:
    return path.lower().endswith((".yaml", ".yml"))


def _wanted(path: str, folders: Sequence[str]) -> bool:
    return any(path.startswith(f"{folder}/") if folder else "/" not in path for folder in folders)


def _contents(root: Path, blobs: Mapping[str, str], limit: int) -> Iterator[tuple[str, bytes | Failure]]:
    """All blobs by two processes: one says how large they are, the other gives those that are not too large."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode("ascii")
    answers = _git(root, "cat-file", "--batch-check", given=asked).decode("ascii").splitlines()
    fit: dict[str, str] = {}
    for (path, blob), answer in zip(blobs.items(), answers, strict=True):
        words = answer.split(" ")
        if words[1:2] != ["blob"]:
            yield path, Failure("absent", answer)
        elif int(words[2]) > limit:
            yield path, Failure("size", words[2])
        else:
            fit[path] = blob
    yield from _bytes_of(root, fit)


def _bytes_of(root: Path, blobs: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """The answers of one process: `name type size`, a line break, the bytes, a line break."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode("ascii")
    answer = _git(root, "cat-file", "--batch", given=asked)
    at = 0
    for path in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        yield path, answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    command = [_program(), "--no-pager", "-C", str(root), *(word for off in _OFF for word in ("-c", off)), *arguments]
    # What a git hook sets would point git to another repository than the one of these records.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, check=False, env={**kept, **_ENVIRONMENT}, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise GitFailed("slow") from error
    except OSError as error:
        raise GitFailed("refused", error.strerror or str(error)) from error
    if done.returncode:
        raise GitFailed("refused", done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _program() -> str:
    """git by its whole path: one that lies in the folder of the records is theirs, and never run."""
    found = shutil.which("git")
    if found is None or not os.path.isabs(found):
        raise GitFailed("absent")
    return found
