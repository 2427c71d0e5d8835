"""Records roots to begin with, in memory: those of this repository, and small ones in which much is used."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from emucli.findings.catalogue import catalogue
from tests.cli import scored as years
from tests.disk import RECORDS, REPOSITORY
from tests.miniature import BASE
from tests.voting.elections import root
from tests.voting.test_table_of_elections import ELECTIONS

Tree = Mapping[str, bytes]
"""Record files by their path below the root."""


def sources() -> Sequence[Sequence[Tree]]:
    """Every root, kind by kind; each kind is as good a beginning as the others."""
    return tuple(map(tuple, (_years(), _votes(), _clusters(), _examples(), _whole())))


def _whole() -> Iterator[Tree]:
    """The worked example, and a year of which nothing is known."""
    yield _of_folder(REPOSITORY / "examples" / "block")
    yield _of_folder(REPOSITORY / "tests" / "papers" / "unknown_year")


def _of_folder(root: Path) -> Tree:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yaml"))}


def _clusters() -> Iterator[Tree]:
    """Each cluster of the records alone, with the registers."""
    whole = _of_folder(RECORDS)
    clusters = sorted(path.removesuffix("cluster.yaml") for path in whole if path.endswith("/cluster.yaml"))
    of_clusters = tuple(clusters)
    registers = {path: data for path, data in whole.items() if not path.startswith(of_clusters)}
    for cluster in clusters:
        yield {**registers, **{path: data for path, data in whole.items() if path.startswith(cluster)}}


def _years() -> Iterator[Tree]:
    """The miniature cluster with years of scores that other tests are about."""
    for year in (
        {}, years.RANKED, years.TIE_FOR_THE_FLAG, years.TIE_AT_THE_END, years.ONE_SHEET_MISSING,
        years.MISSING_IS_ZERO, years.SUSPENDED, years.SELF_AND_LATER,
    ):  # fmt: skip
        # The year before names another leader for this one.
        before = {path: text for path, text in BASE.items() if not year or path != "cum-1/2023/outcome.yaml"}
        yield _encoded({**before, **{f"{years.YEAR}/{name}": text for name, text in year.items()}})


def _votes() -> Iterator[Tree]:
    """Elections of one year that other tests are about."""
    for election in ELECTIONS:
        yield _encoded({path: text for path, text in root(election.files).items() if isinstance(text, str)})


def _examples() -> Iterator[Tree]:
    """The good example of every finding, with the files beside it."""
    for entry in catalogue().entries.values():
        if entry.good is not None:
            yield _encoded({**BASE, **{one.file: one.text for one in (*entry.beside, entry.good)}})


def _encoded(files: Mapping[str, str]) -> Tree:
    return {path: text.encode() for path, text in files.items()}
