"""Which rule of docs/rules.md is cited where: `rule C5`, `rules F1 and F4`, and the names of tests, `test_c5_…`."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
RULES = ROOT / "docs" / "rules.md"

_RULE = r"[A-J][1-9][0-9]?"
_CITED = re.compile(rf"\b[Rr]ules? ({_RULE}(?:(?:, | and ){_RULE})*)\b|\bdef test_([a-j][1-9][0-9]?)_")
_HEADING = re.compile(rf"^### ({_RULE})$", re.MULTILINE)
_EXAMPLES = (Path(__file__).name, "test_citations.py")
"""What looks like a citation in these is an example of one."""

_LINE_OF_TESTS = re.compile(r"\n\nTests: .*")


def cited(text: str) -> Iterator[str]:
    """The rules that a text cites, in its order.

    >>> list(cited("Rules F1, F3 and G4: ties. A page of A4, cell B2; one rule A4 more"))
    ['F1', 'F3', 'G4', 'A4']
    """
    for rules, test in _CITED.findall(text):
        yield from re.findall(_RULE, rules or test.upper())


def rules() -> list[str]:
    """The rules of the page, in its order."""
    return _HEADING.findall(RULES.read_text(encoding="utf-8"))


def citing(folder: str, ending: str = "py") -> dict[Path, set[str]]:
    """The rules that each file of a folder cites, by its path in the repository."""
    files = (path for path in sorted((ROOT / folder).rglob(f"*.{ending}")) if path.name not in _EXAMPLES)
    return {path.relative_to(ROOT): set(cited(path.read_text(encoding="utf-8"))) for path in files}


def by_rule() -> dict[str, list[Path]]:
    """The modules of tests that cite each rule of the page."""
    modules = {path: found for path, found in citing("tests").items() if path.name.startswith("test_")}
    return {rule: [path for path, found in modules.items() if rule in found] for rule in rules()}


def page_of_rules() -> str:
    """docs/rules.md with the tests of each rule in a line at its end."""
    tests = by_rule()
    head, *parts = _HEADING.split(_LINE_OF_TESTS.sub("", RULES.read_text(encoding="utf-8")))
    several = zip(parts[::2], parts[1::2], strict=True)
    return head + "\n\n".join(f"### {rule}{_with_tests(text, tests[rule])}" for rule, text in several) + "\n"


def _with_tests(text: str, tests: list[Path]) -> str:
    """The text of a rule up to the next heading, with its tests."""
    own, line, rest = text.partition("\n\n##")
    links = ", ".join(f"[{path.relative_to('tests').as_posix()}](../{path.as_posix()})" for path in tests)
    return f"{own.rstrip()}\n\nTests: {links}{line}{rest.rstrip()}"
