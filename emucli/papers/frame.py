"""Head and foot of a paper in Markdown (Decree 30/2020/NĐ-CP, Annex I); the look of DOCX is another renderer."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..language.phrases import Phrase, say
from .printer import Printer
from .values import Value

_STATE = {
    "vi": ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    "en": ("SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness"),
}


def head(paper: str, names: Mapping[str, Any], printer: Printer) -> str:
    """Names of the bodies, the state's name and motto, number, place and date; blanks where a hand fills them in."""
    entry = _entry(paper, names)
    state, motto = _STATE[printer.language]
    left = [*(_plain(line, printer) for line in _parent(names)), *(_bold(line, printer) for line in _issuer(names))]
    number = _fill(entry and entry.number, "number_blank", printer)
    return "\n".join(
        (
            f"| {'<br>'.join(left)} | **{state}**<br>**{motto}** |",
            "| :---: | :---: |",
            f"| {say(Phrase('number'), printer.language)} {number} | {_place_and_date(entry, printer)} |",
        )
    )


def foot(paper: str, names: Mapping[str, Any], printer: Printer) -> str:
    """Who receives copies, and who signs; blanks where the record does not say."""
    entry = _entry(paper, names)
    signer = (entry and entry.signer) or None
    copies = [f"- {printer.text(copy)};" for copy in (entry and entry.copies) or ()]
    recipients = "<br>".join([f"***{say(Phrase('copies_to'), printer.language)}***", *copies, _archive(printer)])
    authority = [_bold(line, printer) for line in (signer and signer.authority) or ()]
    position = (signer and signer.position) or None
    capacity = _bold(position, printer) if position else say(Phrase(f"signer_{_kind(names)}"), printer.language)
    name = (signer and signer.name) or None
    signature = "<br>".join([*authority, capacity, "", "", _bold(name, printer) if name else ""])
    return f"| {recipients} | {signature} |\n| :--- | :---: |"


def _entry(paper: str, names: Mapping[str, Any]) -> Any:
    """The entry of papers.yaml for this paper, None where there is none."""
    entries = (names["papers"] and names["papers"].papers) or ()
    return next((entry for entry in entries if entry.paper == paper), None)


def _parent(names: Mapping[str, Any]) -> Sequence[Any]:
    recorded = names["papers"] and names["papers"].head and names["papers"].head.parent
    return recorded or _upper(names["cluster"] and names["cluster"].authority)


def _issuer(names: Mapping[str, Any]) -> Sequence[Any]:
    recorded = names["papers"] and names["papers"].head and names["papers"].head.issuer
    return recorded or _upper(names["cluster"] and names["cluster"].name)


def _upper(name: Any) -> Sequence[Any]:
    return [Value(name.text.upper(), name.places)] if name else []


def _place_and_date(entry: Any, printer: Printer) -> str:
    if not entry or not (entry.place or entry.date):
        return f"*{say(Phrase('place_and_date_blank'), printer.language)}*"
    place = _fill(entry.place, "place_blank", printer)
    return f"*{place}, {_fill(entry.date, 'date_blank', printer)}*"


def _fill(value: Any, blank: str, printer: Printer) -> str:
    return str(printer.text(value)) if value else say(Phrase(blank), printer.language)


def _archive(printer: Printer) -> str:
    return say(Phrase("archive"), printer.language)


def _kind(names: Mapping[str, Any]) -> str:
    return str(names["cluster"].kind) if names["cluster"] else "cluster"


def _plain(value: Any, printer: Printer) -> str:
    return str(printer.text(value))


def _bold(value: Any, printer: Printer) -> str:
    return f"**{printer.text(value)}**"
