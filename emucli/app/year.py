"""What `score`, `elect` and `report` do first: load the year, and stop where its files cannot be trusted."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..checks.references import references_exist
from ..checks.rules import check_numbers, check_offices, check_outcome, check_votes
from ..checks.waivers import Judged, Waiving, waivers_of
from ..findings.catalogue import catalogue
from ..findings.located import Findings
from ..language.messages import note
from ..model.tree import Cluster, State, Year
from ..results.year import YearResult, year_result
from .records import Records, located
from .refusal import Unfit
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


def open_year(path: Path, *, judging: Judging | None = None, revision: str = "") -> ReadyYear:
    """The year of a folder. Raises Unfit where a file that it reads has an error (rule J1), Refused for no year.

    With `judging`, errors that change totals or the results of votes count as well; for papers also where the record
    of the outcome differs from what the rules give, for a paper would state both. `revision`: as git has it there.
    """
    try:
        loaded = load_year(path, revision)
    except FolderIsLinked as linked:
        stop_at_errors(linked.records, [Judged(linked.finding, waived=False)], 0)
        raise
    files = (loaded.cluster.file, *loaded.year.files(), *loaded.cluster.registers.files)
    read = {file.path for file in files if file.state is not State.ABSENT}
    findings = [finding for finding in loaded.findings if finding.file in read]
    for file in (loaded.cluster.file, *loaded.year.files()):
        findings.extend(references_exist(file, loaded.cluster.registers, loaded.year))
    result = year_result(loaded.cluster, loaded.year)
    if judging in ("scores", "papers"):
        findings.extend(check_numbers(loaded.cluster, loaded.year, result))
    if judging == "papers":
        findings.extend(check_outcome(loaded.cluster, loaded.year, result))
    elif judging == "votes":
        findings.extend(check_votes(loaded.cluster, loaded.year, result))
    waiving = Waiving(waivers_of(loaded.cluster.registers, [loaded.cluster]))
    stop_at_errors(loaded.records, waiving.judge(findings), len(read))
    departing = waiving.judge(check_offices(loaded.cluster, loaded.year, result))
    departs = located(loaded.records, [one for one in departing if not one.waived]).in_order()
    return ReadyYear(loaded.records, loaded.cluster, loaded.year, result, departs)


def score(path: Path) -> ReadyYear:
    """A year whose totals, ranks and proposals can be relied on: `result.scores`, `result.awards`, `result.blocked`.

    `path`: the folder of the year. Raises Unfit, Refused.
    """
    return open_year(path, judging="scores")


def elect(path: Path) -> ReadyYear:
    """A year whose votes can be relied on: `result.leadership`; `departs` holds what its record says otherwise.

    `path`: the folder of the year. Raises Unfit, Refused.
    """
    return open_year(path, judging="votes")


def stop_at_errors(records: Records, judged: Iterable[Judged], read: int) -> None:
    """Raises Unfit where there is an error that nobody accepted. `read`: how many files were read."""
    stopping = [one for one in judged if not one.waived and catalogue().severity(one.finding) == "error"]
    if stopping:
        raise Unfit(note("mend_these_then_run_the"), located(records, stopping).in_order(), read)
