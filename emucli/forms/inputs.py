"""An entry of a score sheet as the cells of a form hold it, and back; both as plain texts.

inputs_of(leaf, entry, "vi")  # {("", "first"): "56", ("", "second"): "57", ("", "evidence"): "BC 135/BC-TĐTN"}
entry_of(leaf, inputs)        # {"part": "56", "of": "57", "evidence": ["BC 135/BC-TĐTN"]}
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from ..model.measures import BandsMeasure, ChecklistMeasure, CountMeasure, NetMeasure, PointsMeasure, TargetMeasure
from ..model.scores import DetailedEntry, Entry, EvidenceFile
from ..model.text import Language, Text, in_language, stated
from ..model.unknown import Unknown, known
from ..scoring.nodes import Node
from .columns import Column
from .days import is_in_days, keys_of_days, takes_days

Address = tuple[str, Column]
"""An item of a checklist, `shared`, empty for the criterion itself; and a column."""
Inputs = Mapping[Address, str]
"""What the cells of a criterion hold: numbers as the format writes them, ids of options, `yes` and `no` for items."""
EntryTree = str | dict[str, Any]
"""An entry as the strict reader takes it."""

YES, NO = "yes", "no"
SHARED = "shared"
"""In place of an item: what several units share, in a row of its own under a criterion that counts."""
_OF_SHARED: tuple[tuple[str, Column], ...] = (("count", "first"), ("shared_by", "second"))
# Controls, halves of pairs, non-characters: records take none of them, and a spreadsheet shows none.
_UNSEEN = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_000
"""So many letters of a text go into a cell; Excel takes 767 more."""


def second_input(leaf: Node) -> str:
    """What goes into the second column: `total`, `target`, `minus`, `due`; empty where nothing does."""
    measure = leaf.measure
    if isinstance(measure, BandsMeasure):
        of_part = measure.measured_in is None or is_percentage(leaf)
        return "total" if of_part else "due" if is_in_days(leaf) else ""
    if isinstance(measure, NetMeasure):
        return "minus"
    if isinstance(measure, CountMeasure):
        return "due"
    return "target" if isinstance(measure, TargetMeasure) and leaf.target is None else ""


def is_open(leaf: Node, item: str, column: Column) -> bool:
    """Whether a cell of one of the columns that are filled in takes something, in the row of a criterion or an item."""
    if item:
        return column == "first" or (item == SHARED and column == "second")
    if column == "first":
        return not isinstance(leaf.measure, ChecklistMeasure)
    if column == "second":
        return bool(second_input(leaf))
    return column != "by_hand" or not isinstance(leaf.measure, PointsMeasure)


def is_percentage(leaf: Node) -> bool:
    """Whether the regulation measures a criterion in percent."""
    unit = stated(getattr(leaf.measure, "measured_in", None))
    return unit is not None and in_language(unit, "vi") == "%"


def inputs_of(leaf: Node, entry: Entry, language: Language) -> dict[Address, str]:
    """What the cells of a criterion hold of an entry; what they cannot hold is left out."""
    detailed = DetailedEntry(value=entry) if isinstance(entry, str) else entry
    found = {(item, column): text for item, column, text in _inputs(leaf, detailed) if text}
    texts: tuple[tuple[Column, str], ...] = (
        ("reason", said(detailed.reason, language)),
        ("evidence", "\n".join(evidence_said(detailed, language))[:LONGEST].rstrip()),
        ("note", said(detailed.note, language)),
    )
    return found | {("", column): text for column, text in texts if text}


def _inputs(leaf: Node, entry: DetailedEntry) -> Iterator[tuple[str, Column, str]]:
    measure = leaf.measure
    if isinstance(measure, PointsMeasure):
        yield "", "first", plain_number(entry.value or _written(entry.points))
        return
    yield "", "by_hand", _written(entry.points)
    if isinstance(measure, ChecklistMeasure):
        for item in measure.items.keys() if entry.met is not None else ():
            yield item, "first", YES if item in (entry.met or ()) else NO
    elif isinstance(measure, TargetMeasure):
        yield "", "first", _written(entry.actual)
        yield "", "second", _written(entry.target) if leaf.target is None else ""
    elif isinstance(measure, NetMeasure):
        yield "", "first", _written(entry.plus)
        yield "", "second", _written(entry.minus)
    elif takes_days(leaf) and (entry.step or entry.due or entry.done) is not None:
        yield "", "first", entry.done.isoformat() if entry.done else ""
        yield "", "second", entry.step or (entry.due.isoformat() if entry.due else "")
    elif isinstance(measure, BandsMeasure) and second_input(leaf) == "total" and entry.value is None:
        yield "", "first", _written(entry.part)
        yield "", "second", _written(entry.of)
    else:
        yield "", "first", plain_number(entry.value or "")
        for key, column in _OF_SHARED if isinstance(measure, CountMeasure) else ():
            yield SHARED, column, _written(getattr(entry, key))


def entry_of(leaf: Node, inputs: Inputs) -> EntryTree | None:
    """The entry that cells give; None where all of them are empty."""
    main = {key: value for key, value in _main(leaf, inputs).items() if value not in ("", None)}
    lines = [line for line in inputs.get(("", "evidence"), "").split("\n") if line]
    told: dict[str, Any] = {
        "points": inputs.get(("", "by_hand")),
        "reason": inputs.get(("", "reason")),
        "evidence": lines,
        "note": inputs.get(("", "note")),
    }
    whole = {**main, **{key: value for key, value in told.items() if value}}
    if set(whole) == {"value"}:
        return str(whole["value"])
    return whole or None


def _main(leaf: Node, inputs: Inputs) -> dict[str, Any]:
    measure = leaf.measure
    first, second = inputs.get(("", "first"), ""), inputs.get(("", "second"), "")
    if isinstance(measure, ChecklistMeasure):
        answered = {item: inputs[item, "first"] for item in measure.items.keys() if (item, "first") in inputs}  # noqa: SIM118
        return {"met": [item for item, answer in answered.items() if answer == YES]} if answered else {}
    if isinstance(measure, TargetMeasure):
        return {"target": second, "actual": first}
    if isinstance(measure, NetMeasure):
        return {"plus": first, "minus": second}
    if takes_days(leaf) and (days := keys_of_days(first, second)) is not None:
        return dict(days)
    if isinstance(measure, BandsMeasure) and second and second_input(leaf) == "total":
        return {"part": first, "of": second}
    several = {key: inputs.get((SHARED, column), "") for key, column in _OF_SHARED}
    return {"value": first, **({"due": second} if second else {}), **several}


def as_form(leaf: Node, entry: Entry, language: Language) -> EntryTree | None:
    """An entry as a form gives it back that nobody has changed."""
    return entry_of(leaf, inputs_of(leaf, entry, language))


def is_told_otherwise(leaf: Node, entry: Entry, language: Language) -> bool:
    """Whether an entry gives what no cell of the form holds: what the measure does not take."""
    if isinstance(entry, str):
        return False
    held = _mapping(as_form(leaf, entry, language) or {})
    left = {key for key in _MAIN if getattr(entry, key) is not None and key not in held}
    implied = {"target"} if leaf.target is not None else set()
    return bool(left - implied - ({"points"} if isinstance(leaf.measure, PointsMeasure) else set()))


_MAIN = frozenset(
    {"value", "count", "shared_by", "due", "done", "step", "target", "actual", "part", "of", "met", "plus", "minus",
     "points"}
)  # fmt: skip


def merged(leaf: Node, new: EntryTree, old: EntryTree | None, old_form: EntryTree | None) -> EntryTree:
    """The new entry with all of the old one that the form leaves alone: sources, other languages, how it is written."""
    if old is None:
        return new
    was, shown, now = _mapping(old), _mapping(old_form or {}), _mapping(new)
    if isinstance(leaf.measure, PointsMeasure) and "value" in now:
        was = {("value" if key == "points" and "value" not in was else key): value for key, value in was.items()}
    # What the form gives stands in place of whatever else was measured; the target of the scale is no cell of it.
    gone = _MAIN - {"target"} if now.keys() & _MAIN else frozenset()
    kept = {key: value for key, value in was.items() if key not in now and key not in shown and key not in gone}
    whole = {key: was[key] if key in was and value == shown.get(key) else value for key, value in now.items()} | kept
    if "evidence" in now and isinstance(was.get("evidence"), list):
        lines, texts = shown.get("evidence", []), was["evidence"]
        before = dict(zip(lines, texts, strict=True)) if len(lines) == len(texts) else {}
        whole["evidence"] = [before.get(line, line) for line in now["evidence"]]
    return whole["value"] if set(whole) == {"value"} else whole


def _mapping(entry: EntryTree) -> dict[str, Any]:
    return {"value": entry} if isinstance(entry, str) else entry


def evidence_said(entry: DetailedEntry, language: Language) -> Iterator[str]:
    """The evidence of an entry, a line each."""
    for one in known(entry.evidence) or ():
        line = " ".join(said(one.text if isinstance(one, EvidenceFile) else one, language).split())
        if line:
            yield line


def said(text: Text | Unknown | None, language: Language) -> str:
    """A text as a cell holds it; empty for none."""
    plain = stated(text)
    return "" if plain is None else tidy(in_language(plain, language))[:LONGEST].rstrip()


def tidy(text: str) -> str:
    """A text without what nobody sees: in normal form C, single blanks, no blank lines at its ends.

    >>> tidy(" hai \\r\\n\\r\\n ba  bốn\\n")
    'hai\\n\\nba bốn'
    """
    lines = normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [_UNSEEN.sub(" ", line) for line in lines]
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def plain_number(text: str) -> str:
    """A number in its shortest form, as a spreadsheet keeps it; any other text as it is.

    >>> plain_number("9.50"), plain_number("-0"), plain_number("1200"), plain_number("ca-hai")
    ('9.5', '0', '1200', 'ca-hai')
    """
    try:
        value = Decimal(text)
    except ArithmeticError:
        return text
    if not value.is_finite() or abs(value.adjusted()) > 80:
        return text
    return f"{value.normalize():f}" if value else "0"


def _written(value: Decimal | int | None) -> str:
    return "" if value is None else plain_number(str(value))
