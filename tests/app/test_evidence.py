"""Files named as evidence: `validate` tells one that is not in the year's folder, or is not what it was."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from emucli.app.records import Records
from emucli.reading.evidence import evidence_found, is_inside
from emucli.reading.layout import lay_out
from tests.miniature import BASE
from tests.program import emucli, write

YEAR = "cum-1/2024"
SCAN = b"%PDF-1.7\n\x00\xff"
DIGEST = sha256(SCAN).hexdigest()


def sheets(evidence: str) -> str:
    """The sheet of one unit with one item of evidence."""
    return f"""\
sheets:
  - unit: so-y-te
    stage: self
    by: so-y-te
    entries:
      "2":
        value: 38
        evidence:
          - BC 12/BC-SYT
          - {evidence}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small clean root with a scan in the folder of its last year, and a secret beside the records."""
    records = write(tmp_path / "records", BASE)
    (tmp_path / "secret.pdf").write_bytes(SCAN)
    (records / YEAR / "minh-chung").mkdir()
    (records / YEAR / "minh-chung" / "Ảnh 1.pdf").write_bytes(SCAN)
    return records


def found(root: Path, evidence: str) -> list[tuple[str, object]]:
    """The codes of the findings about evidence, with why it cannot be read."""
    files = {**BASE, f"{YEAR}/scores.yaml": sheets(evidence)}
    write(root, {f"{YEAR}/scores.yaml": files[f"{YEAR}/scores.yaml"]})
    records = Records(root)
    reader, layout = records.loader(), lay_out(files)
    (cluster,) = [reader.cluster(one, reader.registers(layout)) for one in layout.clusters]
    assert [one for one in reader.findings if one.file.endswith("scores.yaml")] == []
    return [(one.code, one.arguments.get("why")) for one in evidence_found(cluster, records.attached)]


@pytest.mark.parametrize(
    ("name", "digest", "expected"),
    [
        ("minh-chung/Ảnh 1.pdf", "", []),
        ("minh-chung/Ảnh 1.pdf", DIGEST, []),
        ("minh-chung/Ảnh 1.pdf", DIGEST.upper(), []),
        ("minh-chung/Ảnh 1.pdf", "0" * 64, [("EMU144", None)]),
        ("minh-chung/Ảnh 1.pdf", "không nhớ", [("EMU144", None)]),
        ("minh-chung/anh-2.pdf", "", [("EMU143", "file_missing")]),
        ("members.yaml/a.pdf", "", [("EMU143", "file_missing")]),
        ("minh-chung", DIGEST, [("EMU143", "file_folder")]),
        ("../../../secret.pdf", DIGEST, [("EMU143", "file_outside")]),
        ("minh-chung/../members.yaml", "", [("EMU143", "file_outside")]),
        ("/etc/passwd", "", [("EMU143", "file_outside")]),
        ("C:/secret.pdf", "", [("EMU143", "file_outside")]),
        ("minh-chung\\\\anh.pdf", "", [("EMU143", "file_outside")]),
        (".", "", [("EMU143", "file_outside")]),
        ("a" * 5000, "", [("EMU143", "file_other")]),
    ],
)
def test_what_is_wrong_with_a_file(root: Path, name: str, digest: str, expected: list[tuple[str, object]]) -> None:
    stated = f', sha256: "{digest}"' if digest else ""
    assert found(root, f'{{text: "Ảnh chụp", file: "{name}"{stated}}}') == expected


def test_a_link_is_followed_within_the_year_only(root: Path) -> None:
    (root / YEAR / "trong.pdf").symlink_to("minh-chung/Ảnh 1.pdf")
    (root / YEAR / "ngoai.pdf").symlink_to("../2023/members.yaml")
    os.mkfifo(root / YEAR / "ong.pdf")
    assert found(root, f"{{text: A, file: trong.pdf, sha256: {DIGEST}}}") == []
    assert found(root, "{text: A, file: ngoai.pdf}") == [("EMU143", "file_link")]
    assert found(root, "{text: A, file: ong.pdf}") == [("EMU143", "file_special")]


def test_validate_says_where_and_what_the_digest_is(root: Path) -> None:
    write(root, {f"{YEAR}/scores.yaml": sheets('{text: A, file: "minh-chung/Ảnh 1.pdf", sha256: abc}')})
    run = emucli("validate", ".", "--lang", "en", "--select", "EMU144", cwd=root)
    assert run.code == 1
    assert "scores.yaml\n  10:61  error EMU144" in run.text
    assert DIGEST in run.text


@pytest.mark.parametrize("name", ["", ".", "..", "/a", "a/..", "a\\b", "c:a", "a\0b"])
def test_no_path_leads_out(name: str) -> None:
    assert not is_inside(name)


def test_a_text_in_two_languages_stays_one(root: Path) -> None:
    assert found(root, '{vi: "Ảnh", en: Picture}') == []
