"""Writes what is generated: schemas, findings, styles, tests of rules. `make docs`; a test tells when stale."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

import emucli.language
from emucli.findings.catalogue import catalogue
from emucli.findings.explanation import explanation
from emucli.language.phrases import Language
from emucli.model.files import SCHEMAS
from emucli.papers.docx import documentation
from tests.citations import RULES, page_of_rules
from tests.office_page import OFFICE, filled

_EXAMPLE = re.compile(r"(?:^    .*\n|^\n(?=    ))+", re.MULTILINE)
ROOT = Path(__file__).parent.parent
PAPERS = ROOT / "docs" / "papers.md"
_MARKS = ("<!-- styles: made by `make docs` -->", "<!-- end of styles -->")
_STYLES = re.compile(f"{re.escape(_MARKS[0])}.*{re.escape(_MARKS[1])}", re.DOTALL)

HUNDREDS: dict[Language, str] = {
    "en": (
        "The hundreds: 0xx filled forms and tables of criteria, 1xx reading, 2xx the form of records, 3xx references "
        "and members, 4xx regulation, 5xx score sheets, 6xx votes, 7xx leadership, 8xx results, 9xx waivers and "
        "repository. A code keeps its meaning; a hundred without codes has none yet."
    ),
    "vi": (
        "Các nhóm mã: 0xx phiếu chấm điểm và bảng tiêu chí nhận về, 1xx đọc tệp, 2xx cấu trúc bản ghi, 3xx tham chiếu "
        "và thành viên, 4xx quy chế, 5xx bảng điểm, 6xx bỏ phiếu, 7xx lãnh đạo cụm, 8xx kết quả, 9xx chấp nhận và kho "
        "bản ghi. Mỗi mã giữ nguyên ý nghĩa; nhóm chưa có mã là nhóm chưa dùng đến."
    ),
}


def generated() -> Iterator[tuple[Path, str]]:
    """Each generated file with what it must hold."""
    for name, model in SCHEMAS.items():
        made = model.model_json_schema(schema_generator=_WithoutNothing)
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_described(made)}
        yield ROOT / "schemas" / f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    yield ROOT / "docs" / "findings.md", _reference("en", "Findings")
    yield ROOT / "docs" / "findings.vi.md", _reference("vi", "Các mã phát hiện")
    yield ROOT / "docs" / "keys.md", _page_of_keys()
    yield OFFICE, filled(OFFICE.read_text(encoding="utf-8"), _plain_schemas(), told_of_key)
    yield PAPERS, _STYLES.sub(lambda _: _styles(), PAPERS.read_text(encoding="utf-8"))
    yield RULES, page_of_rules()


def told_of_key(record: str, key: str) -> Mapping[Language, str]:
    """What a key of a record class says, in both languages."""
    own: Mapping[str, Mapping[Language, str]] = _keys().get(record, {})
    told = own.get(key) or _keys()["any"].get(key)
    if told is None:
        raise KeyError(f"emucli/language/keys.toml says nothing of “{key}” ({record})")
    return told


@cache
def _keys() -> Mapping[str, Mapping[str, Mapping[Language, str]]]:
    return tomllib.loads((Path(emucli.language.__file__).parent / "keys.toml").read_text(encoding="utf-8"))


def mappings_of(schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The mappings that a schema describes key by key: that of the file, and those within it."""
    yield from (one for one in (schema, *schema.get("$defs", {}).values()) if "properties" in one)


def _plain_schemas() -> Mapping[str, Mapping[str, Any]]:
    return {name: model.model_json_schema(schema_generator=_WithoutNothing) for name, model in SCHEMAS.items()}


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema of which every key tells in both languages what it says."""
    for mapping in mappings_of(schema):
        for key, value in mapping["properties"].items():
            told = told_of_key(mapping["title"], key)
            value["description"] = f"{told['vi']}\n{told['en']}"
            value["markdownDescription"] = f"{told['vi']}\n\n*{told['en']}*"
    return schema


def _page_of_keys() -> str:
    """Every key of every record file, with what it says in both languages."""
    parts = [_KEYS_HEAD]
    for name, schema in _plain_schemas().items():
        parts.append(f"## {name}\n")
        for mapping in mappings_of(schema):
            rows = ((key, told_of_key(mapping["title"], key)) for key in sorted(mapping["properties"]))
            kept = [f"| `{key}` | {told['vi']} | {told['en']} |" for key, told in rows if key not in _ANYWHERE]
            if kept:
                heading = f"### {name}: {mapping['title']}\n\n| key | tiếng Việt | English |\n| --- | --- | --- |\n"
                parts.append(heading + "\n".join(kept) + "\n")
    return "\n".join(parts)


_ANYWHERE = ("note", "source", "text_language", "vi", "en")
_KEYS_HEAD = """# Keys

What each key of the record files says, as editors show it ([how](checking.md#in-an-editor)); types and rules stand in
[format](format.md). Any mapping may also have `note` and `source`, any file `text_language`, any text `vi` and `en`.
"""


class _WithoutNothing(GenerateJsonSchema):
    """Schemas in which a key is left out or has a value: an empty one is refused, as the format refuses it."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if (key, value) != ("default", None)}


def _styles() -> str:
    """The named styles of papers with what the Decree allows, between the marks that stay where they are."""
    head = ("| style | what it is | size | may be | looks | Annex I |", "| --- | --- | --- | --- | --- | --- |")
    rows = (f"| {' | '.join(row)} |" for row in documentation())
    return "\n".join((_MARKS[0], *head, *rows, _MARKS[1]))


def _reference(language: Language, title: str) -> str:
    """Every code of the catalogue, as `emucli explain` prints it."""
    parts = [f"# {title}", HUNDREDS[language]]
    for entry in catalogue().entries.values():
        heading, _, rest = explanation(entry, language).partition("\n")
        parts.append(f"## {heading}\n\n{_fenced(rest)}")
    return "\n\n".join(parts) + "\n"


def _fenced(text: str) -> str:
    """Examples are indented in the terminal; in Markdown they are blocks of their own."""
    return _EXAMPLE.sub(lambda match: f"\n```yaml\n{dedent(match[0]).rstrip()}\n```\n", text.strip("\n") + "\n").strip(
        "\n"
    )


if __name__ == "__main__":
    for path, text in generated():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))
