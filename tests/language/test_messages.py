"""What emucli says of itself stands in messages.toml: each sentence is used, and filled with what it names."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import emucli.language

PACKAGE = Path(emucli.language.__file__).parent.parent
MESSAGES = tomllib.loads((PACKAGE / "language" / "messages.toml").read_text(encoding="utf-8"))
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def places(pattern: str) -> set[str]:
    """The names of the places of a pattern."""
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None}


def said() -> Iterator[tuple[str, set[str]]]:
    """Every key that is said, with the names that it fills in; `look_*` stands for all of them."""
    for path in [*(PACKAGE / "cli").glob("*.py"), *(PACKAGE / "app").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if ast.unparse(node.func).split(".")[-1] not in ("say", "note", "usage"):
                continue
            key = node.args[0]
            if isinstance(key, ast.Constant):
                yield str(key.value), {one.arg or "" for one in node.keywords}
            elif isinstance(key, ast.JoinedStr):
                begin = ast.literal_eval(key.values[0])
                yield from ((one, set[str]()) for one in MESSAGES if one.startswith(begin))


def test_what_is_said_is_there_and_filled_with_what_it_names() -> None:
    wrong = [key for key, names in said() if names != places(MESSAGES[key]["en"]) | places(MESSAGES[key]["vi"])]
    assert wrong == []


def test_every_message_is_said() -> None:
    assert sorted(set(MESSAGES) - {key for key, _ in said()}) == []


def test_every_message_is_in_both_languages() -> None:
    assert [key for key, both in MESSAGES.items() if set(both) != {"vi", "en"} or not all(both.values())] == []
    assert [key for key, both in MESSAGES.items() if VIETNAMESE.search(both["en"].replace("NĐ-CP", ""))] == []
