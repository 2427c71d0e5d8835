"""How large a record file may be (FORMAT: ground rules): checked while reading, never after."""

MAX_BYTES = 1024 * 1024
MAX_LEVELS = 32
MAX_NODES = 200_000
MAX_TOLD = 1_000
"""So many things that are wrong with one file are told; those beyond are counted."""
