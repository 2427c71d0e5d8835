"""A finding in words, where one text has to hold all of it."""

from ..language.findings import finding_word
from ..language.phrases import Language
from .catalogue import catalogue
from .located import Located


def sheet_told(one: Located, language: Language) -> str:
    """Which score sheet it is on; empty where it is on none."""
    return finding_word("of_sheet", language, **one.sheet._asdict()) if one.sheet else ""


def told(one: Located, language: Language) -> str:
    """What is wrong, on which score sheet, and what to do: a line each."""
    message, hint = catalogue().message(one.finding, language), catalogue().hint(one.finding, language)
    return "\n".join(filter(None, (message, sheet_told(one, language), f"→ {hint}")))
