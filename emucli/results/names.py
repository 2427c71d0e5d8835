"""Names of what records cite by id, in one language; the other language where that one is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..language import vietnamese
from ..language.english import with_article
from ..language.lists import figure as as_figure
from ..language.lists import in_a_sentence
from ..language.phrases import any_of
from ..model.base import Keyed
from ..model.registers import Instrument
from ..model.regulation import Regulation
from ..model.scoring import Stage
from ..model.text import Language, Text, in_language
from ..model.tree import Cluster
from ..model.unknown import Unknown, known
from .award_names import named_award


@dataclass(frozen=True)
class Names:
    """The names of a cluster's registers in one language. An id that no register holds is its own name."""

    cluster: Cluster
    language: Language

    def __call__(self, register: str, id_: str) -> str:
        """The name of a `unit`, an `instrument`, an `award` or the `authority`, as it stands in a sentence."""
        name: str = getattr(self, register)(id_)
        return with_article(name) if self.language == "en" and register == "unit" else name

    def of(self, register: str, id_: str) -> str:
        """The name of an entry of a register (`units`, `movements`, ...) as it stands alone."""
        if register in ("movements", "sources"):
            entry = self.cluster.registers.entries(register).get(id_)
            return self.text(getattr(entry, "title", None)) or id_
        name: str = getattr(self, register.removesuffix("s"))(id_)
        return name

    def unit(self, id_: str) -> str:
        """The full name of a unit."""
        unit = self.cluster.registers.units.get(id_)
        return self.text(unit.name if unit else self._seats.get(id_)) or id_

    @cached_property
    def _seats(self) -> Mapping[str, Text]:
        """The names of seats of panels, which score as units do; the latest year's where they were renamed."""
        several = (year.regulation.record for year in self.cluster.years.values())
        stages = (stage for one in several for stage in _stages(one))
        keyed = (stage.seats for stage in stages if isinstance(stage.seats, Keyed))
        return {id_: seat.name for seats in keyed for id_, seat in seats.items()}

    def units(self, ids: tuple[str, ...]) -> str:
        """The full names of several units, as a list in a sentence."""
        return in_a_sentence([self("unit", id_) for id_ in ids], self.language)

    def any_of(self, ids: tuple[str, ...]) -> str:
        """The full names of several units, likewise, of which one is enough."""
        return any_of([self("unit", id_) for id_ in ids], self.language)

    def figure(self, figure: str) -> str:
        """A figure as programs write it (`62.5%`), as readers of the language do: in Vietnamese with a comma."""
        return as_figure(figure, self.language)

    def arithmetic(self, formula: str) -> str:
        """A formula, likewise: it can be worked out again as it stands."""
        return vietnamese.arithmetic(formula) if self.language == "vi" else formula

    def award(self, id_: str) -> str:
        """The name of an award."""
        return named_award(self.cluster, id_, self.language).name or id_

    def instrument(self, id_: str) -> str:
        """An instrument by its number, else by its title."""
        instrument = self.cluster.registers.instruments.get(id_)
        return _first(self._instrument_texts(instrument)) or id_ if instrument else id_

    def authority(self, _id: str = "") -> str:
        """The council or ministry above the cluster; empty where it is not known."""
        record = self.cluster.file.record
        return self.text(record.authority if record else None)

    def cluster_name(self) -> str:
        """The name of the cluster."""
        record = self.cluster.file.record
        return self.text(record.name if record else None) or self.cluster.path

    def _instrument_texts(self, instrument: Instrument) -> tuple[str, ...]:
        return self.text(instrument.number), self.text(instrument.title)

    def text(self, text: Text | Unknown | None) -> str:
        """A text in the language; empty where there is none."""
        return "" if text is None or isinstance(text, Unknown) else in_language(text, self.language)


def _stages(regulation: Regulation | None) -> tuple[Stage, ...]:
    scoring = known(regulation.scoring) if regulation else None
    return scoring.stages or () if scoring else ()


def _first(texts: tuple[str, ...]) -> str:
    return next((text for text in texts if text), "")
