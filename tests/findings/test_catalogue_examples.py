"""The catalogue of findings: each example finds what it says where it says, and every text fills in both languages."""

import ast
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args
from unicodedata import is_normalized

import pytest

import emucli.model
from emucli.findings.catalogue import Entry, Example, catalogue
from emucli.findings.explanation import explanation
from emucli.findings.finding import Finding, Severity
from emucli.language.phrases import Filler, Language
from emucli.model.members import Status
from emucli.model.regulation import How
from emucli.model.shapes import ByShape
from emucli.model.votes import Office
from emucli.reading import problems
from emucli.reading.limits import MAX_BYTES, MAX_NODES, MAX_TOLD
from emucli.reading.load import Unreadable
from emucli.results.eligibility import Bar
from tests.miniature import BASE, Content, Placed, load, with_base

PACKAGE = Path(emucli.model.__file__).parent.parent
LANGUAGES: tuple[Language, ...] = get_args(Language)
ENTRIES = tuple(catalogue().entries.values())
EXAMPLES = [pytest.param(one, one.bad, one.good, id=one.code) for one in ENTRIES if one.bad and one.good]

# What a text file cannot show: permissions, folders, sizes, other encodings, a file that is not there.
WITHOUT_EXAMPLE: Mapping[str, tuple[Mapping[str, Content], ...]] = {
    "EMU101": (
        {"cum-1/2025/members.yaml": Unreadable("permission", "Permission denied")},
        {"cum-1/2025/members.yaml": Unreadable("other", "Input/output error")},
    ),
    "EMU102": ({"cum-1/2025/members.yaml": Unreadable("folder", "")},),
    "EMU103": ({"cum-1/2024/plan.yaml": "#" * (MAX_BYTES + 1)},),
    "EMU104": (
        {"cum-1/2024/plan.yaml": "theme: Đoàn kết\n".encode("utf-16")},
        {"cum-1/2024/plan.yaml": "theme: Đoàn\n".encode("cp1258")},
    ),
    "EMU121": ({"cum-1/2024/plan.yaml": f"content: [{'a,' * MAX_NODES}]\n"},),
    "EMU123": ({"cum-1/2025/members.yaml": f"members: [{'a,' * (MAX_TOLD + 5)}]\n"},),
    "EMU132": ({"cum-1/2025/plan.yaml": "theme: Đoàn kết, sáng tạo\n"},),
    "EMU134": ({"cum-1/2025/members.yaml": Unreadable("link", "")},),
    "EMU135": ({"cum-1/2025/members.yaml": Unreadable("special", "")},),
    "EMU136": ({"cum-1/2025": Unreadable("link", "")},),
    "EMU137": ({"venv/lib64": Unreadable("link", "")},),
    "EMU140": ({".gitignore": "cum-1/2024/plan.yaml", "cum-1/2024/plan.yaml": "theme: Đoàn kết\n"},),
}

# A file with an error is what EMU901 speaks about, so its example holds one.
SHOWN_BESIDE = {"EMU901": {"EMU207"}}

UNREADABLE_YAML = {
    "after_block_sign": "note: | nội dung\n",
    "colon_in_text": "theme: Chủ đề: đoàn kết\n",
    "no_colon": "theme: Đoàn kết\nfunding\nnote: Kinh phí\n",
    "open_quote": 'theme: "Đoàn kết\nnote: Kinh phí\n',
    "indentation": "issued:\n    date: 2024-02-26\n  by: Sở Y tế\n",
    "open_brace": "issued: {date: 2024-02-26\nnote: Kinh phí\n",
    "open_bracket": "content: [a, b\n",
    "bad_escape": 'note: "C:\\xin"\n',
    "bad_start": "theme: @doan-ket\n",
    "other": "content: [a, , b]\n",
}

