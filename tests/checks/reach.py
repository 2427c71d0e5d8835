"""Which codes a check can give, read from its source: those that it and all that it uses within the room write."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import emucli.checks


@cache
def _definitions(module: str) -> Mapping[str, ast.stmt]:
    """The functions, classes and constants of a module by name."""
    source = Path(import_module(module).__file__ or "").read_text(encoding="utf-8")
    found: dict[str, ast.stmt] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found.update({target.id: node for target in targets if isinstance(target, ast.Name)})
        elif isinstance(node, ast.ImportFrom) and node.level == 1:
            found.update({alias.asname or alias.name: node for alias in node.names})
    return found


def codes_within(module: str, name: str) -> set[str]:
    """The codes that a function of a module can give."""
    codes: set[str] = set()
    seen: set[tuple[str, str]] = set()
    waiting = [(module, name)]
    while waiting:
        at = waiting.pop()
        node = _definitions(at[0]).get(at[1])
        if at in seen or node is None:
            continue
        seen.add(at)
        if isinstance(node, ast.ImportFrom):
            waiting.append((f"emucli.checks.{node.module}", at[1]))
            continue
        for inner in _inside(node):
            if isinstance(inner, ast.Constant) and str(inner.value).startswith("EMU"):
                codes.add(str(inner.value))
            elif isinstance(inner, ast.Name):
                waiting.append((at[0], inner.id))
    return codes


def _inside(node: ast.stmt) -> Iterator[ast.AST]:
    """Everything within a definition but what it is decorated with, which only tells what it gives."""
    decorators = {id(inner) for one in getattr(node, "decorator_list", ()) for inner in ast.walk(one)}
    return (inner for inner in ast.walk(node) if id(inner) not in decorators)


def modules() -> list[str]:
    """The modules of the room."""
    return [info.name for info in iter_modules(emucli.checks.__path__, "emucli.checks.")]
