"""emucli.toml: optional, beside or above the records root."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..language.phrases import Language
from .exits import usage
from .speech import Speech

NAME = "emucli.toml"
_FOLDERS = ("records", "templates")


@dataclass(frozen=True)
class Settings:
    """Only what a key states; None otherwise. `records` and `templates` are folders."""

    language: Language | None = None
    records: Path | None = None
    templates: Path | None = None


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
    unknown = sorted(set(data) - {"language", *_FOLDERS})
    if unknown:
        known = ", ".join(("language", *_FOLDERS))
        raise usage(
            say(
                f"{path}: khóa lạ “{unknown[0]}”; có thể dùng: {known}.",
                f"{path}: unknown key “{unknown[0]}”; known keys: {known}.",
            )
        )
    language = data.get("language")
    if language not in (None, "vi", "en"):
        raise usage(say(f'{path}: language phải là "vi" hoặc "en".', f'{path}: language must be "vi" or "en".'))
    return Settings(language, *(_folder(data.get(key), key, path, say) for key in _FOLDERS))


def _folder(value: object, key: str, path: Path, say: Speech) -> Path | None:
    """A folder that a key names, relative to emucli.toml."""
    if value is not None and not (isinstance(value, str) and (path.parent / value).is_dir()):
        raise usage(say(f"{path}: {key} phải là một thư mục có thật.", f"{path}: {key} must be a folder that exists."))
    return None if value is None else path.parent / str(value)
