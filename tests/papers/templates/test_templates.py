"""A wrong template is told with its file, line and the nearest name; house templates replace built-in ones by file."""

import pytest
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from emucli.papers.document.parts import Paragraph
from emucli.papers.templates.template import TemplateProblem
from emucli.papers.templates.wording import Wording
from tests.papers.making import BUILT_IN, LANGUAGES, example, made_up, make

FRONT = "---\nhead: none\nfoot: none\n---\n"


@pytest.mark.parametrize(
    ("source", "line", "name", "near"),
    [
        (FRONT + "một\n{{ yaer }}\n", 6, "yaer", "year"),
        (FRONT + "{{ cluster.nmae }}\n", 5, "nmae", "name"),
        (FRONT + "\n\n{% for m in members.members %}{{ m.unt }}{% endfor %}\n", 7, "unt", "unit"),
        (FRONT + "{% if review.anual %}x{% endif %}\n", 5, "anual", "annual"),
        # A file that is not there has no key that the format does not have either.
        (FRONT + "{{ covenant.signed.dat }}\n", 5, "dat", "date"),
        (FRONT + "\n```table\nrows: model\n```\n", 7, "model", "models"),
        (FRONT + "\n```tabel\nrows: models\n```\n", 6, "tabel", "table"),
        (FRONT + "\n```table\n```\n", 6, "table", "rows: models"),
        (FRONT + "\n```table\nrows: figures\nof: ruond\n```\n", 6, "ruond", ""),
        (FRONT + "\n```\nmã\n```\n", 6, "", ""),
        ("---\nhaed: none\n---\n", 2, "haed", "head"),
        ("---\nhead: oficial\n---\n", 2, "oficial", "official"),
        ("# không có phần đầu\n", 1, "# không có phần đầu", "---"),
        (FRONT + "{{ year | capitls }}\n", 5, "capitls", "capitals"),
        (FRONT + "{% if year is recordd %}{% endif %}\n", 5, "recordd", "recorded"),
        (FRONT + "{{ cluster._record }}\n", 5, "_record", ""),
        (FRONT + "{{ ().__class__.__base__.__subclasses__() }}\n", 5, "__class__", ""),
        (FRONT + "{% import 'word.md.j2' as words %}\n", 5, "word.md.j2", ""),
        (FRONT + "{{ cluster }}\n", 5, "Entry cannot be printed as a whole", ""),
        (FRONT + "{% for x in year %}{% end %}\n", 5, "end", "endif"),
    ],
)
def test_a_wrong_template_is_told_with_line_and_nearest_name(source: str, line: int, name: str, near: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        make(made_up({"cum-1/2024/review.yaml": "annual: {results: [x]}\n"}), "annual", wording=_of(source))
    assert (caught.value.template, caught.value.line) == ("vi/annual.md.j2", line)
    assert (caught.value.name, caught.value.near) == (name, near)


@pytest.mark.parametrize("what", ["![ảnh](a.png)", "> trích", "- a\n  - b", "    mã", "***"])
def test_markdown_that_no_paper_shows_is_refused_for_docx(what: str) -> None:
    paper = make(example(), "annual", wording=_of(f"{FRONT}# A\n\n{what}\n"))
    with pytest.raises(TemplateProblem):
        paper.document()


@pytest.mark.parametrize("what", ["\x02abc\x02", "\x0299\x02", '{{ "\\x02abc\\x02" }}', '{{ "\\x0299\\x02" }}'])
def test_control_characters_of_a_template_are_neither_blocks_nor_printed(what: str) -> None:
    paper = make(example(), "annual", wording=_of(f"{FRONT}# A\n\n{what}\n"))
    (title, text) = paper.document().sections[0].parts
    assert isinstance(title, Paragraph)
    assert isinstance(text, Paragraph)
    assert (title.text, text.text.strip("\x02")) in (("A", "abc"), ("A", "99"))
    assert "\x02" not in paper.markdown
    assert "\ufffd" in paper.markdown


def test_an_error_in_an_imported_file_names_that_file() -> None:
    wording = Wording(
        {
            "vi/annual.md.j2": FRONT + '{% import "own.md.j2" as own with context %}\n{{ own.line() }}\n',
            "vi/own.md.j2": "{% macro line() %}\n{{ cluster.nmae }}\n{% endmacro %}\n",
        }
    )
    with pytest.raises(TemplateProblem) as caught:
        make(example(), "annual", wording=wording)
    assert (caught.value.template, caught.value.line) == ("vi/own.md.j2", 2)


def test_a_house_template_replaces_the_built_in_one_and_no_other() -> None:
    wording = _of(FRONT + "# CỦA CƠ QUAN\n")
    assert make(example(), "annual", wording=wording).markdown.split("\n\n")[-1] == "# CỦA CƠ QUAN\n"
    notice = (make(example(), "notice", wording=one).markdown for one in (wording, BUILT_IN))
    assert len(set(notice)) == 1


def test_templates_with_windows_line_ends_and_a_mark_in_front_are_the_same() -> None:
    source = BUILT_IN.source("vi/notice.md.j2")
    windows = Wording({"vi/notice.md.j2": "\ufeff" + source.replace("\n", "\r\n")})
    assert make(example(), "notice", wording=windows).markdown == make(example(), "notice").markdown


def _of(source: str) -> Wording:
    return Wording({"vi/annual.md.j2": source})


def test_a_block_right_below_a_line_is_a_part_of_its_own() -> None:
    block = "```table\nrows: members\n```"
    for above in ("Lời dẫn:", "## I. MỤC", "- một ý"):
        paper = make(example(), "press", wording=Wording({"vi/press.md.j2": f"{FRONT}# A\n\n{above}\n{block}\nsau\n"}))
        assert [type(part).__name__ for part in paper.document().sections[0].parts][1:] == [
            "Paragraph", "Table", "Paragraph",
        ]  # fmt: skip
        assert "| Liên đoàn Lao động tỉnh An Sơn |" in paper.markdown
        assert "\x02" not in paper.markdown


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("""{{ "A & B" }} {{ '"q"' }} {{ "it's" }}""", """A \\& B "q" it's"""),
        ("{{ none }}", "(chưa ghi nhận)"),
        ("{{ [] }}", "(không có)"),
        ("{{ 1 + 1 }}", "2"),
    ],
)
def test_constants_are_printed_as_values_are(source: str, printed: str) -> None:
    paper = make(example(), "press", wording=Wording({"vi/press.md.j2": f"{FRONT}{source}\n"}))
    assert paper.text == f"{printed}\n"


