"""Ways to make records odd: in bytes, in lines, in the nodes of YAML, and in where files lie."""

from collections.abc import Callable, Iterator, Sequence
from random import Random

import yaml

from emucli.model.files import CLUSTER_FILE, ROOT_FILES, YEAR_FILES, file_names

from .sources import Tree

Node = yaml.nodes.Node
Files = dict[str, bytes]

HOSTILE = (
    "", " ", "~", "null", "unknown", "true", "no", "{}", "[]", "#", "a: b", "- a", "&a", "*a", "!!int 1", "|", ">", "%",
    "\u202egnud", "\x00", "\x1b[2J", "\ufeff", "\u2028", "\ud7ff", "\U0001f600", "e\u0301", "{{ year }}", "{% if %}",
    "::error::x", "=1+1", "<b>", "| a | b |", "```", "../../x", "con", "so-y-te ", "x" * 3000, "ấ" * 300, "\t", "\r\n",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "1", "2", "0.5", "1,5", "33.333333333333333333", "1e9", "1e400", "-0", "00", "0x1F", "1_000", ".inf",
    ".nan", "99999999999999999999999999", "100%", "0%", "101%", "2/3", "1/0", "at_least 2/3 of members", "more_than 0%",
    "at_least 100% of valid", "1000000", "0.0000000001",
)  # fmt: skip
DATES = (
    "0001-01-01", "9999-12-31", "2024-02-29", "2023-02-29", "2024-13-01", "2024", "2024-06", "2024-Q4", "2025-12-31",
    "2019-01-01", "{from: 2023, to: 2022}", "24:00", "08:30",
)  # fmt: skip
NAMES = (
    *file_names((*ROOT_FILES.values(), CLUSTER_FILE, *YEAR_FILES.values())), "scores/a.yaml", "units/a.yaml", "x.yaml",
)  # fmt: skip


def mutated(random: Random, tree: Tree, others: Sequence[Tree]) -> Files:
    """A tree with one to a dozen changes; `others` give what is grafted in."""
    files = dict(tree)
    for _ in range(random.choice((1, 1, 1, 1, 2, 3, 12))):
        _CHANGES[random.choices(range(len(_CHANGES)), _WEIGHTS)[0]](random, files, random.choice(others))
    return files


def _in_nodes(random: Random, files: Files, other: Tree) -> None:
    """Change something in the YAML of one file."""
    path = _one(random, files)
    tree = _composed(files.get(path, b""))
    if tree is None:
        return
    _change(random, tree, _composed(other[_one(random, other)]))
    files[path] = yaml.serialize(tree, allow_unicode=True).encode("utf-8", "surrogatepass")


def _composed(data: bytes) -> Node | None:
    try:
        return yaml.compose(data, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError):
        return None


def _change(random: Random, tree: Node, other: Node | None) -> None:
    nodes = [one for one in _below(tree) if not isinstance(one, yaml.ScalarNode) and one.value]
    if not nodes:
        return
    node, way = random.choice(nodes), random.randrange(16)
    at = random.randrange(len(node.value))
    if way < 3:
        del node.value[at]
    elif way == 3:
        node.value.insert(random.randrange(len(node.value) + 1), node.value[at])
    elif way == 4:
        random.shuffle(node.value)
    elif way < 7 and other is not None:
        _graft(random, node, at, other)
    elif way < 13:
        _reword(random, tree)
    else:
        _put(random, node, at, _scalar(random, [one for one in _below(tree) if isinstance(one, yaml.ScalarNode)]))


def _reword(random: Random, tree: Node) -> None:
    """Another word that could stand there, so that records often stay valid: one of the same key, or a number near."""
    pairs = [pair for one in _below(tree) if isinstance(one, yaml.MappingNode) for pair in one.value]
    if not pairs:
        return
    key, value = random.choice(pairs)
    words = [one.value for name, one in pairs if name.value == key.value and isinstance(one, yaml.ScalarNode)]
    if isinstance(value, yaml.SequenceNode):
        random.shuffle(value.value)
    elif isinstance(value, yaml.ScalarNode):
        near = str(max(0, int(value.value) + random.choice((-10, -1, 1, 1, 2, 10)))) if value.value.isdecimal() else ""
        value.value = near if near and random.random() < 0.6 else random.choice(words)


