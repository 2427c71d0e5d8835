"""How much a template may do: counted, never timed, so that the same records always give the same answer."""

from collections.abc import Iterator, Sized

from jinja2.exceptions import TemplateRuntimeError

MOST = 5_000_000
"""Steps of work: a hundred times what the longest paper of the worked example takes (40,000)."""
MOST_OF_ONE = 1_000_000
"""Letters of a text or entries of a list that a template may make; a paper has fewer."""
MOST_DIGITS = 10**40
MOST_DEEP = 100
"""Statements and expressions within each other; the built-in templates go to 20."""
MOST_LOOPS = 12
"""Loops within loops."""
_LETTERS_A_STEP = 4


class TooMuch(TemplateRuntimeError):
    """A template does more than a paper needs: it runs on, or would fill the memory."""


class Budget:
    """What one paper has spent."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, steps: int) -> None:
        """Do so many steps of work. Raises TooMuch."""
        self.spent += steps
        if self.spent > MOST:
            raise TooMuch(f"{MOST}")

    def weigh(self, value: object) -> object:
        """The value itself; handling a long one is work. What gives its entries one by one is made a list first."""
        if isinstance(value, str):
            self.print(len(value))
        elif isinstance(value, Sized):
            self.spend(1 + len(value))
        elif isinstance(value, Iterator):
            return [self._counted(one) for one in value]
        return value

    def _counted(self, one: object) -> object:
        self.spend(1)
        return one

    def print(self, letters: int) -> None:
        """Handle a text of so many letters. Raises TooMuch."""
        if letters > MOST_OF_ONE:
            raise TooMuch(f"{MOST_OF_ONE}")
        self.spend(1 + letters // _LETTERS_A_STEP)
