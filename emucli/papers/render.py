"""A template and a year -> the paper: its Markdown, its typed document, and where each printed value came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..language.phrases import Language, Phrase, say
from ..language.together import NO_BREAK
from .contents.context import Context, context
from .contents.desk import Desk
from .contents.frame import author, foot, head
from .contents.making import Making
from .contents.then import as_known
from .document.as_markdown import part_as_markdown
from .document.copies import copies_of
from .document.flow import Flow, Unprintable, sections_of
from .document.foreign import unmarked
from .document.marks import Break, block_at, own_paragraphs
from .document.parts import Document, Foot, Head, Paragraph, Part, Section
from .document.sentences import settled
from .templates.filling import fill
from .templates.template import Template, TemplateProblem, parse_template
from .templates.wording import ENDING, Wording
from .values.printer import Printer, Traced
from .values.value import Gap

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What only a template could bring; a DOCX holds none of them either."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A finished paper. `lacks`: what it prints as a gap because the records do not hold it yet.

    `sent`: papers.yaml holds its number or its date.
    """

    template: Template
    head: Head | None
    text: str
    foot: Foot | None
    blocks: tuple[tuple[Part | Break, ...], ...]
    trace: tuple[Traced, ...]
    lacks: tuple[Gap, ...]
    language: Language
    marks: tuple[str, ...]
    author: str
    created: date
    sent: bool = False

    def is_in(self, lines: Sequence[str]) -> bool:
        """Whether a file with these lines is this paper as it went out: no draft, under the same number and day."""
        lines = [line.replace("\\", "") for line in lines]
        shown = () if self.head is None else (self.head.number, self.head.place_and_date)
        draft = say(Phrase("draft_mark"), self.language)
        there = all(any(one.replace(NO_BREAK, " ") in line for line in lines) for one in shown if one)
        return self.sent and there and not any(line.strip("*") == draft for line in lines)

    @cached_property
    def markdown(self) -> str:
        """The paper in Markdown, with head, marks and foot."""
        marks = [f"**{mark}**" for mark in self.marks]
        head, foot = (part_as_markdown(part) if part else "" for part in (self.head, self.foot))
        chunks = self.text.split("\n\n")
        # Signatures stand before appendices; a paper that is an appendix as a whole has them at its end.
        end = next((at for at, chunk in enumerate(chunks) if at and self._begins_appendix(chunk)), len(chunks))
        body = [self._block_or_text(chunk) for chunk in chunks]
        if self._begins_appendix(chunks[0].strip()):
            body[0] = ""
        return _tidy(unmarked("\n\n".join([*marks, head, *body[:end], foot, *body[end:]])))

    def _begins_appendix(self, chunk: str) -> bool:
        return any(isinstance(part, Break) for part in block_at(chunk, self.blocks) or ())

    def _block_or_text(self, chunk: str) -> str:
        held = block_at(chunk, self.blocks)
        if held is None:
            return _CONTROLS.sub("\ufffd", unmarked(chunk))
        parts = [part_as_markdown(part) for part in held]
        # Items of one list belong together.
        return "".join(f"\n{one}" if one.startswith("- ") else f"\n\n{one}" for one in parts).strip("\n")

    def document(self) -> Document:
        """The paper as typed parts. Raises TemplateProblem where its Markdown holds what no paper shows."""
        landscape = self.template.front["page"] == "landscape"
        try:
            flows = sections_of(self.text, self.blocks, landscape=landscape)
        except Unprintable as unprintable:
            raise TemplateProblem(
                self.template.name, self._line_of(unprintable.text), unprintable.text
            ) from unprintable
        sections = self._framed(flows or [Flow(landscape, appendix=False)])
        return Document(
            sections=tuple(sections),
            language=self.language,
            title=_title(flows),
            author=self.author,
            created=self.created,
            marks=self.marks,
        )

    def _line_of(self, text: str) -> int:
        """The line of the template that made a line: the one that holds it, else the first that begins like it."""
        lines = list(enumerate(self.template.body.split("\n"), start=1))
        alike = [number for wanted in (text, text.split()[0]) for number, line in lines if wanted in line]
        return alike[0] if alike else 1

    def _framed(self, flows: list[Flow]) -> list[Section]:
        """Head before the first section, foot after the last one that is no appendix (else after the first)."""
        own = [at for at, flow in enumerate(flows) if not flow.appendix]
        last = own[-1] if own else 0
        sections = []
        for at, flow in enumerate(flows):
            parts: list[Part | None] = [self.head if at == 0 else None, *flow.parts, self.foot if at == last else None]
            present = tuple(part for part in parts if part is not None)
            copies = copies_of(present, len(self.marks)) if self.template.front["copies"] == "cut" else 1
            sections.append(Section(present, flow.landscape, flow.appendix and at > 0, copies))
        return sections


def make_paper(making: Making, wording: Wording, *, draft: bool = False) -> Paper:
    """Make a paper. Raises TemplateProblem where its template names what does not exist, KeyError without one."""
    making = as_known(making)
    language: Language = making.names.language
    name = f"{language}/{making.paper}{ENDING}"
    template = parse_template(name, wording.source(name))
    printer, names = Printer(language=language), context(making)
    desk = Desk(making, names, printer)
    top = head(template.front["head"], desk)
    text = fill(template, desk, wording)
    bottom = foot(template.front["foot"], desk)
    return Paper(
        template=template,
        head=top,
        text=_tidy(own_paragraphs(settled(text))),
        foot=bottom,
        blocks=tuple(printer.blocks),
        trace=tuple(printer.trace),
        lacks=_each_once(printer.lacks),
        language=language,
        marks=tuple(_marks(names, printer, draft=draft)),
        author=author(names),
        created=_created(names, making),
        sent=bool(names.paper.text("number") or names.paper.text("date")),
    )


def _marks(names: Context, printer: Printer, *, draft: bool) -> list[str]:
    """What stands at the top of every page: that it is a draft, what of it is in the other language, a made-up year."""
    other = draft and any(gap.language for gap in printer.lacks)
    keys = {"draft_mark": draft, "other_language_mark": other, "illustrative_mark": names.illustrative}
    return [say(Phrase(key), printer.language) for key, shown in keys.items() if shown]


def _created(names: Context, making: Making) -> date:
    """The day of the paper, for the properties of its file; without one the first day of the year."""
    recorded = names.paper.text("date").ask("raw")
    return recorded if isinstance(recorded, date) else making.year.first_day


def _each_once(lacks: list[Gap]) -> tuple[Gap, ...]:
    return tuple(gap for at, gap in enumerate(lacks) if gap not in lacks[:at])


def _title(flows: list[Flow]) -> str:
    """Kind and subject in one line."""
    roles = ("kind", "subject", "appendix", "appendix_title")
    parts = [part for flow in flows[:1] for part in flow.parts if isinstance(part, Paragraph) and part.role in roles]
    return " ".join(part.text for part in parts)


def _tidy(markdown: str) -> str:
    """One empty line between blocks, none at the start, one line break at the end."""
    lines = [line.rstrip(" \t") for line in markdown.split("\n")]
    return re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
