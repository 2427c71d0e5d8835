"""Who signs for a unit: its representative, in the capacity that the record gives."""

from dataclasses import replace

from ...language.positions import signing
from ..document.parts import Signer
from .printer import Printer
from .value import Gap, Held, Printable, Value


def signer_of(person: Held, printer: Printer, *above: str, position: str = "") -> Signer:
    """A signer under the lines `above`; `position` where the record names none. What is not known is left blank."""
    recorded = person.text("position")
    if isinstance(recorded, Value):
        # A line is what the record's position becomes, and traced to it.
        printed = [printer.plain(replace(recorded, text=line)) for line in signing(recorded.text)]
    else:
        printed = [position]
    return Signer((*above, *printed[:-1]), printed[-1], known_name(person.text("name"), printer))


def known_name(value: Printable, printer: Printer) -> str:
    """A name, or an empty place for a hand."""
    return "" if value is None or isinstance(value, Gap) else printer.plain(value)
