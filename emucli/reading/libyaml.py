"""The one door to libyaml: one parser, not two."""

from collections.abc import Callable
from typing import Any


class LibyamlMissing(Exception):
    """PyYAML was installed without libyaml."""


def events_of(data: bytes) -> Callable[[], Any]:
    """A function that gives the next event of a document, None after the last. Raises LibyamlMissing, YAMLError."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError as error:
        raise LibyamlMissing from error
    next_event: Callable[[], Any] = CParser(data).get_event
    return next_event