# A message that says one of several problems is tried with each: the measure of a criterion, a unit's entry for it.
PROBLEMS = [
    ("EMU406", "gap", "kind: bands, bands: [{less_than: 80, points: 0}, {at_least: 90, points: 20}]", "20"),
    ("EMU406", "overlap", "kind: bands, bands: [{at_least: 80, points: 15}, {at_least: 90, points: 20}]", "95"),
    ("EMU511", "not_a_number", "kind: points", '"19,5"'),
    ("EMU511", "not_a_count", "kind: count, each: 2", "2.5"),
    ("EMU518", "target_not_positive", "kind: ratio", "{target: 0, actual: 3}"),
    ("EMU518", "part_of_nothing", "kind: bands, bands: [{points: 20}]", "{part: 0, of: 0}"),
]


def test_base_has_one_finding_and_it_is_waived() -> None:
    assert _shown(load(BASE).findings) == ["cum-1/2022/members.yaml:1:17 EMU312 (waived)"]


@pytest.mark.parametrize(("entry", "bad", "_good"), EXAMPLES)
def test_bad_example_is_found_where_it_says(entry: Entry, bad: Example, _good: Example) -> None:
    assert f"{bad.file}:{bad.at} {entry.code}" in _shown(_found(entry, bad))


@pytest.mark.parametrize(("entry", "bad", "_good"), EXAMPLES)
def test_bad_example_shows_one_mistake(entry: Entry, bad: Example, _good: Example) -> None:
    others = {placed.code for placed in _found(entry, bad)} - {entry.code, "EMU901"}
    assert others == SHOWN_BESIDE.get(entry.code, set())


@pytest.mark.parametrize(("entry", "_bad", "good"), EXAMPLES)
def test_good_example_is_clean(entry: Entry, _bad: Example, good: Example) -> None:
    assert _shown(_found(entry, good)) == []


@pytest.mark.parametrize(("entry", "bad", "_good"), EXAMPLES)
def test_texts_fill_from_the_bad_example(entry: Entry, bad: Example, _good: Example) -> None:
    _check_texts(entry, [placed.finding for placed in _found(entry, bad) if placed.code == entry.code])


@pytest.mark.parametrize(("entry", "bad", "_good"), EXAMPLES)
def test_bad_example_needs_every_file_beside_it(entry: Entry, bad: Example, _good: Example) -> None:
    for needless in entry.beside:
        files = {one.file: one.text for one in (*entry.beside, bad) if one is not needless}
        assert entry.code not in {placed.code for placed in load(with_base(files)).counted}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_explanation_shows_every_file(entry: Entry) -> None:
    shown = [one for one in (*entry.beside, entry.bad, entry.good) if one is not None]
    for language in LANGUAGES:
        headings = re.findall(
            r"^\S[^\n]* — (\S[^\n]*?\.ya?ml(?:\.txt)?)(?= \([0-9:]+\)$|$)", explanation(entry, language), re.MULTILINE
        )
        assert headings == [one.file for one in shown]


@pytest.mark.parametrize(
    ("code", "files"), [(code, files) for code, several in WITHOUT_EXAMPLE.items() for files in several]
)
def test_found_without_an_example(code: str, files: Mapping[str, Content]) -> None:
    found = [placed.finding for placed in load(with_base(files)).counted]
    _check_texts(catalogue().entries[code], [finding for finding in found if finding.code == code])


def test_every_code_has_both_examples_unless_no_text_file_can_show_it() -> None:
    # What is wrong with a workbook is shown by tests of their own, of which one sees that no code is left out.
    forms = {entry.code for entry in ENTRIES if entry.code < "EMU100"}
    assert {entry.code for entry in ENTRIES if entry.bad is None} == set(WITHOUT_EXAMPLE) | forms
    assert {entry.code for entry in ENTRIES if entry.good is None} == set(WITHOUT_EXAMPLE) | forms


@pytest.mark.parametrize(("problem", "text"), UNREADABLE_YAML.items(), ids=UNREADABLE_YAML)
def test_syntax_problem_has_words(problem: str, text: str) -> None:
    found = [placed.finding for placed in load(with_base({"cum-1/2024/plan.yaml": text})).counted]
    said = [finding for finding in found if finding.code == "EMU109"]
    assert [finding.arguments["problem"] for finding in said] == [problem]
    _check_texts(catalogue().entries["EMU109"], said)


