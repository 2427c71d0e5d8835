"""A measure for a criterion out of the words of its table: proposed, for a person to take or to strike out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from ..language.ids import ids_of
from ..language.words import alternatives, word, words
from .nodes import CriterionNode
from .points import NUMBER, number_of, unit_of_points
from .ranges import bands_of
from .segments import Segment, segments_in, segments_of, whole
from .slugs import LONGEST, slug_of

Proposal = Mapping[str, object]
"""A measure as the format has it: its kind and keys."""
_MOST_OPTIONS = 12


def proposal(node: CriterionNode) -> Proposal | None:
    """The measure that the words beside a criterion ask for; None where they ask for none, or not clearly."""
    if node.children or (node.is_part and node.maximum is None):
        return None
    return next(_proposals(node), None)


def _proposals(node: CriterionNode) -> Iterator[Proposal]:
    most, lines = node.maximum, [*node.notes]
    levels = whole(segments_of(node))
    pieces = whole(segments_in(lines)) or whole(_with_points(lines))
    for several in sorted((levels, pieces), key=lambda one: -len(one or ())):
        if several is not None and most is not None:
            yield from _of_pieces(several, most)
    for text in (*lines, *node.kept, node.title):
        yield from _for_each(text, node)
    if most is not None and levels is None:
        yield from _yes_or_no(lines, most)
        told = " ".join(lines).casefold()
        if any(one in told for one in words("criteria_measures", "by_share")) and not _has(told, "takes"):
            yield {"kind": "ratio"}


def _has(text: str, key: str) -> bool:
    """Whether a text has one of the words that say how points are counted."""
    return re.search(rf"\b(?:{alternatives(words('criteria_measures', key))})\b", text.casefold()) is not None


def _with_points(lines: Sequence[str]) -> tuple[Segment, ...]:
    """The pieces that state points, where others between them only introduce them; none where those state a rule."""
    pieces = segments_in(lines)
    others = [one.text for one in pieces if one.points is None]
    if any(_has(text, "takes") or _stated().search(text.casefold()) for text in others):
        return ()
    return tuple(one for one in pieces if one.points is not None)


@cache
def _stated() -> re.Pattern[str]:
    """Points that a text states, and whether as the most that there are."""
    most = alternatives(words("criteria_table", "at_most"))
    takes = alternatives(words("criteria_measures", "takes"))
    lead = rf"(?P<most>\b(?:{most})\s*:?\s*(?:\b(?:{takes})\s+)?)?"
    return re.compile(rf"{lead}(?<![0-9.,])(?P<points>{NUMBER})\s*{unit_of_points()}")


def _of_pieces(pieces: Sequence[tuple[str, Decimal]], most: Decimal) -> Iterator[Proposal]:
    """Bands, answers of which one fits, or items that add up: whichever comes to the maximum."""
    points = [one for _, one in pieces]
    if any(_has(text, "each") for text, _ in pieces):
        # What each of several gives is no level.
        return
    if max(points) == most and len(pieces) <= _MOST_OPTIONS:
        bands = bands_of(pieces)
        yield bands or {"kind": "choice", "options": _options(pieces)}
    elif sum(points) == most and len(pieces) <= _MOST_OPTIONS:
        yield {"kind": "checklist", "items": _options(pieces)}


def _options(pieces: Sequence[tuple[str, Decimal]]) -> Mapping[str, object]:
    named = ids_of((" ".join(text.split()[:6]) for text, _ in pieces), "muc")
    return {one.id: {"text": text, "points": points} for one, (text, points) in zip(named, pieces, strict=True)}


# Yes or no


def _yes_or_no(lines: Sequence[str], most: Decimal) -> Iterator[Proposal]:
    """Two answers of which the first gives all points: `Có/Không`, or one that says when they are given."""
    text = " ".join(lines)
    if len(text) <= LONGEST and _both().fullmatch(slug_of(text)):
        yes, no = (part.strip(" .,;") for part in re.split(r"[/,;]|\s-\s", text, maxsplit=1))
        yield _answers(yes, no, most)
        return
    single = segments_in(lines)
    if len(single) == 1 and single[0].points == most and _begins_with_yes(single[0].text):
        yield _answers(single[0].text, word("criteria_measures", "answer_no"), most)


def _answers(yes: str, no: str, most: Decimal) -> Proposal:
    return {"kind": "choice", "options": _options([(yes, most), (no, Decimal(0))])}


def _begins_with_yes(text: str) -> bool:
    return re.match(rf"(?:{alternatives(words('criteria_measures', 'yes'))})\b", text.casefold()) is not None


@cache
def _both() -> re.Pattern[str]:
    yes = "|".join(map(slug_of, words("criteria_measures", "yes")))
    no = "|".join(map(slug_of, words("criteria_measures", "no")))
    return re.compile(
        rf"(?:{yes})-(?:hoac-)?(?:{no})(?:-(?:{yes}))?|(?P<same>[a-z0-9-]{{2,40}})-(?:hoac-)?(?:{no})-(?P=same)"
    )


# So many points for each


def _for_each(text: str, node: CriterionNode) -> Iterator[Proposal]:
    if len(text) > LONGEST:
        return
    plain = text.casefold()
    found = _apart([one for pattern in _each_patterns() for one in pattern.finditer(plain)])
    if len(found) != 1 or (points := number_of(found[0]["points"])) is None or points == 0:
        return
    takes, what = found[0].groupdict().get("takes"), found[0].groupdict().get("what") or ""
    percent = re.match(rf"\s*(?P<every>{NUMBER})?\s*%", what)
    if _is_within_a_range(plain, found[0]) or not _says_all(text, found[0], node):
        return
    if takes and node.part == "base":
        if node.maximum is not None:
            yield _shortfall(points, what, percent)
    elif percent is None and not re.match(r"\s*(?:0*[2-9]|[1-9][0-9])", what):
        yield {"kind": "count", "each": points}


def _is_within_a_range(plain: str, found: re.Match[str]) -> bool:
    """Whether the one of which something is said is the end of a range: `từ 01 đến 05 ngày`, `quá 1 ngày`."""
    ends = "|".join(alternatives(words("criteria_measures", key)) for key in ("from", "above", "below", "at_least"))
    return re.search(rf"\b(?:{ends})\s*$", plain[: found.start()]) is not None


def _says_all(text: str, found: re.Match[str], node: CriterionNode) -> bool:
    """Whether nothing else is said of points than what was found in a text, but the maximum: else half a rule is left.

    What is lost may be said with all that can be reached; what is counted only with the most that there is.
    """
    beside = [one.casefold() for one in (*node.notes, *node.kept) if one != text]
    rest = "\n".join((found.string[: found.start()], found.string[found.end() :], *beside))
    others = list(_stated().finditer(rest))
    lost = node.part == "base" and bool(found.groupdict().get("takes"))
    of_title = text == node.title and node.stated is not None
    if any(number_of(one["points"]) != node.maximum or not (lost or of_title or one["most"]) for one in others):
        return False
    unsaid = _stated().sub(" ", rest)
    return not _has(unsaid, "nothing") and not (node.part == "base" and _has(unsaid, "takes"))


def _apart(matches: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Those that say something else than the ones before them."""
    kept: list[re.Match[str]] = []
    for one in matches:
        if all(one.end() <= other.start() or other.end() <= one.start() for other in kept):
            kept.append(one)
    return kept


