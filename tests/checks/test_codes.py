"""Rule, code and catalogue agree: what each rule says that it gives is what it can give, and what it does give."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import emucli
from emucli.checks.gives import codes_of
from emucli.checks.rules import FILE_RULES, REGISTER_RULES, RULES, YEAR_RULES
from emucli.checks.scope import check_year
from emucli.checks.unused import CITED, entries_are_cited
from emucli.findings.catalogue import Entry, catalogue
from emucli.model.tree import Cluster
from emucli.results.year import year_result
from tests.checks.reach import codes_within
from tests.miniature import Loaded, load, with_base

Rule = Callable[..., Iterator[Any]]

SKIPPED = "EMU901"
ENTRIES = catalogue().entries
NAMED = {code for rule in RULES for code in codes_of(rule)}
EXAMPLES = [entry for entry in ENTRIES.values() if entry.bad]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_names_the_codes_that_its_source_can_give(rule: Rule) -> None:
    codes = codes_of(rule)
    assert list(codes) == sorted(codes_within(rule.__module__, rule.__qualname__.partition(".")[0]))
    assert codes != ()


def test_every_code_of_the_catalogue_has_a_rule_or_is_the_readers() -> None:
    assert set(ENTRIES) == NAMED | {SKIPPED} | set(_written_outside_of_the_checks())
    # From 3xx on, records say something wrong: two files of one name aside, that is for rules to find.
    assert {code for code in ENTRIES if code >= "EMU300"} - NAMED == {SKIPPED, "EMU320"}
    # An id that is `unknown` where a reference is asked for is a matter of form that only the rule can see.
    assert {code for code in NAMED if code < "EMU300"} == {"EMU218"}


@pytest.mark.parametrize("entry", EXAMPLES, ids=lambda entry: entry.code)
def test_what_a_rule_finds_in_the_examples_is_among_its_codes(entry: Entry) -> None:
    found = dict(_found(load(with_base(_files(entry)))))
    for rule, codes in found.items():
        assert codes <= {*codes_of(rule), SKIPPED}, rule
    if entry.code in NAMED and not entry.code.startswith("EMU9"):
        assert any(entry.code in codes for codes in found.values()) or entry.code == "EMU218"


def _files(entry: Entry) -> dict[str, Any]:
    return {one.file: one.text for one in (*entry.beside, *([entry.bad] if entry.bad else []))}


def _found(loaded: Loaded) -> Iterator[tuple[Rule, set[str]]]:
    """Each rule that finds something when it is run alone, with the codes of all that it finds."""
    registers = loaded.clusters[0].registers
    for rule in REGISTER_RULES:
        yield rule, {finding.code for finding in rule(registers)}
    exist, members, legible = FILE_RULES
    files = [*registers.files, *(file for one in loaded.clusters for file in _files_of(one))]
    yield exist, {finding.code for file in files for finding in exist(file, registers)}
    yield legible, {finding.code for file in files for finding in legible(file)}
    cited = {
        name: {id_ for one in loaded.clusters for file in one.files() for id_ in file.ids.get(name, ())}
        for name in CITED
    }
    yield entries_are_cited, {finding.code for finding in entries_are_cited(registers, cited)}
    years = [(cluster, year) for cluster in loaded.clusters for year in cluster.years.values()]
    yield (
        members,
        {finding.code for cluster, year in years for file in year.files() for finding in members(file, cluster, year)},
    )
    results = [(cluster, year, year_result(cluster, year)) for cluster, year in years]
    for year_rule in YEAR_RULES:
        yield year_rule, {finding.code for one in results for finding in check_year(*one[:2], (year_rule,), one[2])}


def _files_of(cluster: Cluster) -> Iterator[Any]:
    yield cluster.file
    for year in cluster.years.values():
        yield from year.files()


def _written_outside_of_the_checks() -> Iterator[str]:
    """The codes that stand in modules of other rooms as whole strings."""
    package = Path(emucli.__file__).parent
    for path in (path for path in package.rglob("*.py") if "checks" not in path.relative_to(package).parts):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and str(node.value) in ENTRIES:
                yield str(node.value)
