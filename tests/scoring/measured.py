"""A year with one criterion of a measure, and what an entry gives there."""

from .year import (
    YTE,
    errors_at,
    leaf,
    line,
    points,
    pool,
    regulation,
    same,
    sheet,
    sheets,
)


def in_base(measure: str, maximum: object = 10) -> dict[str, str]:
    """A regulation with the one criterion `a`."""
    return {"regulation.yaml": regulation(leaf("a", maximum, measure), total=str(maximum))}


def in_bonus(measure: str, maximum: object = 5) -> dict[str, str]:
    """A regulation with a base that is scored on `b`, and the criterion `a` in its bonus of at most 20."""
    bonus = pool(leaf("a", maximum, measure), max="20")
    return {"regulation.yaml": regulation(leaf("b", 10), total="30", bonus=bonus)}


def given(files: dict[str, str], entry: object) -> str:
    """The points for `a` that everyone has with this entry. Nothing is wrong with it."""
    all_files = {**files, "scores.yaml": same(b=1, a=entry) if '"b"' in files["regulation.yaml"] else same(a=entry)}
    assert errors_at(all_files) == []
    of = points(all_files)
    assert {one["a"] for one in of.values()} == {of[YTE]["a"]}
    return of[YTE]["a"]


def refused(files: dict[str, str], entry: object) -> bool:
    """Whether this entry for `a` is an error; if anything is, then that alone."""
    scores = sheets(sheet(YTE, {"b": 1, "a": entry} if '"b"' in files["regulation.yaml"] else {"a": entry}))
    all_files = {**files, "scores.yaml": scores}
    errors = errors_at(all_files)
    assert errors in ([], [line(all_files, "scores.yaml", '"a"')])
    return bool(errors)


def misruled(files: dict[str, str]) -> bool:
    """Whether the measure of `a` is an error in the regulation; if anything is, then that alone."""
    errors = errors_at(files)
    assert errors in ([], [line(files, "regulation.yaml", 'code: "a"')])
    return bool(errors)


def bands(*written: str, **other: str) -> str:
    keys = "".join(f", {key}: {value}" for key, value in other.items())
    return f"{{kind: bands, bands: [{', '.join(f'{{{one}}}' for one in written)}]{keys}}}"
