"""The names of templates agree with the list of record files, from which a typed class cannot be made."""

from typing import get_type_hints

import pytest

from emucli.model.files import TOLD
from emucli.papers.contents.context import Context
from emucli.papers.values.entries import Recorded


@pytest.mark.parametrize("name", TOLD)
def test_templates_name_each_file_of_a_year_that_papers_tell_of(name: str) -> None:
    assert get_type_hints(Context)[name] == Recorded[TOLD[name]]  # type: ignore[misc, valid-type]
