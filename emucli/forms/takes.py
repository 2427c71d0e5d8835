"""What the cells of a criterion take: the validation of a spreadsheet, and what is said to whoever fills it in."""

from dataclasses import dataclass

from ..language.forms import form_word
from ..model.measures import ChoiceMeasure, CountMeasure, NetMeasure, PlaceMeasure, PointsMeasure
from ..scoring.nodes import Node
from .desk import Desk
from .inputs import second_input
from .layout import Takes


@dataclass(frozen=True)
class Wanted:
    """What is wanted of each cell, in the language of the form."""

    desk: Desk

    def first(self, leaf: Node) -> Takes:
        """The column of results."""
        measure, prompt = leaf.measure, self.desk.told(leaf).first_prompt()
        if isinstance(measure, ChoiceMeasure):
            return Takes("list", prompt, self._word("error_choice"), choices=self.desk.choices(leaf)[0])
        if isinstance(measure, PointsMeasure):
            return self.points(prompt, leaf)
        if isinstance(measure, CountMeasure | NetMeasure | PlaceMeasure):
            # A day is a whole number, too.
            return Takes("count", prompt, self._word("error_count"))
        return Takes("number", prompt, self._word("error_number"))

    def second(self, leaf: Node) -> Takes:
        """The column beside it."""
        prompt = self.desk.told(leaf).second_prompt()
        if isinstance(leaf.measure, NetMeasure):
            return Takes("count", prompt, self._word("error_count"))
        if second_input(leaf) == "due":
            error = self._word("error_date", year=self.desk.year.name[-4:])
            steps = self.desk.dated_steps()
            return Takes("date_or_list" if steps else "date", prompt, error, choices=steps)
        return Takes("not_negative", prompt, self._word("error_not_negative"))

    def shared(self, column: str) -> Takes:
        """The row of results that several units share: how many, and how many units."""
        return Takes("count", self._word(f"shared_{column}"), self._word("error_count"))

    def item(self) -> Takes:
        """An item of a checklist."""
        return Takes("list", self._word("first_item"), self._word("error_choice"), choices=self.desk.lists.yes_or_no())

    def points(self, prompt: str, leaf: Node) -> Takes:
        """Points within their range."""
        if leaf.max is None:
            return Takes("not_negative", prompt, self._word("error_not_negative"))
        least, most = map(self.desk.told(leaf).number, (leaf.least, leaf.max))
        told = self._word("error_points", min=least, max=most)
        return Takes("points", prompt, told, least=leaf.least, most=leaf.max)

    def _word(self, key: str, **places: str) -> str:
        return form_word(key, self.desk.language, **places)