def _graft(random: Random, node: Node, at: int, other: Node) -> None:
    """Put in something of another tree: what stands under the same key there, or whatever there is."""
    key = node.value[at][0].value if isinstance(node, yaml.MappingNode) else None
    pairs = [pair for one in _below(other) if isinstance(one, yaml.MappingNode) for pair in one.value]
    same = [value for name, value in pairs if name.value == key]
    if isinstance(node, yaml.MappingNode) and pairs and random.random() < 0.3:
        node.value.append(random.choice(pairs))
    else:
        _put(random, node, at, random.choice(same or [*_below(other)]))


def _put(random: Random, node: Node, at: int, value: Node) -> None:
    if not isinstance(node, yaml.MappingNode):
        node.value[at] = value
    elif random.random() < 0.1:
        node.value[at] = (value, node.value[at][1])
    else:
        node.value[at] = (node.value[at][0], value)


def _scalar(random: Random, known: Sequence[Node]) -> Node:
    """A word that stands elsewhere in the file, or an odd number, date or text, as it stands or in quotes."""
    if known and random.random() < 0.4:
        return random.choice(known)
    text = random.choice(random.choice((HOSTILE, NUMBERS, DATES)))
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=random.choice((None, '"')))


def _below(node: Node, depth: int = 0) -> Iterator[Node]:
    """A node and all below it; an anchor may hold itself."""
    yield node
    if depth < 30 and not isinstance(node, yaml.ScalarNode):
        for one in node.value:
            for part in one if isinstance(one, tuple) else (one,):
                yield from _below(part, depth + 1)


def _in_lines(random: Random, files: Files, _: Tree) -> None:
    """Delete, double, move, indent or cut lines of one file."""
    path = _one(random, files)
    lines = files.get(path, b"").split(b"\n")
    at, to, way = random.randrange(len(lines)), random.randrange(len(lines)), random.randrange(6)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(to, lines[at])
    elif way == 2:
        lines[at], lines[to] = lines[to], lines[at]
    elif way == 3:
        lines[at] = b"  " * random.randrange(3) + lines[at].lstrip()
    elif way == 4:
        del lines[at:]
    else:
        lines[at] += random.choice(HOSTILE).encode()
    files[path] = b"\n".join(lines)


def _in_bytes(random: Random, files: Files, _: Tree) -> None:
    """Other bytes in one file, or nothing but odd bytes."""
    path = _one(random, files)
    data = bytearray(files.get(path, b""))
    for _time in range(random.choice((1, 3, 40))):
        at = random.randrange(len(data) + 1)
        data[at : at + random.randrange(3)] = random.randbytes(random.randrange(3))
    files[path] = bytes(data) if random.random() < 0.8 else random.randbytes(random.randrange(60))


def _in_place(random: Random, files: Files, other: Tree) -> None:
    """Take files away, exchange them between years, and put some where they do not belong."""
    one, two = _one(random, files), _one(random, files)
    same = [path for path in files if path.rsplit("/", 1)[-1] == one.rsplit("/", 1)[-1]]
    way = random.randrange(5)
    if way == 0:
        files.pop(one, None)
    elif way == 1 and one in files:
        two = random.choice(same)
        files[one], files[two] = files[two], files[one]
    elif way == 2:
        files[f"{one.rpartition('/')[0]}/{random.choice(NAMES)}".lstrip("/")] = files.get(two, b"")
    elif way == 3:
        _year_more(random, files)
    else:
        files[one] = other[_one(random, other)]


def _year_more(random: Random, files: Files) -> None:
    """Copy a year as the one before or after it."""
    years = sorted({path.rpartition("/")[0] for path in files if path.endswith("/members.yaml")})
    if not years:
        return
    old = random.choice(years)
    cluster, _, name = old.rpartition("/")
    if name.isdigit():
        new = f"{cluster}/{int(name) + random.choice((-1, 1))}"
        files.update({path.replace(old, new, 1): data for path, data in files.items() if path.startswith(f"{old}/")})


def _one(random: Random, files: Tree) -> str:
    return random.choice(sorted(files)) if files else "units.yaml"


_CHANGES: Sequence[Callable[[Random, Files, Tree], None]] = (_in_nodes, _in_lines, _in_bytes, _in_place)
_WEIGHTS = (12, 3, 1, 2)
