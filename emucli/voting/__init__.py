"""Counts of votes -> the result of a vote, with exact shares (rule H1). One unit, one vote; ballots are never seen."""
