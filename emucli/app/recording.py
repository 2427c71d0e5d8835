"""Records what is certain of a year's result into its outcome.yaml, so that nobody copies numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..language.messages import note
from ..language.phrases import Phrase
from ..model.tree import State
from ..reading.limits import MAX_BYTES
from ..reading.tree import read_tree
from ..store.files import Failure, read_bytes
from ..writing.edit import CannotEdit, edited
from ..writing.text import yaml_text
from .certain import Certain
from .refusal import Refused
from .saving import Draft, Saved, save
from .year import ReadyYear, open_year


@dataclass(frozen=True)
class Recorded:
    """What became of outcome.yaml; None where nothing is certain. `kept`: what people recorded otherwise and stays."""

    ready: ReadyYear
    saved: Saved | None
    kept: tuple[Phrase, ...]


def record(path: Path, *, dry_run: bool = False) -> Recorded:
    """Write announced totals and ranks, proposals and offices, as far as they are certain, into outcome.yaml.

    Nothing that is recorded there changes. Raises Refused for no year, Unfit where an error makes a result wrong.
    """
    open_year(path, judging="scores")
    ready = open_year(path, judging="votes")
    root, file = ready.records.root, ready.year.outcome
    old = None if file.state is State.ABSENT else _bytes(root, file.path)
    there: Mapping[str, Any] = {} if old is None else read_tree(old, "").value
    certain = Certain(ready.cluster, ready.result, file.record, there)
    tree = certain.tree()
    if not tree:
        return Recorded(ready, None, tuple(certain.kept))
    try:
        new = yaml_text(tree).encode("utf-8") if old is None else edited(old, tree)
    except CannotEdit as error:
        raise Refused(note("cannot_be_edited_by_emucli", path=root / file.path)) from error
    (saved,) = save(root, [Draft(file.path, new, old, over=True)], dry_run=dry_run)
    return Recorded(ready, saved, tuple(certain.kept))


def _bytes(root: Path, path: str) -> bytes:
    data = read_bytes(root, path, MAX_BYTES)
    if isinstance(data, Failure):
        raise Refused(note("the_file_cannot_be_read", path=root / path))
    return data
