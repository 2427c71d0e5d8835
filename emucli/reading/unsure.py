"""What the readers of plain files share: the signs that they are sure about, and how they say that they are not."""

import re

KEY = r"""[A-Za-z_][A-Za-z0-9_.-]{0,200}|"[^"\\]{1,200}"|'[^']{1,200}'"""
"""A key that is a word, or stands in quotes without escapes."""
PLAIN_START = re.compile(r"[^\W_]|[-+.][0-9]")
"""How a text without quotes begins that can be nothing but text: with a letter or digit."""


class NotPlain(Exception):
    """Something is not in the plain form. Raised and caught while reading: libyaml then reads the file."""


def unquoted(key: str) -> str:
    """The text of a key as `KEY` matches it."""
    return key[1:-1] if key[0] in "\"'" else key
