"""Which codes are told: those chosen and not ignored, by their beginnings, as linters do it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .catalogue import catalogue


@dataclass(frozen=True)
class Selection:
    """Beginnings of codes: `EMU3` means every code of its hundred. The longest that fits a code decides over it."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def takes(self, code: str) -> bool:
        """Whether findings of a code are told. Of one that is chosen and ignored by equal beginnings: no.

        >>> Selection(ignore=("EMU5",), select=("EMU525",)).takes("EMU525")
        True
        """
        chosen = _longest(code, self.select) if self.select else 0
        return chosen > _longest(code, self.ignore)


def _longest(code: str, beginnings: Iterable[str]) -> int:
    return max((len(one) for one in beginnings if code.startswith(one)), default=-1)


def beginnings(listed: Iterable[str]) -> tuple[str, ...]:
    """Codes and their beginnings as people list them, with commas or one by one, in any case.

    >>> beginnings(["emu3, EMU412", "EMU5"])
    ('EMU3', 'EMU412', 'EMU5')
    """
    return tuple(word.strip().upper() for text in listed for word in text.split(",") if word.strip())


def unknown_beginning(several: Iterable[str]) -> str:
    """The first that no code begins with; empty where there is none."""
    # The catalogue is large: it is read where a beginning is to be looked up, and not for nothing.
    return next((one for one in several if not any(code.startswith(one) for code in catalogue().entries)), "")


EVERY_CODE = Selection()
"""Nothing is left untold."""
