"""Where names and keys of a template are looked up, and the ground that all scopes of one file share."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, nodes

from ..access import FUNCTIONS
from ..template import TemplateProblem, report
from .shape import ANYTHING, ListKind, PairKind, Shape, SpaceKind, either


@dataclass(kw_only=True)
class Ground:
    """A file that is walked, what Jinja and the context know, and the problems found so far.

    `beside`: the files of its language; `tree_of` gives the tree of one, None where its syntax is wrong. `later`: the
    bodies of macros, which may use what is set after them. `spaces`: the namespaces, gathered by a first walk.
    """

    name: str
    tree: nodes.Template
    environment: Environment
    beside: Sequence[str]
    tree_of: Callable[[str], nodes.Template | None]
    context: frozenset[str]
    problems: list[TemplateProblem] = field(default_factory=list)
    spaces: dict[int, SpaceKind] = field(default_factory=dict)
    later: list[Callable[[], None]] = field(default_factory=list)

    def report(self, node: nodes.Node, name: str, known: Iterable[str] = (), *, refused: bool = False) -> None:
        """Add a problem at a node, with the nearest of the known names; nothing is near to what is refused."""
        report(self.problems, self.name, node.lineno, name, known, why="refused" if refused else "unknown")

    def key(self, shape: Shape, key: str, node: nodes.Node, *, forgiving: bool = False) -> Shape:
        """A key of a value, reported where it is not there; `forgiving`: only where asking alone ends the paper."""
        keys = shape.keys()
        if key.startswith("_"):
            # The sandbox gives none of these away.
            self.report(node, key, refused=True)
        elif keys is not None and key in keys:
            return keys[key]
        elif keys is not None and (not forgiving or any(kind.strict for kind in shape.kinds)):
            self.report(node, key, shape.meant())
        return ANYTHING


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

    def known(self, node: nodes.Name | nodes.NSRef) -> Shape:
        """The shape of a name, reported where it is not known."""
        found = self.find(node.name)
        if found is None:
            self.ground.report(node, node.name, self._every(), refused=node.name in FUNCTIONS)
            return ANYTHING
        return found

    def _every(self) -> list[str]:
        """Every name that is given or set here."""
        return [*self.names, *(self.outer._every() if self.outer else ())]

    def give(self, target: nodes.Node, shape: Shape, *, anew: bool = False) -> None:
        """Set the names of a target. They may still have the values they had, for a branch may not be taken.

        `anew`: those of loops, macros and `with`, which hide the names outside.
        """
        if isinstance(target, nodes.Name):
            had = None if anew else self.find(target.name)
            self.names[target.name] = shape if had is None else either(had, shape)
        elif isinstance(target, nodes.NSRef):
            for kind in self.known(target).kinds:
                if isinstance(kind, SpaceKind):
                    kind.held[target.attr] = either(kind.held.get(target.attr, shape), shape)
        elif isinstance(target, nodes.Tuple):
            apart = shape.all_are(PairKind, ListKind)
            for at, one in enumerate(target.items):
                self.give(one, shape.at(at) if apart else ANYTHING, anew=anew)
