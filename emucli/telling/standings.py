"""The answer of `score`: the standing of a year, what the cluster proposes, and what is still open."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from ..language.phrases import Arguments, Figure, Phrase, say, term
from ..model.outcome import Announced
from ..model.tree import Cluster, Year
from ..model.unknown import known
from ..results.awards import AwardResult
from ..results.duties import waited_for
from ..results.names import Names
from ..results.permitted import may_propose
from ..results.reception import receptions
from ..results.scores import Standing, YearScores
from ..results.year import YearResult
from ..scoring.numbers import written
from ..scoring.points import Missing, NodeScore
from . import SCHEMA_VERSION
from .duties import owing_lines
from .grid import Grid
from .lines import Line, as_markdown, bullets, safe
from .remarks import remarks


def standing_as_json(cluster: Cluster, year: Year, result: YearResult, names: Names) -> dict[str, object]:
    """The standing of a year; for one that is not rankable why, and what its record holds instead."""
    standings = result.scores.standings if result.scores else ()
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "status": result.status,
        "standings": [_standing_json(one, result.scores, names) for one in standings if result.scores],
        "awards": [_award_json(one, cluster) for one in result.awards],
        "blocked": [
            {
                "reason": one.reason,
                "units": list(one.units),
                "vote": one.vote,
                "detail": say(one.detail, names.language, names),
            }
            for one in result.blocked
        ],
        "reasons": [say(phrase, names.language, names) for phrase in result.not_rankable],
        "recorded": {
            "awards": [{"award": award, "units": units} for award, units in _proposals(result)],
            "announced": [_announced_json(one, names) for one in result.announced],
        },
    }


def _announced_json(one: Announced, names: Names) -> dict[str, object]:
    stated = None if one.class_ is None else names.text(one.class_) or None
    told = {} if one.class_ is None else {"class": stated}
    return {"unit": one.unit, "total": _stated(one.total), "rank": known(one.rank), **told}


def _standing_json(standing: Standing, scores: YearScores, names: Names) -> dict[str, object]:
    score = standing.score
    return {
        "unit": standing.unit,
        "rank": standing.rank,
        "tied": standing.tied,
        "total": points(score.total, scores),
        "base": points(score.base.points, scores),
        "bonus": points(score.bonus.points, scores),
        "penalty": points(score.penalty.points, scores),
        "class": class_name(standing, names) or None,
        **({"kind": standing.kind, "kind_rank": standing.kind_rank} if standing.kind is not None else {}),
        "criteria": {one.node.code: _criterion_points(one, scores) for one in score.nodes()},
        "missing": [_missing_json(one) for one in score.missing],
    }


def _missing_json(missing: Missing) -> dict[str, object]:
    needed: dict[str, object] = {"needed": missing.needed} if missing.needed < len(missing.scorers) else {}
    if missing.period:
        needed = {"period": missing.period, **needed}
    return {"stage": missing.stage, "scorers": list(missing.scorers), "criteria": list(missing.codes), **needed}


def _award_json(award: AwardResult, cluster: Cluster) -> dict[str, object]:
    return {
        "award": award.award,
        "units": list(award.units),
        "state": award.state,
        "open": list(award.open),
        "may_propose": may_propose(cluster, award.award),
    }


def points(value: Fraction | None, scores: YearScores) -> str | None:
    """Points with exactly the decimals of the regulation; None where they are missing."""
    return None if value is None else written(value, scores.decimals)


def _criterion_points(score: NodeScore, scores: YearScores) -> str | None:
    """The points of a criterion or group; None also where it does not apply, which counts nothing in a pool."""
    return None if score.state == "absent" else points(score.points, scores)


def shown_points(value: Fraction | None, scores: YearScores, names: Names) -> str:
    """Points as people read them; empty where they are missing."""
    return names.figure(points(value, scores) or "")


def class_name(standing: Standing, names: Names) -> str:
    """The name of a unit's class; empty where it has none."""
    return names.text(standing.rank_class.name) if standing.rank_class else ""


def _stated(total: object) -> str | None:
    """A published total as it is recorded, in digits; None where there is none."""
    return f"{total:f}" if isinstance(total, Decimal) else None


def _proposals(result: YearResult) -> list[tuple[str, list[str | None]]]:
    """Recorded units by award, both in the order of the record; null for a unit that the source does not name."""
    grouped: dict[str, list[str | None]] = {}
    for proposal in result.recorded_awards:
        grouped.setdefault(proposal.award, []).append(known(proposal.unit))
    return list(grouped.items())


