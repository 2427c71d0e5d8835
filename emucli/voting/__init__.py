"""Counts of votes -> the result of a vote, with exact shares (RULES H). One unit, one vote; ballots are never seen."""
