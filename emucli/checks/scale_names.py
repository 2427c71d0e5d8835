"""What a regulation names exists: codes, stages, classes, commitments; and nothing has a name of another."""

from collections.abc import Iterable, Iterator
from typing import Any

from ..findings.finding import KeyPath
from ..findings.near import Known
from ..model.base import Keyed
from ..model.covenant import Covenant
from ..model.measures import TargetMeasure
from ..model.regulation import Bound, ByCode, Regulation, TieBreak, VotingRule
from ..model.scoring import PoolCriterion
from ..model.text import Text
from ..model.unknown import known, listed
from ..results.classes import same_class
from ..scoring.nodes import PARTS, Node
from ..scoring.scale import RESERVED_CODES, Scale
from .gives import gives
from .scope import Found

Named = tuple[KeyPath, str]


@gives("EMU403", "EMU404")
def codes_are_unique(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that no two criteria have the same code, and none a word that stands for a sum."""
    for node in _nodes(scale):
        if scale.nodes[node.code] is not node:
            yield Found("EMU403", regulation, (*node.path, "code"), {"code": node.code})
        if node.code in RESERVED_CODES:
            yield Found("EMU404", regulation, (*node.path, "code"), {"code": node.code})


def _nodes(scale: Scale) -> Iterator[Node]:
    for part in PARTS:
        for top in scale.tops[part]:
            yield from top.all()


@gives("EMU322")
def stages_are_unique(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that stages have ids of their own."""
    seen: set[str] = set()
    for index, stage in enumerate(scale.scoring.stages or ()):
        if stage.id in seen:
            yield Found("EMU322", regulation, ("scoring", "stages", index, "id"), {"id": stage.id})
        seen.add(stage.id)


@gives("EMU409")
def codes_that_are_named_exist(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that tie-breaks, classes, requirements and bonus criteria name codes of the scale."""
    base = Known(node.code for node in _nodes(scale) if node.part == "base")
    nodes, every = Known(scale.nodes), Known((*scale.nodes, *RESERVED_CODES))
    named = [(named, every) for named in _in_ties(regulation)]
    named += [(named, nodes) for named in _in_thresholds(regulation)]
    named += [(named, every) for named in _in_bounds(regulation)]
    named += [(named, base) for named in _in_pools(scale)]
    for (path, code), codes in named:
        if code not in codes:
            arguments = {"code": code, "near": codes.near(code)}
            yield Found("EMU409", regulation, path, arguments, on_key=path[-1] == code)


def _in_ties(regulation: Regulation) -> Iterator[Named]:
    for where, ties in ties_of(regulation):
        for index, tie in enumerate(ties):
            for key, code in (("higher", tie.higher), ("lower", tie.lower)):
                if code is not None and tie.in_ is None:
                    yield (*where, "ties", index, key), code


def ties_of(regulation: Regulation) -> Iterator[tuple[KeyPath, tuple[TieBreak, ...]]]:
    """Every list of tie-breaks and where it stands: of the ranking, and of the rules that votes are held by."""
    ranking, leading = known(regulation.ranking), known(regulation.leadership)
    yield ("ranking",), (ranking.ties or () if ranking else ())
    rules: list[tuple[KeyPath, VotingRule | None]] = [(("voting",), known(regulation.voting))]
    for office in ("leader", "deputies") if leading else ():
        rule = known(getattr(leading, office))
        rules.append((("leadership", office, "voting"), rule.voting if rule else None))
    rules += [(("awards", at, "voting"), award.voting) for at, award in enumerate(listed(regulation.awards))]
    yield from ((path, voting.ties or ()) for path, voting in rules if voting is not None)


def _in_thresholds(regulation: Regulation) -> Iterator[Named]:
    ranking = known(regulation.ranking)
    for index, one in enumerate(ranking.classes or () if ranking else ()):
        yield from _keys(one.groups, ("ranking", "classes", index, "groups"))
    for index, award in enumerate(listed(regulation.awards)):
        if award.requires is not None:
            yield from _keys(award.requires.groups, ("awards", index, "requires", "groups"))


def _in_bounds(regulation: Regulation) -> Iterator[Named]:
    """Codes whose points are bounded, which may be sums, and those that awards go down."""
    for path, bounds in bounds_of(regulation):
        yield from _keys(bounds, path)
    for index, award in enumerate(listed(regulation.awards)):
        if isinstance(award.order, ByCode):
            yield ("awards", index, "order", "code"), award.order.code


def bounds_of(regulation: Regulation) -> Iterator[tuple[KeyPath, Keyed[str, Bound] | None]]:
    """Every mapping of codes to bounds, and where it stands: of classes, of what lowers them, of requirements."""
    ranking = known(regulation.ranking)
    for index, one in enumerate(ranking.classes or () if ranking else ()):
        path: KeyPath = ("ranking", "classes", index)
        yield (*path, "codes"), one.codes
        yield (*path, "lower", "when"), one.lower.when if one.lower else None
    for index, award in enumerate(listed(regulation.awards)):
        yield ("awards", index, "requires", "codes"), award.requires.codes if award.requires else None


def _keys(groups: Keyed[str, Any] | None, path: KeyPath) -> Iterator[Named]:
    for code in groups.keys() if groups is not None else ():
        yield (*path, code), code


def _in_pools(scale: Scale) -> Iterator[Named]:
    for node in _nodes(scale):
        if isinstance(node.record, PoolCriterion) and node.record.for_ is not None:
            yield (*node.path, "for"), node.record.for_


@gives("EMU410")
def stages_that_are_named_exist(scale: Scale, regulation: Regulation) -> Iterator[Found]:
    """Check that `final` and criteria name stages of the regulation."""
    stages = Known(scale.stages)
    for path, stage in (*_in_final(scale), *_in_criteria(scale)):
        if stage not in stages:
            arguments = {"stage": stage, **stages.hint(stage)}
            yield Found("EMU410", regulation, path, arguments, on_key=path[-1] == stage)


def _in_final(scale: Scale) -> Iterator[Named]:
    final = scale.scoring.final
    if isinstance(final, str):
        yield ("scoring", "final"), final
    elif isinstance(final, Keyed):
        yield from ((("scoring", "final", stage), stage) for stage, _ in final.items())


def _in_criteria(scale: Scale) -> Iterable[Named]:
    return (((*node.path, "stage"), node.record.stage) for node in _nodes(scale) if node.record.stage is not None)


@gives("EMU421")
def classes_that_are_required_exist(regulation: Regulation) -> Iterator[Found]:
    """Check that the class that an award requires is one of the ranking's classes."""
    ranking = known(regulation.ranking)
    classes = ranking.classes or () if ranking else ()
    names = Known(word for one in classes for word in _words(one.name))
    for index, award in enumerate(listed(regulation.awards)):
        wanted = award.requires.class_ if award.requires else None
        if wanted is not None and not any(same_class(one, wanted) for one in classes):
            word = _words(wanted)[0]
            arguments = {"class": word, **names.hint(word)}
            yield Found("EMU421", regulation, ("awards", index, "requires", "class"), arguments)


def _words(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else [word for word in (known(text.vi), known(text.en)) if word]


@gives("EMU323")
def targets_name_a_commitment_that_was_made(
    scale: Scale, regulation: Regulation, covenant: Covenant | None
) -> Iterator[Found]:
    """Check that the commitment whose target a measure takes is one of the covenant's commitments."""
    made = Known(one.id for one in listed(covenant.commitments if covenant else None))
    for leaf in scale.leaves:
        commitment = leaf.measure.commitment if isinstance(leaf.measure, TargetMeasure) else None
        if commitment is not None and commitment not in made:
            arguments = {"id": commitment, **made.hint(commitment)}
            yield Found("EMU323", regulation, (*leaf.path, "measure", "commitment"), arguments)
