"""No text makes the reader raise anything, and what was written is what is read."""

import yaml
from hypothesis import example, given

from emucli.reading.places import Places
from emucli.reading.tree import Tree, read_tree

from . import writing
from .writing import EVERY_RUN_THE_SAME


def _read(data: bytes) -> Tree:
    """Read, and ask for the place of every finding."""
    tree = read_tree(data, "f.yaml")
    places = Places(data)
    for finding in tree.findings:
        span = places.of(finding)
        assert span.line >= 1
        assert span.column >= 1
    return tree


def _says_why_there_is_nothing(tree: Tree) -> bool:
    return tree.value is not None or tree.findings != ()


@EVERY_RUN_THE_SAME
@given(writing.any_bytes)
@example(b"")
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xe9")
def test_no_bytes_make_the_reader_raise(data: bytes) -> None:
    assert _says_why_there_is_nothing(_read(data))


@EVERY_RUN_THE_SAME
@given(writing.any_text)
@example("a: !%ED%A0%80 b\n")
@example("? ? [{}]")
@example("a: \ud7ff\ufeff")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    assert _says_why_there_is_nothing(_read(text.encode()))


@EVERY_RUN_THE_SAME
@given(writing.mistaken_files)
def test_no_mistake_in_a_valid_file_makes_the_reader_raise(source: str) -> None:
    assert _says_why_there_is_nothing(_read(source.encode()))


@EVERY_RUN_THE_SAME
@given(writing.trees)
def test_what_is_written_in_quotes_is_read_back_as_it_was(tree: dict[str, writing.Tree]) -> None:
    written = yaml.safe_dump(tree, default_style='"', allow_unicode=True, sort_keys=False)
    read = read_tree(written.encode(), "f.yaml")
    assert (read.value, read.findings) == (tree, ())


@EVERY_RUN_THE_SAME
@given(writing.trees)
def test_the_form_of_what_is_written_makes_no_difference(tree: dict[str, writing.Tree]) -> None:
    forms = [
        yaml.safe_dump(
            tree,
            default_style='"',
            allow_unicode=unicode,
            sort_keys=False,
            default_flow_style=flow,
            line_break=end,
        )
        for unicode, flow, end in ((True, True, "\n"), (False, False, "\r\n"), (True, None, "\r\n"))
    ]
    assert [read_tree(form.encode(), "f.yaml") for form in forms] == [Tree(tree, ())] * 3