def test_every_syntax_problem_is_tried() -> None:
    assert set(UNREADABLE_YAML) == {*problems._PROBLEMS.values(), "other"}


@pytest.mark.parametrize(("code", "problem", "measure", "entry"), PROBLEMS)
def test_problem_of_a_measure_has_words(code: str, problem: str, measure: str, entry: str) -> None:
    found = [placed.finding for placed in load(with_base(_scored(measure, entry))).counted]
    said = [finding for finding in found if finding.code == code]
    assert [finding.arguments["problem"] for finding in said] == [problem]
    _check_texts(catalogue().entries[code], said)


def test_every_shape_and_status_has_words() -> None:
    shapes = {"text", "list", "mapping", "nothing", *_shapes_of_the_model()}
    statuses = set(get_args(Status)) - {"active"}
    assert shapes | statuses <= set(catalogue().terms_of("EMU203"))


def test_every_way_to_an_office_and_every_bar_has_words() -> None:
    bars = {f"bar_{bar}" for bar in get_args(Bar)} - {"bar_no_member", "bar_withdrawn"}
    offices = {f"office_{office}" for office in get_args(Office)}
    assert {*get_args(How), *bars, *offices} <= set(catalogue().terms_of("EMU701"))


def test_code_and_catalogue_hold_the_same_codes() -> None:
    assert set(_codes_in_source()) == set(catalogue().entries)


def test_codes_lie_in_the_file_of_their_hundred() -> None:
    for file in (PACKAGE / "findings" / "catalogue").iterdir():
        codes = re.findall(r"^\[(EMU[0-9]{3})\]$", file.read_text(encoding="utf-8"), re.MULTILINE)
        assert re.fullmatch(r"[0-9]xx-[a-z]+\.toml", file.name)
        assert codes
        assert codes == sorted(codes)
        assert {code[:4] for code in codes} == {f"EMU{file.name[0]}"}