def _shortfall(points: Decimal, what: str, percent: re.Match[str] | None) -> Proposal:
    """The maximum less so many points: for each percent below the target, or for each time from the first one on."""
    times = re.match(r"\s*([0-9]+)", what)
    every = number_of((percent["every"] or "1") if percent else times[1] if times else "1")
    more = {} if every in (None, Decimal(0), Decimal(1)) else {"every": every}
    if percent:
        return {"kind": "shortfall", "lose": points, **more, "of": "percent", "step": "full"}
    at_zero = {"lower_is_better": "true", "target": Decimal(0)}
    return {"kind": "shortfall", "lose": points, **more, "of": "points", "step": "full", **at_zero}


@cache
def _each_patterns() -> tuple[re.Pattern[str], ...]:
    keys = ("each", "gives", "takes", "missing", "one", "one_of", "once", "to")
    each, gives, takes, missing, one, one_of, once, to = (alternatives(words("criteria_measures", key)) for key in keys)
    points = rf"(?P<points>{NUMBER})\s*{unit_of_points()}"
    taken = rf"(?P<takes>\b(?:{takes})\b[\s:]*|[-–−](?=[0-9]))?"
    what = r"(?P<what>[^.;:\n]{1,80}?)"
    return (
        re.compile(
            rf"\b(?:{each})\s+(?:(?:{missing})\s+)?{what}[\s,:=]*\b(?:(?P<takes>{takes})|(?:{gives}))?\s*{points}"
        ),
        re.compile(rf"^\s*(?:{missing})\s+(?P<what>(?:{NUMBER})\s*%)[^.;\n]{{0,40}}?(?P<takes>{takes})\s+{points}"),
        re.compile(rf"{taken}{points}\s*(?:/|(?:{one_of})\s)?\s*(?:{one})\s+(?P<what>[^.;:\n]{{1,60}})"),
        re.compile(
            rf"\b(?:{once})\s+(?!(?:{to})\b)(?P<what>[^\W\d][^.;:\n]{{0,40}}?)[\s,:]*\b(?P<takes>{takes})\s+{points}"
        ),
        re.compile(rf"{taken}{points}\s*/\s*(?P<what>[^\W\d][^.;:\n]{{1,60}})"),
    )
