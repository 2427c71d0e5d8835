"""What the shell may complete beside commands and options: papers, codes, and what the records of a year name.

typer keeps of each list what begins as the word does. Records that cannot be read give nothing to complete: the
command itself says what is wrong with them.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from ..app.year import ReadyYear


def papers() -> Sequence[str]:
    """The papers of `report`."""
    from ..model.papers import PAPERS

    return ["all", *PAPERS]


def codes() -> Sequence[str]:
    """The codes of the catalogue."""
    from ..findings.catalogue import catalogue

    return list(catalogue().entries)


def units(ctx: typer.Context) -> Sequence[str]:
    """The members of the year that is named already."""
    members = [year.year.members.record for year in _years(ctx)]
    return [one.unit for record in members if record for one in record.members]


def stages(ctx: typer.Context) -> Sequence[str]:
    """The stages of scoring in the regulation of the year that is named already."""
    from ..model.unknown import known

    regulations = [year.year.regulation.record for year in _years(ctx)]
    scoring = [known(record.scoring) for record in regulations if record]
    return [one.id for some in scoring if some for one in some.stages or ()]


def subjects(ctx: typer.Context) -> Sequence[str]:
    """The votes, conferences or units that the paper named already may be about."""
    from ..model.papers import SEVERAL
    from ..papers.contents.subjects import subjects as of

    named = [one for one in SEVERAL if one in _words(ctx)]
    return [one for paper in named for year in _years(ctx) for one in of(paper, year.cluster, year.year)]


def _years(ctx: typer.Context) -> "Iterator[ReadyYear]":
    """The year of YEAR_DIR, where it is named and its records can be read."""
    from ..app.refusal import Refused
    from ..app.year import open_year

    for folder in filter(os.path.isdir, _words(ctx)):
        with suppress(Refused, OSError):
            yield open_year(Path(folder))


def _words(ctx: typer.Context) -> Sequence[str]:
    """The arguments before the option that is completed: without its value the parser sorts none of them."""
    return [*(str(ctx.params[name]) for name in ("paper", "year_dir") if ctx.params.get(name)), *ctx.args]
