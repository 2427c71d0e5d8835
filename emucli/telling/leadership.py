"""Who leads next, in words and as the values of its JSON."""

from collections.abc import Iterator

from ..language.phrases import Phrase, say, term
from ..model.tree import Cluster, Year
from ..results.names import Names
from ..results.offices import LeadershipResult, OfficeResult
from ..results.votes import award_votes
from ..results.year import YearResult
from . import SCHEMA_VERSION
from .lines import safe
from .votes import award_vote_as_json, award_vote_lines, vote_as_json, vote_lines


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
        "votes": [
            *(vote_as_json(one) for one in leaders.votes),
            *(award_vote_as_json(one) for one in award_votes(year)),
        ],
    }


def _office_json(office: OfficeResult, names: Names) -> dict[str, object]:
    explanation = [say(phrase, names.language, names) for phrase in office.explanation]
    return {
        "unit": office.unit,
        "state": office.state,
        "how": office.how,
        "computed": office.computed,
        "departs": office.departs is not None,
        "explanation": explanation,
    }


def leadership_as_text(
    cluster: Cluster, year: Year, result: LeadershipResult, names: Names, *, rounds: bool = False, awards: bool = False
) -> str:
    """The answer of `elect`, office by office, each with its reasons; then the rounds and the votes on awards."""
    kind = cluster.file.record.kind if cluster.file.record else "cluster"
    lines = [say(Phrase("leaders_of", {"cluster": names.cluster_name(), "year": result.for_year}), names.language)]
    for title, office in _offices(result):
        lines += ["", *_office_lines(term(f"{title}_of_{kind}", names.language), office, names)]
    for vote in result.votes if rounds else ():
        lines += ["", *vote_lines(vote, names)]
    for counted in award_votes(year) if awards else ():
        lines += ["", *award_vote_lines(counted, names)]
    return "\n".join(safe(lines)) + "\n"


def _offices(result: LeadershipResult) -> Iterator[tuple[str, OfficeResult]]:
    yield "leader", result.leader
    yield from (("deputy", deputy) for deputy in result.deputies)


def _office_lines(title: str, office: OfficeResult, names: Names) -> Iterator[str]:
    state = term(office.state, names.language)
    yield f"{title}: {names.unit(office.unit)} — {state}" if office.unit else f"{title}: {state}"
    yield from (f"  {say(phrase, names.language, names)}" for phrase in office.explanation)
