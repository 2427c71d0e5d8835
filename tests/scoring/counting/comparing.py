"""Points by a target, or by comparison with the other units (rules E3, E4, E6, E7)."""

import math
from collections.abc import Sequence
from fractions import Fraction

from tests.scoring.counting.entries import Asked, Entry, by_hand, portion, word


def target(entry: Entry, asked: Asked) -> Fraction | None:
    """The target of a sheet, else of the measure, else of the covenant."""
    commitments = {one["id"]: one["target"] for one in asked.records.covenant.get("commitments", ())}
    stated = asked.measure.get("target", commitments.get(asked.measure.get("commitment")))
    found = entry.get("target", stated)
    return None if found is None else Fraction(found)


def lower(asked: Asked) -> bool:
    """Whether less is better."""
    return bool(asked.measure.get("lower_is_better") == "true")


def share(goal: Fraction, actual: Fraction, less_is_better: bool) -> Fraction:
    """The part of the target that was reached."""
    if not less_is_better:
        return actual / goal
    return Fraction(1) if actual <= 0 else goal / actual


def ratio(asked: Asked) -> Fraction:
    """The maximum times the part of the target that was reached."""
    goal = target(asked.entry, asked) or Fraction(0)
    return asked.most * share(goal, max(Fraction(0), Fraction(asked.entry["actual"])), lower(asked))


def shortfall(asked: Asked) -> Fraction:
    """The maximum less something for every step that is missing."""
    measure, goal = asked.measure, target(asked.entry, asked) or Fraction(0)
    missing = (goal - Fraction(asked.entry["actual"])) * (-1 if lower(asked) else 1)
    exact = max(
        Fraction(0), missing / (goal / 100 if measure["of"] == "percent" else 1) / Fraction(measure.get("every", 1))
    )
    steps = {"exact": exact, "full": Fraction(math.floor(exact)), "started": Fraction(math.ceil(exact))}[
        measure["step"]
    ]
    return asked.most - Fraction(measure["lose"]) * steps


def excess(entry: Entry, asked: Asked) -> Fraction | None:
    """By which part the target was exceeded; None without a target."""
    goal = target(entry, asked)
    return None if goal is None else (Fraction(entry["actual"]) - goal) / goal * (-1 if lower(asked) else 1)


def relative(asked: Asked) -> Fraction:
    """By comparison with the best of all."""
    own, most = excess(asked.entry, asked), asked.most
    if own is None:
        return among_themselves(asked)
    on = most * Fraction(portion(asked.measure.get("on_target", "1/2")))
    if own <= 0:
        goal = target(asked.entry, asked) or Fraction(0)
        return on * share(goal, Fraction(asked.entry["actual"]), lower(asked))
    best = max(found for found in (excess(one, asked) for one in compared(asked)) if found is not None)
    return on + (most - on) * own / best


def among_themselves(asked: Asked) -> Fraction:
    """Entries without a target, compared with the best of them."""
    own = Fraction(asked.entry["actual"])
    all_of_them = [Fraction(one["actual"]) for one in compared(asked) if target(one, asked) is None]
    if lower(asked):
        return asked.most if own == 0 else asked.most * min(all_of_them) / own
    return asked.most * own / max(all_of_them) if max(all_of_them) else Fraction(0)


def compared(asked: Asked) -> Sequence[Entry]:
    """The entries that are compared: points by hand take no part."""
    return [one for one in asked.others if not by_hand(one)]


def place(asked: Asked) -> Fraction:
    """The points of the place; those of one place share what their places come to."""
    own = int(word(asked.entry))
    equal = sum(int(word(one)) == own for one in compared(asked))
    listed = [Fraction(one) for one in asked.measure["points"]]
    points = [listed[at] if at < len(listed) else Fraction(0) for at in range(own - 1, own - 1 + equal)]
    return points[0] if asked.measure["equal"] == "best" else sum(points, Fraction(0)) / equal
