"""Which rows of a table are its head, and what its columns hold: found by headings, or as somebody names them."""

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from functools import cache
from itertools import takewhile
from typing import Literal, get_args

from ..forms.opened import column_name
from ..language.words import words
from .grid import Grid, GridRow
from .labels import label_before_text, label_in_column
from .points import points_of_cell
from .slugs import slug_of

Role = Literal["code", "text", "group", "maximum", "bonus", "penalty", "notes", "agency", "filled"]
ROLES: tuple[Role, ...] = get_args(Role)
NAMED: tuple[Role, ...] = ("code", "text", "group", "maximum", "bonus", "penalty", "notes", "agency")
"""What people may say that a column holds."""
_HEAD_WITHIN = 40
"""The head stands in one of so many first rows."""
_DEEPEST = 3
"""A head takes so many rows at most."""
_NEEDED: tuple[Role, ...] = ("code", "maximum", "penalty", "notes", "filled")
"""A row with the heading of the texts and with one of these is a head; else a title may be taken for one."""

_EXTRA: tuple[Role, Role] = ("bonus", "penalty")
"""What is added and taken away beside the points of a row, of which a table has one column each."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table by what they hold, counted from 1, 0 where there is none.

    Several of `notes` are read together; of several of `maximum` a row fills one: that of groups, or of criteria.

    `first`: the index of the first row below the head, `head` that of its first row, or `first` where it has none.
    `unread`: headings of columns that say nothing of the criteria, or that nobody knows.
    """

    text: int
    _: KW_ONLY
    code: int = 0
    group: int = 0
    maximum: tuple[int, ...] = ()
    bonus: int = 0
    penalty: int = 0
    notes: tuple[int, ...] = ()
    agency: tuple[int, ...] = ()
    head: int = 0
    first: int = 0
    unread: tuple[str, ...] = ()


def columns_of(grid: Grid) -> Columns | None:
    """The columns of a table by their headings; None where it has no head, so that it is no table of criteria."""
    for at in range(min(len(grid.rows), _HEAD_WITHIN)):
        depth = _depth(grid.rows, at)
        found = _by_headings(grid, at, depth)
        if found is not None:
            return found
    return None


def _depth(rows: Sequence[GridRow], at: int) -> int:
    """How many rows a head takes that begins here: merged cells reach down, or part a heading in several below it."""
    depth = 1
    for row in rows[at + 1 : at + _DEEPEST]:
        above = rows[at + depth - 1]
        parted = [column for column, cell in above.cells.items() if cell.width > 1]
        reaches = any(cell.covered and above.at(column).text for column, cell in row.cells.items())
        labelled = any(cell.number is not None for cell in row.cells.values())
        if labelled or not (parted or reaches) or not row.texts:
            break
        if parted and not reaches and row.at(min(row.cells)).text:
            break
        depth += 1
    return depth


def _by_headings(grid: Grid, at: int, depth: int) -> Columns | None:
    headings = {column: _heading(grid.rows[at : at + depth], column) for column in range(1, grid.width + 1)}
    roles = {column: role for column, texts in headings.items() if (role := _role(texts))}
    texts = [column for column, (role, _) in roles.items() if role == "text"]
    if not texts or not any(role in _NEEDED for role, _ in roles.values()):
        return None
    several: Mapping[Role, list[int]] = {
        role: [column for column, (one, _) in roles.items() if one == role] for role in ROLES
    }
    clearest = max((roles[column][1] for column in several["maximum"]), default=0)
    maximum = tuple(column for column in several["maximum"] if roles[column][1] == clearest)
    text = _texts(headings, several["text"], maximum)
    notes = sorted({*several["notes"], *(column for column in several["text"] if column not in text)})
    bonus, penalty = (next(iter(several[role]), 0) for role in _EXTRA)
    chosen = {*several["code"][:1], text[-1], *maximum, bonus, penalty, *notes}
    group = next(iter([*several["group"], *text[:-1]]), 0)
    others = [column for column in headings if column not in chosen | {group, *several["agency"]}]
    below = grid.rows[at + depth :]
    unread = [
        " / ".join(dict.fromkeys(reversed(headings[column]))) or column_name(column)
        for column in others
        if headings[column] or any(row.at(column).text for row in below)
    ]
    return Columns(
        text[-1],
        code=several["code"][0] if several["code"] else 0,
        group=group,
        maximum=maximum,
        bonus=bonus,
        penalty=penalty,
        notes=tuple(notes),
        agency=tuple(several["agency"]),
        head=at,
        first=_first(grid.rows, at + depth),
        unread=tuple(dict.fromkeys(" ".join(one.split()) for one in unread)),
    )


def _texts(headings: Mapping[int, Sequence[str]], texts: list[int], maximum: Sequence[int]) -> list[int]:
    """The columns with the criteria and their groups: not the targets beside them, and not the words behind the points.

    All of them where nothing would be left.
    """
    targets = [column for column in texts if any(map(_is_target, headings[column][:1]))]
    behind = [column for column in texts if maximum and column > maximum[-1]]
    named = [column for column in texts if column not in targets] or texts
    return [column for column in named if column not in behind] or named


