"""Ratios against peers, each pair in one run on one generated tree. Not part of the tests: times are never asserted."""
