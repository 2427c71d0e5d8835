"""Opens a year of a cluster from the one before it, or a first one from the register of units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..language.messages import note
from ..model.tree import Cluster, State, Year
from ..reading.layout import is_year_name
from ..reading.limits import MAX_BYTES
from ..reading.tree import read_tree
from ..results.blanks import Blank, blanks
from ..store.files import Failure, read_bytes
from ..store.spelling import as_on_disk
from ..writing.edit import CannotEdit, edited
from ..writing.text import yaml_text
from .carried import Carried
from .foreseen import foreseen_cluster
from .next_year import NextYear, first_members
from .records import shown_path
from .refusal import Refused
from .saving import Draft, Saved, draft, save, with_hints
from .skeletons import Skeletons
from .workspace import Target, layout_of, placed, targets
from .year import ReadyYear, open_year


@dataclass(frozen=True)
class Opened:
    """What became of each file, the year from which it was opened, and what a person must still record."""

    saved: tuple[Saved, ...]
    before: str
    cluster: Cluster
    blanks: tuple[Blank, ...]


def open_next(
    folder: Path, name: str, *, only: Iterable[str] = (), force: bool = False, dry_run: bool = False
) -> Opened:
    """Write the files with which a year begins. `only`: the members of a first year, all units where empty.

    Raises Refused where the folder is no cluster, Unfit where the year before has an error that matters.
    """
    if not is_year_name(name):
        raise Refused(note("is_no_year_name", name=name))
    root, path = _cluster_of(folder)
    cluster, _ = foreseen_cluster(root, path, {})
    if cluster is None:
        raise Refused(note("is_no_cluster_folder", path=folder, hint="-"))
    before = _before(cluster, name)
    named = tuple(only)
    if before is None and not named and len(layout_of(Target(root)).clusters) > 1:
        # Which of the units belong to which cluster only a person knows.
        raise Refused(note("name_the_members", folder=folder, name=name))
    files = dict(_following(root, before, name) if before else _first(cluster, name, named))
    saved = save(root, [draft(root, file, data) for file, data in files.items()], force=force, dry_run=dry_run)
    after, _ = foreseen_cluster(root, path, files)
    found = blanks(after, after.years[name]) if after is not None and name in after.years else ()
    return Opened(saved, before.name if before else "", after or cluster, found)


_FILES = {"plan": "plan", "conference": "conferences", "votes": "votes", "papers": "papers"}
"""The files that have a skeleton, by the step that begins them."""


def open_step(folder: Path, name: str, step: str, *, dry_run: bool = False) -> Opened:
    """Write the skeleton of a later file of a year, or add to it what the records say, and change nothing else.

    Raises Refused where there is nothing to add, Unfit where an error of the year matters.
    """
    root, path = _cluster_of(folder)
    if not (root / path / name).is_dir():
        raise Refused(note("the_year_is_not_open", name=name, folder=folder))
    ready = open_year(root / path / name)
    file = ready.year.file(_FILES[step])
    old = None if file.state is State.ABSENT else _bytes(root, file.path)
    tree = _skeleton(ready, step, {} if old is None else read_tree(old, "").value)
    if tree is None:
        raise Refused(note("nothing_to_add", file=f"{_FILES[step]}.yaml"))
    try:
        new = with_hints(_FILES[step], yaml_text(tree)) if old is None else edited(old, tree)
    except CannotEdit as error:
        raise Refused(note("cannot_be_edited_by_emucli", path=root / file.path)) from error
    saved = save(root, [Draft(file.path, new, old, over=True)], dry_run=dry_run)
    return Opened(saved, "", ready.cluster, ())


def _skeleton(ready: ReadyYear, step: str, there: dict[str, Any]) -> dict[str, Any] | None:
    skeletons = Skeletons(ready.cluster, ready.year, ready.result)
    made = {
        "plan": skeletons.plan,
        "conference": skeletons.conference,
        "votes": skeletons.votes,
        "papers": skeletons.papers,
    }
    return made[step](there)


def _cluster_of(folder: Path) -> tuple[Path, str]:
    """The records root and the cluster that a path means. Raises Refused where it is no folder of a cluster."""
    target = targets([folder])[0]
    here = placed(as_on_disk(folder))
    clusters = [one.path for one in layout_of(target).clusters]
    if here is None or here.below not in clusters:
        hint = ", ".join(shown_path(target.root / one) for one in clusters[:6]) or "-"
        raise Refused(note("is_no_cluster_folder", path=folder, hint=hint))
    return target.root, here.below


def _before(cluster: Cluster, name: str) -> Year | None:
    """The nearest year before: usually the one that ends where the new one begins."""
    earlier = [year for year in cluster.years.values() if year.name < name and year.members.record is not None]
    return earlier[-1] if earlier else None


def _first(cluster: Cluster, name: str, only: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    wrong = next((unit for unit in only if unit not in cluster.registers.units), None)
    if wrong is not None:
        raise Refused(note("unit_not_in_the_register", unit=wrong))
    members = first_members(cluster.registers, name, only)
    if not members:
        raise Refused(note("no_units_for_a_first_year", name=name))
    yield f"{cluster.path}/{name}/members.yaml", with_hints("members", members)


def _following(root: Path, before: Year, name: str) -> Iterator[tuple[str, bytes]]:
    ready = open_year(root / before.path, judging="votes")
    year = NextYear(ready.cluster, ready.year, ready.result, name)
    folder = f"{ready.cluster.path}/{name}"
    members = year.members()
    complete = {"leader", "deputies"} <= set(year.offices)
    yield f"{folder}/members.yaml", members.encode("utf-8") if complete else with_hints("members", members)
    carried = Carried(year)
    several = {
        "plan": carried.plan,
        "covenant": carried.covenant,
        "regulation": carried.regulation,
        "papers": carried.papers,
    }
    for kind, made in several.items():
        source = ready.year.file(kind)
        if source.record is None:
            continue
        try:
            data = made(_bytes(root, source.path))
        except CannotEdit as error:
            raise Refused(note("cannot_be_edited_by_emucli", path=root / source.path)) from error
        if data is not None:
            yield f"{folder}/{kind}.yaml", data


def _bytes(root: Path, path: str) -> bytes:
    data = read_bytes(root, path, MAX_BYTES)
    if isinstance(data, Failure):
        raise Refused(note("the_file_cannot_be_read", path=root / path))
    return data
