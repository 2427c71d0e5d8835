"""Text in one language or in two."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from .shapes import ByShape
from .unknown import Known, Unknown, known

Language = Literal["vi", "en"]


class _Words:
    """Text with something in it; space around it is not part of it (block scalars end in a line break)."""

    kind = "text"

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        words = core_schema.str_schema(strip_whitespace=True, min_length=1)
        return core_schema.custom_error_schema(words, custom_error_type=self.kind, custom_error_message=self.kind)

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": ["string", "number", "boolean"]}


Words = Annotated[str, _Words()]
"""Text in one language."""


class Bilingual(BaseModel):
    """The same text in Vietnamese and English; one of them may be missing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    vi: Known[Words] | None = None
    en: Known[Words] | None = None

    @model_validator(mode="after")
    def _one_at_least(self) -> Self:
        if known(self.vi) is None and known(self.en) is None:
            raise PydanticCustomError("needs_one_of", "needs_one_of", {"keys": ["vi", "en"]})
        return self


Text = Annotated[str | Bilingual, ByShape(text=Words, mapping=Bilingual)]
"""A text in the file's language, or in two languages."""


@dataclass(frozen=True)
class Untranslated:
    """Marks a text that a paper in the other language takes as it is.

    `proper`: it is the same in every language, like the name of a person; otherwise it is cited in the language in
    which it was published.
    """

    proper: bool


Proper = Annotated[Text, Untranslated(proper=True)]
"""The name of a person, the number of a document: the same in every language."""
Published = Annotated[Text, Untranslated(proper=False)]
"""The title of an article, its publisher: cited as printed."""


def language_of(text: str | Bilingual, wanted: Language, own: Language) -> Language:
    """The language that `in_language` gives a text in; `own` is that of its file, which a bare text is in."""
    if isinstance(text, str):
        return own
    there = text.vi if wanted == "vi" else text.en
    return wanted if known(there) is not None else other_language(wanted)


def other_language(language: Language) -> Language:
    """English for Vietnamese, and the reverse."""
    return "en" if language == "vi" else "vi"


def in_language(text: str | Bilingual, language: Language) -> str:
    """The text in the wanted language; in the other one where that is missing, never translated."""
    if isinstance(text, str):
        return text
    wanted, other = (text.vi, text.en) if language == "vi" else (text.en, text.vi)
    return known(wanted) or known(other) or ""


def stated(text: str | Bilingual | Unknown | None) -> str | Bilingual | None:
    """A text that the source states; None where it is unknown or not recorded."""
    return None if isinstance(text, Unknown) else text
