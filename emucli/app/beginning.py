"""Begins a records root: registers, a cluster, and what keeps them right in git, in CI and in an editor."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ..language.ids import Named, id_of, ids_of
from ..language.messages import note
from ..model.kinds import ClusterKind, Level
from ..store.roots import root_above
from ..writing.scalar import Value
from ..writing.text import Block, yaml_text
from .refusal import Refused
from .saving import Saved, draft, save
from .starter import example_files, starting_files
from .unit_lists import UnitName

KINDS: tuple[ClusterKind, ...] = get_args(ClusterKind)
LEVELS: tuple[Level, ...] = get_args(Level)
_UNIT = "don-vi"
_BLOCK = "khoi"


@dataclass(frozen=True)
class Wish:
    """The cluster that a root is begun for. `kind`: as its name says where it is None."""

    name: str
    kind: ClusterKind | None = None
    level: Level | None = None
    authority: str = ""
    units: tuple[UnitName, ...] = ()


@dataclass(frozen=True)
class Begun:
    """What became of each file, the folder of the cluster below the root, and the ids that its units have."""

    saved: tuple[Saved, ...]
    cluster: str
    units: tuple[Named, ...] = ()


def kind_meant(name: str) -> ClusterKind:
    """A block where the name begins with the word for it, else a cluster."""
    return "block" if id_of(name).split("-")[0] == _BLOCK else "cluster"


def begin(folder: Path, wish: Wish, *, force: bool = False, dry_run: bool = False) -> Begun:
    """Write a records root into a folder, which is made where it is not there. Raises Refused, Unfit."""
    kind = wish.kind or kind_meant(wish.name)
    units = ids_of((one.name for one in wish.units), _UNIT)
    cluster = id_of(wish.name) or kind
    about: dict[str, Value] = {"name": wish.name, "kind": kind}
    about |= {"level": wish.level} if wish.level else {}
    about |= {"authority": wish.authority} if wish.authority else {}
    places = {
        "name": wish.name,
        "folder": cluster,
        "units": yaml_text({"units": Block(_register(wish.units, units))}).rstrip("\n"),
        "cluster": yaml_text(about).rstrip("\n"),
    }
    return Begun(_written(folder, starting_files(places, cluster), force, dry_run), cluster, units)


def begin_example(folder: Path, name: str, *, force: bool = False, dry_run: bool = False) -> Begun:
    """Copy the worked example as a records root of its own. Raises Refused."""
    saved = _written(folder, example_files(name), force, dry_run)
    cluster = next(one.path.parent.name for one in saved if one.path.name == "cluster.yaml")
    return Begun(saved, cluster)


def _register(units: Iterable[UnitName], ids: Iterable[Named]) -> Mapping[str, Value]:
    return {
        named.id: {"name": unit.name, **({"short": unit.short} if unit.short else {})}
        for unit, named in zip(units, ids, strict=True)
    }


def _written(folder: Path, files: Iterable[tuple[str, bytes]], force: bool, dry_run: bool) -> tuple[Saved, ...]:
    root = Path(os.path.realpath(folder))
    if root.exists() and not root.is_dir():
        raise Refused(note("is_no_folder_to_begin", folder=folder))
    above = root_above(root)
    if above is not None and above != root:
        raise Refused(note("lies_in_a_root", folder=folder, root=above))
    return save(root, [draft(root, path, data) for path, data in files], force=force, dry_run=dry_run)
