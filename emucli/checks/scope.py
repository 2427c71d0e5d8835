"""Gives each rule the files it names, and skips it where one of them cannot be used."""

import types
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from inspect import signature
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from ..findings.finding import Finding, KeyPath
from ..language.phrases import Arguments
from ..model.base import RecordFile
from ..model.files import TOLD
from ..model.tree import Cluster, File, Year, absent
from ..results.scores import scale_of_year
from ..results.year import YearResult


@dataclass(frozen=True)
class Found:
    """What a rule found: in which record, and where in it. The runner knows the record's file."""

    code: str
    record: RecordFile
    path: KeyPath = ()
    arguments: Arguments = field(default_factory=dict)
    on_key: bool = False


Rule = Callable[..., Iterator[Found]]

_OF_REGULATION = ("scale", "regulation")

# What is worked out from several files can be trusted only where none of them is broken.
_MADE_OF: Mapping[str, tuple[str, ...]] = {
    "scale": ("regulation", "covenant"),
    "marking": ("members", "regulation", "covenant"),
    "computed": ("members", "regulation", "covenant", "scores", "votes", "outcome"),
}


def check_year(
    cluster: Cluster, year: Year, rules: Sequence[Rule], result: YearResult, *, trusted: bool = True
) -> Iterator[Finding]:
    """Apply rules to one year. A rule whose files are absent has nothing to say; broken ones are named once.

    Not `trusted`: an error changes totals, so nothing is compared with what was `computed`.
    """
    files: dict[str, File[RecordFile]] = {name: year.file(name) for name in TOLD}
    files["scores"] = next((file for file in year.scores if file.broken), absent(f"{year.path}/scores.yaml"))
    after = cluster.after(year)
    if after is not None:
        files["next_members"] = after.members
    given: dict[str, Any] = {name: file.record for name, file in files.items()}
    given["next_members"] = given.get("next_members")
    marking = result.marking
    given.update(cluster=cluster, year=year, registers=cluster.registers, result=result, marking=marking)
    given["computed"] = result if trusted else None
    given["scale"] = marking.scale if marking else scale_of_year(year)
    broken = frozenset(name for name, file in files.items() if file.broken)
    skipped: set[str] = set()
    present = frozenset(name for name, value in given.items() if value is not None)
    itself = _Itself(given)
    for step in _steps(tuple(rules), present, broken):
        skipped |= step.broken
        for found in step.found(given, itself):
            file = next(file for file in (*files.values(), *year.scores) if file.record is found.record)
            yield Finding(found.code, file.path, found.path, found.arguments, on_key=found.on_key)
    for name in files:
        # A broken file of the next year is said in that year.
        if name in skipped and name != "next_members":
            yield Finding("EMU901", files[name].path)


class _Itself:
    """A regulation with its scale by what they are: years that share them share what is found of them."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = {name: given[name] for name in _OF_REGULATION}
        self._hash = hash(tuple(map(id, self.given.values())))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and all(self.given[name] is other.given[name] for name in _OF_REGULATION)


class _Step(NamedTuple):
    """Rules that are asked together: one, or all in a row that take nothing but the regulation and its scale.

    `broken`: the files that keep a rule from being asked.
    """

    rules: tuple[Rule, ...]
    names: tuple[str, ...]
    of_regulation: bool
    broken: frozenset[str]

    def found(self, given: Mapping[str, Any], itself: _Itself) -> Iterable[Found]:
        """What the rules find."""
        if self.broken:
            return ()
        if self.of_regulation:
            return _of_regulation(self.rules, itself)
        return self.rules[0](**{name: given[name] for name in self.names})


@lru_cache(maxsize=256)
def _of_regulation(rules: tuple[Rule, ...], itself: _Itself) -> tuple[Found, ...]:
    return tuple(found for rule in rules for found in rule(**{name: itself.given[name] for name in _needs(rule).names}))


@cache
def _steps(rules: tuple[Rule, ...], present: frozenset[str], broken: frozenset[str]) -> tuple[_Step, ...]:
    """The rules whose files are there, or would be were they not broken: most years have the same few files."""
    steps: list[_Step] = []
    for rule in _able(rules, present | broken, broken):
        needs = _needs(rule)
        step = _Step((rule,), needs.names, needs.of_regulation, broken & needs.files)
        last = steps[-1] if steps else step
        if steps and step.of_regulation and last.of_regulation and not step.broken and not last.broken:
            steps[-1] = last._replace(rules=(*last.rules, rule))
        else:
            steps.append(step)
    return tuple(steps)


def _able(rules: tuple[Rule, ...], there: frozenset[str], broken: frozenset[str]) -> Iterator[Rule]:
    return (
        rule
        for rule in rules
        if not broken.isdisjoint(_needs(rule).files) or all(name in there for name in _needs(rule).required)
    )


@dataclass(frozen=True)
class _Needs:
    """What a rule takes: all names, those that it does not take as None, and all files that these are made of."""

    names: tuple[str, ...]
    required: tuple[str, ...]
    files: frozenset[str]

    @cached_property
    def of_regulation(self) -> bool:
        """Whether a rule takes nothing but the regulation and its scale."""
        return set(self.names) <= set(_OF_REGULATION)


@cache
def _needs(rule: Rule) -> _Needs:
    hints = get_type_hints(rule)
    names = tuple(signature(rule).parameters)
    made_of = {file for name in names for file in _MADE_OF.get(name, ())}
    required = tuple(name for name in names if not _takes_none(hints[name]))
    return _Needs(names, required, frozenset((*made_of, *names)))


def _takes_none(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)
