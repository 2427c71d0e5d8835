"""Closed words that options of commands share with records. Builds no record class, so that help is there at once."""

from typing import Literal

ClusterKind = Literal["cluster", "block"]
"""Cụm or khối: which words its leader has."""
Level = Literal["central", "ministry", "province", "commune", "unit"]
"""The level of a cluster, and of what launches a movement."""
