"""The one strict base of every record: immutable, no unknown keys, `note` and `source` anywhere."""

from collections.abc import ItemsView, Iterator
from typing import Annotated, Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .ids import SourceId
from .scalars import Date, Moment, When
from .text import Language, Proper, Text
from .unknown import Known, known

K = TypeVar("K")
V = TypeVar("V")


class Record(BaseModel):
    """A mapping of the format. Any mapping may carry a note and its sources."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    note: Text | None = None
    source: tuple[SourceId, ...] | None = None


class RecordFile(Record):
    """A record file; a bare text in it is in its `text_language`."""

    text_language: Language = "vi"


class Keyed(Record, Generic[K, V]):
    """A mapping whose keys the record chooses: ids, codes, units. Keeps the order of the file."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)
    __pydantic_extra__: dict[K, V]  # type: ignore[assignment]

    def items(self) -> ItemsView[K, V]:
        """The keys with their values, in the order of the file."""
        return self.__pydantic_extra__.items()

    def get(self, key: K) -> V | None:
        """The value of a key, None where the record does not hold it."""
        return self.__pydantic_extra__.get(key)

    def keys(self) -> Iterator[K]:
        """The keys in the order of the file."""
        return iter(self.__pydantic_extra__)

    def __contains__(self, key: object) -> bool:
        return key in self.__pydantic_extra__

    def __len__(self) -> int:
        return len(self.__pydantic_extra__)


class Person(Record):
    """A person as a source names them; an office outside the cluster."""

    name: Known[Proper] | None = None
    position: Known[Text] | None = None


class Period(Record):
    """From one day to another, both included."""

    from_: Annotated[Date, Field(alias="from")]
    to: Date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        return _ordered(self, self.from_, self.to)


class Span(Record):
    """A period whose ends may be known to the month or year only, or not at all."""

    from_: Annotated[Known[Moment] | None, Field(alias="from")] = None
    to: Known[Moment] | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        start, end = known(self.from_), known(self.to)
        return _ordered(self, start.first_day() if start else None, end.last_day() if end else None)

    def overlaps(self, when: When) -> bool:
        """Whether some day that `when` can mean lies within; an end that is not known sets no bound."""
        start, end = known(self.from_), known(self.to)
        after_start = start is None or start.first_day() <= when.last_day()
        return after_start and (end is None or when.first_day() <= end.last_day())


S = TypeVar("S")


def _ordered(span: S, start: Any, end: Any) -> S:
    if start is not None and end is not None and end < start:
        raise PydanticCustomError("ends_before_start", "ends_before_start", {})
    return span
