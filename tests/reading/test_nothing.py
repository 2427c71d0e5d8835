"""FORMAT, ground rules: nothing is refused wherever it stands, and told once, at its key."""

import pytest

from emucli.model.base import RecordFile
from emucli.reading.load import read_record
from tests.model.samples import SAMPLES

from .every_key import every_key


@pytest.mark.parametrize("model", SAMPLES)
def test_a_key_left_empty_is_refused_whatever_key_it_is(model: type[RecordFile]) -> None:
    places = list(every_key(model))
    said = {}
    for place in places:
        for empty in ("", "~", "null"):
            record, findings = read_record(place.written(empty).encode(), "f.yaml", model)
            here = [finding.code for finding in findings if finding.path == place.path and finding.code != "EMU202"]
            said[str(place), empty] = (record, here)
    assert said == dict.fromkeys(said, (None, ["EMU204"]))


def test_the_keys_are_found_in_the_models() -> None:
    keys = [place.path[-1] for model in SAMPLES for place in every_key(model)]
    assert len(keys) > 700
    # One of a kind of measure, of a kind of resolution, of an entry's mapping, of a text in two languages, of a list.
    assert {"commitment", "chosen", "evidence", "en", 0} <= set(keys)
