"""What docs/forms.md shows is what emucli prints."""

import shutil
from pathlib import Path

from tests.program import REPOSITORY
from tests.test_readme import follow


def test_the_page_shows_what_is_printed(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "examples", tmp_path / "examples")
    assert follow((REPOSITORY / "docs" / "forms.md").read_text(encoding="utf-8"), tmp_path, "vi") == 5
