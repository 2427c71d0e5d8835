"""Papers through LibreOffice and poppler: what a printer and another word processor make of them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn

from emucli.papers.docx import docx
from emucli.papers.render import Paper

IN_CI = os.environ.get("CI") == "true"
PROGRAMS = ("soffice", "pdftotext", "pdffonts", "pdfinfo")
TOP = 57
"""The top margin of a page in points: 20 mm."""


class Converted:
    """A paper that LibreOffice opened: its PDF, and the DOCX that LibreOffice wrote of it."""

    def __init__(self, name: str, paper: Paper, folder: Path) -> None:
        self.name = name
        self.paper = paper
        self.sent = folder / f"{name}.docx"
        self.back = folder / "docx" / f"{name}.docx"
        self.pdf = folder / "pdf" / f"{name}.pdf"

    @cached_property
    def pages(self) -> list[str]:
        """The text of the PDF, page by page."""
        return run("pdftotext", "-enc", "UTF-8", self.pdf, "-").split("\f")[:-1]

    @property
    def top_of_first_page(self) -> list[str]:
        """The lines in the top margin of page 1."""
        crop = ("-f", 1, "-l", 1, "-x", 0, "-y", 0, "-W", 2_000, "-H", TOP)
        return run("pdftotext", "-enc", "UTF-8", *crop, self.pdf, "-").split()

    @property
    def fonts(self) -> set[str]:
        """The families of the PDF's fonts, without the prefix of a subset and the style."""
        names = [line.split()[0] for line in run("pdffonts", self.pdf).splitlines()[2:]]
        return {re.sub(r"^[A-Z]{6}\+|-.*$", "", name) for name in names}

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of every page, in points."""
        told = run("pdfinfo", "-f", 1, "-l", 999, self.pdf)
        return [(float(wide), float(high)) for wide, high in re.findall(r"size:\s+([\d.]+) x ([\d.]+)", told)]


def converted(papers: Iterable[tuple[str, Paper]], folder: Path) -> Iterator[Converted]:
    """Papers by name, converted to PDF and back to DOCX, each in one run: starting LibreOffice takes the time."""
    needed(PROGRAMS)
    made = [Converted(name, paper, folder) for name, paper in papers]
    for one in made:
        one.sent.write_bytes(docx(one.paper.document()))
    with ThreadPoolExecutor() as runs:
        list(runs.map(lambda form: _convert([one.sent for one in made], form, folder), ("pdf", "docx")))
    yield from made


def _convert(files: list[Path], form: str, folder: Path) -> None:
    # Two runs at a time need a profile each.
    profile = f"-env:UserInstallation={(folder / f'profile-{form}').as_uri()}"
    run("soffice", "--headless", profile, "--convert-to", form, "--outdir", folder / form, *files)


def needed(programs: Iterable[str]) -> None:
    """Skip where a program is not installed; fail where it must be."""
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        (pytest.fail if IN_CI else pytest.skip)(f"not installed: {', '.join(missing)}")


def has_font(family: str) -> bool:
    """Whether a font is installed."""
    return shutil.which("fc-list") is not None and family in run("fc-list", ":", "family").splitlines()


def run(*command: object) -> str:
    """What a program printed; it must end well."""
    done = subprocess.run(list(map(str, command)), capture_output=True, check=True, timeout=180)
    return done.stdout.decode("utf-8")


def texts(path: Path) -> list[list[str]]:
    """What a DOCX says, paragraph by paragraph, cells too: in its body and in each header, without empty ones.

    The number that a field shows is left out: it is that of the page on which the file was last opened.
    """
    opened = python_docx.Document(str(path))
    headers = [each for section in opened.sections for each in (section.first_page_header, section.header)]
    roots = [opened.element.body, *(header._element for header in headers)]
    return [[text for each in root.iter(qn("w:p")) if (text := _text(each))] for root in roots]


def _text(paragraph: Any) -> str:
    if next(paragraph.iter(qn("w:fldChar")), None) is not None:
        return ""
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
