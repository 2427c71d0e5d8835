"""Validate paths: what is wrong with the records that they mean."""

from pathlib import Path

from .judge import Verdict, judge, laid_out
from .workspace import targets


def validate(*paths: Path, processes: int = 1) -> Verdict:
    """Everything that is wrong with the records below some paths: reading, schema, references, rules.

    `processes`: the most that may run at a time. Raises Refused for a path that is not there or leads to no records.
    """
    return judge(laid_out(targets(paths)), processes, lambda _clusters: None)
