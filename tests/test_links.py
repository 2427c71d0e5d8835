"""Every link of a page to a file or a heading leads somewhere, as the forge that shows the page follows it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.citations import ROOT

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "examples").rglob("*.md"))]

_FENCED = re.compile(r"^( *)(`{3,})[^\n]*\n.*?^\1\2 *$\n?", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?:.*?[^`])?\1(?!`)", re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} +(.+?) *$", re.MULTILINE)
_ANCHOR = re.compile(r'<a id="([^"]+)">')


def links(text: str) -> list[str]:
    """The targets of a page's links, without those that stand in code."""
    return _LINK.findall(_CODE.sub("", _FENCED.sub("", text)))


@cache
def anchors(page: Path) -> frozenset[str]:
    """What a link may name within a page: its headings, a second of one name with `-1`, and anchors written out."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    return frozenset((*_ANCHOR.findall(text), *_slugs(_HEADING.findall(text))))


def _slugs(headings: list[str]) -> Iterator[str]:
    """Small letters; of other characters only hyphens, and spaces as hyphens."""
    seen: Counter[str] = Counter()
    for heading in headings:
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        yield f"{slug}-{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1


def leads_nowhere(page: Path, link: str) -> bool:
    """Whether a link of a page within the repository has no file or no heading. Other addresses are not asked."""
    if re.match(r"[a-z]+:", link):
        return False
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    if not target.exists() or not target.is_relative_to(ROOT):
        return True
    return bool(anchor) and (target.suffix != ".md" or anchor not in anchors(target))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    found = links(page.read_text(encoding="utf-8"))
    assert [link for link in found if leads_nowhere(page, link)] == []


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    text = "# A `b`: c, đ\n\n## Two\n\n## Two\n\n```yaml\n# three\nx: [a](no.md)\n```\n\n`[b](no.md)` [c](#two-1)\n"
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    assert links(text) == ["#two-1"]
    assert anchors(page) == {"a-b-c-đ", "two", "two-1"}
    assert leads_nowhere(page, "#three")
    readme = ROOT / "README.md"
    assert leads_nowhere(readme, "docs/no.md")
    assert leads_nowhere(readme, "docs/rules.md#a99")
    assert leads_nowhere(readme, "../elsewhere.md")
    assert not leads_nowhere(readme, "docs/rules.md#a1")
    assert not leads_nowhere(readme, "https://example.org/no.md")
