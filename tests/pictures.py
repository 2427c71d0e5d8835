"""Small pictures of every paper of the worked example, for docs/papers.md. `make docs` makes them with LibreOffice.

Pictures differ from machine to machine, so none is compared: `made-from.txt` keeps the digest of the DOCX that each was
made from, and a test says when a paper has changed since.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from emucli.model.papers import PAPERS
from emucli.papers.docx import digest_of, docx
from tests.papers.making import example, make
from tests.program import REPOSITORY

FOLDER = REPOSITORY / "docs" / "pictures"
MADE_FROM = FOLDER / "made-from.txt"
_ABOUT = {"ballot": "flag", "count": "khoi-truong", "minutes": "tong-ket", "form": "hoi-phu-nu-tinh"}
_DOTS_PER_INCH = 40
"""A page of A4 is then some 330 dots wide."""


def papers() -> Iterator[tuple[str, bytes]]:
    """Each paper of the example in Vietnamese, as DOCX."""
    for paper in PAPERS:
        yield paper, docx(make(example(), paper, "vi", _ABOUT.get(paper, "")).document())


def made_from(several: dict[str, bytes]) -> str:
    """One line a paper: its id and the digest of its DOCX."""
    return "".join(f"{paper} {digest_of(data)}\n" for paper, data in several.items())


def draw(several: dict[str, bytes]) -> None:
    """Write the first page of every paper as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / f"{paper}.docx" for paper in several]
        for name, data in zip(names, several.values(), strict=True):
            name.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, *map(str, names)], check=True, capture_output=True)
        for name in names:
            page = ["pdftoppm", "-png", "-gray", "-singlefile", "-r", str(_DOTS_PER_INCH), "-f", "1", "-l", "1"]
            subprocess.run([*page, str(name.with_suffix(".pdf")), str(FOLDER / name.stem)], check=True)


if __name__ == "__main__":
    missing = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if missing:
        sys.exit(
            f"docs/pictures were left as they are: {', '.join(missing)} not found. On Debian or Ubuntu: "
            "apt install libreoffice-writer-nogui poppler-utils fonts-croscore"
        )
    FOLDER.mkdir(exist_ok=True)
    made = dict(papers())
    draw(made)
    MADE_FROM.write_text(made_from(made), encoding="utf-8", newline="\n")
    print(FOLDER.relative_to(REPOSITORY))
