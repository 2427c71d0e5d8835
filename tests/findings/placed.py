"""Findings at places, made up: for whatever writes findings out."""

from hypothesis import strategies as st

from emucli.findings.edit import Edit
from emucli.findings.finding import Finding, Span
from emucli.findings.located import Findings, Located, Summary, summarise


def unknown_unit(unit: str, path: str, line: int = 3, *, waived: bool = False, mend: bool = False) -> Located:
    """A unit that no register holds, at the tenth column of a line."""
    span = Span(line, 10, line, 10 + len(unit))
    finding = Finding("EMU301", path, ("members", line, "unit"), {"id": unit, "near": "", "known": ()})
    edits = (Edit(span, "so-y-te"),) if mend else ()
    return Located(finding, path, span, f"  - đơn: {unit}", waived, mend=edits)


def noted(unit: str, path: str) -> Located:
    """That a unit scored itself: a note."""
    arguments = {"unit": unit, "stage": "appraisal"}
    return Located(Finding("EMU525", path, ("sheets", 0, "by"), arguments), path, Span(4, 5, 4, 9), "", waived=False)


def summary_of(found: Findings) -> Summary:
    """What is counted of them."""
    return summarise(found, files=1, years=1)


_ODD = st.sampled_from(
    ["::error::", "%0A", "\n::set-env name=PATH::x", "]]>", "\x1b[31m", "\ufffe", "\x00", "a:b,c", "|", "Đ"]
)
_WORDS = st.lists(st.text(max_size=8) | _ODD, max_size=4).map("".join)


@st.composite
def anything(draw: st.DrawFn) -> Findings:
    """Findings with whatever a record, a folder or a place may be."""
    several = draw(st.lists(st.tuples(_WORDS, _WORDS, st.integers(1, 99), st.booleans(), st.booleans()), max_size=6))
    shown = [
        unknown_unit(unit, f"a{path}", line, waived=waived, mend=mend) for unit, path, line, waived, mend in several
    ]
    return Findings(tuple(shown)).in_order()