def standing_grid(scores: YearScores, names: Names) -> Grid:
    """Rank, unit, kind, total, its parts, class; a `*` marks a total in which something missing counts as 0."""
    language = names.language
    headings = ("rank", "unit", "kind", "kind_rank", "total", "base", "bonus", "penalty", "class")
    rows = tuple(_row(standing, scores, names) for standing in scores.standings)
    optional = ("kind", "kind_rank", "class")
    shown = [at for at, heading in enumerate(headings) if heading not in optional or any(row[at] for row in rows)]
    return Grid(
        tuple(term(f"column_{headings[at]}", language) for at in shown),
        tuple(tuple(row[at] for at in shown) for row in rows),
        wide=tuple(shown.index(at) for at in (1, 2, 8) if at in shown),
    )


def _row(standing: Standing, scores: YearScores, names: Names) -> tuple[str, ...]:
    score = standing.score
    numbers = (score.total, score.base.points, score.bonus.points, score.penalty.points)
    shown = [shown_points(number, scores, names) or ("-" if score.unranked else "…") for number in numbers]
    if score.missing and score.total is not None:
        shown[0] += "*"
    rank = "-" if standing.rank is None else f"{standing.rank}{'=' if standing.tied else ''}"
    return (rank, names.unit(standing.unit), *_kind(standing, scores, names), *shown, class_name(standing, names))


def _kind(standing: Standing, scores: YearScores, names: Names) -> tuple[str, str]:
    """The name of a unit's kind, and its rank within it where ranks are counted among all."""
    kinds, rule = scores.marking.members.kinds, known(scores.regulation.ranking)
    found = kinds.get(standing.kind or "") if kinds is not None else None
    within = rule is not None and rule.within is not None
    own = "" if within or standing.kind_rank is None else str(standing.kind_rank)
    return (names.text(found.name) if found is not None else standing.kind or "", own)


def standing_as_text(cluster: Cluster, year: Year, result: YearResult, names: Names, stage: str | None = None) -> str:
    """The standing for people: a table, then what the cluster proposes, then what is open; or the view of a stage."""
    if result.scores is None:
        return "\n".join(line.as_text() for line in _not_rankable(cluster, year, result, names)) + "\n"
    parts = [*safe([_heading(year, names, stage)]), "", standing_grid(result.scores, names).as_text().rstrip()]
    for notes in (remarks(year, result.scores, names), award_lines(cluster, result, names), open_lines(result, names)):
        lines = [line.as_text() for line in notes]
        parts += ["", *lines] if lines else []
    return "\n".join(parts) + "\n"


def _heading(year: Year, names: Names, stage: str | None) -> str:
    arguments = {"cluster": names.cluster_name(), "year": year.name}
    if stage is None:
        return say(Phrase("standing_of", arguments), names.language)
    return say(Phrase("stage_view_of", {**arguments, "stage": stage}), names.language)


def standing_as_markdown(
    cluster: Cluster, year: Year, result: YearResult, names: Names, stage: str | None = None
) -> str:
    """The standing as Markdown; where there is no ranking why, and what the record holds instead."""
    if result.scores is None:
        heading, *others = (line.as_markdown() for line in _not_rankable(cluster, year, result, names))
        return "\n".join([f"# {heading}", "", *others]) + "\n"
    parts = [
        f"# {as_markdown(_heading(year, names, stage))}",
        "",
        standing_grid(result.scores, names).as_markdown().rstrip(),
    ]
    for notes in (remarks(year, result.scores, names), award_lines(cluster, result, names), open_lines(result, names)):
        lines = [f"{line.as_markdown()}\n" if line.depth is None else line.as_markdown() for line in notes]
        parts += ["", *lines] if lines else []
    return "\n".join(parts) + "\n"


def standing_as_csv(result: YearResult, names: Names) -> str:
    """One line a unit, with every criterion in a column of its own; only the headings where there is no ranking."""
    scores = result.scores
    codes = [node.code for node in scores.scale.nodes.values()] if scores else []
    kinds = ("kind", "kind_rank") if scores and scores.marking.members.kinds is not None else ()
    headings = ("unit", "name", "rank", "tied", *kinds, "total", "base", "bonus", "penalty", "class", "missing", *codes)
    rows = tuple(_csv_row(one, scores, names, codes) for one in scores.standings) if scores else ()
    return Grid(headings, rows, wide=()).as_csv()


