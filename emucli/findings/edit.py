"""Edits at known places of a text: what mends a finding, and what programs may suggest."""

from dataclasses import dataclass

from .finding import Span


@dataclass(frozen=True)
class Edit:
    """What stands in a span is replaced by a text. Lines and columns count from 1, the end is the column after it."""

    span: Span
    text: str
