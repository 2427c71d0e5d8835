"""`score --explain UNIT`: the page of a unit on a screen, and as Markdown to hand out."""

from collections.abc import Iterator, Sequence

from ..findings.text import printable
from ..language.markdown import escape
from ..language.phrases import Phrase, say
from ..results.page import page_rows
from .explanation import Explained, Explaining
from .lines import as_markdown
from .page import PAGE_WIDTH, Page


def pages_as_text(telling: Explaining, explained: Sequence[Explained]) -> str:
    """A page a unit: a line a criterion, the reasons that have no room in it, class and awards."""
    return "\n".join("\n".join(_text(telling, one)) for one in explained)


def _text(telling: Explaining, one: Explained) -> Iterator[str]:
    page = _page(telling, one)
    grid, notes = page.short()
    yield from (telling.heading(one), printable(_from(telling)), "", grid.as_text(PAGE_WIDTH).rstrip(), "")
    after = [*map(printable, page.notes()), *telling.placing(one), _more(telling, one, page)]
    yield from [*notes, ""] if notes else []
    yield from (*after, "")


def pages_as_markdown(telling: Explaining, explained: Sequence[Explained]) -> str:
    """The same to hand out, with nothing cut."""
    return "\n".join("\n".join(_markdown(telling, one)) for one in explained)


def _markdown(telling: Explaining, one: Explained) -> Iterator[str]:
    page = _page(telling, one)
    yield from (
        f"# {escape(telling.heading(one))}",
        "",
        as_markdown(_from(telling)),
        "",
        page.grid().as_markdown().rstrip(),
        "",
    )
    lines = [f"- {escape(line)}" for line in (*page.notes(), *telling.placing(one))]
    yield from [*lines, ""] if lines else []


def _from(telling: Explaining) -> str:
    told = Phrase("page_from", {"cluster": telling.names.cluster_name(), "year": telling.year.name})
    return say(told, telling.names.language)


def _page(telling: Explaining, one: Explained) -> Page:
    return Page(
        one.standing.unit,
        page_rows(telling.scores, one.standing, one.step),
        telling.scores,
        telling.names,
        telling.year.covenant.record,
    )


def _more(telling: Explaining, one: Explained, page: Page) -> str:
    """How to see the arithmetic, of a criterion of the page."""
    codes = [row.node.code for row in page.rows if row.node and row.node.is_leaf]
    example = "/".join([one.standing.unit, *codes[:1]])
    return printable(say(Phrase("page_more", {"example": example}), telling.names.language))
