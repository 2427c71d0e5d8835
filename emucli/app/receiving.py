"""Takes filled forms into the score sheets of a year: all that is in them, or nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..checks.references import units_are_members
from ..checks.rules import YEAR_RULES
from ..checks.scope import check_year
from ..checks.waivers import Waiving, waivers_of
from ..findings.catalogue import catalogue
from ..findings.finding import Finding, KeyPath
from ..language.messages import Message, note
from ..model.scalars import NUMBER_PATTERN
from ..model.scores import Scores
from ..model.tree import File, State, Year
from ..reading.load import read_record
from ..reading.tree import read_tree
from ..results.scores import scale_of_year
from ..results.year import year_result
from ..scoring.sheets import SheetAt, sheets_of
from ..store.files import Failure, read_bytes
from ..store.listing import list_files
from ..writing.edit import CannotEdit, edited
from ..writing.scalar import Plain
from ..writing.text import Block, yaml_text
from .records import shown_path, unreadable
from .refusal import Refused
from .saving import Draft, Saved, save
from .sending import LIST_FILE
from .year import ReadyYear, open_year

if TYPE_CHECKING:
    from ..forms.cells import TakenSheet
    from ..forms.reader import Form

_NO_FORMS = (".", "~$", LIST_FILE)
_OF_SYSTEMS = ("desktop.ini", "thumbs.db")
"""What Windows puts into folders, in small letters."""
_NAMED = 10
"""So many files that were left alone are named."""
_EMPTY = "EMU509"
_CELL = re.compile(r"!([A-Z]+)([0-9]+)$")


@dataclass(frozen=True)
class Received:
    """What became of forms: the files of score sheets, and findings by file, worksheet and row.

    `sheets`: how many score sheets change. `left_alone`: files of folders that are no XLSX workbooks.
    """

    saved: tuple[Saved, ...]
    findings: tuple[Finding, ...]
    sheets: int
    left_alone: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """How many findings keep the forms from being taken."""
        return sum(catalogue().severity(finding) == "error" for finding in self.findings)


def receive_forms(path: Path, files: Sequence[Path], *, force: bool = False, dry_run: bool = False) -> Received:
    """Take forms into the year of a folder. With an error in any of them nothing is written.

    A folder stands for the forms in it, and `*` in a name for any letters: not every shell replaces it. `force`:
    entries that the office has changed since a form was sent are overwritten. Raises Refused, Unfit.
    """
    from ..forms.reader import read_form

    ready = open_year(path)
    meant = list(dict.fromkeys(_every(files)))
    named = _named(file for file in meant if _is_taken(file, files))
    forms = [read_form(_bytes(file), name, ready.cluster, ready.year) for name, file in named.items()]
    left_alone = tuple(shown_path(file) for file in meant if not _is_taken(file, files))
    return replace(_Taking(ready, forms, force).received(dry_run=dry_run), left_alone=left_alone)


def _every(files: Sequence[Path]) -> Iterator[Path]:
    """The files that are meant; what spreadsheets keep beside an open file is none, nor the list of who gets which.

    Of a file that somebody names alone it is said what is wrong with it.
    """
    for file in files:
        pattern = file.name if "*" in file.name else "*" if file.is_dir() else ""
        folder = file.parent if "*" in file.name else file
        if not pattern:
            # Most shells replace `*` themselves.
            if len(files) == 1 or not file.name.startswith(_NO_FORMS):
                yield file
            continue
        found = [folder / name for name in list_files(folder.absolute(), "") if fnmatch(name, pattern)]
        several = [one for one in found if not one.name.startswith(_NO_FORMS) and one.name.lower() not in _OF_SYSTEMS]
        if not any(map(_is_workbook, several)):
            raise Refused(_no_forms(file, several))
        yield from several


def _no_forms(file: Path, others: Sequence[Path]) -> Message:
    """That a folder holds no form, and what it holds instead."""
    if not others:
        return note("no_forms_there", file=file)
    return note("no_forms_there_but", file=file, others=told_left_alone([shown_path(one) for one in others]))


def told_left_alone(files: Sequence[str]) -> Message:
    """That files were left alone, the first of them by name, and what to do with those that another program saved."""
    names = ", ".join(f"“{name}”" for name in files[:_NAMED]) + (", …" if files[_NAMED:] else "")
    return note("files_left_alone", number=len(files), names=names)


def _is_workbook(file: Path) -> bool:
    return file.suffix.lower() == ".xlsx"


def _is_taken(file: Path, named: Sequence[Path]) -> bool:
    """Whether a file is read as a form: a workbook, or whatever somebody names."""
    return _is_workbook(file) or file in named


def _named(files: Iterable[Path]) -> Mapping[str, Path]:
    """Each file once, by its name; by its path where another one has the same."""
    several = list(dict.fromkeys(files))
    names = Counter(file.name for file in several)
    return {file.name if names[file.name] == 1 else shown_path(file): file for file in several}


def _bytes(file: Path) -> bytes:
    from ..forms.archive import MOST_BYTES

    data = read_bytes(file.absolute().parent, file.name, MOST_BYTES)
    if isinstance(data, Failure):
        if data.reason == "size":
            # One byte more than is taken: what is wrong is said as a finding of the file.
            return b"\0" * (MOST_BYTES + 1)
        raise unreadable(file, data)
    return data


@dataclass
class _Placed:
    """A sheet of a form, and where it stands in the records: `index` in the list of the file."""

    form: "Form"
    taken: "TakenSheet"
    path: str = ""
    index: int = 0


_Key = tuple[str, str, str, str]


def _key(form: "Form", taken: "TakenSheet") -> _Key:
    """Of which there is one: stage, unit, scorer, period."""
    assert form.identity is not None
    return form.identity.stage, taken.unit, form.identity.by, form.identity.period


@dataclass
class _Taking:
    ready: ReadyYear
    forms: Sequence["Form"]
    force: bool
    found: list[Finding] = field(default_factory=list)

    @property
    def _year(self) -> Year:
        return self.ready.year

    def received(self, *, dry_run: bool) -> Received:
        """Judge all forms together, and write what they change where none of them has an error."""
        self.found += [finding for form in self.forms for finding in form.findings]
        self.found += self._twice()
        trees = dict[str, dict[str, Any]]()
        changed = [placed for placed in self._placed() if self._take(placed, trees)]
        drafts = [self._draft(path, tree) for path, tree in trees.items()] if changed else []
        self.found += self._told_once(self._judged(drafts, changed))
        findings = tuple(sorted(self.found, key=self._order))
        stopped = any(catalogue().severity(finding) == "error" for finding in findings)
        saved = () if stopped else save(self.ready.records.root, drafts, dry_run=dry_run)
        return Received(saved, findings, len(changed))

    def _told_once(self, judged: Iterable[Finding]) -> list[Finding]:
        """What is judged, but not that a cell lacks what could not be read in it."""
        unread = {one.file for one in self.found if catalogue().severity(one) == "error"}
        return [one for one in judged if one.code != _EMPTY or one.file not in unread]

    def _twice(self) -> Iterator[Finding]:
        """One sheet in two files."""
        first: dict[_Key, str] = {}
        for form, taken in self._sheets():
            key = _key(form, taken)
            if key in first:
                yield Finding("EMU039", taken.place, (), {"file": first[key]})
            first.setdefault(key, form.file)

    def _sheets(self) -> Iterator[tuple["Form", "TakenSheet"]]:
        for form in self.forms:
            for taken in form.sheets:
                yield form, taken

    # Taking

    def _placed(self) -> Iterator[_Placed]:
        """Each sheet with the place that it has, or gets."""
        there = {
            (at.sheet.stage, at.sheet.unit, at.sheet.by, at.sheet.period or ""): at
            for at in reversed(list(sheets_of(self._year)))
        }
        for form, taken in self._sheets():
            at = there.get(_key(form, taken))
            if at is not None:
                yield _Placed(form, taken, at.file.path, at.index)
            elif form.identity is not None:
                folders = filter(None, (form.identity.stage, form.identity.period))
                own = f"{self._year.path}/scores/{'/'.join(folders)}/{form.identity.by}.yaml"
                yield _Placed(form, taken, own, -1)

    def _take(self, placed: _Placed, trees: dict[str, dict[str, Any]]) -> bool:
        """Put a sheet into the tree of its file; whether it changes anything there."""
        from ..forms.taking import Recorded, to_record

        scale, identity = scale_of_year(self._year), placed.form.identity
        assert scale is not None
        assert identity is not None
        tree = trees.get(placed.path) or self._tree(placed.path)
        recorded = None
        if placed.index >= 0:
            recorded = Recorded(self._sheet_at(placed).sheet, tree["sheets"][placed.index])
        result = to_record(placed.taken, identity, recorded, scale, force=self.force)
        self.found += result.findings
        if result.tree is None:
            return False
        trees[placed.path] = tree
        if placed.index < 0:
            placed.index = len(tree["sheets"])
            tree["sheets"].append(result.tree)
        else:
            tree["sheets"][placed.index] = result.tree
        return True

    def _sheet_at(self, placed: _Placed) -> SheetAt:
        return next(at for at in sheets_of(self._year) if (at.file.path, at.index) == (placed.path, placed.index))

    def _tree(self, path: str) -> dict[str, Any]:
        """What a file of score sheets holds; an empty one where it is not there."""
        old = self._old(path)
        tree = {"sheets": []} if old is None else read_tree(old, path).value
        return {**tree, "sheets": list(tree["sheets"])}

    def _old(self, path: str) -> bytes | None:
        if not any(file.path == path for file in self._year.scores):
            return None
        data = self.ready.records.read(path)
        if isinstance(data, Failure):
            raise unreadable(self.ready.records.root / path, data)
        return data

    def _draft(self, path: str, tree: Mapping[str, Any]) -> Draft:
        old = self._old(path)
        try:
            plain = {**tree, "sheets": [_plain(sheet) for sheet in tree["sheets"]]}
            new = yaml_text(plain).encode("utf-8") if old is None else edited(old, plain)
        except CannotEdit as error:
            raise Refused(note("cannot_be_edited_by_emucli", path=self.ready.records.root / path)) from error
        return Draft(path, new, old, over=True)

    # Judging

    def _judged(self, drafts: Iterable[Draft], changed: Sequence[_Placed]) -> Iterator[Finding]:
        """What the strict reader and the rules of scoring say of the sheets that change, at their cells."""
        files: list[File[Scores]] = []
        for one in drafts:
            record, refusals = read_record(one.new, one.path, Scores)
            if record is None:
                yield from self._at_cells(refusals, changed) or self._at_sheets(one.path, refusals, changed)
            else:
                files.append(File(one.path, State.PRESENT, record))
        replaced = {file.path: file for file in files}
        kept = [replaced.pop(file.path, file) for file in self._year.scores]
        year = replace(self._year, scores=(*kept, *replaced.values()))
        years = {**self.ready.cluster.years, year.name: year}
        cluster = replace(self.ready.cluster, years=years)
        members = (finding for file in year.scores for finding in units_are_members(file, cluster, year))
        judged = [*members, *check_year(cluster, year, YEAR_RULES, year_result(cluster, year), trusted=False)]
        waiving = Waiving(waivers_of(cluster.registers, [cluster]))
        yield from self._at_cells([one.finding for one in waiving.judge(judged) if not one.waived], changed)

    def _at_cells(self, findings: Iterable[Finding], changed: Sequence[_Placed]) -> list[Finding]:
        by_place: dict[tuple[str, str | int], _Placed] = {(one.path, one.index): one for one in changed}
        pairs = ((one, by_place.get((one.file, one.path[1])) if len(one.path) > 1 else None) for one in findings)
        return [
            Finding(finding.code, _cell((*finding.path[2:], *_lacking(finding)), placed.taken), (), finding.arguments)
            for finding, placed in pairs
            if placed is not None
        ]

    def _at_sheets(self, path: str, findings: Iterable[Finding], changed: Sequence[_Placed]) -> list[Finding]:
        """What keeps a whole file from being read, at the sheets that go into it."""
        places = [one.taken.place for one in changed if one.path == path]
        return [Finding(one.code, place, (), one.arguments) for place in places[:1] for one in findings]

    def _order(self, finding: Finding) -> tuple[int, int, int, int, str]:
        """By file, worksheet, row, column; what is said of a whole file or worksheet first."""
        files = [form.file for form in self.forms]
        sheets = [taken.place for _, taken in self._sheets()]
        cell = _CELL.search(finding.file)
        whole = finding.file[: cell.start()] if cell else finding.file
        file = next((at for at, name in enumerate(files) if whole == name or whole.startswith(f"{name}!")), 0)
        row, column = (int(cell[2]), len(cell[1]) * 100 + ord(cell[1][-1])) if cell else (0, 0)
        return file, sheets.index(whole) if whole in sheets else -1, row, column, finding.code


_NUMBERS = ("value", "target", "actual", "part", "of", "plus", "minus", "points")


def _plain(sheet: Mapping[str, Any]) -> Mapping[str, Any]:
    """A score sheet in which numbers and the day stand without quotes, as people write them."""
    whole = {key: Plain(value) if key == "submitted" else value for key, value in sheet.items()}
    if isinstance(sheet.get("entries"), dict):
        whole["entries"] = Block({code: _plain_entry(entry) for code, entry in sheet["entries"].items()})
    return whole


def _plain_entry(entry: Any) -> Any:
    if isinstance(entry, dict):
        return {key: _plain_entry(one) if key in _NUMBERS else one for key, one in entry.items()}
    return Plain(entry) if isinstance(entry, str) and re.fullmatch(NUMBER_PATTERN, entry, re.ASCII) else entry


_COLUMNS: Mapping[str, str] = {
    "target": "second", "of": "second", "minus": "second", "points": "by_hand", "reason": "reason",
    "evidence": "evidence", "note": "note",
}  # fmt: skip


def _lacking(finding: Finding) -> KeyPath:
    """The first of the keys that an entry lacks."""
    keys = finding.arguments.get("keys") if finding.code == _EMPTY else ()
    return keys[:1] if isinstance(keys, tuple) else ()


def _cell(path: KeyPath, taken: "TakenSheet") -> str:
    """The cell of what a finding means, else its worksheet."""
    key, *rest = (*map(str, path), "")
    if key != "entries" or not rest[0]:
        return taken.places.get(("", "", key), taken.place)
    code, column = rest[0], _COLUMNS.get(rest[1] if len(rest) > 1 else "", "first")
    first = taken.places.get((code, "", "first"), taken.place)
    return taken.places.get((code, "", column), first)
