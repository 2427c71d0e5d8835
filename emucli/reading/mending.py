"""A file mended: edits at known places, then read again. What is wrong is gone, and nothing else says another thing."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from unicodedata import normalize

from ..findings.edit import applied
from ..findings.finding import Finding, Span
from ..model.base import RecordFile
from ..model.structure import register_at
from .commas import mended as with_whole_numbers
from .load import read_record
from .mends import Mend, mend_by_name, mend_for
from .places import Places
from .tree import read_tree

_ROUNDS = 6
"""What is mended may show what else is wrong; a file that needs more rounds needs a person."""
_ONE_BY_ONE = 30
"""So many mends at most are tried each on its own where they do not hold together: each is a reading of the file."""
_BYTES_READ = 1_000_000
"""So much is read for that at most."""
_OF_THE_WHOLE = frozenset(("EMU104", "EMU105", "EMU119"))
"""What is wrong with the letters of a file as a whole: another encoding, its mark, marks apart from their letters."""


@dataclass(frozen=True)
class Mended:
    """What a file becomes, and the codes of the findings that are mended in it, in order; none where it stays."""

    data: bytes
    codes: tuple[str, ...]


def mended_file(
    data: bytes,
    file: str,
    model: type[RecordFile],
    of_rules: Sequence[Finding] = (),
    takes: Callable[[str], bool] = lambda _code: True,
    names: Mapping[str, str] = MappingProxyType({}),
) -> Mended:
    """Mend what has one right answer: findings of reading, and those that rules found in these very bytes.

    A step that does not read back as it should is not made. `takes`: whether findings of a code are to be mended.
    `names`: the units by what they are called (`by_spelling`), for names in place of ids.
    """
    codes: list[str] = []
    current, told = data, list(of_rules)
    for _ in range(_ROUNDS):
        found = [*read_record(current, file, model)[1], *told]
        findings = [finding for finding in found if takes(finding.code)]
        after, mended = _round(current, _Of(file, model, names), findings)
        if not mended:
            break
        # The places of what rules found are those of the file before.
        current, told = after, []
        codes += mended
    return Mended(current, tuple(codes))


def tidied(data: bytes, file: str) -> bytes:
    """A file with line breaks of one kind and no blanks at the ends of lines, where that changes no value."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    tidy = "\n".join(line.rstrip(" \t") for line in text.replace("\r\n", "\n").split("\n")).encode()
    before, after = read_tree(data, file), read_tree(tidy, file)
    return tidy if after.value == before.value and before.value is not None else data


@dataclass(frozen=True)
class _Of:
    """Which file is mended, what it is of, and what units are called."""

    file: str
    model: type[RecordFile]
    names: Mapping[str, str]


def _round(data: bytes, of: _Of, findings: Sequence[Finding]) -> tuple[bytes, list[str]]:
    """All mends of one reading that hold together, or those that hold one by one."""
    for finding in findings:
        if finding.code in _OF_THE_WHOLE and (after := _whole(data, finding)) not in (None, data):
            return after or data, [finding.code]
    several = list(_mends(data, of, findings))
    if several and (after := _tried(data, of.file, several)):
        return after, [finding.code for finding, _ in several]
    for one in several[: min(_ONE_BY_ONE, _BYTES_READ // (len(data) + 1))]:
        if after := _tried(data, of.file, [one]):
            return after, [one[0].code]
    return data, []


def _whole(data: bytes, finding: Finding) -> bytes | None:
    """The file in UTF-8 without a mark, and with each letter in one piece."""
    try:
        if finding.code == "EMU104":
            return data.decode("utf-16").encode() if data[:2] in (b"\xff\xfe", b"\xfe\xff") else None
        text = data.decode("utf-8-sig")
    except UnicodeError:
        return None
    return (normalize("NFC", text) if finding.code == "EMU119" else text).encode()


def _mends(data: bytes, of: _Of, findings: Sequence[Finding]) -> Iterator[tuple[Finding, Mend]]:
    try:
        lines = re.split("\r\n|\r|\n", data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return
    places = Places(data)
    named = of.names and any(finding.code == _NO_ID for finding in findings)
    tree = read_tree(data, of.file).value if named else None
    for finding in findings:
        span = places.of(finding)
        if mend := mend_for(finding, span, lines) or _by_name(finding, span, lines, tree, of):
            yield finding, mend


def _by_name(finding: Finding, span: Span, lines: Sequence[str], tree: Any, of: _Of) -> Mend | None:
    """The id of a unit in place of its name, where units are meant: own ids of a file may be called as one likes."""
    if finding.code != _NO_ID or register_at(of.model, finding.path, tree) != "units":
        return None
    return mend_by_name(finding, span, lines, of.names)


_NO_ID = "EMU214"


def _tried(data: bytes, file: str, several: Sequence[tuple[Finding, Mend]]) -> bytes | None:
    """The file with some mends made; None where it then says another thing than it should."""
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    text = data[len(mark) :].decode("utf-8")
    after = mark + applied(text, (edit for _, mend in several for edit in mend.edits)).encode()
    before_tree, tree = read_tree(data, file), read_tree(after, file)
    if before_tree.value is None:
        # Nothing could be read: now it can, and nothing is wrong with its YAML.
        return after if tree.value is not None and not tree.findings else None
    expected = deepcopy(with_whole_numbers(before_tree))
    for finding, mend in several:
        if not _change(expected, finding, mend):
            return None
    gone = {(finding.code, finding.path) for finding, _ in several}
    left = {(one.code, one.path) for one in tree.findings}
    return after if tree.value == expected and not gone & left else None


def _change(tree: Any, finding: Finding, mend: Mend) -> bool:
    """Make the change in the tree that a mend means; whether it could be made."""
    if mend.value is None and mend.key is None:
        return True
    *above, last = finding.path
    for step in above:
        try:
            tree = tree[step]
        except (KeyError, IndexError, TypeError):
            return False
    if mend.value is not None:
        if isinstance(tree, dict) and last not in tree:
            return False
        tree[last] = mend.value
        return True
    if not isinstance(tree, dict) or last not in tree or mend.key in tree:
        return False
    entries = {(mend.key if key == last else key): value for key, value in tree.items()}
    tree.clear()
    tree.update(entries)
    return True
