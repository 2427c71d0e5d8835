"""What emucli says of itself, and its help: sentences of `messages.toml`, in the language that it speaks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .phrases import Figure, Filler, Language, Phrase, say
from .tables import tables


@dataclass(frozen=True)
class Message:
    """A sentence of `messages.toml` with what fills its places, before anyone chooses a language.

    A place takes a number, a text, something that says itself (a path), or what is told in the same language: a
    Message, a Phrase, or several of them.
    """

    key: str
    places: Mapping[str, object] = field(default_factory=dict)

    def told(self, language: Language) -> str:
        """The sentence in words. Raises KeyError where `messages.toml` does not hold it."""
        filled = {name: _told(value, language) for name, value in self.places.items()}
        return Filler({}, language).fill(tables("messages.toml")[self.key][language], filled)


def note(key: str, /, **places: object) -> Message:
    """A message by its key and what fills its places."""
    return Message(key, places)


def _told(value: object, language: Language) -> int | str:
    if isinstance(value, Message):
        return value.told(language)
    if isinstance(value, Phrase):
        return say(value, language)
    if isinstance(value, tuple):
        return "; ".join(str(_told(one, language)) for one in value)
    return value if isinstance(value, int | Figure) else str(value)
