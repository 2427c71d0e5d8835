"""A list in a workbook as rows of texts: what its first worksheet shows, within bounds."""

import struct
import warnings
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

MOST_ROWS = 5_000
_MOST_COLUMNS = 60
_MOST_BYTES = 64 * 1024 * 1024
"""So much a workbook may hold once it is unpacked: more is no list of units."""
_OF_DAMAGE = (
    ArithmeticError, AttributeError, BadZipFile, EOFError, LookupError, OSError, RuntimeError, SyntaxError, TypeError,
    ValueError, struct.error, zlib.error,
)  # fmt: skip
"""What openpyxl and the libraries below it raise for parts that are missing, damaged or locked."""


class NoList(Exception):
    """The bytes are no workbook that can be read as a list."""


def rows_of(data: bytes) -> list[list[str]]:
    """The rows of the first worksheet, each cell as a text. Raises NoList for what is damaged, locked or too large."""
    from openpyxl import load_workbook

    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(one.file_size for one in archive.infolist()) > _MOST_BYTES:
                raise NoList
        # What openpyxl has to say of odd workbooks is for programmers.
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            rows = book.worksheets[0].iter_rows(max_row=MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
            return [["" if cell is None else str(cell) for cell in row] for row in rows]
    except NoList:
        raise
    except _OF_DAMAGE as error:
        raise NoList from error