def _csv_row(standing: Standing, scores: YearScores, names: Names, codes: Sequence[str]) -> tuple[str, ...]:
    score = standing.score
    by_code = {one.node.code: _criterion_points(one, scores) for one in score.nodes()}
    numbers = (score.total, score.base.points, score.bonus.points, score.penalty.points)
    rank = "" if standing.rank is None else str(standing.rank)
    tied = "true" if standing.tied else "false"
    return (
        standing.unit, names.unit(standing.unit), rank, tied, *_csv_kind(standing, scores),
        *(points(number, scores) or "" for number in numbers),
        class_name(standing, names),
        "; ".join(" ".join(filter(None, (one.stage, one.period, *one.codes))) for one in score.missing),
        *(by_code.get(code) or "" for code in codes),
    )  # fmt: skip


def _csv_kind(standing: Standing, scores: YearScores) -> tuple[str, ...]:
    if scores.marking.members.kinds is None:
        return ()
    return (standing.kind or "", "" if standing.kind_rank is None else str(standing.kind_rank))


def award_lines(cluster: Cluster, result: YearResult, names: Names) -> Iterator[Line]:
    """What the cluster proposes: it does not decide (`đề nghị`, never `quyết định`)."""
    if not result.awards:
        return
    kind = cluster.file.record.kind if cluster.file.record else "cluster"
    yield Line(say(Phrase(f"proposes_{kind}"), names.language))
    for award in result.awards:
        yield Line(f"{names.award(award.award)}: {say(_award_phrase(award), names.language, names)}", depth=0)
        if may_propose(cluster, award.award) is False:
            yield Line(say(Phrase("may_not_propose"), names.language), depth=1)


def _award_phrase(award: AwardResult) -> Phrase:
    arguments = {"units": award.units, "open": award.open}
    if award.state == "proposed":
        return Phrase("award_proposed", arguments)
    if award.state == "none":
        return Phrase("award_none", arguments)
    return Phrase("award_open_but" if award.units else "award_open", arguments)


def open_lines(result: YearResult, names: Names) -> Iterator[Line]:
    """What a person must send or decide before the result is complete: one line for each that owes sheets."""
    if result.marking and any(one.owed for one in result.blocked):
        yield Line(say(Phrase("status_owes"), names.language))
        yield from owing_lines(tuple(waited_for(receptions(result.marking))), names)
    others = [one for one in result.blocked if not one.owed]
    if others:
        yield from [Line("")] if len(others) < len(result.blocked) else []
        yield Line(say(Phrase("still_open"), names.language))
        yield from bullets((say(one.detail, names.language, names) for one in others), depth=1)


def _not_rankable(cluster: Cluster, year: Year, result: YearResult, names: Names) -> list[Line]:
    heading = Phrase("not_rankable", {"cluster": names.cluster_name(), "year": year.name})
    reasons = bullets((say(one, names.language, names) for one in result.not_rankable), depth=1)
    lines = [Line(say(heading, names.language)), *reasons]
    for notes in (award_lines(cluster, result, names), open_lines(result, names)):
        several = list(notes)
        lines += [Line(""), *several] if several else []
    lines += [Line(""), Line(say(Phrase("recorded_instead"), names.language))]
    recorded = [*_proposal_lines(result, names), *_announced_lines(result, names)]
    return [*lines, *(recorded or bullets([say(Phrase("nothing_recorded"), names.language)], depth=1))]


def _proposal_lines(result: YearResult, names: Names) -> Iterator[Line]:
    for award, units in _proposals(result):
        yield Line(say(Phrase("proposed_award", {"award": award}), names.language, names), depth=1)
        for unit in units:
            name = names.unit(unit) if unit else say(Phrase("unit_unknown"), names.language)
            yield Line(name, depth=2, bare=True)


def _announced_lines(result: YearResult, names: Names) -> Iterator[Line]:
    for one in result.announced:
        rank, total, stated = known(one.rank), _stated(one.total), names.text(one.class_)
        if stated and rank is None and total is None:
            phrase = Phrase("announced_class", {"unit": one.unit, "class": stated})
            yield Line(say(phrase, names.language, names), depth=1)
            continue
        arguments: Arguments = {"unit": one.unit, "rank": rank or "?", "total": Figure(total or "?")}
        told = say(Phrase("announced_result", arguments), names.language, names)
        yield Line(f"{told} ({stated})" if stated else told, depth=1)
