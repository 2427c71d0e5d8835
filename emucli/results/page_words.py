"""What stands around the rows of a unit's page: heads of stages, how they make results, whose sheets do not count."""

from collections.abc import Iterator, Mapping, Sequence

from ..language.phrases import Language, Phrase, say, term
from ..scoring.numbers import exactly
from .differences import Reason
from .left_out import left_out
from .names import Names
from .page import Way
from .scores import YearScores


def ways_told(ways: Sequence[Way], words: Mapping[str, str], names: Names) -> str:
    """`Final = 0.6 × Appraisal + 0.4 × Peers; of 3.5: Agency`; empty where one stage decides everything."""
    told = [one for one in ways if one.codes and one.weights and all(stage in words for stage in one.weights)]
    if sum(len(one.weights) for one in told) < 2:
        return ""
    return "; ".join(say(_way(one, _sum(one, words, names), usual=one is ways[0]), names.language) for one in told)


def _way(way: Way, told: str, *, usual: bool) -> Phrase:
    return (
        Phrase("result_of_stages", {"told": told})
        if usual
        else Phrase("result_of_stages_for", {"codes": way.codes, "told": told})
    )


def _sum(way: Way, words: Mapping[str, str], names: Names) -> str:
    """`0.6 × Appraisal + 0.4 × Peers`; the stage alone where it decides alone."""
    shares = ((names.figure(exactly(share)), words[stage]) for stage, share in way.weights.items())
    return " + ".join(word if share == "1" else f"{share} × {word}" for share, word in shares)


def said_by(reason: Reason, words: Mapping[str, str]) -> str:
    """The stage whose reason it is, with its period: `Appraisal`, `Agency, quy-1`."""
    return ", ".join(filter(None, (words.get(reason.stage, reason.stage), reason.period)))


def stage_words(stages: Sequence[str], scores: YearScores, language: Language) -> dict[str, str]:
    """Stages as heads of columns: by whom they are; with their ids where two are by the same."""
    words = {one: term(f"stage_{scores.scale.stages[one].by}", language) for one in stages}
    several = list(words.values())
    return {one: word if several.count(word) == 1 else f"{word} ({one})" for one, word in words.items()}


def left_out_told(scores: YearScores, unit: str, words: Mapping[str, str], names: Names) -> Iterator[str]:
    """Whose sheets on the unit do not count, a line a stage and period."""
    for stage, word in words.items():
        for period, out in left_out(scores, unit, stage):
            told = ", ".join(filter(None, (word, period)))
            scorers = tuple(by for by, why in out.items() if why in ("highest", "lowest"))
            if scorers:
                yield say(Phrase("sheets_left_out", {"stage": told, "scorers": scorers}), names.language, names)
