"""Vietnamese words stand in data files, where a proof-reader finds them: no literal of the program holds one.

Letters alone are no words: an alphabet, or the letters of one width, is for those who read programs.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import emucli

PACKAGE = Path(emucli.__file__).parent
VIETNAMESE = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ\u1ea0-\u1ef9]")
ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
FEWEST = 6
"""So many letters at least that no word holds each but once and in the order of the alphabet."""


def is_letters(text: str) -> bool:
    """Whether a text is one letter, or many, each once and in rising order, with signs between them or none."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(text) == 1:
        return True
    rising = letters in (sorted(set(letters)), sorted(set(letters), key=ALPHABET.find))
    return len(letters) >= FEWEST and " " not in text and rising


def words_in(source: str) -> Iterator[tuple[int, str]]:
    """The lines and literals of a module that hold Vietnamese words; what only documents it is left out."""
    tree = ast.parse(source)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in documents and holds_words(node.value):
            yield node.lineno, str(node.value)


def holds_words(value: object) -> bool:
    """Whether a literal is a text with Vietnamese words."""
    return isinstance(value, str) and VIETNAMESE.search(value) is not None and not is_letters(value)


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_holds_no_vietnamese_word(path: Path) -> None:
    assert list(words_in(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source", ['x = "có"', "x = {'a': 'Hạng'}", "x = f'{y} năm'", "x = 'đ '", "x = ' và '", "f('lỗi')"]
)
def test_a_word_is_found_wherever_it_stands(source: str) -> None:
    assert len(list(words_in(source))) == 1


@pytest.mark.parametrize(
    "source", ['"""Cụm thi đua."""', 'x = 1\n"""Năm."""', "# Khối", "x = 'unit'", "x = 'đ'", "x = '$0123_bdghknđ–§'"]
)
def test_documentation_and_letters_are_no_words(source: str) -> None:
    assert list(words_in(source)) == []
