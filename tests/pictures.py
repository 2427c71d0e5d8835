"""Small pictures of papers and forms of the worked example, for docs/. `make docs` makes them with LibreOffice.

Pictures differ from machine to machine, so none is compared: `made-from.txt` keeps the digest of the file that each was
made from, and a test says when a paper or a form has changed since.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from emucli.forms.orders import orders
from emucli.forms.workbook import form_bytes
from emucli.model.papers import PAPERS
from emucli.papers.docx import digest_of, docx
from tests.papers.making import example, make
from tests.program import REPOSITORY

FOLDER = REPOSITORY / "docs" / "pictures"
MADE_FROM = FOLDER / "made-from.txt"
_ABOUT = {
    "ballot": "flag", "count": "khoi-truong", "minutes": "tong-ket", "form": "hoi-phu-nu-tinh",
    "explain": "hoi-dong-y-tinh",
}  # fmt: skip
_DOTS_PER_INCH = 40
"""A page of A4 is then some 330 dots wide."""


def papers() -> Iterator[tuple[str, bytes]]:
    """Each paper of the example in Vietnamese, as DOCX."""
    for paper in PAPERS:
        yield paper, docx(make(example(), paper, "vi", _ABOUT.get(paper, "")).document())


def forms() -> Iterator[tuple[str, bytes]]:
    """A unit's own form and an appraisal of the example, as XLSX; of the appraisal the second page is shown."""
    cluster, year = example()
    for name, stage, by in (("self-form", "self", "hoi-dong-y-tinh"), ("appraisal-form", "appraisal", "ldld-tinh")):
        order = next(one for one in orders(cluster, year) if (one.stage.id, one.by) == (stage, by))
        yield name, form_bytes(cluster, year, order, "vi")


def made_from(several: dict[str, bytes], of_forms: dict[str, bytes]) -> str:
    """One line a paper or form: its id and the digest of its file."""
    digests = {paper: digest_of(data) for paper, data in several.items()}
    digests |= {form: digest_of_parts(data) for form, data in of_forms.items()}
    return "".join(f"{name} {digest}\n" for name, digest in digests.items())


def digest_of_parts(data: bytes) -> str:
    """What the parts of an archive hold, however they are packed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sha256(b"".join(name.encode() + archive.read(name) for name in archive.namelist())).hexdigest()[:16]


def draw(
    several: dict[str, bytes], ending: str, *, dots: int = _DOTS_PER_INCH, height: int = 0, colours: bool = False
) -> None:
    """Write a page of every file as a picture, or the top of it: the first, of an appraisal that behind its summary."""
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / f"{paper}.{ending}" for paper in several]
        for name, data in zip(names, several.values(), strict=True):
            name.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*convert, *map(str, names)], check=True, capture_output=True)
        for name in names:
            number = "2" if name.stem == "appraisal-form" else "1"
            page = ["pdftoppm", "-png", "-singlefile", "-r", str(dots), "-f", number, "-l", number]
            page += [*([] if colours else ["-gray"]), *(["-H", str(height)] if height else [])]
            subprocess.run([*page, str(name.with_suffix(".pdf")), str(FOLDER / name.stem)], check=True)


def needed() -> None:
    """Leave the program where what draws is not installed."""
    missing = [program for program in ("soffice", "pdftoppm") if shutil.which(program) is None]
    if missing:
        sys.exit(
            f"docs/pictures were left as they are: {', '.join(missing)} not found. On Debian or Ubuntu: "
            "apt install libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-croscore"
        )


if __name__ == "__main__":
    needed()
    FOLDER.mkdir(exist_ok=True)
    made, made_forms = dict(papers()), dict(forms())
    draw(made, "docx")
    draw(made_forms, "xlsx", dots=72, colours=True)
    MADE_FROM.write_text(made_from(made, made_forms), encoding="utf-8", newline="\n")
    print(FOLDER.relative_to(REPOSITORY))
