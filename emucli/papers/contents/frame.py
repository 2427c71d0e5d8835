"""Head and foot of a paper from papers.yaml; blanks where a hand fills them in (Decree 30/2020/NĐ-CP, Annex I)."""

from collections.abc import Sequence
from dataclasses import replace

from ...language.citations import padded
from ...language.papers import paper_word
from ...language.phrases import Phrase, say
from ...language.together import NO_BREAK
from ..document.parts import Foot, Head, Recipients, Signer
from ..values.filters import capitals, clause
from ..values.printer import Printer
from ..values.signing import known_name
from ..values.value import Gap, Held, Printable, Value
from .context import Context
from .desk import Desk

_LONG = 30
"""More letters than this do not fit the left half of a head in one line."""
_CODES = {
    "plan": "KH", "scale": "QC", "midyear": "BC", "annual": "BC", "count": "BB", "minutes": "BB", "proposal": "TTr",
    "notice": "TB",
}  # fmt: skip
"""The codes of the kinds of papers (Decree 30/2020, Annex III)."""


def head(form: str, desk: Desk) -> Head | None:
    """The head of a form: `official`, `unnumbered` (a number only where one is recorded), `minutes`, `unit`, `none`."""
    if form == "none":
        return None
    names, printer = desk.names, desk.printer
    parent, issuer = _parent(names), _issuer(names)
    if form == "unit":
        # The cluster is not above its members; which body is, no record says.
        parent, issuer = [], [capitals(names.unit)]
    numbered = form in ("official", "minutes") or bool(names.paper.text("number"))
    return Head(
        parent=tuple(printer.plain(line) for line in parent),
        issuer=tuple(printer.plain(line) for line in issuer),
        state=paper_word("state", desk.language),
        motto=paper_word("motto", desk.language),
        number=_number(desk) if numbered else None,
        place_and_date=None if form == "minutes" else _place_and_date(names.paper, printer),
    )


def foot(form: str, desk: Desk) -> Foot | None:
    """The foot of a form: `signature` (recipients and signer), `minutes` (secretary, chair), `unit`, `none`."""
    if form == "none":
        return None
    names, printer = desk.names, desk.printer
    if form == "minutes":
        signer = names.paper.entry("signer")
        name = signer.text("name") or names.conference.entry("chair").text("name")
        chair = _signer(signer, "", _say("chair", printer), name, printer)
        secretary = known_name(names.conference.entry("secretary").text("name"), printer)
        return Foot(Signer(position=_say("secretary", printer), name=secretary), chair, _recipients(desk))
    if form == "unit":
        # Who represents a unit in the cluster need not be its head: only papers.yaml says who signs.
        own = names.paper.entry("signer")
        return Foot(None, _signer(own, "", _say("head_of_unit", printer), own.text("name"), printer))
    return Foot(_recipients(desk), _leader(names, printer))


def author(names: Context) -> str:
    """Who issues the paper, in one line, for the properties of a file."""
    return " ".join(str(line) for line in _issuer(names))


def _leader(names: Context, printer: Printer) -> Signer:
    """The leader of the cluster signs for it where no other signer is recorded."""
    signer, kind = names.paper.entry("signer"), names.cluster.word("kind") or "cluster"
    authority, position = _say(f"authority_{kind}", printer), _say(f"signer_{kind}", printer)
    return _signer(signer, authority, position, signer.text("name"), printer)


def _signer(signer: Held, authority: str, position: str, name: Value | Gap, printer: Printer) -> Signer:
    """The recorded signer; each key that is not recorded keeps what is usual for the form."""
    recorded = tuple(printer.plain(line) for line in signer.texts("authority") if line)
    own, post = signer.text("position"), signer.text("post")
    return Signer(
        recorded or ((authority,) if authority else ()),
        printer.plain(own) if own else position,
        known_name(name, printer),
        printer.plain(capitals(post)) if post else "",
    )


def _recipients(desk: Desk) -> Recipients:
    """Those of the record, the archive last. Only a paper that names addressees at its top has any as above."""
    paper, printer = desk.names.paper, desk.printer
    addressees = [one for one in paper.texts("to") if isinstance(one, Value)]
    as_above = [_say("as_above", printer)] if paper.texts("to") and printer.addressed else []
    several = [one for one in paper.texts("copies") if isinstance(one, Value)]
    above = [paper_word("above", "vi"), paper_word("above", "en")]
    copies = [one for one in several if clause(one).text.casefold() not in above]
    named = [one for one in addressees if one not in copies and not printer.addressed]
    lines = (f"- {printer.plain(clause(one))};" for one in (*named, *copies))
    return Recipients(_say("copies_to", printer), (*as_above, *lines, _say("archive", printer)))


def _parent(names: Context) -> Sequence[Printable]:
    authority = names.cluster.text("authority")
    recorded = list(names.papers.entry("head").texts("parent"))
    return recorded or (_lines(capitals(authority)) if isinstance(authority, Value) else [])


def _issuer(names: Context) -> Sequence[Printable]:
    name = names.cluster.text("name")
    return list(names.papers.entry("head").texts("issuer")) or ([capitals(name)] if name else [])


def _lines(name: Value) -> list[Value]:
    """A long name in two lines where it has a dash, as offices break it: HỘI ĐỒNG THI ĐUA - / KHEN THƯỞNG ..."""
    first, dash, rest = name.text.partition(" - ")
    if not dash or len(name.text) <= _LONG:
        return [name]
    return [replace(name, text=f"{first} -"), replace(name, text=rest)]


def _number(desk: Desk) -> str:
    """The number and code; the code of the kind also where the number is left to a hand (Annex III)."""
    printer, number = desk.printer, desk.names.paper.text("number")
    if number:
        return f"{_say('number', printer)} {padded(printer.plain(number))}"
    code = _CODES.get(desk.making.paper)
    blank = f"{NO_BREAK * 7}/{code}-{_issued_by(desk.names.papers)}" if code else _say("number_blank", printer)
    return f"{_say('number', printer)} {blank}"


def _issued_by(papers: Held) -> str:
    """The letters of the issuing body, as all recorded numbers of its papers have them; dots where none tells."""
    numbers = [one.text("number") for one in papers.entries("papers")]
    texts = [number.text for number in numbers if isinstance(number, Value) and "/" in number.text]
    letters = {text.rpartition("/")[2].partition("-")[2] for text in texts}
    return next(iter(letters)) if len(letters) == 1 and letters != {""} else "..."


def _place_and_date(paper: Held, printer: Printer) -> str:
    place, date = paper.text("place"), paper.text("date")
    if not (place or date):
        return _say("place_and_date_blank", printer)
    parts = ((place, "place_blank"), (date, "date_blank"))
    return ", ".join(printer.plain(value) if value else _say(blank, printer) for value, blank in parts)


def _say(key: str, printer: Printer) -> str:
    return say(Phrase(key), printer.language)
