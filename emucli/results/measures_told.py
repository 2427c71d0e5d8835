"""Measures and inputs in words: how a criterion is scored, and what a unit reports for it (FORMAT: measures).

Papers and forms say the same; each names by itself where it takes texts and numbers from.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ..language.phrases import Arguments
from ..model import measures
from ..model.base import Keyed
from ..model.place import KeyPath
from ..model.scores import Entry
from ..model.text import Text
from ..model.unknown import Unknown
from ..scoring.inputs import given
from ..scoring.nodes import Node


@dataclass(frozen=True)
class MeasureTold(ABC):
    """Tells the measure of one leaf, and the inputs that an entry gives."""

    leaf: Node

    @abstractmethod
    def phrase(self, key: str, arguments: Arguments) -> str:
        """A phrase of the program in the language that is spoken."""

    @abstractmethod
    def number(self, value: Fraction) -> str:
        """A number that a record states, as the language writes it."""

    @abstractmethod
    def share(self, share: Fraction) -> str:
        """A share as a rule states it."""

    @abstractmethod
    def text(self, text: Text | Unknown | None, at: KeyPath) -> str:
        """A text of the measure, which stands at `at` in it; empty where there is none."""

    def unit_of_target(self) -> str:
        """What a target of the covenant is measured in; empty where that is not known."""
        return ""

    def how(self) -> str | None:
        """How the criterion is scored; None where the source does not say it."""
        measure = self.leaf.measure
        if measure is None:
            return None
        told = "; ".join(self._said(measure))
        return f"{told[:1].upper()}{told[1:]}"

    def _said(self, measure: measures.AnyMeasure) -> Iterator[str]:
        if isinstance(measure, measures.PointsMeasure):
            key = "measure_points_step" if measure.step is not None else "measure_points"
            yield self._phrase(self._capped(key), step=self._number(measure.step))
        elif isinstance(measure, measures.ChoiceMeasure):
            yield from self._options(measure.options)
        elif isinstance(measure, measures.ChecklistMeasure):
            key = "measure_checklist_penalty" if self.leaf.part == "penalty" else "measure_checklist"
            yield self._phrase(key, items="; ".join(self._options(measure.items)))
        elif isinstance(measure, measures.BandsMeasure):
            yield from (self._band(band, measure) for band in measure.bands)
        elif isinstance(measure, measures.CountMeasure):
            key = self._capped("measure_count")
            yield self._phrase(
                f"{key}_penalty" if self.leaf.part == "penalty" else key, each=self._number(measure.each)
            )
        elif isinstance(measure, measures.NetMeasure):
            plus, minus, least = map(self._number, (measure.plus, measure.minus, measure.at_least))
            yield self._phrase(self._capped("measure_net"), plus=plus, minus=minus, least=least)
        elif isinstance(measure, measures.PlaceMeasure):
            yield from self._places(measure)
        else:
            yield from self._against_target(measure)
        if isinstance(measure, measures.NumberMeasure) and measure.input is not None:
            yield self._allowed(measure.input)

    def _places(self, measure: measures.PlaceMeasure) -> Iterator[str]:
        for at, points in enumerate(measure.points):
            yield self._phrase("measure_place", place=str(at + 1), points=self._number(points))
        yield self._phrase(f"measure_place_{measure.equal}")

    def _allowed(self, allowed: measures.InputRange) -> str:
        low, high = allowed.at_least, allowed.at_most
        key = "input_up_to" if low is None else "input_from" if high is None else "input_between"
        return self._phrase(key, low=self._number(low), high=self._number(high))

    def _against_target(
        self, measure: measures.RatioMeasure | measures.ShortfallMeasure | measures.RelativeMeasure
    ) -> Iterator[str]:
        if isinstance(measure, measures.RatioMeasure):
            yield self._phrase("measure_ratio_lower" if measure.lower_is_better else "measure_ratio")
        elif isinstance(measure, measures.ShortfallMeasure):
            lose, every = self._number(measure.lose), self._number(measure.every)
            yield self._phrase(f"measure_shortfall_{measure.of}", lose=lose, every=every, step=f"step_{measure.step}")
        else:
            yield self._phrase("measure_relative", share=self.share(measure.on_target))
            if measure.without_target is not None:
                yield self._phrase("measure_without_target")
        if measure.lower_is_better and not isinstance(measure, measures.RatioMeasure):
            yield self._phrase("lower_is_better")
        if measure.target is not None:
            yield self._phrase("target_of_measure", target=self._number(measure.target))
        elif measure.commitment is not None:
            yield self._phrase("target_of_covenant")

    def _options(self, options: Keyed[str, measures.Option]) -> Iterator[str]:
        for key, option in options.items():
            text = self.text(option.text, self._under(key)) or key
            yield self._option_told(text, option.points)

    def _band(self, band: measures.Band, measure: measures.BandsMeasure) -> str:
        """`Từ 95% đến dưới 100%: 70 điểm`; with the band's own words where it has any."""
        text = self.range_of(band, measure)
        own = self.text(band.text, ("bands", measure.bands.index(band), "text"))
        if own:
            text = f"{own} ({text})"
        return self._option_told(text, band.points)

    def _option_told(self, text: str, points: Decimal) -> str:
        """`Đạt giải nhất: 20 điểm`; `Không có giải: trừ 10 điểm`."""
        key = "measure_option" if points >= 0 else "measure_option_minus"
        return self._phrase(key, text=text, points=self._number(abs(points)))

    def range_of(self, band: measures.Band, measure: measures.BandsMeasure) -> str:
        """A band's ends in words."""
        unit = self.text(measure.measured_in, ("measured_in",))
        low = band.at_least if band.at_least is not None else band.more_than
        high = band.at_most if band.at_most is not None else band.less_than
        to = "to" if band.at_most is not None else "below"
        if low is None and high == 0:
            return self._measured(high, unit)
        if low is None:
            return self._phrase(f"band_only_{to}", high=self._measured(high, unit))
        # The unit stands once, after the last number; a percent sign after each.
        start_unit = unit if high is None or unit == "%" else ""
        start = self._phrase(
            "band_from" if band.at_least is not None else "band_above", low=self._measured(low, start_unit)
        )
        if high is None:
            return self._phrase("band_up", start=start) if band.at_least is not None else start
        return self._phrase(f"band_{to}", start=start, high=self._measured(high, unit))

    def input(self, entry: Entry) -> str:
        """What a unit reports: numbers in the language of the paper, options by their texts."""
        inputs, measure = given(entry), self.leaf.measure
        if inputs.met is not None and isinstance(measure, measures.ChecklistMeasure):
            return "; ".join(self._option(measure.items, one) for one in inputs.met)
        if isinstance(measure, measures.ChoiceMeasure) and inputs.value is not None:
            return self._option(measure.options, inputs.value)
        if inputs.part is not None and inputs.of is not None:
            return f"{self._number(inputs.part)}/{self._number(inputs.of)}"
        if inputs.actual is not None:
            return self._actual(inputs.actual, inputs.target)
        if inputs.due is not None and inputs.done is not None:
            late = max(0, (inputs.done - inputs.due).days)
            return self._phrase("input_late" if late else "input_in_time", days=str(late))
        if inputs.step is not None:
            return self._phrase("input_step")
        if inputs.count_ is not None and inputs.shared_by is not None:
            key = "input_shared" if inputs.value is None else "input_own_and_shared"
            return self._phrase(key, own=inputs.value or "", count=str(inputs.count_), by=str(inputs.shared_by))
        if isinstance(measure, measures.PlaceMeasure) and inputs.value is not None:
            return self._phrase("input_place", place=inputs.value)
        if inputs.plus is not None or inputs.minus is not None:
            return self._phrase("input_net", plus=str(inputs.plus or 0), minus=str(inputs.minus or 0))
        if isinstance(measure, measures.PointsMeasure) or inputs.value is None:
            return ""
        return self._value(inputs.value, measure)

    def _actual(self, actual: Decimal, target: Decimal | None) -> str:
        of = target if target is not None else self.leaf.target
        unit = self.unit_of_target()
        told = self._measured(actual, unit)
        return told if of is None else self._phrase("input_target", actual=told, target=self._measured(of, unit))

    def _value(self, value: str, measure: measures.AnyMeasure | None) -> str:
        unit = self.text(getattr(measure, "measured_in", None), ("measured_in",))
        try:
            return self._measured(Fraction(value), unit)
        except ValueError:
            return value

    def _measured(self, value: Decimal | Fraction | None, unit: str) -> str:
        return f"{self._number(value)}%" if unit == "%" else f"{self._number(value)} {unit}".rstrip()

    def _capped(self, key: str) -> str:
        """The phrase for a criterion with a maximum, or for one without: in pools a cap may lie above it."""
        return key if self.leaf.max is not None else f"{key}_uncapped"

    def _phrase(self, key: str, **arguments: str) -> str:
        return self.phrase(key, {"min": self._number(self.leaf.least), "max": self._number(self.leaf.max), **arguments})

    def _number(self, value: Decimal | Fraction | int | None) -> str:
        return "" if value is None else self.number(Fraction(value))

    def _option(self, options: Keyed[str, measures.Option], key: str) -> str:
        option = options.get(key)
        return (self.text(option.text, self._under(key)) or key) if option else key

    def _under(self, key: str) -> KeyPath:
        """Where in the measure an option stands."""
        return ("options" if isinstance(self.leaf.measure, measures.ChoiceMeasure) else "items", key, "text")
