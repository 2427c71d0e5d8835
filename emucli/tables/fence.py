"""The bytes of a file with a table: judged before anything of it is opened, then its tables as grids."""

from ..findings.finding import Finding
from ..forms.archive import Package, Refused, checked
from .document import document_grids
from .grid import Grid
from .workbook import workbook_grids

_CODES = {"EMU001": "EMU040", "EMU002": "EMU041", "EMU003": "EMU042", "EMU004": "EMU043", "EMU005": "EMU044"}
"""What a form and a file with a table are refused for, each with a remedy of its own."""


def grids_of(data: bytes, file: str) -> tuple[Grid, ...] | Finding:
    """The tables of an XLSX or DOCX file in their order, or why it is not read. Never raises, whatever the bytes."""
    try:
        package = checked(data, (Package.WORKBOOK, Package.DOCUMENT))
        return workbook_grids(data, file) if package is Package.WORKBOOK else document_grids(data, file)
    except Refused as refusal:
        return Finding(_CODES[refusal.code], file, (), refusal.arguments)
