"""A file of which some keys are replaced as text: what stands at the others stays letter by letter, and comments."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class KeyBlock:
    """The lines of one key of a mapping, with the comments and blank lines above it. The key is empty for a rest."""

    key: str
    lines: tuple[str, ...]

    @property
    def begins(self) -> int:
        """The index of the line with the key."""
        return next((at for at, line in enumerate(self.lines) if line.strip() and line.strip()[0] != "#"), 0)


def key_blocks(lines: Iterable[str], indent: int) -> Iterator[KeyBlock]:
    """The blocks of a mapping whose keys stand so far to the right.

    >>> [(one.key, len(one.lines)) for one in key_blocks(["# Năm", "a: 1", "b:", "  c: 2"], 0)]
    [('a', 2), ('b', 2)]
    """
    begins = re.compile(rf" {{{indent}}}[\"']?([^\s#\"':{{}}\[\]-][^\"':]*)[\"']?:(?:\s|$)")
    above: list[str] = []
    own: list[str] = []
    key = ""
    for line in lines:
        found = begins.match(line)
        if found:
            if key:
                yield KeyBlock(key, tuple(own))
            key, own, above = found[1], [*above, line], []
        elif not line.strip() or (line.strip().startswith("#") and len(line) - len(line.lstrip()) <= indent):
            above.append(line)
        else:
            own, above = [*own, *above, line], []
    yield KeyBlock(key, (*own, *above))


def replaced(old: str, new: Mapping[str, str]) -> str:
    """A text whose keys of the top level are replaced by others, each with its lines; those it lacks stand at its end.

    Comments above a key stay above it.
    """
    left = dict(new)
    parts: list[str] = []
    for block in key_blocks(old.splitlines(), 0):
        if block.key not in left:
            parts += block.lines
            continue
        parts += [*block.lines[: block.begins], *left.pop(block.key).splitlines()]
    parts += [line for text in left.values() for line in text.splitlines()]
    return "".join(f"{line}\n" for line in parts)
