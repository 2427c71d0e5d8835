"""Records -> the tree that their file holds: keys as the model orders them, only what was recorded."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction

from ..model.base import Keyed, Record, RecordFile
from ..model.scalars import When
from ..model.text import Bilingual
from ..model.unknown import Unknown
from .scalar import Plain, Value
from .text import Block

_ABOUT = ("text_language", "source", "note")


def tree_of(record: Record | Bilingual) -> dict[str, Value]:
    """The mapping that a record was read from: a key that the record leaves to its default is not in it."""
    fields = type(record).model_fields
    found = {
        fields[name].alias or name: value_of(getattr(record, name))
        for name in _in_order(tuple(fields), isinstance(record, RecordFile))
        if name in record.model_fields_set and getattr(record, name) is not None
    }
    if isinstance(record, Keyed):
        return Block(found | {str(key): value_of(below) for key, below in record.items()})
    return found


def _in_order(names: tuple[str, ...], is_file: bool) -> tuple[str, ...]:
    """What speaks for a whole file stands at its top; a note and a source of an entry stand at its end."""
    own = tuple(name for name in names if name not in _ABOUT)
    about = tuple(name for name in _ABOUT if name in names)
    return (*about, *own) if is_file else (*own, *about)


def value_of(value: object) -> Value:
    """One value of a record."""
    if isinstance(value, Record | Bilingual):
        return tree_of(value)
    if isinstance(value, When):
        return Plain("-".join(f"{part:0{width}}" for part, width in zip(value, (4, 2, 2), strict=True) if part))
    if isinstance(value, tuple):
        return [value_of(below) for below in value]
    if isinstance(value, Unknown):
        return value.value
    if isinstance(value, Fraction):
        return Plain(f"{value.numerator}/{value.denominator}")
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, str | int | Decimal | date):
        return value
    raise TypeError(type(value).__name__)
