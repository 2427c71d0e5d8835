"""Positions over signatures (Decree 30/2020, Annex I, II.7): the title in capitals, a deputy for the head."""

import re
from functools import cache

from .words import alternatives, word, words


@cache
def _title() -> re.Pattern[str]:
    """A title at the beginning of a position, with what makes it a deputy's."""
    chiefs, of_bodies = (alternatives(words("positions", key)) for key in ("chiefs", "of_bodies"))
    deputy, standing = word("positions", "deputy"), word("positions", "standing")
    return re.compile(
        rf"(?P<deputy>{deputy} )?(?P<title>(?P<chief>{chiefs})|{of_bodies})(?P<standing> {standing})?(?![^\W\d_])",
        re.IGNORECASE,
    )


def signing(position: str) -> tuple[str, ...]:
    """The lines over a signature: without the body, whose name stands above; a deputy head signs for the head.

    >>> signing("Phó Giám đốc Sở Y tế"), signing("Chủ tịch Hội Nông dân tỉnh"), signing("Đội trưởng")
    (('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'), ('CHỦ TỊCH',), ('ĐỘI TRƯỞNG',))
    >>> signing("Phó Bí thư Thường trực Tỉnh đoàn")
    ('PHÓ BÍ THƯ THƯỜNG TRỰC',)
    """
    found = _title().match(position)
    if found is None:
        return (position.upper(),)
    own = found[0].upper()
    return (f"KT. {found['title'].upper()}", own) if found["deputy"] and found["chief"] else (own,)
