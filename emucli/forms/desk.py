"""What the sheets of one workbook share: the year, who scores at which stage, the lists that cells choose from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from ..language.forms import form_word
from ..language.phrases import Language
from ..model.measures import ChecklistMeasure, ChoiceMeasure
from ..model.scoring import Stage
from ..model.tree import Year
from ..model.unknown import known
from ..results.measures_named import unit_of_target
from ..results.names import Names
from ..scoring.marking import Marking
from ..scoring.nodes import Node
from ..scoring.scored import Scored
from ..scoring.scorers import is_combined
from ..scoring.sheets import SheetAt, sheets_of
from .days import STEPS
from .identity import LISTS_SHEET
from .told import Told, step_word


def column_name(at: int) -> str:
    """The letters of a column, counted from 1.

    >>> column_name(1), column_name(26), column_name(27), column_name(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    at, rest = divmod(at - 1, 26)
    return f"{column_name(at) if at else ''}{chr(ord('A') + rest)}"


@dataclass
class Lists:
    """The lists of words that cells choose from, each with the points of its words: two rows of a hidden worksheet."""

    language: Language
    lines: list[list[str | Fraction]] = field(default_factory=list)
    _made: dict[str, tuple[str, str]] = field(default_factory=dict)

    def yes_or_no(self) -> str:
        """The range of the two answers."""
        return self.of("", [form_word("yes", self.language), form_word("no", self.language)], [])[0]

    def of(self, key: str, words: Sequence[str], points: Sequence[Fraction]) -> tuple[str, str]:
        """The ranges of the words and of their points, made once a key."""
        if key not in self._made:
            row, end = len(self.lines) + 1, column_name(max(1, len(words)))
            self.lines += [list(words), list(points)]
            ranges = tuple(f"{LISTS_SHEET}!$A${at}:${end}${at}" for at in (row, row + 1))
            self._made[key] = (ranges[0], ranges[1])
        return self._made[key]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One workbook in the making. `blank`: without what others have given."""

    year: Year
    marking: Marking
    names: Names
    stage: Stage
    by: str
    period: str = ""
    blank: bool = False

    @property
    def language(self) -> Language:
        """The language of the form."""
        return self.names.language

    @cached_property
    def lists(self) -> Lists:
        """The lists of the workbook."""
        return Lists(self.language)

    @cached_property
    def recorded(self) -> Mapping[str, SheetAt]:
        """The scorer's own sheets of the stage by unit, as the record has them; of doubled ones the first."""
        found: dict[str, SheetAt] = {}
        for at in sheets_of(self.year):
            if (at.sheet.stage, at.sheet.by, at.sheet.period or "") == (self.stage.id, self.by, self.period):
                found.setdefault(at.sheet.unit, at)
        return found

    @property
    def is_later(self) -> bool:
        """Whether units have scored themselves before, so that differences from that can be told."""
        return self.marking.is_later_than_own(self.stage.id)

    def told(self, leaf: Node) -> Told:
        """A criterion in words; the same for every unit."""
        if leaf.code not in self._told:
            self._told[leaf.code] = Told(
                leaf,
                self.names,
                unit_of_target(leaf, self.year.covenant.record, self.names),
                has_steps="self_scores" in self.marking.due,
            )
        return self._told[leaf.code]

    @cached_property
    def _told(self) -> dict[str, Told]:
        return {}

    def choices(self, leaf: Node) -> tuple[str, str]:
        """The ranges of the words and points of a choice."""
        measure = leaf.measure
        assert isinstance(measure, ChoiceMeasure)
        points = [Fraction(option.points) for _, option in measure.options.items()]
        return self.lists.of(leaf.code, list(self.told(leaf).options().values()), points)

    def dated_steps(self) -> str:
        """The range of the words of the plan's steps that have a day; empty where none has."""
        steps = [one for one in STEPS if one in self.marking.due]
        words = [step_word(one, self.language) for one in steps]
        return self.lists.of("steps of the plan", words, [])[0] if steps else ""

    def best(self, leaf: Node) -> Fraction:
        """How far the best of the stage's sheets, among peers of the scorer's own, has passed the target (rule E6)."""
        combined = is_combined(self.stage)
        sheets = [
            at
            for (stage, unit), several in self.marking.received.counted.items()
            for at in several
            if stage == self.stage.id
            and (at.sheet.period or "") == self.period
            and leaf.code in self.marking.tables.get(unit, ())
            and (not combined or at.sheet.by == self.by)
        ]
        marked = (self.marking.mark(leaf, at) for at in sheets)
        compared = (one.compared for one in marked if isinstance(one, Scored) and one.compared is not None)
        return max((one.value for one in compared if one.what == "excess"), default=Fraction(0))

    def item_points(self, leaf: Node, item: str) -> Fraction:
        """The points of an item of a checklist."""
        measure = leaf.measure
        option = measure.items.get(item) if isinstance(measure, ChecklistMeasure) else None
        return Fraction(option.points) if option else Fraction(0)

    @property
    def reason_above(self) -> Fraction | None:
        """The difference above which a later sheet has to say why."""
        limit = self.marking.scale.scoring.reason_above
        return None if limit is None else Fraction(limit)

    def regulation_line(self) -> str:
        """The regulation in words, with its version."""
        regulation = self.year.regulation.record
        title = self.names.text(regulation.title) if regulation else ""
        version = known(regulation.version) if regulation else None
        told = [title, *([form_word("version", self.language, version=version)] if version else [])]
        return ", ".join(one for one in told if one)
