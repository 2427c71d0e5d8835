"""Takes a table of criteria from Excel or Word into a year as its draft regulation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..findings.catalogue import catalogue
from ..findings.finding import Finding
from ..language.messages import note
from ..language.phrases import Figure
from ..store.files import Failure, read_bytes
from ..writing.edit import CannotEdit
from .records import unreadable
from .refusal import Refused
from .regulation_text import regulation_beside, regulation_text
from .saving import Saved, draft, save, with_hints
from .year import ReadyYear, open_year

if TYPE_CHECKING:
    from ..tables.heads import Role
    from ..tables.reading import CriteriaTable

_FILE = "regulation.yaml"


@dataclass(frozen=True, kw_only=True)
class Drafted:
    """What became of the file of a regulation, what is to be said of the table, and what it holds.

    `total`: as the table declares it; empty where it does not. `points`: what the criteria come to.
    """

    saved: tuple[Saved, ...] = ()
    findings: tuple[Finding, ...] = ()
    names: tuple[str, ...] = ()
    groups: int = 0
    criteria: int = 0
    extra: int = 0
    proposed: int = 0
    points: str = ""
    total: str = ""

    @property
    def errors(self) -> int:
        """How many findings keep the table from being taken."""
        return self._number("error")

    @property
    def warnings(self) -> int:
        """How many findings a person must look at."""
        return self._number("warning")

    def _number(self, severity: str) -> int:
        return sum(catalogue().severity(one) == severity for one in self.findings)


def draft_regulation(
    path: Path, file: Path, *, table: str = "", columns: str = "", force: bool = False, dry_run: bool = False
) -> Drafted:
    """Read the table of criteria of a file into the folder of a year. With an error nothing is written.

    `table`: a worksheet by its name, or a table of a document by its number; `columns`: `text=B,maximum=D`, where no
    heading says it. `force`: a regulation that is there is replaced; what no table states is kept of it. Raises
    Refused, Unfit.
    """
    from ..tables.picking import TableWish
    from ..tables.reading import read_file

    wish = TableWish(table.strip(), _columns(columns))
    ready = open_year(path)
    names, read = read_file(_bytes(file), file.name, wish)
    if table.strip() and names and not read.names and not _is_there(table, names):
        raise Refused(note("no_such_table", table=table, names=", ".join(f"“{name}”" for name in names)))
    if read.tree is None:
        return Drafted(findings=read.findings)
    return _drafted(read, _saved(ready, read, force=force, dry_run=dry_run))


def _is_there(table: str, names: tuple[str, ...]) -> bool:
    from ..language.ids import id_of

    return id_of(table) in map(id_of, names) or table.strip() in [str(at) for at in range(1, len(names) + 1)]


def _columns(text: str) -> Mapping["Role", tuple[int, ...]]:
    """`code=A,text=B,notes=E+F` -> the numbers of columns by what they hold. Raises Refused for anything else."""
    from ..tables.heads import NAMED

    found: dict[Role, tuple[int, ...]] = {}
    for part in filter(None, re.split(r"[,;\s]+", text)):
        name, _, letters = part.partition("=")
        role = next((one for one in NAMED if one == name.strip().casefold()), None)
        if role is None or not re.fullmatch(r"[A-Za-z]{1,2}(\+[A-Za-z]{1,2})*", letters):
            raise Refused(note("columns_are_named_so", part=part, names=", ".join(NAMED)))
        found[role] = tuple(_number(one) for one in letters.split("+"))
    if found and "text" not in found:
        raise Refused(note("columns_are_named_so", part=text, names=", ".join(NAMED)))
    return found


def _number(letters: str) -> int:
    """The number of a column.

    >>> _number("D"), _number("aa")
    (4, 27)
    """
    at = 0
    for letter in letters.upper():
        at = at * 26 + ord(letter) - ord("A") + 1
    return at


def _bytes(file: Path) -> bytes:
    from ..forms.archive import MOST_BYTES

    data = read_bytes(file.absolute().parent, file.name, MOST_BYTES)
    if isinstance(data, Failure):
        if data.reason == "size":
            # One byte more than is taken: what is wrong is said as a finding of the file.
            return b"\0" * (MOST_BYTES + 1)
        raise unreadable(file, data)
    return data


def _saved(ready: ReadyYear, read: "CriteriaTable", *, force: bool, dry_run: bool) -> tuple[Saved, ...]:
    root, path = ready.records.root, f"{ready.year.path}/{_FILE}"
    fresh = with_hints("regulation", regulation_text(read))
    made = draft(root, path, fresh)
    if made.old is not None and made.old != fresh:
        made = draft(root, path, _beside(read, made.old, root / path))
    return save(root, [made], force=force, dry_run=dry_run)


def _beside(read: "CriteriaTable", old: bytes, path: Path) -> bytes:
    try:
        return regulation_beside(read, old.decode("utf-8-sig")).encode("utf-8")
    except (CannotEdit, UnicodeDecodeError) as error:
        raise Refused(note("cannot_be_edited_by_emucli", path=path)) from error


def _drafted(read: "CriteriaTable", saved: tuple[Saved, ...]) -> Drafted:
    from ..tables.points import plain_decimal

    assert read.tree is not None
    assert read.sums is not None
    base = [node for top in read.tree.of("base") for node in top.all()]
    extra = [node for node in read.tree.all() if node.part != "base" and not node.children and not node.is_part]
    return Drafted(
        saved=saved,
        findings=read.findings,
        names=read.names,
        groups=sum(bool(node.children) for node in base),
        criteria=sum(not node.children for node in base),
        extra=len(extra),
        proposed=len(read.proposals or {}),
        points=Figure(plain_decimal(read.sums.base)),
        total="" if read.sums.total is None else Figure(plain_decimal(read.sums.total)),
    )
