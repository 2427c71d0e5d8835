"""Who leads next, in words and as the values of its JSON."""

from collections.abc import Iterator

from ...language.phrases import Phrase, say, term
from ...model.tree import Cluster, Year
from ..leadership import LeadershipResult, OfficeResult
from ..names import Names
from ..year import YearResult
from . import SCHEMA_VERSION
from .lines import shown


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
    return "\n".join(shown(lines)) + "\n"


def _offices(result: LeadershipResult) -> Iterator[tuple[str, OfficeResult]]:
    yield "leader", result.leader
    yield from (("deputy", deputy) for deputy in result.deputies)


def _office_lines(title: str, office: OfficeResult, names: Names) -> Iterator[str]:
    state = term(office.state, names.language)
    yield f"{title}: {names.unit(office.unit)} — {state}" if office.unit else f"{title}: {state}"
    yield from (f"  {say(phrase, names.language, names)}" for phrase in office.explanation)
