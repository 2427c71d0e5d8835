"""Trees of any content for properties, and their text as people write it: in every style, with comments."""

from collections.abc import Iterator
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from emucli.findings.finding import Finding
from emucli.reading.problems import FORBIDDEN
from emucli.reading.tree import read_tree
from emucli.writing.scalar import scalar
from emucli.writing.text import flow

ODD = (
    "yes", "No", "null", "~", "", "012", "1e3", "0x1F", "1_000", "190:20:30", "2025-01-02", "12:30", ".5", "-", "- a",
    "a: b", "a #b", "#a", "a:", "Sở Y tế", " hai ", "9,5", "'", '"', "\\", "it's", 'nói "có"', "a\nb", "\ta",
    "{a}", "[a", "&a", "*a", "!a", "%a", "@a", "`a`", "|", ">", "?", "? a", "<<", "=", "đ", "Đ. 1", "---", "...",
    "\u00a0x", "a,b", "no.1", "true", "so-y-te", "unknown", "all",
)  # fmt: skip
WORDS = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(lambda text: not FORBIDDEN.search(text)),
).map(lambda text: normalize("NFC", text))
KEYS = WORDS.filter(bool)
NAMES = st.sampled_from(("unit", "stage", "id", "points", "ghi chú", "1.1", "a", "no"))
TREES = st.recursive(
    WORDS,
    lambda below: st.one_of(st.lists(below, max_size=4), st.dictionaries(NAMES | KEYS, below, max_size=4)),
    max_leaves=14,
)
FILES = st.dictionaries(NAMES | KEYS, TREES, min_size=1, max_size=5)


def read(data: bytes) -> tuple[Any, list[Finding]]:
    """What the strict reader gives for a file, and what it finds wrong but a byte order mark."""
    tree = read_tree(data, "a.yaml")
    return tree.value, [finding for finding in tree.findings if finding.code != "EMU105"]


@st.composite
def as_people_write(draw: st.DrawFn, tree: dict[str, Any]) -> str:
    """A text of a tree in odd but right styles: quotes, flow and block, any indentation, comments between all lines."""
    return "".join(f"{line}\n" for line in _block(draw, tree, draw(st.integers(0, 2))))


def _block(draw: st.DrawFn, value: Any, indent: int) -> Iterator[str]:
    pad, step = " " * indent, draw(st.integers(1, 4))
    for part in value.items() if isinstance(value, dict) else value:
        if draw(st.booleans()):
            yield draw(st.sampled_from(["", f"{pad}# ghi chú: {{- x", "# c"]))
        head = f"{pad}{scalar(part[0])}:" if isinstance(value, dict) else f"{pad}-"
        below = part[1] if isinstance(value, dict) else part
        if isinstance(below, str) and _is_word(below) and draw(st.integers(0, 3)) == 0:
            # A text of several lines, with empty ones behind it that are no part of it.
            yield f"{head} {draw(st.sampled_from(['|-', '>-', '>-  # c']))}"
            yield from (f"{' ' * (indent + step)}{below}", *draw(st.sampled_from([(), ("",), ("", "")])))
            continue
        if isinstance(below, str) or not below or draw(st.booleans()):
            comment = draw(st.sampled_from(["", "  # c - d", " #"]))
            short = _short(draw, below, " " * (indent + step))
            yield f"{head}{draw(st.sampled_from([' ', '   ']))}{short}{comment}"
            continue
        lines = [*_block(draw, below, indent + step + (not isinstance(value, dict)))]
        if not isinstance(value, dict) and not lines[0].lstrip().startswith("#") and lines[0] and draw(st.booleans()):
            yield head + lines[0][len(head) :]
            yield from lines[1:]
        else:
            yield head + draw(st.sampled_from(["", "  # c"]))
            yield from lines


def _is_word(text: str) -> bool:
    return text.isalnum() and text.isascii()


def _short(draw: st.DrawFn, value: Any, pad: str) -> str:
    if isinstance(value, str):
        return scalar(value, quote=draw(st.sampled_from(["", "'", '"'])))
    written = flow(value)
    if "," in str([*_texts(value)]).replace("', '", ""):
        return written
    return written.replace(", ", draw(st.sampled_from([",", ", ", " ,  ", f",\n{pad}", f",  # c\n{pad}"])))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        return
    for part in value:
        yield from _texts(part)
        if isinstance(value, dict):
            yield from _texts(value[part])
