"""Files of papers: written whole, and never over what a person may have edited."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..papers.as_written import is_stamped
from ..store.files import Failure, is_below, read_bytes, write_whole
from .exits import usage
from .records import shown_path
from .speech import Speech

_MOST_BYTES = 64 * 1024 * 1024

Written = Literal["written", "unchanged", "kept", "would_write"]


@dataclass(frozen=True)
class Writer:
    """How papers are written: over edited files only with `force`, not at all in a `dry_run`.

    `makes_folder`: the folder is made where it is not there.
    """

    force: bool
    dry_run: bool
    say: Speech
    makes_folder: bool = False

    def write(self, path: Path, data: bytes) -> Written:
        """Write one file, or say why not. Raises Halt where it cannot be written."""
        old = self._old(path)
        if old == data:
            return "unchanged"
        if old is not None and not self.force and not _is_as_written(old):
            return "kept"
        if self.dry_run:
            return "would_write"
        try:
            if self.makes_folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            # Where a link points; the link itself stays one.
            write_whole(Path(os.path.realpath(path)), data)
        except OSError as error:
            raise self._cannot(path, error.strerror or str(error)) from error
        return "written"

    def _old(self, path: Path) -> bytes | None:
        if os.path.islink(path) and not is_below(path.parent, path):
            # A link that came with somebody's records could lead to any file of this machine.
            raise usage(
                self.say(
                    f"Không ghi được “{path}”: đây là liên kết dẫn ra ngoài thư mục.",
                    f"“{path}” cannot be written: it is a link that leads out of its folder.",
                )
            )
        no_file = path.exists() and not path.is_file()
        if no_file or not (path.parent.is_dir() or self.makes_folder):
            raise usage(
                self.say(
                    f"Không ghi được vào “{path}”: cần tên tệp trong một thư mục có thật.",
                    f"“{path}” cannot be written: name a file in a folder that exists.",
                )
            )
        if not path.exists():
            return None
        old = read_bytes(path.parent, path.name, _MOST_BYTES)
        if isinstance(old, Failure) and old.reason != "size":
            raise self._cannot(path, old.detail)
        # No paper of emucli is that large: what stands there is somebody's own.
        return b"" if isinstance(old, Failure) else old

    def _cannot(self, path: Path, why: str) -> Exception:
        return usage(self.say(f"Không ghi được “{path}”: {why}.", f"“{path}” cannot be written: {why}."))

    def told(self, path: Path, written: Written, size: int) -> str:
        """What was done with one file."""
        shown = shown_path(path)
        return {
            "written": self.say(f"Đã ghi {shown}.", f"Wrote {shown}."),
            "unchanged": self.say(f"{shown} vẫn như cũ.", f"{shown} is as it was."),
            "kept": self.say(
                f"Giữ nguyên {shown}: đã có người sửa tệp này. Thêm --force để ghi đè.",
                f"Kept {shown}: somebody edited it. --force replaces it.",
            ),
            "would_write": self.say(f"Sẽ ghi {shown} ({size} byte).", f"Would write {shown} ({size} bytes)."),
        }[written]


def _is_as_written(data: bytes) -> bool:
    """Whether a file is still as emucli wrote it, whatever its name, so that only emucli's own work is replaced."""
    if not data.startswith(b"PK"):
        return is_stamped(data)
    from ..papers.nd30 import is_as_written

    return is_as_written(data)
