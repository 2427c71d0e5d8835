"""A form that came back -> the score sheets that it holds, and everything that is wrong with it or worth knowing."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field

from ..findings.finding import Finding
from ..model.tree import Cluster, Year
from ..results.names import Names
from ..results.scores import marking_of
from .archive import Refused
from .cells import Cells, TakenSheet
from .desk import Desk
from .identity import IDENTITY_SHEET, LISTS_SHEET, Identity, SheetSent, from_lines, regulation_digest
from .inputs import tidy
from .opened import Opened, Page
from .structure import Structure

_HIDDEN = (IDENTITY_SHEET, LISTS_SHEET)


@dataclass(frozen=True)
class Form:
    """What a file holds: whose it is, its sheets, findings in their order. Without identity nothing could be read."""

    file: str
    identity: Identity | None
    sheets: tuple[TakenSheet, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_form(data: bytes, file: str, cluster: Cluster, year: Year) -> Form:
    """Read a filled form of a year. Never raises for any bytes: what is wrong becomes findings."""
    try:
        book = Opened(data)
        identity = _identity(book)
    except Refused as refusal:
        return Form(file, None, (), (Finding(refusal.code, file, (), refusal.arguments),))
    wrong = _foreign(identity, file, cluster, year)
    if wrong is not None:
        return Form(file, None, (), (wrong,))
    return _Reader(book, file, identity, cluster=cluster, year=year).form()


def _identity(book: Opened) -> Identity:
    page = book.pages.get(IDENTITY_SHEET)
    if page is None:
        raise Refused("EMU006", {})
    width = max((column for _, column in page.cells), default=1)
    try:
        return from_lines([page.line(row, width) for row in range(1, page.last_row + 1)])
    except (ValueError, IndexError, KeyError, TypeError) as error:
        raise Refused("EMU006", {}) from error


def _foreign(identity: Identity, file: str, cluster: Cluster, year: Year) -> Finding | None:
    """Why a form is not one of this year and its rules."""
    if (identity.cluster, identity.year) != (cluster.path, year.name):
        asked = f"{cluster.path}/{year.name}"
        return Finding("EMU007", file, (), {"of": f"{identity.cluster}/{identity.year}", "asked": asked})
    regulation = year.regulation.record
    if identity.digest != regulation_digest(year):
        version = (regulation.version if regulation else None) or ""
        # Two that are one say nothing.
        versions = (
            {"of": identity.version, "current": version} if version and identity.version not in ("", version) else {}
        )
        return Finding("EMU008", file, (), versions)
    marking = marking_of(cluster, year)
    units = set(marking.units) if marking else set()
    strange = [sheet.unit for sheet in identity.sheets if sheet.unit not in units]
    known_period = marking is not None and identity.period in marking.periods.names
    if marking is None or identity.stage not in marking.scale.stages or not known_period or strange:
        return Finding("EMU009", file, (), {"unit": strange[0] if strange else identity.by})
    return None


@dataclass
class _Reader:
    book: Opened
    file: str
    identity: Identity
    _: KW_ONLY
    cluster: Cluster
    year: Year
    found: list[Finding] = field(default_factory=list)

    def form(self) -> Form:
        marking = marking_of(self.cluster, self.year)
        assert marking is not None
        stage = marking.scale.stages[self.identity.stage]
        names = Names(self.cluster, self.identity.language)
        desk = Desk(
            year=self.year, marking=marking, names=names, stage=stage, by=self.identity.by, period=self.identity.period
        )
        sheets = [self._sheet(desk, sent, page) for sent, page in self._matched()]
        return Form(self.file, self.identity, tuple(one for one in sheets if one is not None), tuple(self.found))

    # Worksheets

    def _matched(self) -> Iterator[tuple[SheetSent, Page]]:
        """Each sheet that was sent with its worksheet; by its name, else by the unit that it names."""
        wanted = {sheet.name for sheet in self.identity.sheets}
        others = [page for page in self.book.pages.values() if page.name not in wanted and page.name not in _HIDDEN]
        spare = {page.name: self._unit_shown(page) for page in others}
        for sent in self.identity.sheets:
            copies = [name for name, unit in spare.items() if unit == sent.shown]
            page = self.book.pages.get(sent.name)
            if page is not None:
                for name in copies:
                    self.found.append(Finding("EMU012", f"{self.file}!{name}", (), {"name": sent.name}))
                    del spare[name]
                yield sent, page
            elif len(copies) == 1:
                self.found.append(Finding("EMU011", f"{self.file}!{copies[0]}", (), {"name": sent.name}))
                yield sent, self.book.pages[copies[0]]
                del spare[copies[0]]
            else:
                self.found.append(Finding("EMU010", self.file, (), {"name": sent.name, "unit": sent.shown}))
        self.found += [Finding("EMU013", f"{self.file}!{name}") for name in spare if not self._is_summary(name)]

    def _unit_shown(self, page: Page) -> str:
        return tidy(page.at(3, 4).text)

    def _is_summary(self, name: str) -> bool:
        """The summary, which was sent as the first worksheet; it holds formulas only."""
        return name == next(iter(self.book.pages)) and len(self.identity.sheets) > 1

    # Cells

    def _sheet(self, desk: Desk, sent: SheetSent, page: Page) -> TakenSheet | None:
        structure = Structure(page, sent, f"{self.file}!{page.name}")
        wrong = structure.findings()
        if tidy(page.at(3, 4).text) != sent.shown:
            wrong = (Finding("EMU019", structure.at(3, 4), (), {"code": "–"}), *wrong)
        self.found += wrong
        if any(finding.code in ("EMU014", "EMU015", "EMU016") for finding in wrong):
            # With rows out of their places nobody can tell what belongs to which criterion.
            return None
        return Cells(desk, structure, self.book, found=self.found).taken()
