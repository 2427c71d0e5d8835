"""How many places a quota gives (rules F7, G1 and G3)."""

from fractions import Fraction
from math import floor

from ..model.regulation import Quota, QuotaShare
from .numbers import rounded


def places(quota: Quota, members: int) -> int:
    """The places among so many members that count: as stated, all of them, or a share and its minimum at least."""
    if isinstance(quota, QuotaShare):
        exact = quota.share * members
        ways = {"down": floor(exact), "up": -floor(-exact), "half_up": int(rounded(Fraction(exact), 0, "half_up"))}
        return max(ways[quota.round], quota.minimum or 0)
    return quota if isinstance(quota, int) else members
