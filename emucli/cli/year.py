"""What `score`, `elect` and `report` do first: load the year, and stop where its files cannot be trusted."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..checks.references import references_exist
from ..checks.rules import check_numbers, check_offices, check_outcome, check_votes
from ..checks.waivers import Judged, Waiving, waivers_of
from ..findings.as_json import findings_as_json
from ..findings.catalogue import catalogue
from ..findings.located import Findings, summarise
from ..findings.text import findings_as_text
from ..model.tree import Cluster, State, Year
from ..results.year import YearResult, year_result
from .exits import FINDINGS, Halt
from .records import Records, located
from .screen import Shows, painter, show
from .speech import Speech
from .workspace import FolderIsLinked, load_year


@dataclass(frozen=True)
class ReadyYear:
    """A year whose files were read without an error, and its result.

    `departs`: what is wrong with next year's offices, and nobody accepted: outcome.yaml names a leader or deputy whom
    votes and regulation do not give, or one unit takes both offices.
    """

    records: Records
    cluster: Cluster
    year: Year
    result: YearResult
    departs: Findings


Judging = Literal["scores", "votes", "papers"]
"""What a command computes, so that errors which change it stop the command."""


def ready_year(
    path: Path, say: Speech, shows: Shows, *, judging: Judging | None = None, revision: str = ""
) -> ReadyYear:
    """The year of a folder. Raises Halt (1), its findings shown, where a file that it reads has an error (rule J1).

    With `judging`, errors that change totals or the results of votes count as well; for papers also where the record
    of the outcome differs from what the rules give, for a paper would state both. `revision`: as git has it there.
    """
    try:
        loaded = load_year(path, say, revision)
    except FolderIsLinked as linked:
        stop_at_errors(linked.records, [Judged(linked.finding, waived=False)], 0, say, shows)
        raise
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
    waiving = Waiving(waivers_of(loaded.cluster.registers, [loaded.cluster]))
    stop_at_errors(loaded.records, waiving.judge(findings), len(read), say, shows)
    departing = waiving.judge(check_offices(loaded.cluster, loaded.year, result))
    departs = located(loaded.records, [one for one in departing if not one.waived]).in_order()
    return ReadyYear(loaded.records, loaded.cluster, loaded.year, result, departs)


def stop_at_errors(records: Records, judged: Iterable[Judged], read: int, say: Speech, shows: Shows) -> None:
    """Show the errors that nobody accepted and raise Halt (1), where there are any. `read`: how many files were read.

    Where the answer is wanted as JSON, the findings are JSON as well.
    """
    stopping = [one for one in judged if not one.waived and catalogue().severity(one.finding) == "error"]
    if not stopping:
        return
    found = located(records, stopping).in_order()
    summary = summarise(found, files=read, years=min(read, 1))
    if shows.as_json:
        show(findings_as_json(found, summary, say.language))
    else:
        show(findings_as_text(found, summary, say.language, painter(no_color=shows.no_color)), painted=True)
    raise Halt(FINDINGS, say("mend_these_then_run_the"))
