"""The schemas of the record files, and which files each is for: for editors and for whoever else reads schemas."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from ..model.files import CLUSTER_FILE, ROOT_FILES, YEAR_FILES, FileKind
from ..papers.templates.locator import folder_of
from ..store.files import write_whole
from .refusal import Refused, cannot_open

_YEAR = "[1-9][0-9][0-9][0-9]*/"
"""How the folder of a year is named, as editors match paths: by their ends."""


def patterns() -> Mapping[str, Sequence[str]]:
    """Which paths each schema is for, by its name; `!` before a pattern takes its paths out again."""
    found: dict[str, list[str]] = {}
    for kind in ROOT_FILES.values():
        # A year has files of these names, too; where the schema is another one they are not of this.
        other = YEAR_FILES.get(kind.name)
        found.setdefault(kind.schema, []).extend(_files(kind))
        if other is not None and other.schema != kind.schema:
            found[kind.schema] += [f"!{_YEAR}{file}" for file in _files(other)]
        if kind.folder:
            # Score sheets may lie in a folder of that name.
            found[kind.schema] += [f"!{_YEAR}{one.name}/**/*.yaml" for one in YEAR_FILES.values() if one.folder]
    found[CLUSTER_FILE.schema] = [CLUSTER_FILE.file]
    for kind in YEAR_FILES.values():
        if ROOT_FILES.get(kind.name) is None or ROOT_FILES[kind.name].schema != kind.schema:
            found.setdefault(kind.schema, []).extend(f"{_YEAR}{file}" for file in _files(kind))
    return found


def _files(kind: FileKind) -> Sequence[str]:
    versions = [f"{kind.name}.*.yaml"] if kind.versions else []
    return [kind.file, *versions, *([f"{kind.name}/**/*.yaml"] if kind.folder else [])]


def schema_files() -> Mapping[str, Path]:
    """The schemas that were installed with emucli, by their names."""
    folder = folder_of("schemas")
    return {name: folder / f"{name}.schema.json" for name in patterns()}


def write_schemas(folder: Path) -> Sequence[Path]:
    """Write every schema into a folder, which is made where it is not there. Raises Refused where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in schema_files().values():
            write_whole(folder / file.name, file.read_bytes())
    except OSError as error:
        raise Refused(cannot_open(folder, error)) from error
    return [folder / file.name for file in schema_files().values()]


def settings_of_vscode(folder: Path | None) -> str:
    """What `.vscode/settings.json` needs: each schema with its files. `folder`: where the schemas were written."""
    mapped = {_address(file, folder): list(patterns()[name]) for name, file in schema_files().items()}
    return json.dumps({"yaml.schemas": mapped}, ensure_ascii=False, indent=2) + "\n"


def _address(file: Path, folder: Path | None) -> str:
    if folder is None:
        return file.as_uri()
    try:
        return f"./{Path(os.path.relpath(folder / file.name)).as_posix()}"
    except ValueError:
        # Another drive on Windows.
        return (folder / file.name).resolve().as_uri()
