"""Years of more units than other tests have, and what is told of a year in English."""

from collections.abc import Mapping

from emucli.findings.catalogue import catalogue
from tests.miniature import BASE
from tests.scoring.year import DL, GDDT, NV, VHTT, YTE, loaded, members

A, B, C, D = YTE, GDDT, VHTT, DL
"""The units of a case in the order in which it names them."""
Entries = dict[str, dict[str, object]]
"""The entries of sheets by unit and code."""
UNITS = "../../units.yaml"
"""The register of units, named from the folder of the year."""


def many(number: int) -> tuple[str, ...]:
    """So many units: the five of the small root, then `dv-6`, `dv-7`."""
    return (A, B, C, D, NV, *(f"dv-{at}" for at in range(6, number + 1)))[:number]


def registered(names: Mapping[str, str]) -> dict[str, str]:
    """The register of the small root with more units, given as their names by id."""
    return {UNITS: BASE["units.yaml"] + "".join(f'  "{unit}": {{name: "{name}"}}\n' for unit, name in names.items())}


def register(number: int) -> dict[str, str]:
    """The register in which there are `many` units."""
    return registered({unit: f"Đơn vị {at}" for at, unit in enumerate(many(number), 1) if at > 5})


def members_of(number: int) -> dict[str, str]:
    """A year of so many members, and their register."""
    return {"members.yaml": members(*many(number)), **register(number)}


def told(files: Mapping[str, str], file: str = "") -> list[tuple[str, str]]:
    """Code, message and hint of each finding of the year, or in one file of it.

    But the notes that the leader scored itself, for in these years it scores everybody, and that a file is broken.
    """
    place = f"cum-1/2024/{file}"
    every = (one.finding for one in loaded(files).counted if one.finding.file.startswith(place))
    found = [one for one in every if one.code not in ("EMU525", "EMU901")]
    return [(one.code, f"{catalogue().message(one, 'en')} {catalogue().hint(one, 'en')}") for one in found]
