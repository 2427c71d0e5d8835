"""Results in words and as the values of their JSON (FORMAT: what the commands return as JSON)."""

from collections.abc import Iterable, Iterator

from ..language.phrases import Phrase, say, term
from ..model.tree import Cluster, Year
from ..model.unknown import Unknown, known
from .leadership import LeadershipResult, OfficeResult
from .names import Names
from .year import YearResult

SCHEMA_VERSION = "1"


def leadership_as_json(cluster: Cluster, year: Year, result: YearResult, names: Names) -> dict[str, object]:
    """The answer of `elect`; `unit` is null while the office is open."""
    leaders = result.leadership
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "for_year": leaders.for_year,
        "leader": _office_json(leaders.leader, names),
        "deputies": [_office_json(deputy, names) for deputy in leaders.deputies],
    }


def _office_json(office: OfficeResult, names: Names) -> dict[str, object]:
    explanation = [say(phrase, names.language, names) for phrase in office.explanation]
    return {"unit": office.unit, "state": office.state, "how": office.how, "explanation": explanation}


def leadership_as_text(cluster: Cluster, result: LeadershipResult, names: Names) -> str:
    """The answer of `elect`, office by office, each with its reasons."""
    kind = cluster.file.record.kind if cluster.file.record else "cluster"
    lines = [say(Phrase("leaders_of", {"cluster": names.cluster_name(), "year": result.for_year}), names.language)]
    for title, office in _offices(result):
        lines += ["", *_office_lines(term(f"{title}_of_{kind}", names.language), office, names)]
    return "\n".join(lines) + "\n"


def _offices(result: LeadershipResult) -> Iterator[tuple[str, OfficeResult]]:
    yield "leader", result.leader
    yield from (("deputy", deputy) for deputy in result.deputies)


def _office_lines(title: str, office: OfficeResult, names: Names) -> Iterator[str]:
    state = term(office.state, names.language)
    yield f"{title}: {names.unit(office.unit)} — {state}" if office.unit else f"{title}: {state}"
    yield from (f"  {say(phrase, names.language, names)}" for phrase in office.explanation)


def standing_as_json(cluster: Cluster, year: Year, result: YearResult, names: Names) -> dict[str, object]:
    """The answer of `score` for a year that is not rankable: why, and what its record holds instead."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "status": "not_rankable",
        "standings": [],
        "awards": [],
        "blocked": [],
        "reasons": [say(phrase, names.language, names) for phrase in result.not_rankable],
        "recorded": {
            "awards": [{"award": award, "units": units} for award, units in _proposals(result)],
            "announced": [
                {"unit": one.unit, "total": _written(one.total), "rank": known(one.rank)} for one in result.announced
            ],
        },
    }


def _written(total: object) -> str | None:
    return None if total is None or isinstance(total, Unknown) else str(total)


def _proposals(result: YearResult) -> list[tuple[str, list[str | None]]]:
    """Units by award, both in the order of the record; null for a unit that the source does not name."""
    grouped: dict[str, list[str | None]] = {}
    for proposal in result.awards:
        grouped.setdefault(proposal.award, []).append(known(proposal.unit))
    return list(grouped.items())


def standing_as_text(year: Year, result: YearResult, names: Names) -> str:
    """The answer of `score` for a year that is not rankable."""
    heading = Phrase("not_rankable", {"cluster": names.cluster_name(), "year": year.name})
    lines = [say(heading, names.language), *_bullets(say(one, names.language, names) for one in result.not_rankable)]
    lines += ["", say(Phrase("recorded_instead"), names.language)]
    recorded = [*_proposal_lines(result, names), *_announced_lines(result, names)]
    return "\n".join([*lines, *(recorded or _bullets([say(Phrase("nothing_recorded"), names.language)]))]) + "\n"


def _proposal_lines(result: YearResult, names: Names) -> Iterator[str]:
    for award, units in _proposals(result):
        yield f"  - {say(Phrase('proposed_award', {'award': award}), names.language, names)}"
        for unit in units:
            yield f"      {names.unit(unit) if unit else say(Phrase('unit_unknown'), names.language)}"


def _announced_lines(result: YearResult, names: Names) -> Iterator[str]:
    for one in result.announced:
        rank, total = known(one.rank), _written(one.total)
        arguments = {"unit": one.unit, "rank": str(rank or "?"), "total": total or "?"}
        yield f"  - {say(Phrase('announced_result', arguments), names.language, names)}"


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"  - {line}" for line in lines]
