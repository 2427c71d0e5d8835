"""What may be asked of a year's scores: that there are any, a stage by its name, a total or an entry by its names."""

from collections.abc import Sequence
from unicodedata import normalize

from ..findings.near import nearest
from ..language.messages import note
from ..results.explanation import explain
from ..results.scores import YearScores
from ..scoring.marking import Marking
from ..telling.explanation import Explained
from .orders import did_you_mean
from .refusal import Refused
from .year import ReadyYear


def scores_of(ready: ReadyYear) -> YearScores:
    """The scores of a year. Raises Refused where it is not rankable."""
    if ready.result.scores is None:
        raise _nothing_to_show()
    return ready.result.scores


def marking_of(ready: ReadyYear) -> Marking:
    """The marks that the sheets give. Raises Refused where there is no scale to mark by."""
    if ready.result.marking is None:
        raise _nothing_to_show()
    return ready.result.marking


def stage_of(ready: ReadyYear, wanted: str) -> str:
    """A stage as the regulation spells it. Raises Refused where it has none of that name."""
    stages, stage = scores_of(ready).scale.stages, normalize("NFC", wanted)
    if stage not in stages:
        raise _no_such(stage, list(stages))
    return stage


def explained(ready: ReadyYear, wanted: str) -> Sequence[Explained]:
    """How totals came about: of all units where `wanted` is empty, of `UNIT`, or of one entry, `UNIT/CODE`.

    Raises Refused for names that are not known, and for a year that is not rankable.
    """
    scores = scores_of(ready)
    # Records are kept in normal form C; what is typed or pasted may have its marks apart from the letters.
    unit, _, code = normalize("NFC", wanted).partition("/")
    known = {standing.unit: standing for standing in scores.standings}
    if unit and unit not in known:
        raise _no_such(unit, list(known))
    chosen = [known[unit]] if unit else list(scores.standings)
    several = [Explained(one, explain(scores, one.unit, ready.year.regulation.path)) for one in chosen]
    if not code:
        return several
    found = several[0].step.find(code)
    if found is None:
        raise _no_such(code, list(scores.scale.nodes))
    return [Explained(several[0].standing, found)]


def _nothing_to_show() -> Refused:
    return Refused(note("this_year_is_not_rankable"))


def _no_such(word: str, known: Sequence[str]) -> Refused:
    hint = did_you_mean(nearest(word, known))
    return Refused(note("there_is_no_there_are", word=word, hint=hint, listed=", ".join(known)))
