"""Head and foot of a paper from papers.yaml; blanks where a hand fills them in (Decree 30/2020/NĐ-CP, Annex I)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...language.citations import padded
from ...language.phrases import Phrase, say
from ...language.together import NO_BREAK
from ..document.parts import Foot, Head, Recipients, Signer
from ..values.filters import capitals, clause
from ..values.printer import Printer
from ..values.signing import known_name
from ..values.value import Value

_LONG = 30
"""More letters than this do not fit the left half of a head in one line."""
_CODES = {
    "plan": "KH", "scale": "QC", "midyear": "BC", "annual": "BC", "count": "BB", "minutes": "BB", "proposal": "TTr",
    "notice": "TB",
}  # fmt: skip
"""The codes of the kinds of papers (Decree 30/2020, Annex III)."""
_ABOVE = frozenset(("như trên", "as above"))
_STATE = {
    "vi": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    "en": ("SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness"),
}


def head(form: str, names: Mapping[str, Any], printer: Printer) -> Head | None:
    """The head of a form: `official`, `unnumbered` (a number only where one is recorded), `minutes`, `unit`, `none`."""
    if form == "none":
        return None
    paper, state = names["paper"], _STATE[printer.language]
    parent, issuer = _parent(names), _issuer(names)
    if form == "unit":
        # The cluster is not above its members; which body is, no record says.
        parent, issuer = [], [capitals(names["unit"])]
    numbered = form in ("official", "minutes") or bool(paper.number)
    return Head(
        tuple(printer.plain(line) for line in parent),
        tuple(printer.plain(line) for line in issuer),
        *state,
        _number(names, printer) if numbered else None,
        None if form == "minutes" else _place_and_date(paper, printer),
    )


def foot(form: str, names: Mapping[str, Any], printer: Printer) -> Foot | None:
    """The foot of a form: `signature` (recipients and signer), `minutes` (secretary, chair), `unit`, `none`."""
    if form == "none":
        return None
    if form == "minutes":
        conference, signer = names["conference"], names["paper"].signer
        chair = _signer(signer, "", _say("chair", printer), signer.name or conference.chair.name, printer)
        secretary = Signer(position=_say("secretary", printer), name=known_name(conference.secretary.name, printer))
        return Foot(secretary, chair, _recipients(names["paper"], printer))
    if form == "unit":
        # Who represents a unit in the cluster need not be its head: only papers.yaml says who signs.
        signer = names["paper"].signer
        return Foot(None, _signer(signer, "", _say("head_of_unit", printer), signer.name, printer))
    return Foot(_recipients(names["paper"], printer), _leader(names, printer))


def author(names: Mapping[str, Any]) -> str:
    """Who issues the paper, in one line, for the properties of a file."""
    return " ".join(str(line) for line in _issuer(names))


def _leader(names: Mapping[str, Any], printer: Printer) -> Signer:
    """The leader of the cluster signs for it where no other signer is recorded."""
    signer, kind = names["paper"].signer, names["cluster"].kind or "cluster"
    authority, position = _say(f"authority_{kind}", printer), _say(f"signer_{kind}", printer)
    return _signer(signer, authority, position, signer.name, printer)


def _signer(signer: Any, authority: str, position: str, name: Any, printer: Printer) -> Signer:
    """The recorded signer; each key that is not recorded keeps what is usual for the form."""
    above = tuple(printer.plain(line) for line in signer.authority if line) or ((authority,) if authority else ())
    own = printer.plain(signer.position) if signer.position else position
    post = printer.plain(capitals(signer.post)) if signer.post else ""
    return Signer(above, own, known_name(name, printer), post)


def _recipients(paper: Any, printer: Printer) -> Recipients:
    """Those of the record, the archive last. Only a paper that names addressees at its top has any as above."""
    as_above = [_say("as_above", printer)] if paper.to and printer.addressed else []
    to = [] if printer.addressed else list(paper.to)
    copies = [copy for copy in paper.copies if copy and clause(copy).text.casefold() not in _ABOVE]
    named = [copy for copy in to if copy and copy not in copies]
    lines = (f"- {printer.plain(clause(one))};" for one in (*named, *copies))
    return Recipients(_say("copies_to", printer), (*as_above, *lines, _say("archive", printer)))


def _parent(names: Mapping[str, Any]) -> Sequence[Any]:
    recorded = names["papers"].head.parent
    return list(recorded) or (_lines(capitals(names["cluster"].authority)) if names["cluster"].authority else [])


def _issuer(names: Mapping[str, Any]) -> Sequence[Any]:
    recorded = names["papers"].head.issuer
    return list(recorded) or ([capitals(names["cluster"].name)] if names["cluster"].name else [])


def _lines(name: Value) -> list[Value]:
    """A long name in two lines where it has a dash, as offices break it: HỘI ĐỒNG THI ĐUA - / KHEN THƯỞNG ..."""
    first, dash, rest = name.text.partition(" - ")
    if not dash or len(name.text) <= _LONG:
        return [name]
    return [replace(name, text=f"{first} -"), replace(name, text=rest)]


def _number(names: Mapping[str, Any], printer: Printer) -> str:
    """The number and code; the code of the kind also where the number is left to a hand (Annex III)."""
    number, code = names["paper"].number, _CODES.get(names["making"].paper)
    if number:
        return f"{_say('number', printer)} {padded(printer.plain(number))}"
    blank = f"{NO_BREAK * 7}/{code}-{_issued_by(names['papers'])}" if code else _say("number_blank", printer)
    return f"{_say('number', printer)} {blank}"


def _issued_by(papers: Any) -> str:
    """The letters of the issuing body, as all recorded numbers of its papers have them; dots where none tells."""
    numbers = [one.number.text for one in papers.papers if one.number and "/" in one.number.text]
    letters = {number.rpartition("/")[2].partition("-")[2] for number in numbers}
    return next(iter(letters)) if len(letters) == 1 and letters != {""} else "..."


def _place_and_date(paper: Any, printer: Printer) -> str:
    if not (paper.place or paper.date):
        return _say("place_and_date_blank", printer)
    parts = ((paper.place, "place_blank"), (paper.date, "date_blank"))
    return ", ".join(printer.plain(value) if value else _say(blank, printer) for value, blank in parts)


def _say(key: str, printer: Printer) -> str:
    return say(Phrase(key), printer.language)
