"""Gives each rule the files it names, and skips it where one of them cannot be used."""

import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from inspect import signature
from typing import Any, Union, get_args, get_origin, get_type_hints

from ..findings.finding import Finding, KeyPath
from ..model.base import RecordFile
from ..model.tree import Cluster, File, Year
from ..results.year import year_result


@dataclass(frozen=True)
class Found:
    """What a rule found: in which record, and where in it. The runner knows the record's file."""

    code: str
    record: RecordFile
    path: KeyPath = ()
    arguments: Mapping[str, str] = field(default_factory=dict)
    on_key: bool = False


Rule = Callable[..., Iterator[Found]]

_FILES = (
    "members", "plan", "covenant", "regulation", "activities", "reviews",
    "votes", "outcome", "conferences", "papers",
)  # fmt: skip


def check_year(cluster: Cluster, year: Year, rules: Sequence[Rule]) -> Iterator[Finding]:
    """Apply rules to one year. A rule whose files are absent has nothing to say; broken ones are named once."""
    files: dict[str, File[RecordFile]] = {name: getattr(year, name) for name in _FILES}
    after = cluster.after(year)
    if after is not None:
        files["next_members"] = after.members
    files["cluster_record"] = cluster.file
    given = {"cluster": cluster, "year": year, "registers": cluster.registers, "result": year_result(cluster, year)}
    skipped: dict[str, list[str]] = {}
    for rule in rules:
        needed = _needed(rule)
        unusable = [name for name in needed if name in files and files[name].broken]
        for name in unusable:
            skipped.setdefault(name, []).append(rule.__name__)
        if not unusable:
            yield from _apply(rule, needed, files, given)
    for name, names in skipped.items():
        # A broken file of the next year is said in that year.
        if name != "next_members" and (name != "cluster_record" or year is next(iter(cluster.years.values()))):
            yield Finding("EMU901", files[name].path, arguments={"rules": ", ".join(names)})


def _apply(
    rule: Rule, needed: Mapping[str, bool], files: Mapping[str, File[RecordFile]], given: Mapping[str, Any]
) -> Iterator[Finding]:
    arguments: dict[str, Any] = {}
    for name, may_be_absent in needed.items():
        file = files.get(name)
        value = given.get(name, file.record if file else None)
        if value is None and not may_be_absent:
            return
        arguments[name] = value
    for found in rule(**arguments):
        file = next(file for file in files.values() if file.record is found.record)
        yield Finding(found.code, file.path, found.path, found.arguments, found.on_key)


@cache
def _needed(rule: Rule) -> Mapping[str, bool]:
    """The names that a rule takes, and whether it also takes them as None."""
    hints = get_type_hints(rule)
    return {name: _takes_none(hints[name]) for name in signature(rule).parameters}


def _takes_none(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
