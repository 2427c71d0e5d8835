"""The one list of record files: each kind with its one word, where it belongs, and the class of its record.

The layout of a records root, the reader, the names that rules and templates use and the schemas are made from it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass
from typing import get_args

from .base import RecordFile
from .cluster import ClusterRecord
from .conferences import Conferences
from .covenant import Covenant
from .ids import Register
from .members import Members
from .outcome import Outcome
from .papers import Papers
from .plan import Plan
from .registers import Awards, Instruments, Movements, Sources, Units, Waivers
from .regulation import Regulation
from .review import YearReview
from .scores import Scores
from .votes import Votes
from .year_movements import YearMovements


@dataclass(frozen=True)
class FileKind:
    """A kind of record file. `name` is its one word: of the file, of the attribute that holds it, for rules and papers.

    `folder`: it may be several, the files of a folder of its name. `versions`: earlier ones lie beside it, as
    `regulation.2023.yaml` does. `told`: rules take it, and templates of papers name it. `schema_name` stands in for
    the name where a file of another place has the same.
    """

    name: str
    record: type[RecordFile]
    _: KW_ONLY
    folder: bool = False
    versions: bool = False
    told: bool = True
    schema_name: str = ""

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.yaml"

    @property
    def schema(self) -> str:
        """The name of its schema, without the ending."""
        return self.schema_name or self.name

    def holds(self, path: str) -> bool:
        """Whether a path, below the folder where the kind belongs, is of this kind."""
        if path == self.file:
            return True
        in_folder = self.folder and path.startswith(f"{self.name}/") and path.endswith(".yaml")
        return in_folder or (self.versions and re.fullmatch(rf"{self.name}\.[^/]+\.yaml", path) is not None)


def _by_name(*kinds: FileKind) -> Mapping[str, FileKind]:
    return {kind.name: kind for kind in kinds}


ROOT_FILES = _by_name(
    FileKind("units", Units, folder=True),
    FileKind("sources", Sources),
    FileKind("instruments", Instruments),
    FileKind("movements", Movements, schema_name="register-movements"),
    FileKind("awards", Awards),
    FileKind("waivers", Waivers),
)
"""What all clusters of a records root share: the registers, and waivers."""

CLUSTER_FILE = FileKind("cluster", ClusterRecord)
"""What makes a folder a cluster."""

YEAR_FILES = _by_name(
    FileKind("members", Members),
    FileKind("plan", Plan),
    FileKind("covenant", Covenant),
    FileKind("regulation", Regulation, versions=True),
    FileKind("movements", YearMovements),
    FileKind("review", YearReview),
    FileKind("scores", Scores, folder=True, told=False),
    FileKind("votes", Votes),
    FileKind("outcome", Outcome),
    FileKind("conferences", Conferences),
    FileKind("papers", Papers),
    FileKind("waivers", Waivers, told=False),
)
"""The files of a year, in the order of its steps; `Year` has an attribute of the same name for each."""

REGISTERS: Mapping[Register, type[RecordFile]] = {name: ROOT_FILES[name].record for name in get_args(Register)}
"""The registers whose entries records cite by their ids, each with the class of its files."""

TOLD: Mapping[str, type[RecordFile]] = {name: kind.record for name, kind in YEAR_FILES.items() if kind.told}
"""The files of a year that rules take and templates name, by their names."""

SCHEMAS: Mapping[str, type[RecordFile]] = {
    kind.schema: kind.record for kind in (*ROOT_FILES.values(), CLUSTER_FILE, *YEAR_FILES.values())
}
"""The records of all kinds by the names of their schemas."""


def kind_of(path: str, kinds: Mapping[str, FileKind]) -> FileKind | None:
    """Which of some kinds a path is of, below the folder where they belong; None where it is of none.

    >>> [kind and kind.name for kind in (kind_of(path, YEAR_FILES) for path in ("scores/a.yaml", "plan/a.yaml"))]
    ['scores', None]
    """
    kind = kinds.get(path.partition("/")[0].partition(".")[0])
    return kind if kind is not None and kind.holds(path) else None


def file_names(kinds: Iterable[FileKind]) -> tuple[str, ...]:
    """The names of the files of some kinds."""
    return tuple(kind.file for kind in kinds)
