"""Values that may be written in more than one way: told apart by their shape or their `kind`, never by trial.

Pydantic's own unions report the errors of every branch. Here the branch is known first, so an error names its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

TAG = "\0"
"""Starts every branch name: no text of a record can hold it, so an error's place tells branches from keys."""


def shape_of(value: object) -> str:
    """`text`, `list`, `mapping`, or `nothing` for an empty value."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "list"
    return "mapping" if isinstance(value, dict) else "nothing"


class Repeated(dict[str, Any]):
    """A mapping that may stand in many places, which nobody changes; `made` is the record that it became, if it did."""

    __slots__ = ("made",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.made: Any = None


def _made_once(value: Any, inner: core_schema.ValidatorFunctionWrapHandler) -> Any:
    if not isinstance(value, Repeated):
        return inner(value)
    if value.made is None:
        value.made = inner(value)
    return value.made


_MAPPING = TAG + "mapping"
_BRANCHES: Mapping[type, str] = {str: TAG + "text", list: TAG + "list", dict: _MAPPING, Repeated: _MAPPING}


def _branch(value: object) -> str:
    """The branch of a value. The word `unknown` is no text: where it may stand, it was taken before (see `Known`)."""
    return f"{TAG}unknown" if value == "unknown" else _BRANCHES.get(value.__class__, f"{TAG}nothing")


@dataclass(frozen=True, eq=False)
class ByShape:
    """One type a shape. `once`: a mapping that stands in many places becomes one record."""

    text: Any = None
    list: Any = None
    mapping: Any = None
    once: bool = False

    @property
    def options(self) -> Mapping[str, Any]:
        """The types by the name of their shape."""
        every = {"text": self.text, "list": self.list, "mapping": self.mapping}
        return {shape: option for shape, option in every.items() if option is not None}

    def choose(self, value: object) -> Any:
        """The type that a value of this shape must have; None where no type has this shape."""
        return self.options.get(shape_of(value))

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.tagged_union_schema(
            {TAG + shape: self._schema(shape, option, handler) for shape, option in self.options.items()},
            discriminator=_branch,
            custom_error_type="shape",
            custom_error_message="shape",
            custom_error_context={"expected": ",".join(self.options)},
        )

    def _schema(self, shape: str, option: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        schema = handler.generate_schema(option)
        once = self.once and shape == "mapping"
        return core_schema.no_info_wrap_validator_function(_made_once, schema) if once else schema


@dataclass(frozen=True, eq=False)
class ByKind:
    """One record type a value of the key `kind` (or of another key that tells them apart)."""

    options: Mapping[str, Any]
    key: str = "kind"
    default: str | None = None

    def kind_of(self, value: object) -> str | None:
        """The kind that a mapping names, the default where it names none."""
        kind = value.get(self.key, self.default) if isinstance(value, dict) else None
        return kind if isinstance(kind, str) else None

    def choose(self, value: object) -> Any:
        """The record type of this kind; None where there is no such kind."""
        return self.options.get(self.kind_of(value) or "")

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.tagged_union_schema(
            {TAG + kind: handler.generate_schema(option) for kind, option in self.options.items()},
            discriminator=lambda value: TAG + (self.kind_of(value) or ""),
            custom_error_type="kind",
            custom_error_message="kind",
            custom_error_context={"key": self.key},
        )


@dataclass(frozen=True, eq=False)
class ByKey:
    """One type for mappings that hold one of some keys, another for those that hold none of them."""

    keys: frozenset[str]
    held: Any
    lacking: Any

    @property
    def options(self) -> Mapping[str, Any]:
        """Both types by the name of their branch."""
        return {"held": self.held, "lacking": self.lacking}

    def choose(self, value: object) -> Any:
        """The type that a mapping with these keys must have."""
        return self.options[self._branch(value)]

    def _branch(self, value: object) -> str:
        return "held" if isinstance(value, dict) and self.keys & value.keys() else "lacking"

    def __get_pydantic_core_schema__(self, _source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.tagged_union_schema(
            {TAG + branch: handler.generate_schema(option) for branch, option in self.options.items()},
            discriminator=lambda value: TAG + self._branch(value),
        )
