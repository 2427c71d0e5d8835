"""Measures in the words of papers, and what else a regulation says of a criterion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from ...language.phrases import Arguments
from ...model.place import KeyPath, Place
from ...model.scores import DetailedEntry, EvidenceFile
from ...model.scores import Entry as SheetEntry
from ...model.text import Text
from ...model.unknown import Unknown, known
from ...results.measures_told import MeasureTold
from ...scoring.nodes import Node
from ...scoring.scale import Scale
from ..values.entries import Wrapper
from ..values.value import Gap, Value


@dataclass(frozen=True)
class Telling(MeasureTold):
    """Tells the measures of one leaf in the language of a paper.

    `regulation`: the path of the file that holds it; `unit`: what the covenant measures its target in, where the target
    is one of the covenant. `lacking` gathers what telling leaves open (see `Value.lacking`).
    """

    wrapper: Wrapper
    regulation: str
    unit: Value | None = None
    lacking: list[Gap] = field(default_factory=list)

    def phrase(self, key: str, arguments: Arguments) -> str:
        """A phrase in the language of the paper."""
        return self.wrapper.phrase(key, **arguments)

    def number(self, value: Fraction) -> str:
        """A number with no more decimals than it needs."""
        return self.wrapper.number(value)

    def share(self, share: Fraction) -> str:
        """A share in percent where that is exact."""
        return self.wrapper.share(share)

    def text(self, text: Text | Unknown | None, at: KeyPath) -> str:
        """A text of the measure; what it lacks in the language of the paper is noted."""
        if text is None or isinstance(text, Unknown):
            return ""
        value = self.wrapper.text(text, Place(self.regulation, (*self.leaf.path, "measure", *at)))
        self.lacking.extend(value.lacking)
        return value.text

    def unit_of_target(self) -> str:
        """What the covenant measures the target in."""
        self.lacking.extend(self.unit.lacking if self.unit else ())
        return self.unit.text if self.unit else ""


def units_of(node: Node, wrapper: Wrapper, regulation: str) -> Iterator[Value]:
    """The units that a criterion alone applies to, or does not apply to."""
    if node.record.agency is not None:
        yield wrapper.named("units", node.record.agency, Place(regulation, (*node.path, "agency")))
    for key in ("applies_to", "not_for"):
        for at, unit in enumerate(getattr(node.record, key) or ()):
            yield wrapper.named("units", unit, Place(regulation, (*node.path, key, at)))


def notes_of(node: Node, scale: Scale, wrapper: Wrapper) -> Iterator[str]:
    """What else the regulation says of a criterion: who alone scores it, evidence, to whom it applies."""
    record = node.record
    stage = scale.stages.get(record.stage or "")
    if record.agency is not None:
        yield wrapper.phrase("scored_by_agency_named", agency=record.agency)
    elif stage is not None:
        yield wrapper.phrase(f"scored_by_{stage.by}")
    if record.evidence is not None:
        yield wrapper.phrase("evidence_required")
    several: Sequence[tuple[str, tuple[str, ...] | None]] = (
        ("applies_only_to", record.applies_to), ("not_applied_to", record.not_for),
    )  # fmt: skip
    for key, units in several:
        if units is not None:
            told = wrapper.phrase(key, units=units)
            yield f"{told}; {wrapper.phrase(f'otherwise_{node.otherwise}')}" if node.part == "base" else told
    if node.part == "base" and node.caps:
        yield wrapper.phrase("group_caps", max=wrapper.number(node.max or 0))
    if node.best is not None:
        yield wrapper.phrase("group_best", best=wrapper.number(Fraction(node.best)))
    code = getattr(record, "for_", None)
    if code is not None:
        yield wrapper.phrase("counts_for", code=code)
    if record.unlisted is not None:
        yield wrapper.phrase("unlisted_points", points=wrapper.number(record.unlisted))


def evidence_of(entry: SheetEntry) -> Sequence[Text | Unknown]:
    """The evidence that an entry names."""
    evidence = known(entry.evidence) if isinstance(entry, DetailedEntry) else None
    return [one.text if isinstance(one, EvidenceFile) else one for one in evidence or ()]


def place_of_measure(leaf: Node, regulation: str) -> Place:
    """Where a leaf's measure stands; the leaf itself where it is points as given."""
    path = (*leaf.path, "measure") if leaf.record.measure is not None else leaf.path
    return Place(regulation, path)
