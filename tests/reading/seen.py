"""What is found in a text, written `line:col CODE` beside it; columns count characters."""

from emucli.findings.finding import Finding
from emucli.model.base import RecordFile
from emucli.reading.load import read_record
from emucli.reading.places import Places
from emucli.reading.tree import read_tree


def in_tree(source: str | bytes) -> list[str]:
    """The findings about a file's text alone, in the order of the file."""
    data = _bytes(source)
    return placed(data, read_tree(data, "f.yaml").findings)


def in_record(source: str | bytes, model: type[RecordFile]) -> list[str]:
    """All findings about a record file, in the order of the file."""
    data = _bytes(source)
    return placed(data, read_record(data, "f.yaml", model)[1])


def refused(source: str, model: type[RecordFile]) -> Finding:
    """The one finding about a record file."""
    record, (finding,) = read_record(_bytes(source), "f.yaml", model)
    assert record is None
    return finding


def placed(data: bytes, findings: tuple[Finding, ...]) -> list[str]:
    """Findings as a test writes them."""
    places = Places(data)
    spans = [(places.of(finding), finding.code) for finding in findings]
    ordered = sorted((span.line, span.column, code) for span, code in spans)
    return [f"{line}:{column} {code}" for line, column, code in ordered]


def _bytes(source: str | bytes) -> bytes:
    return source.encode("utf-8") if isinstance(source, str) else source