def test_names_are_unique() -> None:
    names = [entry.name for entry in ENTRIES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z0-9]+(_[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_entry_is_whole_in_both_languages(entry: Entry) -> None:
    assert entry.severity in get_args(Severity)
    may_be_empty = (entry.near, entry.cell_message, entry.cell_remedy, entry.bare)
    for texts in (entry.title, entry.meaning, entry.message, entry.remedy, *filter(None, may_be_empty)):
        assert set(texts) == set(LANGUAGES)
        assert all(_is_calm_text(text) for text in texts.values())


@pytest.mark.parametrize(
    ("code", "arguments", "vietnamese", "english"),
    [
        ("EMU020", {"value": "2,5", "taken": "2.5"}, "được lấy là số 2,5.", "is taken as 2.5."),
        ("EMU050", {"code": "I", "stated": "60", "sum": "62.5", "difference": "2.5"}, "62,5 (lệch 2,5).", "62.5 (a"),
        (
            "EMU401",
            {"code": "1", "stated": "100", "sum": "99.5", "whose": "all_units", "units": ""},
            "là 99,5 (",
            "to 99.5 (",
        ),
    ],
)
def test_figures_that_are_told_have_the_comma_of_the_language(
    code: str, arguments: Mapping[str, str], vietnamese: str, english: str
) -> None:
    finding = Finding(code, "a.yaml", arguments=arguments)
    assert vietnamese in catalogue().message(finding, "vi")
    assert english in catalogue().message(finding, "en")


def test_the_example_of_a_word_is_one_that_may_stand_there() -> None:
    found = load(with_base({"cum-1/cluster.yaml": "name: Cụm 1\nkind: đoàn\n"})).counted
    (finding,) = (placed.finding for placed in found if placed.finding.code == "EMU216")
    assert catalogue().hint(finding, "vi").endswith("ghi đúng từng chữ, ví dụ “cluster”.")


def test_a_quotation_mark_that_nothing_closes_is_thought_of() -> None:
    text = 'theme: "Đoàn kết\ntasks:\n  - text: "Thi đua"\n'
    found = load(with_base({"cum-1/2024/plan.yaml": text})).counted
    said = [catalogue().message(placed.finding, "vi") for placed in found if placed.finding.code == "EMU109"]
    assert [one.endswith("hoặc thiếu dấu ngoặc kép ở dòng trên.") for one in said] == [True]


def test_terms_are_whole_in_both_languages() -> None:
    each = [texts for hundred in range(10) for texts in catalogue().terms_of(f"EMU{hundred}00").values()]
    for texts in each:
        assert set(texts) == set(LANGUAGES)
        assert all(_is_calm_text(text) for text in texts.values())


def test_a_term_means_what_the_file_of_the_code_says() -> None:
    # `absent` is a file that a repository names and does not hold, and, of votes, those who did not come.
    unread = Finding("EMU101", "a.yaml", arguments={"reason": "absent", "detail": "x"})
    assert "số đơn vị vắng mặt" not in catalogue().message(unread, "vi")
    assert "does not hold" in catalogue().message(unread, "en")


def test_what_the_system_did_not_say_is_not_quoted() -> None:
    closed = Finding("EMU101", "cum-1/2024", arguments={"reason": "permission", "detail": ""})
    assert catalogue().message(closed, "vi") == "Không đọc được: tài khoản đang dùng không có quyền đọc."
    broken = Finding("EMU101", "a.yaml", arguments={"reason": "other", "detail": "Input/output error"})
    assert catalogue().message(broken, "en").endswith("(the system says: “Input/output error”).")


def _is_calm_text(text: str) -> bool:
    """Something is said, in composed Unicode, without an exclamation mark at the end of a word."""
    return bool(text.strip()) and is_normalized("NFC", text) and not re.search(r"\w!", text)


def _found(entry: Entry, example: Example) -> tuple[Placed, ...]:
    return load(with_base({one.file: one.text for one in (*entry.beside, example)})).counted


def _scored(measure: str, entry: str) -> Mapping[str, str]:
    """A regulation with one criterion, and a sheet with one entry."""
    return {
        "cum-1/2024/regulation.yaml": f"""\
scoring:
  criteria:
    - {{code: "1", title: a, max: 20, measure: {{{measure}}}}}
  stages:
    - {{id: tu-cham, by: member}}
""",
        "cum-1/2024/scores.yaml": f"""\
sheets:
  - {{unit: so-y-te, stage: tu-cham, by: so-y-te, entries: {{"1": {entry}}}}}
""",
    }


def _shown(found: tuple[Placed, ...]) -> list[str]:
    return [str(placed) for placed in found]


def _check_texts(entry: Entry, findings: list[Finding]) -> None:
    """Every text of the entry fills from the arguments of each finding; `near` is written where the code passes it."""
    assert findings
    for finding in findings:
        assert ("near" in finding.arguments) == bool(entry.near)
        for language in LANGUAGES:
            fill = Filler(catalogue().terms_of(entry.code), language).fill
            for pattern in (entry.message, entry.remedy, entry.near, entry.cell_message, entry.cell_remedy):
                text = fill(pattern.get(language, ""), finding.arguments)
                assert not re.search(r"\{\w*(:\w+)?\}", text)


def _shapes_of_the_model() -> Iterator[str]:
    """`text,list` and the like, for every value of the format that may be written in more than one way."""
    for info in iter_modules(emucli.model.__path__, "emucli.model."):
        for alias in vars(import_module(info.name)).values():
            marks = getattr(alias, "__metadata__", ())
            yield from (",".join(mark.options) for mark in marks if isinstance(mark, ByShape))


def _codes_in_source() -> Iterator[str]:
    """Every code that stands as a whole string in the package; catalogue.py names bounds of codes, not codes."""
    for path in PACKAGE.rglob("*.py"):
        if path == PACKAGE / "findings" / "catalogue.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch("EMU[0-9]{3}", str(node.value)):
                yield str(node.value)
