"""What hypothesis writes into files: texts of every kind, trees, and valid files with mistakes."""

from unicodedata import normalize

from hypothesis import settings
from hypothesis import strategies as st

from tests.miniature import BASE

Tree = str | list["Tree"] | dict[str, "Tree"]

EVERY_RUN_THE_SAME = settings(max_examples=200, deadline=None, derandomize=True, database=None)

# What YAML gives a meaning to, and what editors and other systems leave behind.
PIECES = [
    *("a", "ế", "e\u0302\u0301", " ", "\n", "\r\n", "\t", ": ", ":\n", "- ", "? ", ", ", "#", "|\n", ">-\n"),
    *("&x ", "*x", "!t ", "!%ED%A0%80 ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "[", "]", "{", "}", "'", '"'),
    *("\\", "\\x01", "\\uD800", "\ufeff", "\u2028", "\x85", "\0", "\x1b", "<<<<<<< x\n", "~", "null", "1.10", "0x1F"),
    *("e5", "9,5", "27/12/2023", "unknown"),
]  # fmt: skip

pieced = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
any_text = st.one_of(pieced, st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace").decode("utf-8")))
any_bytes = st.one_of(
    st.binary(max_size=200),
    pieced.map(lambda text: text.encode("utf-16")),
    st.tuples(pieced, st.binary(max_size=4), pieced).map(
        lambda parts: parts[0].encode() + parts[1] + parts[2].encode()
    ),
)


@st.composite
def mistaken(draw: st.DrawFn, source: str) -> str:
    """A valid file in which somebody deleted and typed at a few places."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(source)))
        source = source[:start] + draw(st.sampled_from(["", *PIECES])) + source[start + draw(st.integers(0, 6)) :]
    return source


mistaken_files = st.sampled_from(sorted(BASE)).flatmap(lambda path: mistaken(BASE[path]))

# Letters near those that have more than one form: Latin ones, combining marks, and a few from everywhere.
_LATIN = st.characters(min_codepoint=0x80, max_codepoint=0x24F)
_MARKED = st.characters(min_codepoint=0x1E00, max_codepoint=0x20FF)
any_letters = st.text(
    st.one_of(_LATIN, _MARKED, st.sampled_from("aoue\u0300\u0301\u031b\u0323"), st.characters()), max_size=4
).filter(lambda text: all(not "\ud800" <= letter <= "\udfff" for letter in text))

# No controls, halves of surrogate pairs, line separators or non-characters: all that a record may hold.
_ALLOWED = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff")
_LETTERS = st.one_of(_ALLOWED, st.sampled_from("\n\tếẫđƯ~-:#&*!|>%@`'\"\\{}[],? "))
whole_texts = st.text(_LETTERS, max_size=12).map(lambda text: normalize("NFC", text))

trees: st.SearchStrategy[dict[str, Tree]] = st.dictionaries(
    whole_texts.filter(bool),
    st.recursive(
        whole_texts,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(whole_texts.filter(bool), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    max_size=5,
)

_WORDS = st.text("abcdeghiklmnopqrstuvxyăâêôơưđếộữ", min_size=1, max_size=8)
word_trees: st.SearchStrategy[dict[str, Tree]] = st.dictionaries(
    _WORDS,
    st.recursive(
        _WORDS,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_WORDS, inner, max_size=4)),
        max_leaves=12,
    ),
    max_size=5,
)
