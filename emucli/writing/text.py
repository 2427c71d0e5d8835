"""A whole record file as emucli writes it: keys in their given order, one look, LF, no folded lines."""

from collections.abc import Iterator, Mapping, Sequence

from .scalar import Scalar, Value, read_as, scalar

_WIDTH = 100
"""A small mapping or list stands on one line of at most so many letters."""


class Block(dict[str, Value]):
    """A mapping with a line for each key, however short it is: a new key is then a new line of a diff."""


class Remarked(Block):
    """A mapping with lines of comments, which stand before the key `criteria`, or at its end where it has none.

    `remarks` are said to people; each of `ready` is a piece of the mapping that counts once its `#` is taken away.
    """

    remarks: tuple[str, ...] = ()
    ready: tuple[str, ...] = ()

    def comments(self) -> Iterator[str]:
        """The comments, without what is before them on their lines."""
        yield from (f"# {visible(line)}" for line in self.remarks)
        yield from (f"#{visible(line)}" for line in self.ready)


_LAST = "criteria"
"""The key under which other mappings of the kind lie: what is said of one stands before them."""


def visible(text: str) -> str:
    """A text on one line, without what nobody sees."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split(" "))


def yaml_text(tree: Mapping[str, Value]) -> str:
    """The text of a record file. What the strict reader gives for it is what `texts` gives for the tree.

    >>> print(yaml_text({"leader": "so-y-te", "members": [{"unit": "so-y-te"}], "theme": "Thi đua: 2025"}), end="")
    leader: so-y-te
    members:
      - {unit: so-y-te}
    theme: "Thi đua: 2025"
    """
    return "".join(f"{line}\n" for line in block(tree, 0)) if tree else "{}\n"


def texts(value: Value) -> object:
    """The tree as the strict reader gives it: mappings, lists and texts."""
    if isinstance(value, Scalar):
        return read_as(value)
    if isinstance(value, Mapping):
        return {read_as(key): texts(below) for key, below in value.items()}
    return [texts(below) for below in value]


def block(value: Mapping[str, Value] | Sequence[Value], indent: int) -> Iterator[str]:
    """The lines of a mapping or list that is not empty, a line or more for each entry."""
    pad = " " * indent
    if isinstance(value, Mapping):
        comments = [f"{pad}{line}" for line in value.comments()] if isinstance(value, Remarked) else []
        for key, below in value.items():
            if key == _LAST:
                yield from comments
                comments = []
            yield from entry(key, below, indent)
        yield from comments
        return
    for below in value:
        short = inline(below, indent + 2)
        if short is not None:
            yield f"{pad}- {short}"
        elif not isinstance(below, Scalar):
            first, *rest = block(below, indent + 2)
            yield f"{pad}- {first[indent + 2 :]}"
            yield from rest


def entry(key: str, value: Value, indent: int) -> Iterator[str]:
    """The lines of a key with its value."""
    head = f"{' ' * indent}{scalar(key)}:"
    short = inline(value, len(head) + 1)
    if short is not None:
        yield f"{head} {short}"
    elif not isinstance(value, Scalar):
        yield head
        yield from block(value, indent + 2)


def inline(value: Value, used: int) -> str | None:
    """A value on the line of which so many letters are used; None for what takes lines of its own."""
    if isinstance(value, Scalar):
        return scalar(value)
    if value and not _is_small(value):
        return None
    short = flow(value)
    return short if not value or used + len(short) <= _WIDTH else None


def flow(value: Value) -> str:
    """A value within `[ ]` or `{ }`."""
    if isinstance(value, Scalar):
        return scalar(value, in_flow=True)
    if isinstance(value, Mapping):
        return f"{{{', '.join(flow_entry(key, below) for key, below in value.items())}}}"
    return f"[{', '.join(flow(below) for below in value)}]"


def flow_entry(key: str, value: Value) -> str:
    """A key with its value within `{ }`."""
    return f"{scalar(key, in_flow=True)}: {flow(value)}"


def _is_small(value: Value) -> bool:
    """Whether a mapping or list may stand on one line: of texts, paragraphs each take their own."""
    if isinstance(value, Block):
        return False
    if isinstance(value, Mapping):
        return all(_is_flat(below) for below in value.values())
    return not isinstance(value, Scalar) and all(
        isinstance(below, Scalar) and scalar(below) == scalar(below, in_flow=True) for below in value
    )


def _is_flat(value: Value) -> bool:
    if isinstance(value, Scalar):
        return True
    return not isinstance(value, Mapping) and all(isinstance(below, Scalar) for below in value)
