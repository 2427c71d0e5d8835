"""The typed blocks of templates: what Markdown cannot say. One function a block; each names the data that it shows."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...language.phrases import Phrase, say, term
from ..document.marks import Break
from ..document.parts import Paragraph, Part, Run, Signatures, Signer, Table
from ..values.filters import capitals, cited, clause
from ..values.printer import printable
from ..values.signing import known_name, signer_of
from ..values.value import Gap, Held, Printable, Value, as_list, as_record
from .desk import Desk
from .explanation import explanation_parts
from .form import form_table
from .scale_table import scale_table
from .scoreboard import scoreboard_tables
from .tables import DOTS, TABLES, unnamed

Parts = Iterator[Part | Break]


@dataclass(frozen=True)
class Block:
    """A block: which values its settings may have, whether it may say `of: NAME`, and the parts that it makes.

    `needs_of`: the rows that are of something, each with an example of a name.
    """

    settings: Mapping[str, tuple[str, ...]]
    parts: Callable[[Mapping[str, str], object, Desk], Parts]
    of: bool = False
    needs_of: Mapping[str, str] = field(default_factory=dict)


def _table(settings: Mapping[str, str], of: object, desk: Desk) -> Parts:
    """One of the ruled tables; nothing where there are no rows, a gap where what it is of is not there."""
    name = settings["rows"]
    if isinstance(of, Gap):
        yield Paragraph((Run(desk.printer.plain(of)),))
        return
    made = _OWN_TABLES[name](desk) if name in _OWN_TABLES else TABLES[name].table(name, of, desk)
    if made is not None:
        yield made
    elif name in _OWN_TABLES:
        scoring = printable(desk.names.regulation.ask("scoring"))
        yield Paragraph((Run(desk.printer.plain(scoring)),))


_OWN_TABLES: Mapping[str, Callable[[Desk], Table | None]] = {"scale": scale_table, "form": form_table}
"""Tables with cells that stretch, or with rows of sums."""


def _bases(_settings: Mapping[str, str], _of: object, desk: Desk) -> Parts:
    """The legal bases of a paper: those of its entry in papers.yaml, else of the record that it is about."""
    several = next((basis for basis in _all_bases(desk) if basis), Gap())
    word = say(Phrase("basis"), desk.language)
    for number, one in enumerate(several, start=1):
        end = "." if number == len(several) else ";"
        text = desk.printer.plain(clause(cited(one, desk.language)))
        yield Paragraph((Run(f"{word} {text}{end}", italic=True),), "basis")


def _all_bases(desk: Desk) -> Iterator[list[Value | Gap] | Gap]:
    names = desk.names
    own: Mapping[str, Held] = {"plan": names.plan, "covenant": names.covenant, "scale": names.regulation}
    yield names.paper.texts("basis")
    yield own.get(desk.making.paper, names.conference).texts("basis")


def _addressees(_settings: Mapping[str, str], _of: object, desk: Desk) -> Parts:
    """Kính gửi: one addressee on the line, several as a list."""
    to, word, printer = desk.names.paper.texts("to"), say(Phrase("addressees"), desk.language), desk.printer
    printer.addressed = True
    several: Sequence[Printable] = list(to) or [to if isinstance(to, Gap) else ()]
    texts = [printer.plain(clause(one)) for one in several]
    if len(texts) == 1:
        yield Paragraph((Run(f"{word} {texts[0]}"),), "addressee")
        return
    yield Paragraph((Run(word),), "addressee")
    for number, text in enumerate(texts, start=1):
        yield Paragraph((Run(text + ("." if number == len(texts) else ";")),), "addressee_item")


def _enclosures(_settings: Mapping[str, str], _of: object, desk: Desk) -> Parts:
    """What goes with the paper, numbered."""
    several = desk.names.paper.texts("enclosures")
    for number, one in enumerate(several, start=1):
        end = "." if number == len(several) else ";"
        yield Paragraph((Run(f"{number}. {desk.printer.plain(clause(one))}{end}"),))


def _signatures(settings: Mapping[str, str], of: object, desk: Desk) -> Parts:
    """A place to sign for every member's head, or for everybody on the board that counts the ballots."""
    signers = _board(as_record(of), desk) if settings["rows"] == "board" else _heads(desk)
    if signers:
        yield Signatures(tuple(signers), 3 if settings["rows"] == "board" and len(signers) > 2 else 2)


def _heads(desk: Desk) -> list[Signer]:
    """The units that sign the covenant; a dotted place for each member that the record counts and does not name.

    Who represents a unit is printed only where the record says that the unit signs.
    """
    names, printer = desk.names, desk.printer
    signing = names.covenant.ask("signatories")
    units = {one.raw for one in as_list(signing) if isinstance(one, Value)} if signing and signing != "all" else None
    members = [
        one for one in names.members.entries("members")
        if one.word("status") != "withdrawn" and (units is None or one.id_at("unit") in units)
    ]  # fmt: skip
    named = [
        signer_of(one.entry("representative") if signing else Gap(), printer, printer.plain(capitals(one.text("unit"))))
        for one in members
    ]
    return named if units is not None else [*named, *[Signer(position=DOTS)] * unnamed(names.members)]


def _board(vote: Held, desk: Desk) -> list[Signer]:
    """Members left, the secretary beside them, the head on the right, as minutes are signed."""
    order = ("member", "secretary", "head")
    board = sorted(vote.entries("board"), key=lambda one: order.index(one.word("role")))
    return [
        Signer(
            position=term(f"board_{one.word('role')}", desk.language).upper(),
            name=known_name(one.text("name"), desk.printer),
        )
        for one in board
    ]


def _scoreboard(_settings: Mapping[str, str], _of: object, desk: Desk) -> Parts:
    yield from scoreboard_tables(desk)


def _explanation(_settings: Mapping[str, str], _of: object, desk: Desk) -> Parts:
    yield from explanation_parts(desk)


def _appendix(settings: Mapping[str, str], _of: object, _desk: Desk) -> Parts:
    yield Break(settings["page"] == "landscape")


BLOCKS: Mapping[str, Block] = {
    "table": Block(
        {"rows": (*TABLES, *_OWN_TABLES)},
        _table,
        of=True,
        needs_of={"figures": "round", "indicators": "indicator", "ballot": "vote"},
    ),
    "scoreboard": Block({}, _scoreboard),
    "explanation": Block({}, _explanation),
    "bases": Block({}, _bases),
    "addressees": Block({}, _addressees),
    "enclosures": Block({}, _enclosures),
    "signatures": Block({"rows": ("members", "board")}, _signatures, of=True, needs_of={"board": "vote"}),
    "appendix": Block({"page": ("portrait", "landscape")}, _appendix),
}
