"""What of a year's result is certain, as entries of outcome.yaml beside those that people recorded there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ..language.phrases import Figure, Phrase
from ..model.outcome import Outcome
from ..model.regulation import RankClass
from ..model.text import in_language, language_of
from ..model.tree import Cluster
from ..model.unknown import Unknown, listed
from ..results.awards import AwardResult
from ..results.classes import same_class
from ..results.offices import OfficeResult
from ..results.permitted import may_propose
from ..results.scores import Standing
from ..results.year import YearResult
from ..scoring.numbers import written
from ..writing.scalar import Value

Tree = dict[str, Any]
_KEYS = ("announced_of", "announced", "awards", "leadership", "resolutions", "handover")
"""The keys of outcome.yaml in their order; what else a file has at its top stands before them."""
_SETTLED = ("chosen", "proposed")
"""States of an office that the rules fill."""


@dataclass(frozen=True)
class Certain:
    """What is certain of a result; `there` is what outcome.yaml holds, as it was written.

    `kept` gathers what people recorded otherwise: nothing is written over it.
    """

    cluster: Cluster
    result: YearResult
    outcome: Outcome | None
    there: Mapping[str, Any]
    kept: list[Phrase] = field(default_factory=list)

    def tree(self) -> Tree:
        """outcome.yaml with what is certain."""
        made = {
            "announced": self._announced(),
            "awards": self._awards(),
            "leadership": self._leadership(),
        }
        found = {**self.there, **{key: value for key, value in made.items() if value}}
        order = [*(key for key in self.there if key not in _KEYS), *_KEYS]
        return {key: found[key] for key in order if key in found}

    # Totals and ranks

    def _announced(self) -> list[Value] | None:
        scores = self.result.scores
        if scores is None or scores.ranking is None or self._is_unknown("announced"):
            return None
        entries: list[Value] = [dict(entry) for entry in self.there.get("announced", ())]
        by_unit = {entry["unit"]: entry for entry in entries if isinstance(entry, dict)}
        for standing in scores.standings:
            own = self._figures(standing, scores.decimals)
            entry = by_unit.get(standing.unit)
            if entry is None:
                entries += [{"unit": standing.unit, **own}] if own else []
            else:
                entry.update({key: value for key, value in own.items() if key not in entry})
                self._compare(standing, entry, own)
        return entries

    def _figures(self, standing: Standing, decimals: int) -> dict[str, Value]:
        """A total, a rank unless a tie that matters may still change it, the class that both give."""
        total = None if self._has_other_scale else standing.score.total
        found: dict[str, Value] = {} if total is None else {"total": Decimal(written(total, decimals))}
        if standing.rank is not None and not (standing.tied and standing.unit in self._tied):
            found["rank"] = standing.rank
        # A unit whose class hangs on a tie has none yet.
        if standing.rank_class is not None:
            found["class"] = self._class_name(standing.rank_class)
        return found

    def _class_name(self, given: RankClass) -> Value:
        """The name of a class in the language of the bare texts of outcome.yaml; in the other one it says in which."""
        own = self.outcome.text_language if self.outcome else "vi"
        rules = self.result.scores.regulation.text_language if self.result.scores else own
        language, name = language_of(given.name, own, rules), in_language(given.name, own)
        return name if language == own else {language: name}

    @property
    def _has_other_scale(self) -> bool:
        """Whether totals were published on another scale than they are computed on: they are a person's to convert."""
        return self.outcome is not None and self.outcome.announced_of is not None

    @property
    def _tied(self) -> frozenset[str]:
        ties = (one.units for one in self.result.blocked if one.reason == "tie" and one.vote is None)
        return frozenset(unit for units in ties for unit in units)

    def _compare(self, standing: Standing, entry: Mapping[str, Any], own: Mapping[str, Value]) -> None:
        for key in (one for one in ("total", "rank") if one in own):
            recorded, value = str(entry[key]), str(own[key])
            if recorded == "unknown" or Fraction(recorded) != Fraction(value):
                figures = {"recorded": Figure(recorded), "computed": Figure(value)}
                self.kept.append(Phrase(f"kept_{key}", {"unit": standing.unit, **figures}))
        self._compare_class(standing)

    def _compare_class(self, standing: Standing) -> None:
        """Tell of a class that people recorded otherwise: neither language of it is that of the computed one."""
        entries = listed(self.outcome.announced if self.outcome else None)
        recorded = next((one.class_ for one in entries if one.unit == standing.unit), None)
        if standing.rank_class is None or recorded is None:
            return
        if isinstance(recorded, Unknown) or not same_class(standing.rank_class, recorded):
            told = "unknown" if isinstance(recorded, Unknown) else in_language(recorded, "vi")
            words = {"recorded": told, "computed": in_language(standing.rank_class.name, "vi")}
            self.kept.append(Phrase("kept_class", {"unit": standing.unit, **words}))

    # Proposals

    def _awards(self) -> list[Value] | None:
        if self._is_unknown("awards"):
            return None
        entries: list[Value] = [dict(entry) for entry in self.there.get("awards", ())]
        for award in dict.fromkeys(one.award for one in self.result.awards):
            of_it = [one for one in self.result.awards if one.award == award]
            entries += [{"award": award, "unit": unit} for unit in self._proposed(award, of_it)]
        return entries

    def _proposed(self, award: str, results: Sequence[AwardResult]) -> Iterator[str]:
        """The units that receive an award in any case and are not recorded yet, where nobody decided otherwise."""
        if may_propose(self.cluster, award) is False:
            return
        recorded = [one.unit for one in listed(self.outcome.awards if self.outcome else None) if one.award == award]
        possible = {unit for one in results for unit in (*one.units, *one.open)}
        other = [unit for unit in recorded if isinstance(unit, Unknown) or unit not in possible]
        if other:
            named = tuple(unit for unit in other if isinstance(unit, str))
            self.kept.append(Phrase("kept_award", {"award": award, "units": named}))
            return
        for unit in dict.fromkeys(unit for one in results for unit in one.units):
            if unit not in recorded and not self._resolved("award", unit, award):
                yield unit

    def _resolved(self, of: str, unit: str, award: str | None = None) -> bool:
        several = self.outcome.resolutions or () if self.outcome else ()
        return any(one.of == of and one.unit == unit and one.award == award for one in several)

    # Offices

    def _leadership(self) -> Tree | None:
        if self._is_unknown("leadership"):
            return None
        found: Tree = dict(self.there.get("leadership", {}))
        result = self.result.leadership
        leader, deputies = _entries((result.leader,)), _entries(result.deputies)
        if "leader" not in found and leader:
            found = {"leader": leader[0], **found}
        if "deputies" not in found and deputies:
            found["deputies"] = deputies
        self.kept.extend(
            Phrase("kept_office", {"recorded": one.recorded or "", "computed": one.computed})
            for one in result.offices
            if one.departs == "another" and one.computed is not None
        )
        return found

    def _is_unknown(self, key: str) -> bool:
        return isinstance(getattr(self.outcome, key, None), Unknown)


def _entries(offices: Sequence[OfficeResult]) -> list[Tree]:
    """The offices that the rules fill, as entries; none where one of them is open or only a record fills it."""
    found = [one for one in offices if one.unit is not None and one.state in _SETTLED and one.computed == one.unit]
    if len(found) < len(offices):
        return []
    return [{"unit": one.unit, **({"how": one.how} if one.how else {})} for one in found]
