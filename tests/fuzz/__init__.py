"""Odd records by the thousand: `python -m tests.fuzz --minutes 10`. Random, so no part of `make test`."""
