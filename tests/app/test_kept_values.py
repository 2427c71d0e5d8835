"""What the reader of plain files keeps for other files is changed by no command that edits records."""

import shutil
from pathlib import Path

from emucli.app.opening import open_next, open_step
from emucli.app.recording import record
from emucli.app.refusal import Refused
from emucli.reading import plain
from tests.disk import REPOSITORY


def test_commands_that_edit_change_no_kept_value(tmp_path: Path) -> None:
    root = tmp_path / "block"
    shutil.copytree(REPOSITORY / "examples" / "block", root)
    cluster = root / "example-block"
    record(cluster / "2025")
    open_next(cluster, "2026")
    for step in ("plan", "conference", "votes", "papers"):
        try:
            open_step(cluster, "2026", step)
        except Refused:
            # Some steps have nothing to add yet; what they read is looked at all the same.
            continue
    for file in sorted(root.rglob("*.yaml")):
        plain.read_plain(file.read_bytes())
    kept = dict(plain._values)
    assert len(kept) > 500
    plain._values.clear()
    assert {text: plain._value_at(text, [text], 0, 0)[0] for text in kept} == kept
