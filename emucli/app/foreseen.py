"""A year as it will be once some files are written: what stands there and what comes, through the one reader."""

from collections.abc import Mapping
from pathlib import Path

from ..findings.finding import Finding
from ..model.tree import Cluster
from ..reading.layout import lay_out
from ..reading.load import Loader, Unreadable
from ..store.listing import list_yaml
from .records import Records


def foreseen_cluster(root: Path, path: str, coming: Mapping[str, bytes]) -> tuple[Cluster | None, tuple[Finding, ...]]:
    """The cluster of a folder below the root, with the files that are to come, and what is wrong with what was read.

    None where there is no cluster. `coming`: POSIX path below the root -> content.
    """
    disk = Records(root)
    parts = (list_yaml(root, depth=1), list_yaml(root, "units"), list_yaml(root, path))
    layout = lay_out(
        {*(one for part in parts for one in part.paths), *(one for one in coming if one.endswith(".yaml"))}
    )
    found = next((one for one in layout.clusters if one.path == path), None)
    if found is None:
        return None, ()

    def get(file: str) -> bytes | Unreadable:
        return coming[file] if file in coming else disk.get(file)

    reader = Loader(get)
    cluster = reader.cluster(found, reader.registers(layout))
    return cluster, (*layout.findings, *reader.findings)
