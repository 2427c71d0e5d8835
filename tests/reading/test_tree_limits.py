"""FORMAT, ground rules: at most 32 levels, 1 MiB a file, 200,000 nodes, checked while reading, never after."""

import pytest

from emucli.reading.tree import read_tree

from .seen import in_tree

MIB = 1_048_576

# The 33rd level is the first too many; each opening is as wide as its text.
DEEP = [
    pytest.param("[" * 500_000, "1:33", id="lists"),
    pytest.param("{a: " * 250_000, "1:129", id="mappings"),
    pytest.param('{"a":' * 200_000, "1:161", id="mappings-with-quoted-keys"),
    pytest.param("- " * 500_000, "1:65", id="block-lists"),
    pytest.param("".join(f"{' ' * level}a:\n" for level in range(1000)), "33:33", id="block-mappings"),
    pytest.param("a: " + "[{b: " * 100_000, "1:80", id="lists-of-mappings"),
]


@pytest.mark.parametrize(("source", "place"), DEEP)
def test_deep_nesting_is_one_finding(source: str, place: str) -> None:
    assert in_tree(source) == [f"{place} EMU120"]


def test_keys_count_as_levels_too() -> None:
    # The mapping is the first level, so that the 32nd list in its key is one too many.
    assert in_tree("[" * 40 + "]" * 40 + ": a\n")[-1] == "1:32 EMU120"
    assert "EMU120" in in_tree("? " * 500_000)[-1]


def test_thirty_two_levels_are_allowed_and_one_more_is_not() -> None:
    assert in_tree("a: " + "[" * 31 + "x" + "]" * 31 + "\n") == []
    assert in_tree("a: " + "[" * 32 + "x" + "]" * 32 + "\n") == ["1:35 EMU120"]


def test_thirty_two_block_levels_are_allowed_and_one_more_is_not() -> None:
    levels = [f"{' ' * level}a:\n" for level in range(33)]
    assert in_tree("".join(levels[:32])) == []
    assert in_tree("".join(levels)) == ["33:33 EMU120"]


def test_one_mebibyte_is_allowed_and_one_byte_more_is_not() -> None:
    largest = b"a: " + b"x" * (MIB - 3)
    assert in_tree(largest) == []
    assert in_tree(largest + b"x") == ["1:1 EMU103"]


def test_the_size_is_judged_before_anything_else() -> None:
    finding = read_tree(b"{a:" * 500_000, "f.yaml").findings[0]
    assert (finding.code, finding.arguments["size"], finding.arguments["limit"]) == ("EMU103", 1_500_000, 1_048_576)


def test_two_hundred_thousand_nodes_are_allowed_and_one_more_is_not() -> None:
    # One mapping, one key, one list, and the rest.
    most = 200_000 - 3
    assert read_tree(b"a: [" + b"x," * most + b"]\n", "f.yaml").findings == ()
    assert in_tree("a: [" + "x," * (most + 1) + "]\n") == [f"1:{5 + 2 * most} EMU121"]


def test_keys_count_as_nodes() -> None:
    # A mapping, then a key and a value for each line: 100,000 lines are one node too many, at the last value.
    source = "".join(f"a{number:05}:\n" for number in range(100_000))
    assert in_tree(source) == ["100000:8 EMU121"]
