"""Mending and every form of findings bear any file: no fault, no traceback, in bounded time."""

import json
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emucli.model.plan import Plan
from emucli.reading.limits import MAX_BYTES
from emucli.reading.mending import mended_file, tidied
from tests.miniature import BASE
from tests.program import emucli, write

SPACES, MANY = " " * 500_000, 200_000
LARGE: Mapping[str, str] = {
    "many dates": "tasks: [" + "{text: a b, due: 1/2/2024}," * 40_000 + "]\n",
    "many keys": "".join(f"thema{number}: x\n" for number in range(80_000)),
    "many colons": "theme: " + "a: " * MANY + "\n",
    "many signs": "".join(f"k{number}: v #c\n" for number in range(80_000)),
    "many questions": 'theme: "' + "?a" * MANY + '"\n',
    "many harmed letters": 'theme: "' + "Cá»¥m " * 60_000 + '"\n',
    "many commas": "max: " + "9," * MANY + "5\n",
    "blanks within a value": f"theme: a: x{SPACES}y\n",
    "blanks in brackets": f"issued: {{by: a b{SPACES}, c}}\n",
    "quotes": "issued: {by: a b, " + '"' * MANY + "}\n",
    "dashes": "- " * MANY + "a: b: c\n",
    "words before a colon": "theme " * 100_000 + ": a: b\n",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_is_mended_in_bounded_time(name: str) -> None:
    data = LARGE[name].encode()[:MAX_BYTES]
    start = time.process_time()
    mended_file(data, "a.yaml", Plan)
    tidied(data, "a.yaml")
    assert time.process_time() - start < 10


SIGNS = (
    ": ",
    ":",
    "\n",
    "\n  ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "#",
    " #x",
    '"',
    "'",
    "|",
    "&a",
    "*a",
    "!!x",
    "\x00",
    "\ufffd",
)
WORDS = ("19,5", "14/3/2024", "Sở Y tế", "Cá»¥m", "so-y-te", "syt", "theme", "thema", "unit", "\r\n", "\ufeff", "\t")
TEXT = st.lists(st.sampled_from((*SIGNS, *WORDS)), max_size=12).map("".join)
NAMES = st.sampled_from(sorted(name for name in BASE if "2024" in name or "2023" in name))


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(NAMES, st.tuples(TEXT, st.integers(0, 300)), max_size=3))
def test_any_records_are_mended_or_told(changes: Mapping[str, tuple[str, int]]) -> None:
    files = dict(BASE)
    for name, (text, at) in changes.items():
        files[name] = BASE[name][:at] + text + BASE[name][at:]
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder), files)
        for form in ("sarif", "gitlab", "rdjson"):
            run = emucli("validate", ".", "--format", form, cwd=root)
            assert run.code in (0, 1), run.said
            json.loads(run.text)
        run = emucli("validate", ".", "--fix", cwd=root)
        assert run.code in (0, 1), run.said
        again = emucli("validate", ".", "--fix", cwd=root)
        assert (again.code, again.text) == (run.code, run.text)


def test_a_file_of_harmed_texts_is_told_within_bounds(tmp_path: Path) -> None:
    plan = "content:\n" + '- "?a"\n' * 120_000
    run = emucli("validate", ".", "--format", "json", cwd=write(tmp_path, {**BASE, "cum-1/2024/plan.yaml": plan}))
    answer = json.loads(run.text)
    assert (answer["statistics"]["EMU351"], len(answer["findings"]) < 200) == (1_000, True)


@pytest.mark.parametrize("name", ["-x", "--help", "a b", "ñ", "::error::x", "é".encode().decode("latin-1")])
def test_paths_of_odd_names_are_paths(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, dict(BASE))
    run = emucli("validate", "--", name, "--format", "junit", cwd=tmp_path)
    assert run.code in (0, 2)
    assert emucli("validate", f"./{name}", "--format", "github", cwd=tmp_path).code == 0


def test_a_folder_in_another_normal_form_is_the_same(tmp_path: Path) -> None:
    write(tmp_path / "Cụm", dict(BASE))
    apart = "Cu\u0323m"
    assert emucli("validate", apart, "--fix", cwd=tmp_path).code == 0
