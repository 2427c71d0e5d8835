"""What a person still has to record, a line each: the file, and in words what."""

from collections.abc import Iterable

from ..language.phrases import say
from ..results.blanks import Blank
from ..results.names import Names
from .lines import Line, bullets


def blanks_told(several: Iterable[Blank], names: Names) -> list[Line]:
    """Lines in the language of the names."""
    return bullets(f"{one.file}: {say(one.told, names.language, names)}" for one in several)
