"""Files that emucli wrote are known again; those that somebody edited are not."""

import pytest

from emucli.papers.document.as_written import is_stamped, stamped

TEXT = "# BÁO CÁO\n\nHai dòng.\n"


def test_a_stamped_text_is_known_also_with_other_line_ends() -> None:
    assert is_stamped(stamped(TEXT))
    assert is_stamped(stamped(TEXT).replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        TEXT.encode(),
        stamped(TEXT).replace(b"Hai", b"Ba"),
        stamped(TEXT) + b"x\n",
        b"x" + stamped(TEXT),
        stamped(TEXT)[:-1],
        b"\xff\xfe",
    ],
)
def test_any_other_text_is_not(data: bytes) -> None:
    assert not is_stamped(data)
