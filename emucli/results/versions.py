"""What differs between two versions of a file: plain trees of text, so that one of a wrong form is compared as well."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from .past import FileChange, ValueChange, Where

_ABOUT = ("id", "unit", "code", "paper", "award", "movement", "step", "of", "title", "name", "text", "by")
"""The keys that tell entries of a list apart, the strongest first."""
_OF_SHEET = ("unit", "stage", "by", "period")
_MOST_LETTERS = 80
_WHOLE = ""
"""The key of what an entry gives as a whole: `19/20`."""
_LEAD = 20
"""So many letters stand before the first one that differs."""
_ABSENT = object()


def file_changes(file: str, before: Any, after: Any) -> Iterator[FileChange]:
    """What differs between two trees of a file; None where the file was not there. Score sheets are told one by one."""
    if _holds_sheets(file):
        yield from _sheet_changes(file, before, after)
    elif before is None or after is None:
        yield FileChange(file, "added" if before is None else "removed")
    else:
        values = tuple(_differences(before, after, ()))
        if values:
            yield FileChange(file, "changed", values)


def _holds_sheets(file: str) -> bool:
    return file == "scores.yaml" or file.startswith("scores/")


def _sheet_changes(file: str, before: Any, after: Any) -> Iterator[FileChange]:
    old, new = _sheets(before), _sheets(after)
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        whose = (key[0], key[1], key[2])
        if one is None or other is None:
            yield FileChange(file, "added" if one is None else "removed", sheet=whose)
        elif values := tuple(_differences(one, other, ())):
            yield FileChange(file, "changed", tuple(map(_in_sheet, values)), whose)
    if isinstance(before, dict) and isinstance(after, dict):
        around = tuple(_differences(_without(before, "sheets"), _without(after, "sheets"), ()))
        if around:
            yield FileChange(file, "changed", around)


def _in_sheet(value: ValueChange) -> ValueChange:
    """Codes stand alone: that they are keys of `entries` is how the file is made."""
    inner = value.where[1:] if value.where[:1] == ("entries",) and len(value.where) > 1 else value.where
    return ValueChange(inner, value.before, value.after)


def _sheets(tree: Any) -> Mapping[Where, Any]:
    """The score sheets of a file by unit, stage, scorer, period; a second one of the same has a number besides."""
    sheets = tree.get("sheets") if isinstance(tree, dict) else None
    found: dict[Where, Any] = {}
    seen: Counter[Where] = Counter()
    for sheet in sheets if isinstance(sheets, list) else []:
        if isinstance(sheet, dict):
            key = tuple(told(sheet.get(name, "")) for name in _OF_SHEET)
            found[(*key, str(seen[key]))] = sheet
            seen[key] += 1
    return found


def _differences(before: Any, after: Any, where: Where) -> Iterator[ValueChange]:
    if before == after:
        return
    one, other = (_parts(value, is_entry=where[:-1] == ("entries",)) for value in (before, after))
    if one is None or other is None:
        yield ValueChange(where, *_beside(*(None if value is _ABSENT else _told(value) for value in (before, after))))
        return
    for key in dict.fromkeys((*one, *other)):
        inner = where if key == _WHOLE else (*where, key)
        yield from _differences(one.get(key, _ABSENT), other.get(key, _ABSENT), inner)


def _parts(value: Any, *, is_entry: bool) -> Mapping[str, Any] | None:
    """The parts of a mapping, or of a list of mappings by what each is about; None for what is compared as a whole."""
    if isinstance(value, dict):
        return _parts_of_entry(value) if is_entry else value
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return None
    parts: dict[str, Any] = {}
    for at, entry in enumerate(value):
        about = next((told(entry[key]) for key in _ABOUT if isinstance(entry.get(key), str)), str(at + 1))
        parts[about if about not in parts else f"{about} ({at + 1})"] = entry
    return parts


def _parts_of_entry(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an entry gives stands as a whole, whatever reason or evidence is beside it."""
    if {"part", "of"} <= entry.keys():
        return {_WHOLE: _told({key: entry[key] for key in ("part", "of")}), **_without(entry, "part", "of")}
    return {_WHOLE: entry["value"], **_without(entry, "value")} if "value" in entry else entry


def _without(entry: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    return {key: value for key, value in entry.items() if key not in keys}


def _beside(before: str | None, after: str | None) -> tuple[str | None, str | None]:
    """Two texts in short, from where they begin to differ, lest both look the same.

    >>> _beside("a" * 200 + "b", "a" * 200 + "c")
    ('…aaaaaaaaaaaaaaaaaaaab', '…aaaaaaaaaaaaaaaaaaaac')
    """
    start = 0
    if before is not None and after is not None and max(len(before), len(after)) > _MOST_LETTERS:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
        start = max(0, alike - _LEAD)
    lead = "…" if start else ""
    one, other = (None if text is None else lead + _short(text[start:]) for text in (before, after))
    return one, other


def told(value: Any) -> str:
    """A value in one short line, as the record writes it: `19/20` for a part of a whole."""
    return _short(_told(value))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _told(value: Any) -> str:
    if isinstance(value, dict):
        if set(value) == {"part", "of"}:
            return f"{_told(value['part'])}/{_told(value['of'])}"
        return ", ".join(f"{key}: {_told(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "[" + ", ".join(map(_told, value)) + "]"
    return " ".join(value.split()) if isinstance(value, str) else "?"
