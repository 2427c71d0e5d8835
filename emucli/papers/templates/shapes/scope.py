"""Where a name of a template is looked up, and the ground that all scopes of one file share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

from ..template import TemplateProblem, report
from .kinds import Space
from .shape import ANYTHING, Shape, either


@dataclass(kw_only=True)
class Ground:
    """A file that is walked, what Jinja and the context know, and the problems found so far.

    `beside`: the files of its language; `tree_of` gives the tree of one, None where its syntax is wrong. `later`: the
    bodies of macros, which may use what is set after them. `spaces`: what namespaces hold, gathered by a first walk.
    """

    name: str
    tree: nodes.Template
    environment: Environment
    beside: Sequence[str]
    tree_of: Callable[[str], nodes.Template | None]
    context: frozenset[str]
    problems: list[TemplateProblem] = field(default_factory=list)
    spaces: dict[int, Space] = field(default_factory=dict)
    later: list[Callable[[], None]] = field(default_factory=list)

    def report(self, node: nodes.Node, name: str, known: Iterable[str] = (), *, refused: bool = False) -> None:
        """Add a problem at a node, with the nearest of the known names; nothing is near to what is refused."""
        report(self.problems, self.name, node.lineno, name, known, why="refused" if refused else "unknown")

    def space(self, node: nodes.Node) -> Space:
        """What the `namespace` made at a node holds."""
        return self.spaces.setdefault(id(node), Space())


@dataclass
class Scope:
    """The names that a place in a template knows, with their shapes."""

    ground: Ground
    names: dict[str, Shape] = field(default_factory=dict)
    outer: "Scope | None" = None

    def within(self, names: Mapping[str, Shape] | None = None) -> "Scope":
        """A scope inside this one: what is set there ends with it."""
        return Scope(self.ground, dict(names or {}), self)

    def find(self, name: str) -> Shape | None:
        """The shape of a name, None where nothing of this name is known."""
        if name in self.names:
            return self.names[name]
        if self.outer is not None:
            return self.outer.find(name)
        return ANYTHING if name in self.ground.environment.globals else None

    def assign(self, name: str, shape: Shape) -> None:
        """Set a name; it may still have the value that it had, for the branch may not be taken."""
        known = self.find(name)
        self.names[name] = shape if known is None else either(known, shape)

    def every(self) -> list[str]:
        """Every name that is given or set here."""
        return [*self.names, *(self.outer.every() if self.outer else ())]
