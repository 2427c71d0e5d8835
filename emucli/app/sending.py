"""Sends score sheets out as forms: which workbooks a year needs, and their files."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..findings.near import nearest
from ..forms.orders import Order, orders, orders_of
from ..language.messages import note
from ..language.phrases import Language
from ..model.scoring import Stage
from ..results.names import Names
from ..results.scores import scale_of_year
from .refusal import Refused
from .saving import Draft, Saved, draft, save
from .settings import read_settings
from .year import ReadyYear, open_year

LIST_FILE = "danh-sach-gui.xlsx"


@dataclass(frozen=True)
class Wish:
    """Which forms: about a unit, by a scorer, of a stage, or all of the year. `blank`: without others' data."""

    unit: str = ""
    by: str = ""
    stage: str = ""
    everything: bool = False
    blank: bool = False


@dataclass(frozen=True)
class SentForm:
    """One form: its file, and by name who gets it to score whom."""

    file: str
    by: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Sent:
    """The forms that were made, and what became of their files."""

    forms: tuple[SentForm, ...]
    saved: tuple[Saved, ...]


@dataclass(frozen=True)
class Sending:
    """The forms of a year that are wanted, in the language that they will have."""

    ready: ReadyYear
    wanted: Sequence[Order]
    wish: Wish
    language: Language

    def send(self, folder: Path, *, force: bool = False, advance: Callable[[int], None] = lambda _forms: None) -> Sent:
        """Write them into a folder, all or none; `advance` is told of each that is made. Raises Refused."""
        from ..forms.workbook import list_bytes

        forms = tuple(map(self._form, self.wanted))
        files = [(form.file, data) for form, data in zip(forms, self._made(advance), strict=True)]
        if self.wish.everything:
            files.append((LIST_FILE, list_bytes([(one.file, one.by, one.units) for one in forms], self.language)))
        return Sent(forms, save(folder, _drafts(folder, files), force=force))

    def _form(self, one: Order) -> SentForm:
        names = Names(self.ready.cluster, self.language)
        return SentForm(_file_name(one), names.unit(one.by), tuple(map(names.unit, one.units)))

    def _made(self, advance: Callable[[int], None]) -> Iterator[bytes]:
        from ..forms.workbook import form_bytes

        for one in self.wanted:
            yield form_bytes(self.ready.cluster, self.ready.year, one, self.language, blank=self.wish.blank)
            advance(1)


def sending(path: Path, wish: Wish, *, language: Language | None = None) -> Sending:
    """The wanted forms of a year folder. Raises Refused where there is none of the kind, Unfit."""
    ready = open_year(path)
    return Sending(ready, _wanted(ready, wish), wish, language or read_settings(path).language or "vi")


def send_forms(path: Path, folder: Path, wish: Wish, *, language: Language | None = None, force: bool = False) -> Sent:
    """Write the forms of a year folder into a folder. Raises Refused where there is none of the kind, Unfit."""
    return sending(path, wish, language=language).send(folder, force=force)


def _drafts(folder: Path, files: Sequence[tuple[str, bytes]]) -> Iterator[Draft]:
    if folder.exists() and not folder.is_dir():
        raise Refused(note("is_not_a_folder", output=folder))
    for name, data in files:
        yield draft(folder, name, data)


def _file_name(order: Order) -> str:
    return "-".join(filter(None, (order.stage.id, order.period, order.by))) + ".xlsx"


def _wanted(ready: ReadyYear, wish: Wish) -> Sequence[Order]:
    scale = scale_of_year(ready.year)
    every = orders(ready.cluster, ready.year)
    if scale is None or not every:
        raise Refused(note("no_scale_for_forms", year=ready.records.shown(ready.year.path)))
    stages = _stages(list(scale.stages.values()), wish)
    members = {unit for one in every for unit in (*one.units, one.by)}
    for unit in filter(None, (wish.unit, wish.by)):
        if unit not in members:
            raise Refused(note("no_such_unit_for_forms", unit=unit, near=nearest(unit, members) or "-"))
    if wish.by:
        several = [one for stage in stages for one in orders_of(ready.cluster, ready.year, stage, wish.by)]
    else:
        several = [one for one in every if one.stage in stages]
    if wish.unit:
        several = [replace(one, units=(wish.unit,)) for one in several if wish.unit in one.units]
    if not several:
        raise Refused(note("nobody_scores_there", by=wish.by or wish.unit))
    return several


def _stages(stages: Sequence[Stage], wish: Wish) -> Sequence[Stage]:
    """The stages that are meant; a unit's own where only the unit is named."""
    if wish.stage:
        chosen = [stage for stage in stages if stage.id == wish.stage]
        if not chosen:
            raise Refused(note("no_such_stage", stage=wish.stage, stages=", ".join(one.id for one in stages)))
        return chosen
    if wish.unit and not wish.by:
        return [stage for stage in stages if stage.by == "member"] or stages
    if not (wish.by or wish.everything):
        raise Refused(note("say_which_forms"))
    return stages
