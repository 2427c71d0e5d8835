"""From a place in the records to the line that a person can open."""

from ..model.place import Place
from ..reading.places import Places
from .records import Records


class LineFinder:
    """Lines of places; each file is read once."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._read: dict[str, Places] = {}

    def line_of(self, place: Place) -> str:
        """`path:line` of a place."""
        if place.file not in self._read:
            data = self._records.read(place.file)
            self._read[place.file] = Places(data if isinstance(data, bytes) else b"")
        return f"{self._records.shown(place.file)}:{self._read[place.file].value(place.path).line}"
