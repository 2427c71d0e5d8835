"""Codes of criteria out of their numbers: the path to each, `I.1.a`, none twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .labels import Label
from .nodes import CriterionNode, Part, StyleKey

_LETTERS: dict[Part, str] = {"base": "", "bonus": "T", "penalty": "P", "mixed": "T"}
"""What codes of a part begin with whose title has no number: thưởng, phạt."""


def read_label(label: Label, open_: Sequence[CriterionNode]) -> tuple[StyleKey, int]:
    """How a number is to be read, and its place in the order, by the numbers of what is open.

    `I` is a numeral, and the ninth letter right behind H.
    """
    sign = label.parts[0] if label.bullet else ""
    readings = [((style, len(label.parts), sign), value) for style, value in label.readings()]
    for style, value in readings:
        if any(one.style == style and one.value + 1 == value for one in open_):
            return style, value
    first = [one for one in readings if one[1] == 1]
    if first:
        return first[0]
    for style, value in readings:
        if any(one.style == style and one.value < value for one in open_):
            return style, value
    few = [one for one in readings if one[0][0] == "roman" and one[1] in (1, 5, 10)]
    plain = [one for one in readings if one[0][0] != "roman" or len(label.parts[-1]) > 1]
    return next(iter([*few, *plain, *readings]))


@dataclass
class Codes:
    """Gives codes, and remembers those that are given."""

    given: set[str] = field(default_factory=set)

    def code(self, label: Label | None, parent: CriterionNode | None, place: int, part: Part) -> tuple[str, str]:
        """The code of a node, and the code that its number gives where that one is taken already."""
        wished = self._wished(label, parent, place, part)
        if wished not in self.given:
            self.given.add(wished)
            return wished, ""
        stem, at = wished.rpartition(".")[0], place
        while (code := ".".join(filter(None, (stem, str(at))))) in self.given:
            at += 1
        self.given.add(code)
        return code, wished if label is not None and not label.bullet else ""

    @staticmethod
    def _wished(label: Label | None, parent: CriterionNode | None, place: int, part: Part) -> str:
        own = label.parts if label is not None and not label.bullet else (str(place),)
        if parent is None:
            return ".".join(own) if label is not None or part == "base" else _LETTERS[part]
        above = parent.label.parts if parent.label is not None else ()
        below = own[len(above) :] if above and own[: len(above)] == above and len(own) > len(above) else own
        if parent.is_part and parent.label is None and below[0][:1].isupper() and len(below[0]) > 1:
            # Such as T1: it says itself what it belongs to.
            return ".".join(below)
        if parent.is_part and parent.label is None:
            return f"{_LETTERS[part]}{'.'.join(below)}"
        return ".".join((parent.code, *below))
