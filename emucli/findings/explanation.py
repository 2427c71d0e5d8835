"""A code explained: meaning, remedy, a bad and a good example. `emucli explain` and the reference page share it."""

from collections.abc import Iterator

from ..language.findings import finding_word
from ..language.phrases import Language
from .catalogue import Entry, Example
from .text import printable, severity_title


def explanation(entry: Entry, language: Language) -> str:
    """The entry as text."""
    return "\n".join([*_lines(entry, language), ""])


def _lines(entry: Entry, language: Language) -> Iterator[str]:
    yield f"{entry.code} · {severity_title(entry.severity, language)} · {entry.title[language]}"
    yield ""
    yield entry.meaning[language]
    yield ""
    yield f"{finding_word('heading_remedy', language)}: {remedy(entry, language)}"
    shown = [*(("beside", one) for one in entry.beside), ("bad", entry.bad), ("good", entry.good)]
    for which, example in shown:
        if example is not None:
            yield ""
            yield f"{finding_word(f'heading_{which}', language)} — {example.file}{_place(example)}"
            yield from (f"    {printable(line)}" for line in example.text.rstrip("\n").split("\n"))


def remedy(entry: Entry, language: Language) -> str:
    """The remedy without the arguments of a finding: a place to fill shows its name."""
    return entry.remedy[language].replace("{", "<").replace("}", ">").replace(":term>", ">")


def _place(example: Example) -> str:
    return f" ({example.at})" if example.at else ""
