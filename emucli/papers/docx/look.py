"""What a house may change of a paper's look, within the ranges of the Decree."""

from collections.abc import Iterator
from dataclasses import dataclass

from .decree import BY_ID, BY_NAME, SETTINGS, Setting, points, size_range


class LookProblem(ValueError):
    """A look that the Decree does not allow: the style or setting, what was found, what is allowed."""

    def __init__(self, setting: str, found: str, allowed: str) -> None:
        super().__init__(f"{setting}: {found}, allowed: {allowed}")
        self.setting, self.found, self.allowed = setting, found, allowed


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


def shown(setting: Setting, value: int) -> str:
    """A value as a person reads it: margins and indents in mm, spacing in points, line spacing in lines.

    >>> shown(BY_NAME["top"], 1134), shown(BY_NAME["indent"], 720), shown(BY_NAME["line"], 276)
    ('20 mm', '12.7 mm', '1.15 lines')
    """
    if setting.name == "line":
        return f"{_decimal(value * 100 // 240, 2)} lines"
    if setting.name == "spacing":
        return f"{_decimal(value * 5, 2)} pt"
    return f"{_decimal((value * 254 + 720) // 1440, 1)} mm"


def _decimal(value: int, places: int) -> str:
    whole, rest = divmod(abs(value), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' + digits if digits else ''}"


def _check_setting(setting: Setting, value: int) -> None:
    in_range = setting.least <= value and (setting.most is None or value <= setting.most)
    if not (value in setting.steps if setting.steps else in_range):
        raise LookProblem(setting.element, shown(setting, value), allowed(setting))


def allowed(setting: Setting) -> str:
    """The legal values as a person reads them."""
    if setting.most is None:
        return f"at least {shown(setting, setting.least)}"
    values = [shown(setting, value) for value in setting.steps or (setting.least, setting.most)]
    return (" or " if setting.steps else " to ").join(values)


def _check_size(style: str, size: int) -> None:
    if style not in BY_ID:
        raise LookProblem(style, "no such style", ", ".join(BY_ID))
    element = BY_ID[style]
    if not element.least <= size <= element.most:
        raise LookProblem(element.name, f"{points(size)} pt", f"{size_range(element)} pt")


LOOK = Look()


def settings_documentation() -> Iterator[tuple[str, str, str, str]]:
    """Rows for the reference page: a setting of pages or text, its default, what is legal, place in Annex I."""
    for setting in SETTINGS:
        yield setting.element, shown(setting, setting.default), allowed(setting), setting.source
