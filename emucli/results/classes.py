"""The classes of a year: who stands in which, and how a class that a rule names is told from others (rule F6)."""

from collections.abc import Mapping, Sequence

from ..model.members import Members
from ..model.regulation import RankClass, Ranking
from ..model.text import Bilingual, Text
from ..model.tree import Year
from ..model.unknown import known
from ..scoring.classes import Classes, Classing
from ..scoring.points import UnitScore
from ..scoring.ranking import Groups
from ..scoring.scale import Scale


def classes_of(
    rule: Ranking | None, groups: Groups | None, scores: Mapping[str, UnitScore], scale: Scale, members: Members
) -> Classes:
    """The class of each unit; where there is no ranking yet, of those whose class hangs on no quota.

    Units that are ranked within their kind share out the places of a quota within it.
    """
    classing = Classing(rule.classes or () if rule else (), scale, scores)
    if groups is None:
        return Classes({unit: classing.alone(unit) for unit in scores})
    found = Classes()
    unplaced = set(scores) - {unit for group in groups for unit in group}
    found.of.update({unit: classing.alone(unit) for unit in sorted(unplaced)})
    within = rule is not None and rule.within == "kind"
    kinds = dict.fromkeys(members.kind_of(unit) if within else None for group in groups for unit in group)
    for kind in kinds:
        here = (tuple(unit for unit in group if not within or members.kind_of(unit) == kind) for group in groups)
        found.join(classing.among(tuple(group for group in here if group), len(members.considered(kind))))
    return found


def by_class(groups: Groups, classes: Classes, order: Sequence[RankClass]) -> Groups:
    """Groups of equal units with the better classes first, and without a class last."""
    places = {id(one): at for at, one in enumerate(order)}

    def place(unit: str) -> int:
        found = classes.of.get(unit)
        return len(order) if found is None else places[id(found)]

    levels = sorted({place(unit) for group in groups for unit in group})
    parts = (tuple(unit for unit in group if place(unit) == level) for level in levels for group in groups)
    return tuple(part for part in parts if part)


def classes_of_year(year: Year) -> Sequence[RankClass]:
    """The classes of a year's regulation, from the best down; none where it has none."""
    regulation = year.regulation.record
    ranking = known(regulation.ranking) if regulation else None
    return ranking.classes or () if ranking else ()


def is_as_good(got: RankClass | None, wanted: Text, classes: Sequence[RankClass]) -> bool:
    """Whether a class is the one that a requirement names or a better one: `classes` stand from the best down."""
    down_to = max((at for at, one in enumerate(classes) if same_class(one, wanted)), default=-1)
    return got is not None and got in classes[: down_to + 1]


def same_class(got: RankClass | None, wanted: Text) -> bool:
    """Whether a class is the one that a requirement names, in either language."""
    return got is not None and bool(wordings(got.name) & wordings(wanted))


def wordings(text: Text) -> frozenset[str]:
    """What a text says, in each language that it has."""
    if isinstance(text, Bilingual):
        return frozenset(word for word in (known(text.vi), known(text.en)) if word)
    return frozenset((text,))
