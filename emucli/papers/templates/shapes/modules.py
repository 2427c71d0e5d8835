"""Templates that others import or include: whether they exist, and what they give and need."""

from collections.abc import Iterable, Iterator, Sequence

from jinja2 import Environment, TemplateError, meta, nodes

from .scope import Ground
from .shape import ANYTHING, ModuleKind, Shape, only

Importing = nodes.Import | nodes.FromImport | nodes.Include | nodes.Extends


def imported(node: nodes.Import, ground: Ground) -> Shape:
    """The shape of an imported template."""
    tree = _tree(node, ground)
    if tree is None:
        return ANYTHING
    used = [one.attr for one in ground.tree.find_all(nodes.Getattr) if _is_name(one.node, node.target)]
    _with_context(node, tree, used, f"as {node.target}", ground)
    return only(ModuleKind(tuple(names_given(tree.body))))


def from_imported(node: nodes.FromImport, ground: Ground) -> dict[str, Shape]:
    """The names that are imported one by one."""
    pairs = [(one, one) if isinstance(one, str) else one for one in node.names]
    tree = _tree(node, ground)
    if tree is not None:
        given = list(names_given(tree.body))
        for name in (name for name, _ in pairs if name not in given):
            ground.report(node, name, given)
        _with_context(node, tree, [name for name, _ in pairs], "", ground)
    return {alias: ANYTHING for _, alias in pairs}


def included(node: nodes.Include | nodes.Extends, ground: Ground) -> None:
    """Look up a template that is included; what it needs is looked up where it stands itself."""
    if isinstance(node, nodes.Include) and node.ignore_missing:
        return
    tree = _tree(node, ground)
    if tree is not None and isinstance(node, nodes.Include):
        _with_context(node, tree, [], "", ground)


def _tree(node: Importing, ground: Ground) -> nodes.Template | None:
    """The tree of the template that a statement names; None where it names none, which is reported, or a wrong one."""
    beside, named = ground.beside, _named(node.template)
    found = [name for name in named if name in beside]
    if named and not found:
        ground.report(node, named[0], beside)
    return ground.tree_of(found[0]) if found else None


def _named(template: nodes.Expr) -> Sequence[str]:
    """The names of files in a statement; of a list the first that exists is meant. None where they are worked out."""
    parts = template.items if isinstance(template, nodes.List | nodes.Tuple) else [template]
    texts = [part.value for part in parts if isinstance(part, nodes.Const) and isinstance(part.value, str)]
    return texts if len(texts) == len(parts) else ()


def _is_name(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Name) and node.name == name


def names_given(statements: Iterable[nodes.Node]) -> Iterator[str]:
    """The names that a template gives to those who import it."""
    return (name for name in names_set(statements) if not name.startswith("_"))


def names_set(statements: Iterable[nodes.Node]) -> Iterator[str]:
    """The names that a template sets at its top, branches included."""
    for node in statements:
        if isinstance(node, nodes.If):
            yield from names_set([*node.body, *node.elif_, *node.else_])
        elif isinstance(node, nodes.Macro):
            yield node.name
        elif isinstance(node, nodes.Import):
            yield node.target
        elif isinstance(node, nodes.FromImport):
            yield from (one if isinstance(one, str) else one[1] for one in node.names)
        elif isinstance(node, nodes.Assign | nodes.AssignBlock):
            targets = (node.target, *node.target.find_all(nodes.Name))
            yield from (target.name for target in targets if isinstance(target, nodes.Name))


def _with_context(
    node: nodes.Import | nodes.FromImport | nodes.Include,
    tree: nodes.Template,
    used: Sequence[str],
    alias: str,
    ground: Ground,
) -> None:
    """Report an import without context of what needs the context."""
    if not node.with_context and needs(tree, used, ground.environment) & ground.context:
        file = next(iter(_named(node.template)))
        wanted = f'"{file}" {alias} with context'.replace("  ", " ")
        ground.report(node, wanted.removesuffix(" with context"), [wanted])


def needs(tree: nodes.Template, used: Iterable[str], environment: Environment) -> set[str]:
    """The names that some macros of a template need to be given, and those that its own text needs."""
    macros = {node.name: node for node in tree.body if isinstance(node, nodes.Macro)}
    rest = [node for node in tree.body if not isinstance(node, nodes.Macro)]
    needed, done = _free(rest, environment), set[str]()
    waiting = [*used, *needed]
    while waiting:
        name = waiting.pop()
        if name in macros and name not in done:
            done.add(name)
            free = _free([macros[name]], environment)
            needed |= free
            waiting.extend(free)
    return needed - set(names_given(tree.body))


def names_passed(tree: nodes.Template) -> Iterator[str]:
    """The names that a template hands on to those that it imports with context, or includes."""
    importing = list(tree.find_all((nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)))
    if all(isinstance(one, nodes.Import | nodes.FromImport) and one in tree.body for one in importing):
        return names_set(tree.body)
    # Further down the names of loops and macros are handed on as well.
    return (one.name for one in tree.find_all(nodes.Name) if one.ctx != "load")


def _free(statements: list[nodes.Node], environment: Environment) -> set[str]:
    try:
        alone = nodes.Template(statements, lineno=1)
        alone.set_environment(environment)
        return meta.find_undeclared_variables(alone)
    except TemplateError:
        # A filter that does not exist: reported where it stands.
        return set()
