"""What has changed in records since a revision of git, and what was found in them before."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import basename

from ..findings.since import Since, findings_before
from ..model.files import CLUSTER_FILE
from ..reading.layout import Layout, lay_out
from ..reading.limits import MAX_BYTES
from ..store.files import Failure
from ..store.git import GitFailed, has_name, merge_base, names_at, yaml_at
from .judge import LaidOut, judged_alone
from .records import Records
from .refusal import Refused
from .workspace import Target, git_failed, left_alone_of


def changes_since(laid: LaidOut, revision: str) -> Mapping[Target, Since]:
    """For each target what is new since the commit in which it parted from a revision. Raises Refused.

    A finding is new where its file has changed, or where the same was not found before: a change elsewhere caused it.
    """
    return {target: _since(target, layout, revision) for target, layout in laid}


def _since(target: Target, layout: Layout, revision: str) -> Since:
    try:
        commit = merge_base(target.root, revision)
        names = names_at(target.root, commit)
        folders = ("", "units", target.below) if target.below else None
        files = yaml_at(target.root, commit, folders, MAX_BYTES)
    except GitFailed as failed:
        raise Refused(git_failed(failed, revision)) from failed
    left_alone = left_alone_of(target.root)
    before = lay_out(path for path in files if not left_alone(path))
    judged = judged_alone(Records(target.root, commit, files), before, whole=not target.below)
    found = findings_before((one.finding, one.waived) for one in judged)
    return Since(frozenset(_changed(target.root, layout, names)), found)


def _changed(root: Path, layout: Layout, names: Mapping[str, str]) -> Iterator[str]:
    """The files that are not as git has them; a folder is no file."""
    records = Records(root)
    for path in _files(layout):
        data = records.read(path)
        if path not in names or isinstance(data, Failure) or not has_name(data, names[path]):
            yield path


def _files(layout: Layout) -> Iterator[str]:
    yield from layout.registers
    for cluster in layout.clusters:
        yield f"{cluster.path}/{CLUSTER_FILE.file}"
        for files in cluster.years.values():
            yield from files
    yield from (finding.file for finding in layout.findings if "." in basename(finding.file))
