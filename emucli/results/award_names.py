"""The full name of an award in its province or ministry: as recorded, else built from the authority of the cluster."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..language.words import by_key
from ..model.place import Place
from ..model.text import Language, Text, in_language, stated
from ..model.tree import Cluster
from ..model.unknown import known


@cache
def _of(level: str, language: Language) -> re.Pattern[str] | None:
    """What an authority is the council or committee of, by the level of an award; None where nothing says it."""
    pattern = by_key("authorities", level).get(language) if level in ("province", "ministry") else None
    return re.compile(pattern) if pattern else None


@dataclass(frozen=True)
class AwardName:
    """The name of an award with the text that it was taken from, and where that stands.

    `generic`: the catalogue's name, which no one province or ministry uses, because nothing says which one it is.
    """

    name: str = ""
    text: Text | None = None
    place: Place | None = None
    generic: bool = False


def named_award(cluster: Cluster, id_: str, language: Language) -> AwardName:
    """The name of an award, as cluster.yaml or awards.yaml gives it, else built, else that of the register."""
    for given, place in _recorded(cluster, id_):
        return AwardName(in_language(given, language), given, place)
    award = cluster.registers.awards.get(id_)
    if award is None:
        return AwardName()
    text = stated(award.name)
    name = in_language(text, language) if text is not None else ""
    if award.full_name is None:
        return AwardName(name, text)
    of = _of_authority(cluster, str(known(award.level)), language)
    if of is None:
        return AwardName(name, text, generic=True)
    full = in_language(award.full_name, language).replace("{of}", of)
    return AwardName(full, award.full_name, Place(cluster.file.path, ("authority",)))


def _recorded(cluster: Cluster, id_: str) -> Iterator[tuple[Text, Place]]:
    """The names given in cluster.yaml, then in awards.yaml."""
    for file in (cluster.file, *cluster.registers.files):
        names = getattr(file.record, "award_names", None)
        text = stated(names.get(id_)) if names is not None else None
        if text is not None:
            yield text, Place(file.path, ("award_names", id_))


def _of_authority(cluster: Cluster, level: str, language: Language) -> str | None:
    record, pattern = cluster.file.record, _of(level, language)
    authority = stated(record.authority) if record else None
    found = pattern.fullmatch(in_language(authority, language)) if authority is not None and pattern else None
    return found["of"] if found else None
