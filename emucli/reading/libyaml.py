"""The one door to libyaml: one parser, not two."""

from collections.abc import Callable
from functools import cache
from typing import Any


class LibyamlMissing(Exception):
    """PyYAML was installed without libyaml."""


def events_of(data: bytes) -> Callable[[], Any]:
    """A function that gives the next event of a document, None after the last. Raises LibyamlMissing, YAMLError."""
    next_event: Callable[[], Any] = _parser()(data).get_event
    return next_event


def expect_libyaml() -> None:
    """Raise LibyamlMissing where PyYAML has none: plain files are read without it, but the next may not be plain."""
    _parser()


@cache
def _parser() -> Any:
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError as error:
        raise LibyamlMissing from error
    return CParser
