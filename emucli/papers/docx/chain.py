"""The styles of a DOCX as Word applies them: a style, those it is based on, the document's defaults."""

from collections.abc import Iterator

from .element import Element, W

Levels = list[Element]
_OFF = ("0", "false", "off", "none")


def tag(name: str) -> str:
    """A name of the main namespace."""
    return f"{{{W}}}{name}"


class Style:
    """A paragraph style with all that it inherits from, nearest first."""

    def __init__(self, levels: Levels) -> None:
        self._levels = levels

    def first(self, properties: str, element: str, *attributes: str) -> tuple[str, str] | None:
        """Attribute and value at the nearest level that has any of the attributes; None where none has."""
        for level in self._levels:
            for found in level.iterfind(f"{tag(properties)}/{tag(element)}"):
                for attribute in attributes:
                    if (value := found.get(tag(attribute))) is not None:
                        return attribute, str(value)
        return None

    def is_on(self, element: str) -> bool:
        """Whether a property of runs (`b`, `i`) is on at the nearest level that speaks of it."""
        for level in self._levels:
            for found in level.iterfind(f"{tag('rPr')}/{tag(element)}"):
                return found.get(tag("val"), "1") not in _OFF
        return False

    def value(self, properties: str, element: str, attribute: str) -> str | None:
        """The value at the nearest level that has the attribute."""
        found = self.first(properties, element, attribute)
        return found and found[1]


class Styles:
    """The paragraph styles of a part `word/styles.xml`."""

    def __init__(self, root: Element) -> None:
        paragraphs = [each for each in root.iterfind(tag("style")) if each.get(tag("type")) in ("paragraph", None)]
        self._by_id = {each.get(tag("styleId")): each for each in reversed(paragraphs)}
        self._ids = {_name(each): each.get(tag("styleId")) for each in reversed(paragraphs)}
        self._defaults = list(_defaults(root))

    def named(self, name: str) -> Style | None:
        """The style of a name, whose capitals do not matter (programs write `heading 1` and `Heading 1`)."""
        identifier = self._ids.get(name.casefold())
        return None if identifier is None else Style([*self._chain(identifier), *self._defaults])

    def _chain(self, identifier: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while identifier is not None and identifier in self._by_id and identifier not in seen:
            seen.add(identifier)  # a broken file may have a style based on itself
            style = self._by_id[identifier]
            yield style
            based = style.find(tag("basedOn"))
            identifier = None if based is None else based.get(tag("val"))


def _name(style: Element) -> str:
    name = style.find(tag("name"))
    return "" if name is None else str(name.get(tag("val"), "")).casefold()


def _defaults(root: Element) -> Iterator[Element]:
    for kind in ("rPrDefault", "pPrDefault"):
        yield from root.iterfind(f"{tag('docDefaults')}/{tag(kind)}")
