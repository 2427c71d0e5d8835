"""emucli.toml: optional, beside or above the records root."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any
from unicodedata import normalize

from ..language.messages import Message, note
from ..language.phrases import Language
from ..store.files import Failure, is_below, read_bytes
from .records import unreadable
from .refusal import Refused

NAME = "emucli.toml"
_MOST_BYTES = 64 * 1024
_FOLDERS = ("records", "templates")
_KNOWN = ("ignore", "language", *_FOLDERS)


@dataclass(frozen=True)
class Settings:
    """Only what a key states; None otherwise. `records` and `templates` are folders.

    `ignore`: patterns of paths below `folder`, that of emucli.toml.
    """

    language: Language | None = None
    records: Path | None = None
    templates: Path | None = None
    ignore: tuple[str, ...] = ()
    folder: Path | None = None

    def leaves_alone(self, path: Path) -> bool:
        """Whether a pattern means a path, or a folder around it; `*` stands for any letters, strokes too.

        >>> Settings(ignore=("nháp/*",), folder=Path("/a")).leaves_alone(Path("/a/nháp/x.yaml"))
        True
        """
        if not self.ignore or self.folder is None or not path.is_relative_to(self.folder):
            return False
        below = normalize("NFC", path.relative_to(self.folder).as_posix())
        return any(fnmatchcase(below, pattern) or below.startswith(f"{pattern}/") for pattern in self.ignore)


def read_settings(start: Path) -> Settings:
    """The settings of the nearest emucli.toml at or above a folder. Raises Refused where it cannot be used."""
    folder = Path(os.path.realpath(start))
    above = next((one for one in (folder, *folder.parents) if os.path.lexists(one / NAME)), None)
    return Settings() if above is None else _parsed(above)


def _parsed(folder: Path) -> Settings:
    path = folder / NAME
    data = _data(folder)
    unknown = sorted(set(data) - set(_KNOWN))
    if unknown:
        raise Refused(note("unknown_key_known_keys", path=path, key=unknown[0][:60], known=", ".join(_KNOWN)))
    language = data.get("language")
    if language not in (None, "vi", "en"):
        raise Refused(note("language_must_be_vi_or", path=path))
    records, templates = (_folder(data.get(key), key, path) for key in _FOLDERS)
    return Settings(language, records, templates, _patterns(data.get("ignore"), path), folder)


def _patterns(value: object, path: Path) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) and one.strip("/") for one in value):
        raise Refused(note("ignore_must_be_patterns", path=path))
    return tuple(normalize("NFC", one).strip("/").removeprefix("./") for one in value)


def _data(folder: Path) -> Mapping[str, Any]:
    read = read_bytes(folder, NAME, _MOST_BYTES)
    if isinstance(read, Failure):
        raise unreadable(folder / NAME, read)
    try:
        return tomllib.loads(read.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why: Message | str = str(error)
    except RecursionError:
        why = note("nested_too_deep")
    raise Refused(note("cannot_be_read_2", file=folder / NAME, why=why))


def _folder(value: object, key: str, path: Path) -> Path | None:
    """A folder that a key names, relative to emucli.toml and below its folder.

    emucli.toml travels with the records of others, so it names nothing that lies elsewhere on this machine.
    """
    if value is None:
        return None
    found = path.parent / value if isinstance(value, str) and "\0" not in value else None
    if found is None or not os.path.isdir(found):
        raise Refused(note("must_be_a_folder_that", path=path, key=key))
    if not is_below(path.parent, found):
        raise Refused(note("must_be_a_folder_below", path=path, key=key))
    return found
