"""Texts are as they were typed: no letter was lost on the way from another program."""

from collections.abc import Iterator, Mapping
from itertools import islice

from ..findings.finding import Finding
from ..language.legible import Harm, harmed
from ..model.base import RecordFile
from ..model.strings import strings
from ..model.tree import File
from .gives import gives

_CODES: Mapping[Harm, str] = {
    "lost": "EMU350",
    "question": "EMU351",
    "code_page": "EMU352",
    "eth": "EMU353",
    "invisible": "EMU354",
}
_MOST = 1_000
"""A file with more harmed texts than these was read wrongly as a whole: what is told of them fills the memory."""
_TOLD = frozenset(("code_page", "eth", "invisible"))
"""Where the text that was meant may be told."""


@gives("EMU350", "EMU351", "EMU352", "EMU353", "EMU354")
def texts_are_legible(file: File[RecordFile]) -> Iterator[Finding]:
    """Check that no text holds letters that were lost, read in another code page, or cannot be seen."""
    if file.record is None or not file.doubtful:
        return
    several = ((path, text, found) for path, text in strings(file.record) if (found := harmed(text)))
    for path, text, found in islice(several, _MOST):
        near = {"near": found.meant} if found.harm in _TOLD else {}
        yield Finding(_CODES[found.harm], file.path, path, {"text": text, **near})
