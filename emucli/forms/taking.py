"""A score sheet from a form beside the one that is recorded -> the sheet to record, and where people have to decide.

An entry of the form is taken where the record still holds what it held when the form was sent. Where the office has
changed it since, the record stays: silently where the form says nothing new, else with a finding.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..findings.finding import Finding
from ..language.forms import form_word
from ..language.phrases import Language
from ..model.scores import Sheet
from ..scoring.nodes import Node
from ..scoring.scale import Scale
from .about import about_of
from .cells import TakenSheet
from .identity import Identity, digest
from .inputs import EntryTree, Inputs, as_form, entry_of, inputs_of, merged

SheetTree = dict[str, Any]
"""A score sheet as the strict reader takes it."""
_ORDER = (
    "unit",
    "stage",
    "by",
    "period",
    "submitted",
    "regulation",
    "entries",
    "explanation",
    "recused",
    "source",
    "note",
)


@dataclass(frozen=True)
class Recorded:
    """A sheet that is recorded: as a model, and as the tree that its file holds."""

    sheet: Sheet
    tree: SheetTree


@dataclass(frozen=True)
class Result:
    """The sheet to record, None where nothing is to be changed; findings where form and record disagree."""

    tree: SheetTree | None
    findings: tuple[Finding, ...]


def to_record(taken: TakenSheet, identity: Identity, recorded: Recorded | None, scale: Scale, *, force: bool) -> Result:
    """The sheet that follows from a form; `force`: what the form says counts, whatever the record holds."""
    return _Taking(taken, identity, recorded, scale, force).result()


@dataclass
class _Taking:
    taken: TakenSheet
    identity: Identity
    recorded: Recorded | None
    scale: Scale
    force: bool

    def __post_init__(self) -> None:
        self.found: list[Finding] = []

    @property
    def _language(self) -> Language:
        return self.identity.language

    def result(self) -> Result:
        old = self.recorded.tree if self.recorded else {}
        entries, about = self._entries(), self._about()
        changed = {key: value for key, value in {**about, "entries": entries}.items() if value != old.get(key)}
        if not (self._is_of_an_older_version or any(value or key in old for key, value in changed.items())):
            return Result(None, tuple(self.found))
        whole = {**self._named(), **old, **changed}
        if self.identity.version:
            whole["regulation"] = self.identity.version
        kept = {key: whole[key] for key in sorted(whole, key=_place) if whole[key] not in ("", None, {})}
        return Result(kept, tuple(self.found))

    @property
    def _is_of_an_older_version(self) -> bool:
        """Whether what is recorded was scored against other rules, and the form says that it holds under these."""
        recorded = self.recorded.sheet.regulation if self.recorded else None
        filled = any(self.taken.inputs.values())
        return filled and recorded is not None and bool(self.identity.version) and recorded != self.identity.version

    def _named(self) -> SheetTree:
        named = {"unit": self.taken.unit, "stage": self.identity.stage, "by": self.identity.by}
        return {**named, "period": self.identity.period} if self.identity.period else named

    # What is said of the sheet as a whole

    def _about(self) -> SheetTree:
        old = about_of(self.recorded.sheet if self.recorded else None, self._language)
        raw = self.recorded.tree if self.recorded else {}
        made: SheetTree = {}
        for key, base in self.taken.sent.about_base.items():
            new, was = self.taken.about.get(key, ""), old.get(key, "")  # type: ignore[call-overload]
            verdict = self._verdict(new, was, base)
            made[key] = new if verdict == "taken" else raw.get(key, "")
            if verdict == "open":
                label = form_word(f"label_{key}", self._language).rstrip(":")
                arguments = {"code": label, "recorded": was or "–", "form": new or "–"}
                self.found.append(Finding("EMU037", self.taken.places["", "", key], (), arguments))
        if self.taken.note and not raw.get("note"):
            made["note"] = self.taken.note
        return made

    # Entries

    def _entries(self) -> dict[str, EntryTree]:
        old = self.recorded.tree.get("entries") if self.recorded else None
        entries: dict[str, EntryTree] = dict(old) if isinstance(old, dict) else {}
        before: str | None = None
        for row in self.taken.sent.rows:
            leaf = self.scale.nodes.get(row.code)
            if row.kind != "leaf" or leaf is None:
                continue
            entry = self._entry(leaf, row.base, entries.get(row.code))
            if entry is None:
                entries.pop(row.code, None)
            elif row.code in entries:
                entries[row.code] = entry
            else:
                entries = dict(_inserted(entries, row.code, entry, before))
            before = row.code if row.code in entries else before
        return entries

    def _entry(self, leaf: Node, base: str, raw: EntryTree | None) -> EntryTree | None:
        entries = self.recorded.sheet.entries if self.recorded else None
        old = entries.get(leaf.code) if entries is not None else None
        was = as_form(leaf, old, self._language) if old is not None else None
        inputs = self.taken.inputs.get(leaf.code, {})
        new = entry_of(leaf, inputs)
        match self._verdict(new, was, base):
            case "taken":
                return None if new is None else merged(leaf, new, raw, was)
            case "open":
                there = inputs_of(leaf, old, self._language) if old is not None else {}
                self.found.append(self._differing(leaf.code, there, inputs))
        return raw

    def _differing(self, code: str, there: Inputs, given: Inputs) -> Finding:
        """The first cell in which form and record differ, each in the words of the form."""
        address = next(one for one in (*given, *there) if there.get(one) != given.get(one))
        words = self.taken.words.get(code, {})
        recorded, form = (words.get(text, text) or "–" for text in (there.get(address, ""), given.get(address, "")))
        place = self.taken.places.get((code, *address), self.taken.place)
        return Finding("EMU037", place, (), {"code": code, "recorded": recorded, "form": form})

    def _verdict(self, new: object, was: object, base: str) -> Literal["kept", "taken", "open"]:
        """Whether what the form says replaces what the record holds, or a person has to decide."""
        if (new or None) == (was or None):
            return "kept"
        if digest(was) == base or self.force:
            return "taken"
        return "kept" if digest(new) == base else "open"


def _inserted(
    entries: Mapping[str, EntryTree], code: str, entry: EntryTree, before: str | None
) -> Iterator[tuple[str, EntryTree]]:
    """Entries with a new one behind the criterion that it follows in the scale."""
    if before is None:
        yield code, entry
    for key, value in entries.items():
        yield key, value
        if key == before:
            yield code, entry


def _place(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)
