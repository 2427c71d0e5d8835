"""From a path that a person typed to loaded records: the target, its layout, its year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..findings.finding import Finding
from ..model.tree import Cluster, Year
from ..reading.layout import Layout, lay_out
from ..store.files import list_yaml
from ..store.git import GitFailed, yaml_at
from ..store.roots import root_above, roots_below
from ..store.spelling import as_on_disk
from .exits import usage
from .records import Records, shown_path
from .settings import read_settings
from .speech import Speech


@dataclass(frozen=True)
class Target:
    """A records root and the folder below it that is meant; the whole root where `below` is empty."""

    root: Path
    below: str = ""


def targets(paths: Sequence[Path], say: Speech) -> list[Target]:
    """What the paths mean, each once. Raises Halt where a path is not there or no records are found."""
    chosen = list(paths) or [read_settings(Path.cwd(), say).records or Path.cwd()]
    found = [target for path in chosen for target in _targets_of(as_on_disk(path), say)]
    whole = {target.root for target in found if not target.below}
    unique = dict.fromkeys(target for target in found if not target.below or target.root not in whole)
    return list(unique)


def _targets_of(path: Path, say: Speech) -> Iterator[Target]:
    if not path.exists():
        raise usage(
            say(
                f"Không có đường dẫn “{path}”. Kiểm tra lại tên thư mục.",
                f"There is no path “{path}”. Check the name of the folder.",
            )
        )
    here = path.resolve()
    root = root_above(here)
    if root is not None:
        yield Target(root, _meant_below(root, here))
        return
    below = list(roots_below(here)) if here.is_dir() else []
    if not below:
        raise usage(
            say(
                f"Không tìm thấy thư mục bản ghi (thư mục có units.yaml) ở “{path}”, phía trên hay phía dưới nó.",
                f"No records root (a folder with units.yaml) at “{path}”, above it or below it.",
            )
        )
    yield from (Target(found) for found in below)


def _meant_below(root: Path, path: Path) -> str:
    """The cluster that a path lies in; the folder itself where it lies above clusters; empty for the registers."""
    relative = PurePosixPath(path.relative_to(root).as_posix())
    for above in (relative, *relative.parents):
        if above != PurePosixPath(".") and (root / above / "cluster.yaml").exists():
            return str(above)
    return str(relative) if path.is_dir() and relative.parts[:1] not in ((), ("units",)) else ""


def layout_of(target: Target) -> Layout:
    """The files of a target and the registers of its root."""
    if not target.below:
        return lay_out(list_yaml(target.root))
    registers = (path for path in list_yaml(target.root, depth=1))
    return lay_out({*registers, *list_yaml(target.root, "units"), *list_yaml(target.root, target.below)})


@dataclass(frozen=True)
class LoadedYear:
    """One year with its cluster, and what was found wrong with the files while reading them."""

    records: Records
    cluster: Cluster
    year: Year
    findings: tuple[Finding, ...]


def load_year(path: Path, say: Speech, revision: str = "") -> LoadedYear:
    """The year of a year folder (or of a path inside it), on the disk or in a git revision. Raises Halt for none."""
    target = targets([path], say)[0]
    here = as_on_disk(path).resolve()
    layout = layout_of(target)
    for cluster in layout.clusters:
        folder = target.root / cluster.path
        for name in cluster.years:
            if here == folder / name or folder / name in here.parents:
                return _loaded(target.root, layout, cluster.path, name, revision, say)
    names = [
        f"{shown_path(target.root / cluster.path)}/{name}" for cluster in layout.clusters for name in cluster.years
    ]
    hint = ", ".join(names[:6]) or "-"
    raise usage(
        say(f"“{path}” không phải thư mục năm. Ví dụ: {hint}.", f"“{path}” is no year folder. For example: {hint}.")
    )


def _loaded(root: Path, layout: Layout, folder: str, name: str, revision: str, say: Speech) -> LoadedYear:
    records = Records(root)
    if revision:
        records = _at_revision(root, folder, revision, say)
        layout = lay_out(records.files or {})
    laid = next((cluster for cluster in layout.clusters if cluster.path == folder and name in cluster.years), None)
    if laid is None:
        raise usage(
            say(
                f"Bản {revision} chưa có thư mục năm {folder}/{name}.",
                f"The revision {revision} does not hold the year folder {folder}/{name} yet.",
            )
        )
    reader = records.loader()
    registers = reader.registers(layout)
    cluster = reader.cluster(laid, registers)
    return LoadedYear(records, cluster, cluster.years[name], (*layout.findings, *reader.findings))


def _at_revision(root: Path, folder: str, revision: str, say: Speech) -> Records:
    try:
        return Records(root, revision, yaml_at(root, revision, ("", "units", folder)))
    except GitFailed as failed:
        raise usage(
            say(
                f"git không đọc được bản “{revision}”. Kiểm tra tên bản và thư mục có nằm trong git. {failed}",
                f"git cannot read the revision “{revision}”. Check its name, and that the folder is in git. {failed}",
            )
        ) from failed
