"""The catalogue of codes: what each finding means and what to do, in Vietnamese and English.

The data stands in `catalogue/*.toml`, one file a hundred of codes. It is read only when there is something to say.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..language.phrases import Filler, Language, plainly
from .finding import Finding, Severity

_LONGEST = 1_000
"""So many letters of one argument are told: more than any list of names in a message needs."""


@dataclass(frozen=True)
class Example:
    """A record file, and where the finding points in it (`line:column`; empty where nothing is wrong)."""

    file: str
    text: str
    at: str


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One code. `message`, `remedy` and `near` are patterns filled from a finding's arguments, by language.

    `cell_message` and `cell_remedy` stand for two of them where a cell of a form is meant, which knows no keys of
    records; `bare` for the message of a finding that has no arguments, or an empty `detail`. Each may be empty.

    `beside` are the files that both examples need to stand beside them: the regulation of a score sheet, for example.
    """

    code: str
    name: str
    severity: Severity
    title: Mapping[str, str]
    meaning: Mapping[str, str]
    message: Mapping[str, str]
    remedy: Mapping[str, str]
    near: Mapping[str, str]
    cell_message: Mapping[str, str]
    cell_remedy: Mapping[str, str]
    bare: Mapping[str, str]
    beside: tuple[Example, ...]
    bad: Example | None
    good: Example | None
    waivable: bool


@dataclass(frozen=True)
class Catalogue:
    """All codes; the words for terms that stand in messages are those of the file of a code first."""

    entries: Mapping[str, Entry]
    terms_of: Callable[[str], Mapping[str, Mapping[str, str]]]

    def severity(self, finding: Finding) -> Severity:
        """How much a finding weighs."""
        return self.entries[finding.code].severity

    def message(self, finding: Finding, language: Language) -> str:
        """What is wrong, in words."""
        entry = self.entries[finding.code]
        says_more = finding.arguments.get("detail", finding.arguments)
        bare = "" if says_more else entry.bare.get(language, "")
        return self._fill(bare or entry.message[language], finding, language)

    def hint(self, finding: Finding, language: Language) -> str:
        """What to do next; with the nearest known name where there is one."""
        entry = self.entries[finding.code]
        near = entry.near.get(language, "") if finding.arguments.get("near") else ""
        return self._fill(near or entry.remedy[language], finding, language)

    def message_in_cell(self, finding: Finding, language: Language) -> str:
        """What is wrong with a cell."""
        said = self.entries[finding.code].cell_message.get(language, "")
        return self._fill(said, finding, language) if said else self.message(finding, language)

    def hint_in_cell(self, finding: Finding, language: Language) -> str:
        """What to do next with a cell."""
        said = self.entries[finding.code].cell_remedy.get(language, "")
        return self._fill(said, finding, language) if said else self.hint(finding, language)

    def _fill(self, pattern: str, finding: Finding, language: Language) -> str:
        arguments = {name: _shortened(plainly(value)) for name, value in finding.arguments.items()}
        return Filler(self.terms_of(finding.code), language).fill(pattern, arguments)


def _shortened(text: str) -> str:
    """What a record says, cut where it would fill the screen."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@cache
def catalogue() -> Catalogue:
    """The whole catalogue, in the order of its codes. A file is read when one of its codes is first asked for."""
    files = {file.name[0]: file for file in sorted(Path(__file__).with_name("catalogue").glob("*.toml"))}
    return Catalogue(_Entries(files), lambda code: _Terms(files, code[3:4]))


_Files = Mapping[str, Path]
"""The files by the hundred of their codes: most reports are of one or two of them, and reading all takes long."""


@cache
def _read(file: Path) -> tuple[Mapping[str, Entry], Mapping[str, Mapping[str, str]]]:
    """The entries of a file and its terms."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    terms = data.pop("terms", {})
    return {code: _entry(code, fields) for code, fields in data.items()}, terms


class _Entries(Mapping[str, Entry]):
    def __init__(self, files: _Files) -> None:
        self._files = files

    def __getitem__(self, code: str) -> Entry:
        file = self._files.get(code[3:4])
        if file is None:
            raise KeyError(code)
        return _read(file)[0][code]

    def __iter__(self) -> Iterator[str]:
        for file in self._files.values():
            yield from _read(file)[0]

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Terms(Mapping[str, Mapping[str, str]]):
    """The terms of all files; two of them may mean different things by one term, so that `own` is asked first."""

    def __init__(self, files: _Files, own: str) -> None:
        self._files = sorted(files.items(), key=lambda one: one[0] != own)

    def __getitem__(self, term: str) -> Mapping[str, str]:
        for _, file in self._files:
            terms = _read(file)[1]
            if term in terms:
                return terms[term]
        raise KeyError(term)

    def __iter__(self) -> Iterator[str]:
        return iter({term: None for _, file in self._files for term in _read(file)[1]})

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _entry(code: str, fields: Mapping[str, Any]) -> Entry:
    return Entry(
        code=code,
        name=fields["name"],
        severity=fields["severity"],
        title=fields["title"],
        meaning=fields["meaning"],
        message=fields["message"],
        remedy=fields["remedy"],
        near=fields.get("near", {}),
        cell_message=fields.get("cell_message", {}),
        cell_remedy=fields.get("cell_remedy", {}),
        bare=fields.get("bare", {}),
        beside=tuple(map(_example, fields.get("beside", ()))),
        bad=_example(fields["bad"]) if "bad" in fields else None,
        good=_example(fields["good"]) if "good" in fields else None,
        # Reading and schema errors cannot be waived (rule J2), nor can findings about waivers.
        waivable=code >= "EMU300" and code < "EMU900",
    )


def _example(fields: Mapping[str, str]) -> Example:
    return Example(file=fields["file"], text=fields["text"], at=fields.get("at", ""))
