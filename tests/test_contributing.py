"""docs/contributing.md is true: its recipes, followed in a copy of the program, give a thing that works."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.program import REPOSITORY, bare

PAGE = (REPOSITORY / "docs" / "contributing.md").read_text(encoding="utf-8")
Change = tuple[str, str]
"""A piece of a file, and what stands in its place."""

CHANGES: Mapping[str, Mapping[str, list[Change]]] = {
    "A record file": {
        "emucli/model/files.py": [
            ("from .members import Members\n", "from .members import Members\nfrom .guests import Guests\n"),
            ('    FileKind("papers", Papers),\n', '    FileKind("papers", Papers),\n    FileKind("guests", Guests),\n'),
        ],
        "emucli/model/tree.py": [
            ("from .members import Members\n", "from .members import Members\nfrom .guests import Guests\n"),
            ("    papers: File[Papers]\n", "    papers: File[Papers]\n    guests: File[Guests]\n"),
        ],
        "emucli/papers/contents/context.py": [
            (
                "from ...model.ids import Names\n",
                "from ...model.guests import Guests\nfrom ...model.ids import Names\n",
            ),
            ("    papers: Recorded[Papers]\n", "    papers: Recorded[Papers]\n    guests: Recorded[Guests]\n"),
            (
                "        papers=papers,\n",
                "        papers=papers,\n        guests=_file(year.guests, Guests, wrapper),\n",
            ),
        ],
    },
    "A measure": {
        "emucli/model/measures.py": [
            ("AnyMeasure = (\n", 'class HalfMeasure(Record):\n    kind: Literal["half"]\n\n\nAnyMeasure = (\n'),
            ("    | NetMeasure\n", "    | NetMeasure\n    | HalfMeasure\n"),
        ],
        "emucli/scoring/measures.py": [
            ("    CountMeasure,\n    InputRange,\n", "    CountMeasure,\n    HalfMeasure,\n    InputRange,\n"),
            (
                "_MEASURES: Mapping",
                "def _half(leaf, measure, given, _best):\n    most = leaf.max or Fraction(0)\n"
                '    return Scored(most / 2, lambda: f"{exactly(most)} / 2")\n\n\n_MEASURES: Mapping',
            ),
            ("    NetMeasure: _net,\n", "    NetMeasure: _net,\n    HalfMeasure: _half,\n"),
        ],
        "emucli/results/measures_told.py": [
            (
                "        else:\n            yield from self._against_target(measure)\n",
                "        elif isinstance(measure, measures.HalfMeasure):\n"
                '            yield self._phrase("measure_half")\n'
                "        else:\n            yield from self._against_target(measure)\n",
            ),
        ],
        "emucli/language/phrases.toml": [
            (
                "[phrases.measure_count]\n",
                '[phrases.measure_half]\nvi = "Một nửa số điểm"\nen = "Half of the points"\n\n'
                "[phrases.measure_count]\n",
            ),
        ],
    },
    "A rule": {
        "emucli/findings/catalogue/6xx-votes.toml": [
            (
                "[EMU670]\n",
                '[EMU669]\nname = "odd"\nseverity = "error"\ntitle = {vi = "Lẻ", en = "Odd"}\n'
                'meaning = {vi = "Lẻ", en = "Odd"}\nmessage = {vi = "{id} lẻ.", en = "{id} is odd."}\n'
                'remedy = {vi = "Sửa.", en = "Mend."}\nbad = {file = "a", text = ""}\n'
                'good = {file = "a", text = ""}\n\n[EMU670]\n',
            ),
        ],
        "emucli/checks/votes.py": [
            (
                '@gives("EMU601")\n',
                '@gives("EMU669")\ndef votes_are_even(votes: Votes) -> Iterator[Found]:\n'
                "    for at, vote in enumerate(votes.votes):\n"
                '        yield Found("EMU669", votes, ("votes", at, "id"), {"id": vote.id})\n\n\n@gives("EMU601")\n',
            ),
        ],
        "emucli/checks/rules.py": [
            ("    votes.ballots_are_counted,\n", "    votes.ballots_are_counted,\n    votes.votes_are_even,\n"),
        ],
    },
    "A paper": {
        "emucli/model/papers.py": [('    "plan", "scale",', '    "letter", "plan", "scale",')],
        "emucli/papers/contents/frame.py": [('    "plan": "KH",', '    "letter": "CV", "plan": "KH",')],
    },
}
NEW: Mapping[str, str] = {
    "emucli/model/guests.py": (
        "from .base import RecordFile\nfrom .scalars import Count\n\n\n"
        "class Guests(RecordFile):\n    invited: Count | None = None\n"
    ),
    "templates/vi/letter.md.j2": (
        "---\nhead: official\nfoot: signature\n---\n"
        "# CÔNG VĂN\n\nMời {{ guests.invited }} khách của {{ cluster.name }}.\n"
    ),
}
ROOT: Mapping[str, str] = {
    "units.yaml": 'format: 1\nunits:\n  so-y-te: {name: "Sở Y tế"}\n  so-noi-vu: {name: "Sở Nội vụ"}\n',
    "cum/cluster.yaml": "name: Cụm thi đua số 1\nkind: cluster\nlevel: province\n",
    "cum/2024/members.yaml": "leader: so-y-te\nmembers:\n  - unit: so-y-te\n  - unit: so-noi-vu\n",
    "cum/2024/guests.yaml": "invited: 12\n",
    "cum/2024/regulation.yaml": (
        "scoring:\n  stages: [{id: tu-cham, by: member}]\n  total: 10\n"
        "  criteria: [{code: A, title: Việc, max: 10, measure: {kind: half}}]\n"
    ),
    "cum/2024/scores.yaml": (
        "sheets:\n  - {unit: so-y-te, stage: tu-cham, by: so-y-te, entries: {A: x}}\n"
        "  - {unit: so-noi-vu, stage: tu-cham, by: so-noi-vu, entries: {A: x}}\n"
    ),
    "cum/2024/votes.yaml": (
        "votes:\n  - {id: chief, for: {office: leader}, how: secret_ballot, candidates: [so-y-te]}\n"
    ),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program in which every recipe was followed, beside a small records root."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("emucli", "templates", "schemas"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for changes in CHANGES.values():
        for name, pieces in changes.items():
            text = (folder / name).read_text(encoding="utf-8")
            for old, new in pieces:
                assert text.count(old) == 1, (name, old)
                text = text.replace(old, new)
            (folder / name).write_text(text, encoding="utf-8")
    for name, text in {**NEW, **{f"root/{name}": text for name, text in ROOT.items()}}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def ran(copy: Path, *arguments: str) -> str:
    """What the changed program prints."""
    command = [sys.executable, "-m", "emucli", *arguments]
    return subprocess.run(command, cwd=copy, env=bare(), capture_output=True, check=False).stdout.decode()


def section(title: str) -> str:
    """The text of one recipe."""
    return PAGE.split(f"### {title}\n", 1)[1].split("\n#", 1)[0]


@pytest.mark.parametrize("title", CHANGES)
def test_a_recipe_names_every_file_that_it_takes(title: str) -> None:
    named = re.findall(r"`((?:emucli|templates)/[^`]*)`", section(title))
    new = [name for name in NEW if ("guests" in name) == (title == "A record file")]
    taken = [*CHANGES[title], *(new if title in ("A record file", "A paper") else ())]
    assert [one for one in taken if not any(one == name or one.startswith(name) for name in named)] == []


def test_every_path_of_the_page_exists() -> None:
    named = re.findall(r"`((?:emucli|templates|tests|examples)/[^`]*)`", PAGE)
    assert named
    assert [name for name in named if not (REPOSITORY / name).exists()] == []


def test_a_new_measure_scores_and_says_its_arithmetic(copy: Path) -> None:
    told = ran(copy, "score", "root/cum/2024", "--explain", "so-y-te/A", "--lang", "en")
    assert "10 / 2" in told
    assert "5.00" in told


def test_a_new_rule_gives_its_finding(copy: Path) -> None:
    assert "EMU669" in ran(copy, "validate", "root", "--lang", "en")


def test_a_new_record_file_is_read_and_a_new_paper_prints_it(copy: Path) -> None:
    told = ran(copy, "report", "letter", "root/cum/2024", "--lang", "vi", "--draft")
    assert "Mời 12 khách của Cụm thi đua số 1." in told.replace("\u00a0", " ")
    assert "/CV-" in told