@pytest.mark.parametrize(
    "source", ['{{ "x" * 100000000000 }}', "{{ ([1] * 10000000000) | length }}", "{{ 9 ** 9999 }}"]
)
def test_a_template_cannot_fill_the_memory(source: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        make(example(), "press", wording=Wording({"vi/press.md.j2": FRONT + source}))
    assert (caught.value.line, caught.value.why) == (5, "too_much")


def test_a_paper_that_another_takes_in_comes_without_its_front_matter() -> None:
    files = {"vi/press.md.j2": FRONT + '# A\n\n{% include "notice.md.j2" %}\n', "vi/notice.md.j2": FRONT + "b\n"}
    assert make(example(), "press", wording=Wording(files)).text.split() == ["#", "A", "b"]


def test_a_table_of_what_is_not_there_is_a_gap() -> None:
    source = "```table\nrows: ballot\nof: vote\n```\n"
    paper = make(example(), "notice", wording=Wording({"vi/notice.md.j2": FRONT + source}))
    assert paper.lacks != ()
    with pytest.raises(TemplateProblem):
        make(example(), "notice", wording=Wording({"vi/notice.md.j2": FRONT + source.replace("of: vote\n", "")}))


def test_what_is_compiled_of_a_paper_in_one_language_stays_beside_that_in_the_other() -> None:
    class Counted(BytecodeCache):
        def __init__(self) -> None:
            self.kept: dict[str, bytes] = {}
            self.made: list[str] = []

        def load_bytecode(self, bucket: Bucket) -> None:
            if bucket.key in self.kept:
                bucket.bytecode_from_string(self.kept[bucket.key])

        def dump_bytecode(self, bucket: Bucket) -> None:
            self.made.append(bucket.key)
            self.kept[bucket.key] = bucket.bytecode_to_string()

    counted = Counted()
    for language in (*LANGUAGES, *LANGUAGES):
        make(example(), "press", language, wording=Wording(compiled=counted))
    # The paper and its words, in two languages: each once.
    assert len(counted.made) == len(set(counted.made)) == 4
