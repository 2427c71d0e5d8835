"""Texts for the two ways of reading a file: pieces of real records and lines put together at random, both damaged."""

from collections.abc import Iterator, Sequence
from random import Random

from emucli.reading.plain import read_plain
from emucli.reading.tree import read_events

_SIGNS: list[str] = [
    *"""-:,#'"[]{}|>&*!%@`?~=\\ \n\t\r.""",
    "é",
    "ế",
    "\u0301",
    "\u2028",
    "\x85",
    "\ufeff",
    "\u2003",
    "<<",
    "---",
    "null",
]
_INDENTS = ("", "", " ", "  ", "  ", "    ", "      ")
_DASHES = ("", "", "", "- ", "- ", "-  ", "- - ", "-")
_KEYS = (
    "a",
    "b",
    "name",
    "T1.1",
    "a-b",
    "_x",
    '"1.1"',
    "'2'",
    '"a: b"',
    "\"'a'\"",
    '"a #b"',
    "null",
    "1",
    "1.5",
    "é",
    "<<",
    "a b",
    "",
)
_COLONS = (": ", ": ", ": ", ":", " : ", ":  ", "")
_VALUES = (
    "x", "Sở Y tế", "7.25", "-5", "9,5", "2025-01-01", "'q'", '"q"', '"q: r"', "'it''s'", '"\\n"', '"a" # c',
    "x # c", "x #c", "", "~", "null", "[]", "{}", "[a, b]", "[a b]", "{a: 1, b: 2}", "{a: 1, a: 2}",
    "{a: [b, {c: d}]}", "{a: 9,5}", '["x, y"]', "{a: null}", "[a,b]", "{a:1}", "{'a': \"b\"}", "[{a: 1}, {b: 2}]",
    "[a, ]", "[[[[a]]]]", ">-", "|", ">", "|-", ">+", "|2", "x: y", "x:", "*a", "&a x", "!!str x", "? x", "- x",
    "@x", "`x", "%x", "x\ty", "{ a: 1 }", "[ a ]", "{a: 1} x", "http://x",
)  # fmt: skip


def same_tree(text: str) -> bool | None:
    """Whether both ways give the same; None where the quick one is not sure, so that only libyaml speaks."""
    data = text.encode("utf-8", "surrogatepass")
    plain = read_plain(data)
    if plain is None:
        return None
    events = read_events(data, "x.yaml")
    return not events.findings and not events.empty and repr(events.value) == repr(plain)


def odd_texts(random: Random, records: Sequence[str], number: int) -> Iterator[str]:
    """So many texts: windows of real records, or lines of their own, most of them damaged."""
    for _ in range(number):
        text = _window(random, random.choice(records)) if random.random() < 0.5 else _lines(random)
        for _ in range(random.choice((0, 0, 1, 1, 2, 4))):
            text = _damaged(random, text)
        yield text


def _window(random: Random, record: str) -> str:
    """Some lines of a record, with the first of them at the margin."""
    lines = record.split("\n")
    start = random.randrange(len(lines))
    chosen = lines[start : start + random.randint(1, 10)]
    margin = len(chosen[0]) - len(chosen[0].lstrip(" "))
    if random.random() < 0.5:
        chosen = [line[margin:] if not line[:margin].strip() else line for line in chosen]
    return "\n".join(chosen) + random.choice(("\n", "\n", ""))


def _lines(random: Random) -> str:
    end: str = random.choice(("\n", "\n", "\n", ""))
    return "\n".join(_line(random) for _ in range(random.randint(1, 7))) + end


def _line(random: Random) -> str:
    if random.random() < 0.05:
        return random.choice(("", "  ", "# note", "   # note", "---", "..."))
    parts = (random.choice(several) for several in (_INDENTS, _DASHES, _KEYS, _COLONS, _VALUES))
    return "".join(parts)


def _damaged(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    sign: str = random.choice(_SIGNS)
    match random.randrange(5):
        case 0:
            return text[:at] + sign + text[at:]
        case 1:
            return text[:at] + text[at + 1 :]
        case 2:
            lines = text.split("\n")
            one, other = random.randrange(len(lines)), random.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            return "\n".join(lines)
        case 3:
            lines = text.split("\n")
            line = random.randrange(len(lines))
            lines[line] = random.choice((" ", "  ", "- ")) + lines[line] if random.random() < 0.5 else lines[line][1:]
            return "\n".join(lines)
        case _:
            return text + text[at:]
