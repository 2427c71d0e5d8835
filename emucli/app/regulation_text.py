"""The text of a draft regulation out of a table of criteria: what is proposed, and what fits nowhere, as comments."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..language.messages import Message, note
from ..reading.tree import read_tree
from ..writing.blocks import key_blocks, replaced
from ..writing.edit import CannotEdit
from ..writing.scalar import Plain, Value
from ..writing.text import Remarked, flow, yaml_text

if TYPE_CHECKING:
    from ..tables.nodes import CriterionNode, Part
    from ..tables.proposing import Proposal
    from ..tables.reading import CriteriaTable

_WIDTH = 96
_MOST_TITLES, _LONGEST_TITLE = 4, 300
"""So much of what stands above a table is kept as a comment: a whole regulation may stand there."""
_USUAL_DECIMALS = 2
_LISTS = {"bands": "[]", "options": "{}", "items": "{}"}
"""Keys of measures with several entries: each has a line of its own."""
_POOLS: tuple["Part", ...] = ("bonus", "penalty")
_OF_TABLE = ("total", "criteria", "unlisted", "bonus", "penalty", "decimals")
"""Keys of a scale that its table states."""


def regulation_text(table: "CriteriaTable") -> str:
    """The YAML of a draft. Comments are in Vietnamese, as those of all files that emucli begins."""
    return yaml_text({"state": "draft", **_Writing(table).whole()})


def regulation_beside(table: "CriteriaTable", old: str) -> str:
    """The YAML of a draft that takes the place of another text: all that no table states is kept of that, as it stands.

    Raises CannotEdit for a text of another form than emucli and people write: a person has to.
    """
    scale = yaml_text(_Writing(table).whole())
    blocks = [one for one in key_blocks(old.splitlines(), 0) if one.key == "scoring"]
    within = [one for block in blocks for one in key_blocks(block.lines[block.begins + 1 :], 2)]
    kept = [line for one in within if one.key not in _OF_TABLE for line in one.lines]
    made = replaced(old, {"state": "state: draft", "scoring": scale + "".join(f"{line}\n" for line in kept)})
    if _read(made) != _expected(_read(old), _read(scale)):
        raise CannotEdit
    return made


def _read(text: str) -> Mapping[str, Any]:
    value = read_tree(text.encode("utf-8"), "").value
    return value if isinstance(value, dict) else {}


def _expected(old: Mapping[str, Any], new: Mapping[str, Any]) -> Mapping[str, Any]:
    before = old.get("scoring")
    kept = {key: value for key, value in before.items() if key not in _OF_TABLE} if isinstance(before, dict) else {}
    return {**old, "state": "draft", "scoring": {**new["scoring"], **kept}}


class _Writing:
    def __init__(self, table: "CriteriaTable") -> None:
        assert table.tree is not None
        assert table.sums is not None
        self.tree, self.sums = table.tree, table.sums
        self.proposals = table.proposals or {}
        self.titles = table.titles
        self.codes = {one.code for top in self.tree.of("base") for one in top.all()}

    def whole(self) -> Mapping[str, Value]:
        """The keys of the file that the table gives, with the title above the table as a comment."""
        scale: Remarked = Remarked({} if self.sums.total is None else {"total": self.sums.total})
        scale |= {"decimals": Plain(self._decimals())} if self._decimals() > _USUAL_DECIMALS else {}
        scale.remarks = tuple(_told(line) for line in self._loose())
        scale["criteria"] = [self._node(one) for one in self.tree.of("base")]
        for part in _POOLS:
            pool = self._pool(part)
            scale |= {part: pool} if pool is not None else {}
        return {"scoring": scale}

    def _loose(self) -> Iterator[Message]:
        if self.titles:
            text = " / ".join(self.titles[-_MOST_TITLES:])
            yield note("above_the_table", text=text if len(text) <= _LONGEST_TITLE else f"{text[:_LONGEST_TITLE]}…")
        for top in self.tree.of("mixed"):
            yield from self._of_title(top)
        for text in self.tree.kept:
            yield note("row_of_the_table", text=text)

    def _decimals(self) -> int:
        points = [one.maximum for one in self.tree.all() if one.maximum is not None]
        return max((-exponent for one in points if isinstance(exponent := one.as_tuple().exponent, int)), default=0)

    # Criteria

    def _node(self, node: "CriterionNode") -> Remarked:
        one = Remarked(code=node.code, title=node.title or "unknown")
        one |= {"for": node.belongs_to} if node.belongs_to in self.codes else {}
        one |= {"max": node.maximum} if node.maximum is not None else {}
        one |= {"unlisted": node.rest} if node.rest is not None else {}
        one |= {"note": _joined(node.notes)} if node.notes else {}
        one.remarks = tuple(map(_told, self._said(node)))
        one.ready = tuple(self._measure(node))
        if node.children:
            one["criteria"] = [self._node(child) for child in node.children]
        return one

    def _said(self, node: "CriterionNode") -> Iterator[Message]:
        if node.agency:
            yield note("agency_of_the_table", text=node.agency)
        for text in node.kept:
            yield note("row_of_the_table", text=text)

    def _measure(self, node: "CriterionNode") -> Iterator[str]:
        proposal = self.proposals.get(node)
        return iter(measure_lines(proposal)) if proposal is not None else iter(())

    # Bonus and penalty

    def _pool(self, part: "Part") -> Remarked | None:
        from ..tables.sums import parts_of, pool_maximum

        nodes = parts_of(self.tree, part)
        if not nodes:
            return None
        # The title of a part is its pool; those of several groups are groups of it, each with a maximum of its own.
        titles = [one for one in nodes if one.is_part and not one.belongs_to]
        title = titles[0] if len(titles) == 1 else None
        alone = nodes[0].maximum if nodes == [title] else None
        most = pool_maximum(nodes) if part == "bonus" else alone
        criteria = [self._node(one) for node in nodes for one in (node.children if node is title else (node,))]
        whole = part == "bonus" and not self.sums.within
        pool: Remarked = Remarked({"within_total": False} if whole else {})
        pool |= {"max": most} if most is not None else {}
        pool.remarks = tuple(_told(line) for line in self._of_title(title)) if title is not None else ()
        if criteria:
            pool["criteria"] = criteria
        else:
            pool |= {"unlisted": most} if most is not None else {"criteria": "unknown"}
        return pool

    def _of_title(self, node: "CriterionNode") -> Iterator[Message]:
        from ..tables.points import plain_decimal

        points = [] if node.maximum is None else [plain_decimal(node.maximum)]
        yield note("row_of_the_table", text=" | ".join([node.title, *points, *node.notes]))
        yield from self._said(node)


def _told(message: Message) -> str:
    return message.told("vi")


def _joined(notes: Sequence[str]) -> str:
    """Lines beside a criterion as one text."""
    from ..tables.labels import BULLETS

    notes = [one.lstrip(BULLETS).strip() or one for one in notes]
    ended = [one if one[-1:] in ".;:,?" else f"{one};" for one in notes[:-1]]
    text = " ".join([*ended, notes[-1]])
    # The word alone would say that no source states it.
    return f"{text}." if text == "unknown" else text


def measure_lines(proposal: "Proposal") -> list[str]:
    """A measure as lines of YAML that may stand behind a comment sign: deeper ones lie within brackets.

    >>> measure_lines({"kind": "count", "each": Decimal("2.5")})
    ['measure: {kind: count, each: 2.5}']
    """
    whole = f"measure: {flow(_values(proposal))}"
    several = next((key for key in _LISTS if key in proposal), None)
    if several is None or len(whole) <= _WIDTH:
        return [whole]
    entries = proposal[several]
    first = ", ".join(f"{key}: {flow(_values(value))}" for key, value in proposal.items() if key != several)
    closing = _LISTS[several]
    shown = (
        [f"{flow(key)}: {flow(_values(value))}" for key, value in entries.items()]
        if isinstance(entries, Mapping)
        else [flow(_values(one)) for one in _listed(entries)]
    )
    lines = [f"  {one}," for one in shown[:-1]]
    return [f"measure: {{{first}, {several}: {closing[0]}", *lines, f"  {shown[-1]}{closing[1]}}}"]


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list | tuple) else ()


def _values(value: object) -> Value:
    if isinstance(value, Mapping):
        return {str(key): Plain("true") if below == "true" else _values(below) for key, below in value.items()}
    if isinstance(value, Decimal | str):
        return value
    return [_values(one) for one in _listed(value)]
