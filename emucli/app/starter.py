"""The files with which a records root begins: data beside the program, their places filled in."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from textwrap import indent

from ..papers.templates.locator import folder_of
from .schemas import patterns, schema_files

_EXAMPLE = "examples/block"
_SCHEMAS = ".vscode/schemas"


def starting_files(places: Mapping[str, str], folder: str) -> Iterator[tuple[str, bytes]]:
    """Each file by its path below the root. `places`: what stands for `@name@`; `folder`: that of the cluster."""
    source = folder_of("starter")
    for path in _files(source):
        text = (source / path).read_text(encoding="utf-8")
        for place, words in {**places, "schemas": _schemas_by_file()}.items():
            text = text.replace(f"@{place}@", words)
        # What Windows runs has the line ends of Windows.
        lines = text.replace("\n", "\r\n") if path.endswith(".cmd") else text
        yield _placed(path, folder), lines.encode("utf-8")
    yield from _schemas()


def example_files(name: str) -> Iterator[tuple[str, bytes]]:
    """The worked example with all that stands around records. `name`: how its README calls it."""
    example = folder_of(_EXAMPLE)
    records = {path: (example / path).read_bytes() for path in _files(example)}
    folder = next(path.split("/")[0] for path in records if path.endswith("/cluster.yaml"))
    around = dict(starting_files({"name": name, "folder": folder, "units": "units: {}", "cluster": ""}, folder))
    yield from {**around, **records}.items()


def _files(source: Path) -> list[str]:
    """POSIX paths of all files, in order of names; what a system or Python leaves is none."""
    found = (path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith((".", "__")) for part in path.split("/")))


def _placed(path: str, folder: str) -> str:
    """Names with a dot in front are stored without it, so that no tool passes them over."""
    first, *rest = PurePosixPath(path).parts
    if first == "cluster":
        first = folder
    return "/".join((first.replace("dot-", ".", 1) if first.startswith("dot-") else first, *rest))


def _schemas_by_file() -> str:
    """For editors: the schema of each kind of record file, by the names that its files have."""
    found = {f"./{_SCHEMAS}/{file.name}": list(patterns()[name]) for name, file in schema_files().items()}
    return indent(json.dumps(found, indent=2), "  ").lstrip()


def _schemas() -> Iterator[tuple[str, bytes]]:
    for file in schema_files().values():
        yield f"{_SCHEMAS}/{file.name}", file.read_bytes()
