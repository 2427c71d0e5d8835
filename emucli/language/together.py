"""Words of several syllables that no line of a head or a subject parts: a blank that does not break stands in them."""

import re
from functools import cache

from .words import alternatives, word, words

NO_BREAK = "\u00a0"


@cache
def _kept() -> re.Pattern[str]:
    """What is kept together: whole words, a number with the word before it, part of a year, a period."""
    whole, before, parts = (
        alternatives(words("together", key)) for key in ("words", "before_a_number", "part_of_the_year")
    )
    return re.compile(
        "|".join(
            (
                rf"(?<!\w)(?:{whole})(?!\w)",
                rf"(?<!\w)(?:{before}) (?=[0-9IVX])\w+",
                rf"[0-9]+ {word('together', 'after_a_number')}(?: (?:{parts})(?: [0-9]{{4}})?)?(?!\w)",
                r"[0-9]{4} - [0-9]{4}",
            )
        ),
        re.IGNORECASE,
    )


def together(text: str) -> str:
    """A text of a head or a subject in which no word is parted at the end of a line.

    >>> together("Cụm thi đua số 7 năm 2025").replace(NO_BREAK, "_")
    'Cụm_thi_đua số_7 năm_2025'
    >>> together("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH").replace(NO_BREAK, "_")
    'SỞ VĂN_HÓA, THỂ_THAO VÀ DU_LỊCH'
    >>> together("6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2025").replace(NO_BREAK, "_")
    '6_tháng_đầu_năm, nhiệm_vụ 6_tháng_cuối_năm_2025'
    """
    return _kept().sub(lambda found: found[0].replace(" ", NO_BREAK), text)
