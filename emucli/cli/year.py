"""What `score`, `elect` and `report` do first: load the year, and stop where its files cannot be trusted."""

from dataclasses import dataclass
from pathlib import Path

from ..checks.references import ids_of, references_exist
from ..findings.catalogue import catalogue
from ..findings.finding import Finding
from ..findings.located import in_order, summarise
from ..findings.text import findings_as_text
from ..model.tree import Cluster, State, Year
from ..results.year import YearResult, year_result
from .exits import FINDINGS, Halt
from .screen import painter, show
from .speech import Speech
from .workspace import load_year, locate


@dataclass(frozen=True)
class ReadyYear:
    """A year whose files were read without an error, and its result."""

    root: Path
    cluster: Cluster
    year: Year
    result: YearResult


def ready_year(path: Path, say: Speech, *, no_color: bool) -> ReadyYear:
    """The year of a folder. Raises Halt (1), its findings shown, where a file that it reads has an error (RULES J1)."""
    loaded = load_year(path, say)
    files = (loaded.cluster.file, *loaded.year.files(), *loaded.cluster.registers.files)
    read = {file.path for file in files if file.state is not State.ABSENT}
    findings = [finding for finding in loaded.findings if finding.file in read]
    for file in (loaded.cluster.file, *loaded.year.files()):
        findings.extend(references_exist(file, ids_of(file), loaded.cluster.registers))
    stopping = [finding for finding in findings if _stops(finding)]
    if stopping:
        found = in_order(list(locate(loaded.root, stopping)))
        summary = summarise(found, files=len(read), years=1)
        show(findings_as_text(found, summary, say.language, painter(no_color=no_color)))
        raise Halt(FINDINGS, say("Sửa các lỗi trên rồi chạy lại.", "Mend these, then run the command again."))
    return ReadyYear(loaded.root, loaded.cluster, loaded.year, year_result(loaded.cluster, loaded.year))


def _stops(finding: Finding) -> bool:
    return catalogue().severity(finding) == "error"
