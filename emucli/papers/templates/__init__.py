"""Wording: templates read, filled within bounds, and inspected without making a paper."""
