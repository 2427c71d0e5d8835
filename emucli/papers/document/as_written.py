"""Whether a file is still as emucli wrote it: a Markdown file carries a digest of its own text in its last line."""

import re
from hashlib import sha256

_STAMP = re.compile(rb"\n<!-- emucli ([0-9a-f]{64}) -->\n\Z")


def stamped(markdown: str) -> bytes:
    """The bytes of a Markdown file: the text, and a comment with its digest, which readers do not see."""
    text = markdown.encode()
    return text + f"\n<!-- emucli {sha256(text).hexdigest()} -->\n".encode()


def is_stamped(data: bytes) -> bool:
    """Whether the text is the one that the digest was taken of, so that nobody's work is lost with it.

    Line ends may be those of Windows: git may have changed them.
    """
    data = data.replace(b"\r\n", b"\n")
    match = _STAMP.search(data)
    return match is not None and sha256(data[: match.start()]).hexdigest() == match[1].decode()
