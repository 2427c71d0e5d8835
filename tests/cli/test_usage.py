"""What the parser of the command line prints is Vietnamese where emucli speaks it: help, and every wrong usage."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import typer

from emucli.cli.main import build_app
from emucli.cli.speech import Speech
from emucli.language import usage
from tests.program import Run, emucli

ENGLISH = re.compile(
    r"\b(Usage|Options?|Arguments?|Commands?|Error|Try|for help|required|default|Missing|Invalid|No such|Did you|"
    r"Possible|Got|unexpected|does not|requires|Input|should|valid|integer|Value|value|Show this|exit|int range|str|"
    r"list|Path|YEAR_DIR|DIR|FILE|COMMAND|ARGS|OPTIONS)\b"
)
"""Words of typer and of the places of arguments in English."""
OWN = re.compile(r"emucli \S+|--[a-z-]+|<[a-z|0-9]+>|\bexit\b(?= [01])|“[^”]*”|'[^']*'|outcome\.yaml|\S+/\S+")
"""What is the same in both languages: commands, options, choices, what is quoted."""


def _commands() -> dict[tuple[str, ...], Any]:
    """Every command as typer has it, by the words that call it; the group of all is the one without words."""
    whole: Any = typer.main.get_command(build_app(Speech("vi")))
    found: dict[tuple[str, ...], Any] = {(): whole}
    for name, command in whole.commands.items():
        found[(name,)] = command
        found |= {(name, inner): one for inner, one in getattr(command, "commands", {}).items()}
    return found


COMMANDS = _commands()
LEAVES = [words for words, command in COMMANDS.items() if not hasattr(command, "commands")]


def _arguments(words: tuple[str, ...]) -> list[str]:
    """As many arguments as a command must have."""
    return ["x"] * sum(one.required and one.param_type_name == "argument" for one in COMMANDS[words].params)


def _wrong() -> Iterator[tuple[str, ...]]:
    """Commands typed wrongly, each in every way that its arguments and options allow."""
    yield from [("scor",), ("nonsense",), ("--nonsense",), ("templates", "chek"), ("templates", "--nonsense"), ("-z",)]
    for words in LEAVES:
        begin = (*words, *_arguments(words))
        yield from [(*begin, "--nonsense"), (*begin, "--lan", "vi"), (*begin, "-z")]
        if _arguments(words):
            yield words
        if not any(one.nargs == -1 for one in COMMANDS[words].params):
            yield (*begin, "a", "b", "c")
        for option in COMMANDS[words].params:
            if option.param_type_name == "option" and option.opts[0] != "--help":
                yield from _wrongly_given(option, begin)


def _wrongly_given(option: Any, begin: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    name = option.opts[0]
    if option.is_flag:
        yield (*begin, f"{name}=x")
        return
    # `--explain` alone means every unit.
    if name != "--explain":
        yield (*begin, name)
    if option.type_descriptor.is_choice and name != "--lang":
        yield (*begin, name, "nonsense")
    if option.type_descriptor.is_ranged:
        yield from ((*begin, name, value) for value in ("nonsense", "-1", "1.5", "9" * 5000))


def _spoken(run: Run) -> list[str]:
    return [found[0] for found in ENGLISH.finditer(OWN.sub("", run.text + run.said))]


@pytest.mark.parametrize("arguments", list(_wrong()), ids=lambda one: " ".join(one)[:60])
def test_wrong_usage_is_told_in_vietnamese(arguments: tuple[str, ...]) -> None:
    run = emucli(*arguments, environment={"EMUCLI_LANG": "vi"})
    assert (run.code, run.out, _spoken(run)) == (2, b"", [])
    assert "\n\nLỗi: " in run.said or run.said.startswith("Lỗi: ")


@pytest.mark.parametrize("words", [one for one in LEAVES if one not in (("init",), ("schema",), ("completion",))])
def test_what_is_not_there_is_told_in_vietnamese(words: tuple[str, ...], tmp_path: Path) -> None:
    needed = ["-o", "phieu"] if words == ("form",) else ["--as-of", "32/13"] if words == ("status",) else []
    run = emucli(*words, *(_arguments(words) or ["x"]), *needed, cwd=tmp_path, environment={"EMUCLI_LANG": "vi"})
    assert (run.code, run.out, _spoken(run)) == (2, b"", [])
    assert run.said.startswith("emucli: ")


@pytest.mark.parametrize("words", list(COMMANDS), ids=" ".join)
def test_help_is_vietnamese_and_of_the_same_parts_as_the_english_one(words: tuple[str, ...]) -> None:
    vietnamese, english = (emucli(*words, "--help", environment={"EMUCLI_LANG": one}) for one in ("vi", "en"))
    assert (vietnamese.code, english.code, _spoken(vietnamese)) == (0, 0, [])
    assert vietnamese.text.startswith("Cách dùng: emucli")
    assert english.text.startswith("Usage: emucli")
    for options in (vietnamese.text, english.text):
        assert set(re.findall(r"--[a-z-]+", options)) >= {"--help"}
    assert "Show this message and exit." in english.text


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_what_emucli_says_of_each_option_stays_as_it_is(words: tuple[str, ...]) -> None:
    """The help of each stands whole behind its name and the kind of its value."""
    printed = _squeezed(emucli(*words, "--help", environment={"EMUCLI_LANG": "vi"}).text)
    for param in COMMANDS[words].params:
        is_argument = param.param_type_name == "argument"
        name = ">" if is_argument or not (param.metavar or param.is_flag) else param.metavar or max(param.opts, key=len)
        assert _squeezed(f"{name}{param.help}") in printed


def _squeezed(text: str) -> str:
    """Without blanks and line breaks."""
    return "".join(text.split())


def test_a_group_alone_shows_its_help_and_ends_as_wrong_usage() -> None:
    for words in ((), ("templates",)):
        run = emucli(*words, environment={"EMUCLI_LANG": "vi"})
        assert (run.code, run.out) == (2, b"")
        assert run.said == emucli(*words, "--help", environment={"EMUCLI_LANG": "vi"}).text


@pytest.mark.parametrize(
    ("arguments", "english", "vietnamese"),
    [
        ("score", "Missing argument 'YEAR_DIR'.", "Lệnh còn thiếu “THƯ_MỤC_NĂM”."),
        ("score a b", "Got unexpected extra argument(s) (b)", "Lệnh không nhận thêm: b"),
        ("form a", "Missing option '--output' / '-o'.", "Lệnh còn thiếu tùy chọn “--output” / “-o”."),
        ("scor", "No such command 'scor'. Did you mean 'score', 'record'?",
         "Không có lệnh “scor”. Có phải là “score”, “record”?"),
        ("score a --stag x", "No such option: --stag (Possible options: --lang, --stage)",
         "Không có tùy chọn --stag. Có phải là --lang, --stage?"),
        ("history a --limit x",
         "Invalid value for '--limit': Input should be a valid integer, unable to parse string as an integer",
         "Giá trị của “--limit” không đúng: phải là một số nguyên."),
        ("elect a --all=1", "Option '--all' does not take a value.", "Tùy chọn “--all” không có giá trị đi kèm."),
        ("elect a --format", "Option '--format' requires an argument.", "Sau tùy chọn “--format” phải có giá trị."),
    ],
)  # fmt: skip
def test_each_error_says_in_vietnamese_what_it_says_in_english(arguments: str, english: str, vietnamese: str) -> None:
    for language, word, sentence in (("en", "Error", english), ("vi", "Lỗi", vietnamese)):
        run = emucli(*arguments.split(), environment={"EMUCLI_LANG": language})
        assert (run.code, run.said.splitlines()[-1]) == (2, f"{word}: {sentence}")


def test_english_is_what_the_parser_says_itself() -> None:
    said = emucli("score", environment={"EMUCLI_LANG": "en"}).said
    assert said == (
        "Usage: emucli score [OPTIONS] {YEAR_DIR}\n"
        "Try 'emucli score --help' for help.\n\n"
        "Error: Missing argument 'YEAR_DIR'.\n"
    )


def test_a_sentence_that_is_not_known_is_kept() -> None:
    assert usage.in_language("Something new of typer.", "vi") == "Something new of typer."


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("vi", ["Kiểm tra, kết quả, văn bản", "Công việc trong năm của cơ quan", "Dành cho người bảo trì"]),
        ("en", ["Checks, results, papers", "The office's year", "For maintainers"]),
    ],
)
def test_help_lists_the_four_commands_then_the_year_of_the_office_then_what_maintainers_need(
    language: str, headings: list[str]
) -> None:
    text = emucli("--help", environment={"EMUCLI_LANG": language}).text
    panels = dict(re.findall(r"^(\S.*):\n((?:  .*\n)+)", text, re.MULTILINE))
    assert list(panels)[-3:] == headings
    listed = [re.findall(r"^  (\w+)", panels[heading], re.MULTILINE) for heading in headings]
    assert listed == [
        ["validate", "score", "elect", "report"],
        ["init", "new", "form", "import", "status", "record", "history", "compare", "explain"],
        ["schema", "completion", "templates"],
    ]
    assert sorted(chain(*listed)) == sorted(words[0] for words in COMMANDS if len(words) == 1)


def test_quotes_are_those_of_vietnamese_unless_they_stand_within_a_word() -> None:
    assert usage.in_language("No such command \"sc'or\". Did you mean 'score'?", "vi") == (
        'Không có lệnh "sc\'or". Có phải là “score”?'
    )
