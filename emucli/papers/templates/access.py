"""What templates can reach: an allow-list by type. What is not listed here is refused, whatever Python would give.

Templates come with the records of others, and Python's own way from an object leads to every program of the machine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType

from jinja2 import Environment, Undefined
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.utils import Namespace
from markupsafe import Markup

from ..values.value import PLAIN, Asked, Gap


@dataclass(frozen=True)
class Call:
    """Something that a template may call."""

    function: Callable[..., object]

    def __call__(self, /, *arguments: object, **named: object) -> object:
        return self.function(*arguments, **named)


class Refused(Exception):
    """A template asks for what no template may have."""


_OF_TEXTS = ("endswith", "lower", "split", "startswith", "strip", "upper")
_OF_LOOPS = (
    "depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem", "revindex", "revindex0",
)  # fmt: skip
_CALLS: Mapping[type, tuple[str, ...]] = {
    str: _OF_TEXTS,
    Markup: _OF_TEXTS,
    dict: ("get", "items", "keys", "values"),
    LoopContext: ("changed", "cycle"),
}
"""Methods: none of them makes more of a value than it is."""
FUNCTIONS, FILTERS = frozenset(DEFAULT_NAMESPACE), frozenset(Environment().filters)
"""Jinja's own: those that templates do not have are refused, not unknown."""
CALLED = (Call, Macro, BlockReference, LoopContext, Undefined)
"""What may be called; an undefined name says so itself."""


def keys_of(python: type) -> tuple[str, ...]:
    """The keys that values of a class give, besides those that records and namespaces name themselves."""
    own = _OF_LOOPS if python is LoopContext else PLAIN.get(python, ())
    return (*own, *_CALLS.get(python, ()))


def asked(value: object, key: str) -> object:
    """What a value gives for a key. Raises Refused, KeyError where it has no such key, UnknownKey as `Asked` says."""
    if isinstance(value, Undefined):
        # What it says is what was wrong first.
        value._fail_with_undefined_error()
    if key.startswith("_"):
        raise Refused(key)
    if isinstance(value, Asked):
        return value.ask(key)
    kind = type(value)
    if key in _CALLS.get(kind, ()):
        return Call(getattr(value, key))
    if key in keys_of(kind) or (isinstance(value, TemplateModule) and key in _given(value)):
        return getattr(value, key)
    if isinstance(value, Namespace):
        return _of_namespace(value, key)
    if isinstance(value, dict) and key in value:
        return value[key]
    if kind in PLAIN or kind in _CALLS or kind in (list, tuple, type(None)):
        raise KeyError(key)
    raise Refused(key)


def _given(module: TemplateModule) -> Mapping[str, object]:
    """The macros and variables of an imported template."""
    return {name: one for name, one in vars(module).items() if not isinstance(one, ModuleType)}


def _of_namespace(value: Namespace, key: str) -> object:
    """What the template itself has set."""
    try:
        found: object = getattr(value, key)
        return found
    except AttributeError as error:
        raise KeyError(key) from error


def entry_of(value: object, index: object) -> object:
    """What stands at an index of a list, or under a key of a dictionary. Raises as `asked` does, and IndexError."""
    if isinstance(value, dict) and index in value:
        return value[index]
    if isinstance(index, str):
        return asked(value, index)
    if isinstance(index, int) and isinstance(value, list | tuple | str):
        return value[index]
    if isinstance(value, Gap | Undefined):
        return value[index]
    raise KeyError(index)
