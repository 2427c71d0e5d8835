"""`emucli history`: what changed in a year, since when and by whom, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from ..language.phrases import Phrase, say, term
from ..model.files import YEAR_FILES, kind_of
from ..model.tree import Cluster, Year
from ..model.unknown import known
from ..results.names import Names
from ..results.past import CommitChanges, FileChange, Past, ValueChange
from . import SCHEMA_VERSION
from .lines import safe


def history_as_json(cluster: Cluster, year: Year, past: Past) -> dict[str, object]:
    """Every step; null where nothing is committed, where no day is stated, and for a value that was not there."""
    return {
        "schema_version": SCHEMA_VERSION,
        "cluster": cluster.path,
        "year": year.name,
        "more": past.more,
        "shallow": past.shallow,
        "steps": [
            {
                "commit": step.commit or None,
                "day": step.day or None,
                "author": step.author or None,
                "merge": step.merge,
                "moved_from": step.moved_from or None,
                "changes": [_change_as_json(one) for one in step.changes],
                "more": step.more,
            }
            for step in past.steps
        ],
    }


def _change_as_json(change: FileChange) -> dict[str, Any]:
    sheet = None if change.sheet is None else dict(zip(("unit", "stage", "by"), change.sheet, strict=True))
    values = [{"where": list(one.where), "before": one.before, "after": one.after} for one in change.values]
    return {"file": change.file, "sheet": sheet, "state": change.state, "values": values, "more": change.more}


def history_as_text(cluster: Cluster, year: Year, past: Past, names: Names) -> str:
    """The newest step first: the day and who, then each file with its values."""
    heading = Phrase("history_of", {"cluster": names.cluster_name(), "year": year.name})
    lines = [say(heading, names.language)]
    stages = _stages(year)
    for step in past.steps:
        lines += ["", _who(step, names), *_step_lines(step, stages, names)]
    for key, holds in (("history_none", not past.steps), ("history_more", past.more), ("history_cut", past.shallow)):
        if holds:
            lines += ["", say(Phrase(key), names.language)]
    return "\n".join(safe(lines)) + "\n"


def _stages(year: Year) -> Mapping[str, str]:
    """Who scores at each stage of the regulation as it is now."""
    scoring = known(year.regulation.record.scoring) if year.regulation.record else None
    return {stage.id: stage.by for stage in (scoring.stages or () if scoring else ())}


def _who(step: CommitChanges, names: Names) -> str:
    if not step.commit:
        return say(Phrase("history_not_committed"), names.language)
    day = "/".join(reversed(step.day.split("-"))) or "?"
    key = "history_merge" if step.merge else "history_step"
    return say(Phrase(key, {"day": day, "author": step.author or "?"}), names.language)


def _step_lines(step: CommitChanges, stages: Mapping[str, str], names: Names) -> Iterator[str]:
    if step.moved_from:
        yield "  " + say(Phrase("history_moved", {"folder": step.moved_from}), names.language)
    elif not step.changes:
        yield "  " + say(Phrase("history_no_value"), names.language)
    for change in step.changes:
        key = f"history_{change.state}"
        yield "  " + say(Phrase(key, {"what": _what(change, stages, names)}), names.language)
        yield from (f"    {_value(one, names)}" for one in change.values)
        if change.more:
            yield "    " + say(Phrase("history_more_values", {"number": change.more}), names.language)
    if step.more:
        yield "  " + say(Phrase("history_more_changes", {"number": step.more}), names.language)


def _what(change: FileChange, stages: Mapping[str, str], names: Names) -> str:
    """What changed, as an office calls it: a score sheet by unit and stage, else the file."""
    if change.sheet is None:
        kind = kind_of(change.file, YEAR_FILES)
        return f"{term(f'file_{kind.name}', names.language)} ({change.file})" if kind else change.file
    unit, stage, by = change.sheet
    how = term(stages[stage], names.language) if stage in stages else stage
    key = "history_own_sheet" if unit == by else "history_sheet"
    scorer = {} if unit == by else {"by": by}
    return say(Phrase(key, {"unit": unit, "stage": how, **scorer}), names.language, names)


def _value(change: ValueChange, names: Names) -> str:
    where = " › ".join(names.unit(key) for key in change.where)
    before, after = (
        say(Phrase("history_absent"), names.language) if one is None else one for one in (change.before, change.after)
    )
    return f"{where}: {before} → {after}"
