"""Where a year stands: the year that a path means, and its status on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..language.messages import note
from ..results.status import YearStatus, year_status
from ..store.spelling import as_on_disk
from .records import shown_path
from .refusal import Refused
from .workspace import layout_of, placed, targets
from .year import ReadyYear, open_year


@dataclass(frozen=True)
class Current:
    """A year with its status; `folder` is that of the year, as people type it."""

    ready: ReadyYear
    status: YearStatus
    folder: str


def current(path: Path, day: date) -> Current:
    """The status on a day of the year that a path means: of a cluster the last one. Raises Refused, Unfit."""
    ready = open_year(_year_meant(path))
    status = year_status(ready.cluster, ready.year, ready.result, day)
    return Current(ready, status, shown_path(ready.records.root / ready.year.path))


def _year_meant(path: Path) -> Path:
    """A year folder as it is; else the last year of the one cluster at or below the path."""
    target = targets([path])[0]
    here = placed(as_on_disk(path))
    below = here.below if here is not None else ""
    clusters = layout_of(target).clusters
    years = {f"{one.path}/{name}": one.path for one in clusters for name in one.years}
    if any(f"{below}/".startswith(f"{year}/") for year in years):
        return path
    if clusters and not years:
        raise Refused(note("no_year_is_open_yet", folder=shown_path(target.root / clusters[0].path)))
    last = {cluster: year for year, cluster in sorted(years.items())}
    if len(last) > 1:
        hint = ", ".join(shown_path(target.root / year) for year in list(last.values())[:6])
        raise Refused(note("several_clusters_name_one", hint=hint))
    return target.root / next(iter(last.values())) if last else path
