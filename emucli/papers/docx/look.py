"""What a house may change of a paper's look, within the ranges of the Decree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...language.phrases import Language, Phrase, say
from .decree import BY_ID, BY_NAME, SETTINGS, Element, Setting, points, size_range


class LookProblem(ValueError):
    """A look that the Decree does not allow: the style or setting, what was found, what is allowed."""

    def __init__(self, setting: Phrase, found: Phrase, allowed: Phrase) -> None:
        super().__init__(setting, found, allowed)
        self.setting, self.found, self.allowed = setting, found, allowed

    def told(self, language: Language) -> tuple[str, str, str]:
        """Setting, what was found and what is allowed, in words."""
        return (say(self.setting, language), say(self.found, language), say(self.allowed, language))

    def __str__(self) -> str:
        setting, found, legal = self.told("en")
        return f"{setting}: {found}, allowed: {legal}"


def as_written(text: str | tuple[str, ...]) -> Phrase:
    """What is no word of either language: the name of a style, a value as a file has it."""
    return Phrase("look_as_written", {"text": text})


@dataclass(frozen=True, kw_only=True)
class Look:
    """Margins, first-line indent and spacing in twips, `line` in 240ths, `sizes` as (style id, half-points).

    Raises LookProblem where a value is outside its range (Decree 30/2020, Annex I, I.3, I.5, II).
    """

    top: int = BY_NAME["top"].default
    bottom: int = BY_NAME["bottom"].default
    left: int = BY_NAME["left"].default
    right: int = BY_NAME["right"].default
    indent: int = BY_NAME["indent"].default
    spacing: int = BY_NAME["spacing"].default
    line: int = BY_NAME["line"].default
    sizes: tuple[tuple[str, int], ...] = ()

    def __post_init__(self) -> None:
        for setting in SETTINGS:
            _check_setting(setting, getattr(self, setting.name))
        for style, size in self.sizes:
            _check_size(style, size)

    def size(self, style: str) -> int:
        """The size of a style in half-points."""
        return dict(self.sizes).get(style, BY_ID[style].size)


Unit = Literal["mm", "pt", "lines"]


def unit_of(setting: Setting) -> Unit:
    """What a person counts a setting in: margins and indents in mm, spacing in points, line spacing in lines."""
    return "lines" if setting.name == "line" else "pt" if setting.name == "spacing" else "mm"


def figure(setting: Setting, value: int) -> str:
    """A value in the unit of its setting.

    >>> figure(BY_NAME["top"], 1134), figure(BY_NAME["indent"], 720), figure(BY_NAME["line"], 276)
    ('20', '12.7', '1.15')
    """
    match unit_of(setting):
        case "lines":
            return _decimal(value * 100 // 240, 2)
        case "pt":
            return _decimal(value * 5, 2)
        case "mm":
            return _decimal((value * 254 + 720) // 1440, 1)


def shown(setting: Setting, value: int) -> Phrase:
    """A value as a person reads it."""
    return Phrase(f"look_{unit_of(setting)}", {"value": figure(setting, value)})


def _decimal(value: int, places: int) -> str:
    whole, rest = divmod(abs(value), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' + digits if digits else ''}"


def _check_setting(setting: Setting, value: int) -> None:
    in_range = setting.least <= value and (setting.most is None or value <= setting.most)
    if not (value in setting.steps if setting.steps else in_range):
        raise LookProblem(Phrase(f"look_{setting.name}"), shown(setting, value), allowed(setting))


def allowed(setting: Setting) -> Phrase:
    """The legal values as a person reads them."""
    unit, low = f"look_{unit_of(setting)}", figure(setting, setting.least)
    if setting.most is None:
        return Phrase(f"{unit}_at_least", {"low": low})
    return Phrase(
        f"{unit}_or" if setting.steps else f"{unit}_range", {"low": low, "high": figure(setting, setting.most)}
    )


def _check_size(style: str, size: int) -> None:
    if style not in BY_ID:
        raise LookProblem(as_written(style), Phrase("look_no_such_style"), as_written(tuple(BY_ID)))
    element = BY_ID[style]
    if not element.least <= size <= element.most:
        raise LookProblem(as_written(element.name), Phrase("look_pt", {"value": points(size)}), legal_size(element))


def legal_size(element: Element) -> Phrase:
    """The legal sizes of a style."""
    return Phrase("look_pt", {"value": size_range(element)})


LOOK = Look()


def settings_documentation() -> Iterator[tuple[str, str, str, str]]:
    """Rows for the reference page: a setting of pages or text, its default, what is legal, place in Annex I."""
    for setting in SETTINGS:
        legal = say(allowed(setting), "en")
        yield setting.element, say(shown(setting, setting.default), "en"), legal, setting.source
