"""`unknown`: the source does not state it. A value of its own, never a text and never zero."""

from enum import Enum
from functools import reduce
from operator import or_
from typing import Annotated, Any, Final, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema


class Unknown(Enum):
    """The one value of what a source does not state."""

    UNKNOWN = "unknown"

    def __repr__(self) -> str:
        return "unknown"


UNKNOWN: Final = Unknown.UNKNOWN

T = TypeVar("T")


def _unknown_or_inner(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Any:
    return UNKNOWN if value == "unknown" else inner(value)


class _AllowUnknown:
    """Wraps the schema of T so that the word `unknown` passes, and errors inside T keep their own place."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        known = reduce(or_, (option for option in get_args(source) if option is not Unknown))
        return core_schema.no_info_wrap_validator_function(_unknown_or_inner, handler.generate_schema(known))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"const": "unknown"}]}


Known = Annotated[T | Unknown, _AllowUnknown()]
"""A value that the record may give as `unknown` (FORMAT: ground rules)."""


def known(value: T | Unknown | None) -> T | None:
    """The value itself, or None where the record does not hold it or its source does not state it."""
    return None if isinstance(value, Unknown) else value


def listed(value: "tuple[T, ...] | Unknown | None") -> tuple[T, ...]:
    """The entries of a list; none where the list is not recorded or unknown."""
    return () if value is None or isinstance(value, Unknown) else value
