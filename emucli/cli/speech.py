"""In which language emucli speaks: `--lang`, then EMUCLI_LANG, then the locale, then Vietnamese."""

import locale
import os
from collections.abc import Mapping, Sequence

from ..language.messages import Message, note
from ..language.phrases import Language


def spoken_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language of messages and help."""
    for wish in (_option(arguments), environment.get("EMUCLI_LANG"), *_locales(environment)):
        if wish and (language := _named(wish)):
            return language
    return "vi"


def _option(arguments: Sequence[str]) -> str | None:
    """`--lang en` or `--lang=en`: help is written before any command has read its options."""
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _locales(environment: Mapping[str, str]) -> Sequence[str | None]:
    names = [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    # Windows has no such variables but knows the user's language.
    return names if any(names) or os.name != "nt" else [locale.getlocale()[0]]


def _named(wish: str) -> Language | None:
    lower = wish.lower()
    if lower.startswith("vi"):
        return "vi"
    return "en" if lower.startswith("en") else None


class Speech:
    """Says the sentences of `messages.toml` in the chosen language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def __call__(self, key: str, /, **places: object) -> str:
        return self.told(note(key, **places))

    def told(self, message: Message | str) -> str:
        """A message in words; what is a text already stays."""
        return message if isinstance(message, str) else message.told(self.language)
