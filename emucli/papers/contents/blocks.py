"""The typed blocks of templates: what Markdown cannot say. One function a block; each names the data that it shows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ...language.phrases import Phrase, say, term
from ..document.marks import Break
from ..document.parts import Paragraph, Part, Run, Signatures, Signer
from ..values.filters import capitals, cited, clause
from ..values.printer import Printer
from ..values.signing import known_name, signer_of
from ..values.value import Gap
from .form import form_table
from .scale_table import scale_table
from .scoreboard import scoreboard_tables
from .tables import DOTS, TABLES, unnamed

Names = Mapping[str, Any]
Parts = Iterator[Part | Break]


@dataclass(frozen=True)
class Block:
    """A block: which values its settings may have, whether it may say `of: NAME`, and the parts that it makes.

    `needs_of`: the rows that are of something, each with an example of a name.
    """

    settings: Mapping[str, tuple[str, ...]]
    parts: Callable[[Mapping[str, str], Any, Names, Printer], Parts]
    of: bool = False
    needs_of: Mapping[str, str] = field(default_factory=dict)


def _table(settings: Mapping[str, str], of: Any, names: Names, printer: Printer) -> Parts:
    """One of the ruled tables; nothing where there are no rows, a gap where what it is of is not there."""
    name = settings["rows"]
    if isinstance(of, Gap):
        yield Paragraph((Run(printer.plain(of)),))
        return
    made = _OWN_TABLES[name](names, printer) if name in _OWN_TABLES else TABLES[name].table(name, names, of, printer)
    if made is not None:
        yield made
    elif name in _OWN_TABLES:
        yield Paragraph((Run(printer.plain(names["regulation"].scoring)),))


_OWN_TABLES: Mapping[str, Callable[[Names, Printer], Any]] = {"scale": scale_table, "form": form_table}
"""Tables with cells that stretch, or with rows of sums."""


def _bases(_settings: Mapping[str, str], _of: Any, names: Names, printer: Printer) -> Parts:
    """The legal bases of a paper: those of its entry in papers.yaml, else of the record that it is about."""
    several = next((basis for basis in _all_bases(names) if basis), None)
    word = say(Phrase("basis"), printer.language)
    for at, one in enumerate(several or ()):
        end = "." if at == len(several or ()) - 1 else ";"
        text = printer.plain(clause(cited(one, printer.language)))
        yield Paragraph((Run(f"{word} {text}{end}", italic=True),), "basis")


def _all_bases(names: Names) -> Iterator[Any]:
    yield names["paper"].basis
    own = {"plan": "plan", "covenant": "covenant", "scale": "regulation"}.get(names["making"].paper)
    yield names[own].basis if own else names["conference"].basis


def _addressees(_settings: Mapping[str, str], _of: Any, names: Names, printer: Printer) -> Parts:
    """Kính gửi: one addressee on the line, several as a list."""
    to, word = names["paper"].to, say(Phrase("addressees"), printer.language)
    printer.addressed = True
    texts = [printer.plain(clause(one)) for one in (to or [to])]
    if len(texts) == 1:
        yield Paragraph((Run(f"{word} {texts[0]}"),), "addressee")
        return
    yield Paragraph((Run(word),), "addressee")
    for at, text in enumerate(texts):
        yield Paragraph((Run(text + ("." if at == len(texts) - 1 else ";")),), "addressee_item")


def _enclosures(_settings: Mapping[str, str], _of: Any, names: Names, printer: Printer) -> Parts:
    """What goes with the paper, numbered."""
    several = names["paper"].enclosures
    for number, one in enumerate(several, start=1):
        end = "." if number == len(several) else ";"
        yield Paragraph((Run(f"{number}. {printer.plain(clause(one))}{end}"),))


def _signatures(settings: Mapping[str, str], of: Any, names: Names, printer: Printer) -> Parts:
    """A place to sign for every member's head, or for everybody on the board that counts the ballots."""
    signers = _board(of, printer) if settings["rows"] == "board" else _heads(names, printer)
    if signers:
        yield Signatures(tuple(signers), 3 if settings["rows"] == "board" and len(signers) > 2 else 2)


def _heads(names: Names, printer: Printer) -> list[Signer]:
    """The units that sign the covenant; a dotted place for each member that the record counts and does not name.

    Who represents a unit is printed only where the record says that the unit signs.
    """
    signing = names["covenant"].signatories
    units = None if not signing or signing == "all" else {one.raw for one in signing}
    members = [
        one for one in names["members"].members
        if one.status != "withdrawn" and (units is None or one.unit.raw in units)
    ]  # fmt: skip
    named = [
        signer_of(one.representative if signing else Gap(), printer, printer.plain(capitals(one.unit)))
        for one in members
    ]
    return named if units is not None else [*named, *[Signer(position=DOTS)] * unnamed(names["members"])]


def _board(vote: Any, printer: Printer) -> list[Signer]:
    """Members left, the secretary beside them, the head on the right, as minutes are signed."""
    order = ("member", "secretary", "head")
    board = sorted(vote.board, key=lambda one: order.index(one.role))
    return [
        Signer(position=term(f"board_{one.role}", printer.language).upper(), name=known_name(one.name, printer))
        for one in board
    ]


def _scoreboard(_settings: Mapping[str, str], _of: Any, names: Names, printer: Printer) -> Parts:
    yield from scoreboard_tables(names, printer)


def _appendix(settings: Mapping[str, str], _of: Any, _names: Names, _printer: Printer) -> Parts:
    yield Break(settings["page"] == "landscape")


BLOCKS: Mapping[str, Block] = {
    "table": Block(
        {"rows": (*TABLES, *_OWN_TABLES)},
        _table,
        of=True,
        needs_of={"figures": "round", "indicators": "indicator", "ballot": "vote"},
    ),
    "scoreboard": Block({}, _scoreboard),
    "bases": Block({}, _bases),
    "addressees": Block({}, _addressees),
    "enclosures": Block({}, _enclosures),
    "signatures": Block({"rows": ("members", "board")}, _signatures, of=True, needs_of={"board": "vote"}),
    "appendix": Block({"page": ("portrait", "landscape")}, _appendix),
}
