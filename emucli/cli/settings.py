"""emucli.toml: optional, beside or above the records root."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..language.phrases import Language
from .exits import usage
from .speech import Speech

NAME = "emucli.toml"


@dataclass(frozen=True)
class Settings:
    """Only what a key states; None otherwise. `records` is a folder."""

    language: Language | None = None
    records: Path | None = None


def read_settings(start: Path, say: Speech) -> Settings:
    """The settings of the nearest emucli.toml at or above a folder. Raises Halt where it cannot be used."""
    folder = start.resolve()
    path = next((above / NAME for above in (folder, *folder.parents) if (above / NAME).is_file()), None)
    return Settings() if path is None else _parsed(path, say)


def _parsed(path: Path, say: Speech) -> Settings:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise usage(say(f"Không đọc được {path}: {error}.", f"{path} cannot be read: {error}.")) from error
    unknown = sorted(set(data) - {"language", "records"})
    if unknown:
        known = "language, records"
        raise usage(
            say(
                f"{path}: khóa lạ “{unknown[0]}”; có thể dùng: {known}.",
                f"{path}: unknown key “{unknown[0]}”; known keys: {known}.",
            )
        )
    language, records = data.get("language"), data.get("records")
    if language not in (None, "vi", "en"):
        raise usage(say(f'{path}: language phải là "vi" hoặc "en".', f'{path}: language must be "vi" or "en".'))
    if records is not None and not (isinstance(records, str) and (path.parent / records).is_dir()):
        raise usage(
            say(f"{path}: records phải là một thư mục có thật.", f"{path}: records must be a folder that exists.")
        )
    return Settings(language, path.parent / records if records is not None else None)
