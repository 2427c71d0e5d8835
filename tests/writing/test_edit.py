"""An edit gives what was asked for, and touches nothing else of what a person wrote."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emucli.writing.edit import CannotEdit, edited
from emucli.writing.nodes import node_of
from tests.writing.trees import FILES, TREES, as_people_write, read

FILE = """\
# Kết quả năm 2025, theo biên bản.
source: [bien-ban]

announced:   # như đã công bố
- {unit: so-y-te,   total: 87.75, rank: 1}   # đứng đầu
- unit: 'so-giao-duc'
  total: "81"
  # chưa có thứ hạng

handover: {date: 2026-01-15, at: unknown}
"""


def tree() -> dict[str, Any]:
    value, findings = read(FILE.encode())
    assert not findings
    assert isinstance(value, dict)
    return value


def after(new: dict[str, Any], text: str = FILE) -> str:
    return edited(text.encode(), new).decode()


def test_what_is_alike_stays_to_the_byte() -> None:
    assert after(tree()) == FILE


def test_a_value_changes_within_its_quotes_and_its_comment_stays() -> None:
    new = tree()
    new["announced"][0]["total"] = "88"
    new["announced"][1]["total"] = "82.50"
    assert after(new) == FILE.replace("87.75", "88").replace('"81"', '"82.50"')


def test_a_new_key_stands_behind_the_one_that_it_follows() -> None:
    new = tree()
    new["announced"][1]["rank"] = "2"
    new = {"source": new["source"], "awards": [{"award": "giay-khen", "unit": "so-y-te"}], **new}
    assert after(new) == FILE.replace('"81"\n', '"81"\n  rank: "2"\n').replace(
        "[bien-ban]\n", "[bien-ban]\nawards:\n  - {award: giay-khen, unit: so-y-te}\n"
    )


def test_a_new_entry_stands_among_those_of_the_list() -> None:
    new = tree()
    new["announced"].insert(1, {"unit": "so-van-hoa", "note": "Mới"})
    assert after(new) == FILE.replace("# đứng đầu\n", "# đứng đầu\n- {unit: so-van-hoa, note: Mới}\n")


def test_what_is_removed_goes_with_its_line_and_no_other() -> None:
    new = tree()
    del new["announced"][0], new["handover"]["at"]
    first = "- {unit: so-y-te,   total: 87.75, rank: 1}   # đứng đầu\n"
    assert after(new) == FILE.replace(first, "").replace(", at: unknown", "")


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    new = tree()
    new["announced"][0]["rank"] = "3"
    new["leadership"] = {"leader": {"unit": "so-y-te"}}
    data = b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode()
    done = edited(data, new)
    assert done.count(b"\r\n") == done.count(b"\n") == FILE.count("\n") + 2
    assert done.startswith(b"\xef\xbb\xbf# ")
    assert read(done)[0] == new


@pytest.mark.parametrize("text", ["a: &x 1\nb: *x\n", "a: !t 1\n", "- a\n", "a:\n", "", "a: {b", "a: 1\n---\nb: 2\n"])
def test_what_no_record_file_may_hold_is_left_to_a_person(text: str) -> None:
    with pytest.raises(CannotEdit):
        edited(text.encode(), {"a": "2"})


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_file_is_changed_to_any_tree(data: st.DataObject) -> None:
    old = data.draw(FILES)
    text = data.draw(as_people_write(old))
    ends = data.draw(st.sampled_from(["\n", "\r\n"]))
    written = text.replace("\n", ends).encode()
    if data.draw(st.booleans()):
        written = written.removesuffix(ends.encode())
    assert read(written)[0] == old
    assert edited(written, old) == written
    new = data.draw(changed(old))
    done = edited(written, new)
    assert read(done) == (new, [])


@settings(deadline=None)
@given(st.data())
def test_what_stands_around_a_value_stays_to_the_byte(data: st.DataObject) -> None:
    old = data.draw(FILES)
    text = data.draw(as_people_write(old))
    key = data.draw(st.sampled_from(sorted(old)))
    done = edited(text.encode(), {**old, key: data.draw(TREES)}).decode()
    (entry,) = (one for one in node_of(text).parts if one.key.text == key)
    # What goes takes the rest of its line with it.
    before, (_, _, after) = text[: entry.key.end], text[entry.value.end :].partition("\n")
    assert done.startswith(before)
    assert done.endswith(after)


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """A tree near another one; a mapping keeps one key at least."""
    if isinstance(value, dict) and value:
        kept = draw(st.sampled_from(sorted(value)))
        old = {key: draw(changed(below)) for key, below in value.items() if key == kept or draw(st.integers(0, 3))}
        added = draw(st.dictionaries(st.sampled_from(("unit", "mới", "1.2")), TREES, max_size=2))
        return {**old, **{key: below for key, below in added.items() if key not in value}}
    if isinstance(value, list) and value:
        parts = [draw(changed(below)) for below in value if draw(st.integers(0, 3))]
        at = draw(st.integers(0, len(parts)))
        return [*parts[:at], *draw(st.lists(TREES, max_size=2)), *parts[at:]]
    return draw(st.one_of(st.just(value), TREES))
