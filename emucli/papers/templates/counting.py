"""Rewrites a template's tree so that it counts what it does: every round of a loop, every call, every long value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from .budget import MOST_DEEP, MOST_LOOPS

TOO_DEEP = "nested too deep"
_LETTERS_A_STEP = 4


def check_depth(tree: nodes.Template, name: str | None) -> None:
    """Refuse what would reach the limits of Python itself. Raises TemplateSyntaxError with its line."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        if depth > MOST_DEEP or loops > MOST_LOOPS:
            raise TemplateSyntaxError(TOO_DEEP, node.lineno or 1, name)
        waiting.extend((inner, depth + 1, loops) for inner in node.iter_child_nodes())


class Counting(NodeTransformer):
    """Puts `environment.weigh(...)` around what may be long, and `environment.spend(...)` before what is repeated."""

    def get_visitor(self, node: nodes.Node) -> Callable[..., nodes.Node] | None:
        """How a node is rewritten; None leaves it, and what stands in it is looked through."""
        handler = _HANDLERS.get(type(node))
        return None if handler is None else partial(handler, self)


_Repeated = nodes.Template | nodes.Macro | nodes.CallBlock | nodes.Block | nodes.For


def _repeated(rewriter: Counting, node: _Repeated) -> nodes.Node:
    """What may run again and again: each time it spends its own weight."""
    weight = _weight(node.body)
    rewriter.generic_visit(node)
    first = nodes.ExprStmt(_call("spend", [nodes.Const(weight)], node.lineno), lineno=node.lineno)
    node.body = [first, *node.body]
    return node


def _loop(rewriter: Counting, node: nodes.For) -> nodes.Node:
    """A loop, also one whose condition passes over everything."""
    _repeated(rewriter, node)
    node.iter = _weighed(node.iter)
    return node


def _filter(rewriter: Counting, node: nodes.Filter) -> nodes.Node:
    rewriter.generic_visit(node)
    if node.node is not None:
        node.node = _weighed(node.node)
    return node


def _test(rewriter: Counting, node: nodes.Test) -> nodes.Node:
    """What a test looks through; the tested name itself stays, so that `is defined` sees it."""
    rewriter.generic_visit(node)
    node.args = [_weighed(one) for one in node.args]
    return node


def _comparison(rewriter: Counting, node: nodes.Compare) -> nodes.Node:
    rewriter.generic_visit(node)
    node.expr = _weighed(node.expr)
    for operand in node.ops:
        operand.expr = _weighed(operand.expr)
    return node


def _part(rewriter: Counting, node: nodes.Getitem) -> nodes.Node:
    rewriter.generic_visit(node)
    if isinstance(node.arg, nodes.Slice):
        node.node = _weighed(node.node)
    return node


def _joined(rewriter: Counting, node: nodes.Concat) -> nodes.Node:
    rewriter.generic_visit(node)
    return _call("joined", node.nodes, node.lineno)


_HANDLERS: Mapping[type[nodes.Node], Callable[..., nodes.Node]] = {
    nodes.Template: _repeated,  # another file may include it again and again
    nodes.Macro: _repeated,
    nodes.CallBlock: _repeated,
    nodes.Block: _repeated,
    nodes.For: _loop,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Compare: _comparison,
    nodes.Getitem: _part,
    nodes.Concat: _joined,
}


def _weighed(node: nodes.Node) -> nodes.Expr:
    return node if isinstance(node, nodes.Const) else _call("weigh", [node], node.lineno)


def _call(name: str, arguments: Sequence[nodes.Node], line: int) -> nodes.Call:
    return nodes.Call(nodes.EnvironmentAttribute(name), list(arguments), [], None, None, lineno=line)


def _weight(body: Sequence[nodes.Node]) -> int:
    """The steps that a body takes each time: one for each of its nodes, and some for its text."""
    return 1 + sum(1 + _letters(node) // _LETTERS_A_STEP for part in body for node in _every(part))


def _every(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    yield from node.find_all(nodes.Node)


def _letters(node: nodes.Node) -> int:
    return len(node.data) if isinstance(node, nodes.TemplateData) else 0
