"""How large a record file may be (FORMAT: ground rules): checked while reading, never after."""

MAX_BYTES = 1024 * 1024
MAX_LEVELS = 32
MAX_NODES = 200_000
