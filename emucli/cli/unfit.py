"""Shows the errors for which a use case gave no answer, in the form in which the answer was wanted."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..app.refusal import Unfit
from ..findings.as_json import findings_as_json
from ..findings.located import summarise
from ..findings.text import findings_as_text
from ..language.phrases import Language
from .screen import painter, show


@contextmanager
def errors_shown(language: Language, *, as_json: bool = False, no_color: bool = False) -> Iterator[None]:
    """Whatever is asked of records within: the errors that keep it from an answer are shown. Raises Unfit again."""
    try:
        yield
    except Unfit as unfit:
        if unfit.found:
            summary = summarise(unfit.found, files=unfit.read, years=min(unfit.read, 1))
            if as_json:
                show(findings_as_json(unfit.found, summary, language))
            else:
                show(findings_as_text(unfit.found, summary, language, painter(no_color=no_color)), painted=True)
        raise
