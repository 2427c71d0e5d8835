"""Whose form a workbook is: what its hidden sheet says, and a digest that tells one regulation from another."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from ..language.phrases import Language
from ..model.tree import Year
from ..model.unknown import Unknown, known, listed

FORMAT = "1"
IDENTITY_SHEET = "_emucli"
LISTS_SHEET = "_lists"


@dataclass(frozen=True, kw_only=True)
class RowSent:
    """A row as it was sent: `digests` are those of its locked texts, `base` that of what the record held."""

    number: int
    kind: str
    code: str
    item: str
    digests: str
    base: str


@dataclass(frozen=True, kw_only=True)
class SheetSent:
    """A worksheet as it was sent. `about` are the rows of what is said of the sheet as a whole, by key."""

    name: str
    unit: str
    shown: str
    columns: tuple[str, ...]
    about: Mapping[str, int]
    about_base: Mapping[str, str]
    rows: tuple[RowSent, ...]


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Whose form it is, and what each of its worksheets held when it was sent."""

    cluster: str
    year: str
    stage: str
    period: str
    by: str
    language: Language
    version: str
    digest: str
    sheets: tuple[SheetSent, ...]


_PLAIN = ("cluster", "year", "stage", "period", "by", "language", "version", "digest")


def as_lines(identity: Identity) -> Sequence[Sequence[str]]:
    """The identity as lines of texts for the hidden sheet."""
    lines: list[list[str]] = [["emucli-form", FORMAT], *([key, str(getattr(identity, key))] for key in _PLAIN)]
    for at, sheet in enumerate(identity.sheets):
        about = [f"{key}={row}={sheet.about_base[key]}" for key, row in sheet.about.items()]
        lines.append(["sheet", str(at), sheet.name, sheet.unit, sheet.shown, " ".join(sheet.columns), *about])
        lines += [
            ["row", str(at), str(row.number), row.kind, row.code, row.item, row.digests, row.base] for row in sheet.rows
        ]
    return lines


def from_lines(lines: Sequence[Sequence[str]]) -> Identity:
    """The identity that lines of a hidden sheet hold. Raises ValueError where they are not those of a form."""
    if not lines or list(lines[0][:2]) != ["emucli-form", FORMAT]:
        raise ValueError("no form")
    plain = {line[0]: line[1] for line in lines[1:] if len(line) > 1 and line[0] in _PLAIN}
    if set(plain) != set(_PLAIN) or plain["language"] not in ("vi", "en"):
        raise ValueError("incomplete")
    rows: dict[str, list[RowSent]] = {}
    for line in (line for line in lines if line[0] == "row"):
        _, at, number, kind, code, item, digests, base = (*line, "", "", "")[:8]
        rows.setdefault(at, []).append(
            RowSent(number=int(number), kind=kind, code=code, item=item, digests=digests, base=base)
        )
    sheets = tuple(_sheet(line, rows.get(line[1], [])) for line in lines if line[0] == "sheet")
    return Identity(**plain, sheets=sheets)  # type: ignore[arg-type]


def _sheet(line: Sequence[str], rows: Sequence[RowSent]) -> SheetSent:
    _, _, name, unit, shown, columns, *about = line
    told = [one.split("=") for one in about if one]
    return SheetSent(
        name=name,
        unit=unit,
        shown=shown,
        columns=tuple(columns.split()),
        about={key: int(row) for key, row, _ in told},
        about_base={key: base for key, _, base in told},
        rows=tuple(rows),
    )


def digest(value: object) -> str:
    """Twelve signs that tell one value from another; empty for nothing."""
    if value in (None, ""):
        return ""
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def regulation_digest(year: Year) -> str:
    """What tells the rules of scoring from any others: criteria, measures and stages, with the covenant's targets."""
    regulation, covenant = year.regulation.record, year.covenant.record
    scoring = known(regulation.scoring) if regulation else None
    pledged = {one.id: _plain(one.target) for one in listed(covenant.commitments if covenant else None)}
    return digest([_plain(scoring), pledged])


def _plain(value: object) -> Any:
    """A record as plain data, without what it leaves to its defaults."""
    if isinstance(value, BaseModel):
        own = {name: getattr(value, name) for name in type(value).model_fields}
        more = value.__pydantic_extra__ or {}
        return {str(key): _plain(one) for key, one in {**own, **more}.items() if one is not None}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.value if isinstance(value, Unknown) else str(value)