def _is_target(heading: str) -> bool:
    return slug_of(heading) in map(slug_of, words("criteria_table", "targets"))


def heading_of(grid: Grid, columns: Columns, column: int) -> str:
    """What people call a column: its heading, or its letter where it has none."""
    texts = _heading(grid.rows[columns.head : columns.first], column)
    return " ".join(texts[0].split()) if texts else column_name(column)


def _heading(rows: Sequence[GridRow], column: int) -> list[str]:
    """What stands over a column, the lowest first; what reaches over several columns stands over each of them."""
    found = []
    for row in reversed(rows):
        reaching = [(at, cell) for at, cell in row.cells.items() if at <= column < at + cell.width and cell.text]
        found += [cell.text for _, cell in reaching[-1:]]
    return found


def _role(texts: Sequence[str]) -> tuple[Role, int] | None:
    """What the headings over a column say that it holds, the lowest that says anything, and how clearly."""
    return next((role for text in texts if (role := role_of(text))), None)


def role_of(heading: str) -> tuple[Role, int] | None:
    """What a heading says, whatever its case, spelling or breaks of lines, and how many letters say it.

    >>> role_of("Điểm\\ntối đa"), role_of("ĐIỂM TỰ CHẤM"), role_of("Nội dung tiêu chí thi đua"), role_of("Sở Y tế")
    (('maximum', 11), ('filled', 12), ('text', 17), None)
    """
    slug = slug_of(heading)
    fitting = [
        (len(known), role)
        for known, role, alone in _known_heads()
        if slug == known or (not alone and slug.startswith(f"{known}-"))
    ]
    length, role = max(fitting, default=(0, None))
    return (role, length) if role is not None else None


@cache
def _known_heads() -> tuple[tuple[str, Role, bool], ...]:
    """Headings as ids with what they say, and whether they say it only where they stand alone."""
    alone = set(map(slug_of, words("criteria_table", "alone")))
    several = ((slug_of(head), role) for role in ROLES for head in words("criteria_heads", role))
    return tuple((head, role, head in alone or len(head) < len("tieu")) for head, role in several)


def _first(rows: Sequence[GridRow], at: int) -> int:
    """The row behind the head; one that only numbers the columns belongs to the head."""
    if at < len(rows) and len(rows[at].texts) > 2:
        counted = [text.strip("() ") for text in rows[at].texts]
        begins = [str(number) for number in range(1, len(counted) + 1)]
        letters = list("ABCDEFGHIJ")[: len(counted)]
        if counted in (begins, letters) or _begin_with_letters(counted):
            return at + 1
    return at


def _begin_with_letters(counted: Sequence[str]) -> bool:
    """Letters over the first columns and numbers over the others: A, B, 1, 2."""
    letters = list(takewhile(lambda text: text.isalpha() and len(text) == 1, counted))
    rest = list(counted[len(letters) :])
    return bool(letters and rest) and letters[0] in "Aa" and rest == [str(one) for one in range(1, len(rest) + 1)]


def is_head(row: GridRow, head: GridRow) -> bool:
    """Whether a row repeats the head, as it does where a table goes on on another page."""
    return bool(row.texts) and [slug_of(one) for one in row.texts] == [slug_of(one) for one in head.texts]


def named_columns(grid: Grid, names: Mapping[Role, Sequence[int]]) -> Columns:
    """The columns that somebody names. A head is looked for all the same; without one the rows with points are read."""
    found = columns_of(grid)
    return Columns(
        next(iter(names.get("text", ())), 1),
        code=next(iter(names.get("code", ())), 0),
        group=next(iter(names.get("group", ())), 0),
        maximum=tuple(names.get("maximum", ())),
        bonus=next(iter(names.get("bonus", ())), 0),
        penalty=next(iter(names.get("penalty", ())), 0),
        notes=tuple(names.get("notes", ())),
        agency=tuple(names.get("agency", ())),
        head=found.head if found else 0,
        first=found.first if found else _first_numbered(grid, names),
    )


def _first_numbered(grid: Grid, names: Mapping[Role, Sequence[int]]) -> int:
    """The first row with points where the maximum stands, or the titles with a number right above it.

    The first of all where no row has any.
    """
    columns = names.get("maximum", ())
    cells = [[row.at(column) for column in columns] for row in grid.rows]
    with_points = (
        at for at, row in enumerate(cells) if any(points_of_cell(one.text, one.number) is not None for one in row)
    )
    first = next(with_points, 0)
    while first and _is_title(grid.rows[first - 1], names):
        first -= 1
    return first


def _is_title(row: GridRow, names: Mapping[Role, Sequence[int]]) -> bool:
    """Whether a row has the number of a group: `I`, `A`, `1`."""
    texts = [row.at(column).text for role in ("code", "text") for column in names.get(role, ())]
    labels = [label for text in texts if (label := label_in_column(text) or label_before_text(text)[0]) is not None]
    return any(not label.bullet and not label.text.islower() for label in labels)
