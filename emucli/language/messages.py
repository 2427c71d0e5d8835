"""What emucli says of itself, and its help: sentences of `messages.toml`, in the language that it speaks."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from .phrases import Filler, Language


@cache
def _messages() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


def message(key: str, language: Language, places: Mapping[str, object]) -> str:
    """A sentence with its places filled, each as its own text. Raises KeyError where `messages.toml` holds none."""
    filled = {name: value if isinstance(value, int) else str(value) for name, value in places.items()}
    return Filler({}, language).fill(_messages()[key][language], filled)
