"""What `score`, `elect` and `report` do first: load the year, and stop where its files cannot be trusted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..checks.references import references_exist
from ..checks.rules import check_numbers, check_offices, check_outcome, check_votes
from ..checks.waivers import apply_waivers
from ..findings.catalogue import catalogue
from ..findings.finding import Finding
from ..findings.located import in_order, summarise
from ..findings.text import findings_as_text
from ..model.tree import Cluster, State, Year
from ..results.year import YearResult, year_result
from .exits import FINDINGS, Halt
from .records import Records, locate
from .screen import painter, show
from .speech import Speech
from .workspace import load_year


@dataclass(frozen=True)
class ReadyYear:
    """A year whose files were read without an error, and its result.

    `departs`: outcome.yaml names another leader or deputy than votes and regulation give, or these give one unit both
    offices, and nobody accepted that.
    """

    records: Records
    cluster: Cluster
    year: Year
    result: YearResult
    departs: bool


Judging = Literal["scores", "votes", "papers"]
"""What a command computes, so that errors which change it stop the command."""


def ready_year(
    path: Path, say: Speech, *, no_color: bool, judging: Judging | None = None, revision: str = ""
) -> ReadyYear:
    """The year of a folder. Raises Halt (1), its findings shown, where a file that it reads has an error (RULES J1).

    With `judging`, errors that change totals or the results of votes count as well; for papers also where the record
    of the outcome differs from what the rules give, for a paper would state both. `revision`: as git has it there.
    """
    loaded = load_year(path, say, revision)
    files = (loaded.cluster.file, *loaded.year.files(), *loaded.cluster.registers.files)
    read = {file.path for file in files if file.state is not State.ABSENT}
    findings = [finding for finding in loaded.findings if finding.file in read]
    for file in (loaded.cluster.file, *loaded.year.files()):
        findings.extend(references_exist(file, loaded.cluster.registers))
    result = year_result(loaded.cluster, loaded.year)
    if judging in ("scores", "papers"):
        findings.extend(check_numbers(loaded.cluster, loaded.year, result))
    if judging == "papers":
        findings.extend(check_outcome(loaded.cluster, loaded.year, result))
    elif judging == "votes":
        findings.extend(check_votes(loaded.cluster, loaded.year, result))
    stop_at_errors(
        loaded.records, not_accepted(loaded.cluster, loaded.year, findings), len(read), say, no_color=no_color
    )
    offices = list(check_offices(loaded.cluster, loaded.year, result))
    departs = bool(not_accepted(loaded.cluster, loaded.year, offices))
    return ReadyYear(loaded.records, loaded.cluster, loaded.year, result, departs)


def not_accepted(cluster: Cluster, year: Year, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings that no waiver accepts (RULES J2)."""
    if not findings:
        return ()
    waivers = [cluster.registers.waivers, year.waivers]
    waivable = {code: entry.waivable for code, entry in catalogue().entries.items()}
    return [one.finding for one in apply_waivers(findings, waivers, waivable, whole=False) if not one.waived]


def stop_at_errors(records: Records, findings: Iterable[Finding], read: int, say: Speech, *, no_color: bool) -> None:
    """Show the errors among findings and raise Halt (1), where there are any. `read`: how many files were read."""
    stopping = [finding for finding in findings if catalogue().severity(finding) == "error"]
    if stopping:
        found = in_order(list(locate(records, stopping)))
        summary = summarise(found, files=read, years=1)
        show(findings_as_text(found, summary, say.language, painter(no_color=no_color)))
        raise Halt(FINDINGS, say("Sửa các lỗi trên rồi chạy lại.", "Mend these, then run the command again."))
