"""The tables of docs/dinh-dang.md: what each key says, in Vietnamese, by the place where a clerk writes it."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

OFFICE = Path(__file__).parent.parent / "docs" / "dinh-dang.md"
END = "<!-- hết bảng -->"
ANYWHERE = ("note", "source", "text_language")
"""Keys that any mapping or file may have; the page tells them once."""

_TABLE = re.compile(rf"<!-- bảng (\S+): lập bằng `make docs` -->\n.*?{re.escape(END)}", re.DOTALL)
Told = Callable[[str, str], Mapping[Any, str]]


def filled(text: str, schemas: Mapping[str, Mapping[str, Any]], told: Told) -> str:
    """The page with each of its tables made anew; what a person wrote around them stays."""
    return _TABLE.sub(lambda found: _tables(found[1], schemas[found[1]], told), text)


def _tables(name: str, schema: Mapping[str, Any], told: Told) -> str:
    parts = (_table(*one, told) for one in _places(schema))
    return "\n\n".join((f"<!-- bảng {name}: lập bằng `make docs` -->", *filter(None, parts), END))


def _table(heading: str, mapping: Mapping[str, Any], told: Told) -> str:
    required = mapping.get("required", ())
    keys = [key for key in mapping["properties"] if key not in ANYWHERE]
    marked = [f"**`{key}`**" if key in required else f"`{key}`" for key in keys]
    meant = [told(mapping["title"], key)["vi"] for key in keys]
    rows = [f"| {key} | {words} |" for key, words in zip(marked, meant, strict=True)]
    return "\n".join((f"| {heading} | ý nghĩa |", "| --- | --- |", *rows)) if rows else ""


def _places(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each mapping of a file, from the outermost inwards, with the keys under which it stands."""
    inner: dict[str, list[str]] = {}
    waiting = [schema]
    yield "khóa của tệp", schema
    for mapping in waiting:
        for key, value in mapping["properties"].items():
            for name in _named(value, schema["$defs"]):
                if name not in inner:
                    waiting.append(schema["$defs"][name])
                if key not in inner.setdefault(name, []):
                    inner[name].append(key)
    for name, keys in inner.items():
        if name != "Bilingual":
            yield _heading(keys, schema["$defs"][name]), schema["$defs"][name]


def _heading(keys: list[str], mapping: Mapping[str, Any]) -> str:
    within = "khóa trong " + ", ".join(f"`{key}`" for key in keys)
    kind = mapping["properties"].get("kind", {}).get("const")
    return f"{within}, khi `kind` là `{kind}`" if kind else within


def _named(value: object, defs: Mapping[str, Any]) -> Iterator[str]:
    """The mappings that a value may be; of one whose keys people choose, those that stand under these keys."""
    if isinstance(value, Mapping):
        name = str(value.get("$ref", "")).rpartition("/")[2]
        if name.startswith("Keyed"):
            yield from _named(defs[name]["additionalProperties"], defs)
        elif name:
            yield name
        for key, part in value.items():
            if key not in ("$ref", "discriminator"):
                yield from _named(part, defs)
    elif isinstance(value, list):
        for part in value:
            yield from _named(part, defs)
