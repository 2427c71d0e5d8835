"""Files beside the record files: what each is, and what to do with it. Works on names alone, and loses none."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from posixpath import basename, dirname, join

from ..findings.finding import Finding
from ..findings.near import nearest
from ..language.words import alternatives, words
from ..model.files import CLUSTER_FILE, ROOT_FILES, YEAR_FILES, FileKind, file_names

_OF_OFFICE = "~$"
"""What the names of files begin with that Word and Excel keep beside one that is open."""
_ALIKE = 0.75
"""So much alike a name beside the registers must be; other programs keep their files there."""
_YEAR = re.compile("[1-9][0-9]{3}(-[1-9][0-9]{3})?")
RECORD_NAMES = frozenset(file_names((*ROOT_FILES.values(), CLUSTER_FILE, *YEAR_FILES.values())))


def odd_name(path: str, kinds: Iterable[FileKind], there: Collection[str], cutoff: float = 0.6) -> Finding:
    """What is wrong with a file in a folder of records that is none of its kinds. `there`: all paths of the root."""
    name = basename(path)
    if name.startswith(_OF_OFFICE):
        return Finding("EMU139", path, arguments={"name": name})
    meant = _meant(name, kinds, cutoff)
    if meant not in ("", name) and join(dirname(path), meant) in there:
        return Finding("EMU141", path, arguments={"name": name, "other": meant})
    if meant and name == f"{meant}.txt":
        return Finding("EMU142", path, arguments={"name": name, "meant": meant})
    return Finding("EMU130", path, arguments={"name": name, "near": meant})


def odd_register(path: str, there: Collection[str]) -> Finding:
    """The same of a file beside the registers, where other programs have theirs."""
    finding = odd_name(path, ROOT_FILES.values(), there, _ALIKE)
    if finding.code != "EMU130" or finding.arguments["near"] or basename(path) in RECORD_NAMES:
        return finding
    return Finding("EMU138", path, arguments={"name": basename(path)})


def stray(path: str, folders: Collection[str]) -> Finding:
    """What a file is that lies in no cluster: a record out of place, or of another program.

    `folders`: those beside the registers that are for records.
    """
    name, folder = basename(path), dirname(path)
    if name.startswith(_OF_OFFICE):
        return Finding("EMU139", path, arguments={"name": name})
    above = folder.split("/")
    of_records = above[0] in folders or any(_YEAR.fullmatch(one) for one in above)
    if of_records or _meant(name, (CLUSTER_FILE, *YEAR_FILES.values()), cutoff=0.9):
        return Finding("EMU133", path, arguments={"name": name, "folder": folder})
    return Finding("EMU138", path, arguments={"name": name})


def _meant(name: str, kinds: Iterable[FileKind], cutoff: float) -> str:
    """The record file that a name means, told by what stands before the dot; empty where it means none."""
    files = {kind.name: kind.file for kind in kinds}
    stem = _copies().sub("", name.partition(".")[0].lower()).strip()
    near = nearest(stem, files, cutoff)
    return files[near] if near else ""


@cache
def _copies() -> re.Pattern[str]:
    """What systems and people add to the name of a copy."""
    before, after = (alternatives(words("copies", where)) for where in ("before", "after"))
    return re.compile(rf"^(?:{before})[ _-]+|[ _-]*\([0-9]+\)$|[ _-]+(?:{after})(?:[ _-]*\(?[0-9]+\)?)?$")
