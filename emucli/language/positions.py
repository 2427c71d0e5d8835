"""Positions over signatures (Decree 30/2020, Annex I, II.7): the title in capitals, a deputy for the head."""

import re

# Bodies that decide together have no chief for whom a deputy signs: their deputies sign in their own capacity.
_CHIEFS = (
    "Tổng Giám đốc|Giám đốc|Tổng cục trưởng|Cục trưởng|Chi cục trưởng|Vụ trưởng|Viện trưởng|Hiệu trưởng|Trưởng ban|"
    "Trưởng phòng|Chánh Văn phòng|Chánh Thanh tra"
)
_TITLE = re.compile(
    rf"(?P<deputy>phó )?(?P<title>(?P<chief>{_CHIEFS})|Chủ tịch|Bí thư)(?P<standing> thường trực)?(?![^\W\d_])",
    re.IGNORECASE,
)


def signing(position: str) -> tuple[str, ...]:
    """The lines over a signature: without the body, whose name stands above; a deputy head signs for the head.

    >>> signing("Phó Giám đốc Sở Y tế"), signing("Chủ tịch Hội Nông dân tỉnh"), signing("Đội trưởng")
    (('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'), ('CHỦ TỊCH',), ('ĐỘI TRƯỞNG',))
    >>> signing("Phó Bí thư Thường trực Tỉnh đoàn")
    ('PHÓ BÍ THƯ THƯỜNG TRỰC',)
    """
    found = _TITLE.match(position)
    if found is None:
        return (position.upper(),)
    own = found[0].upper()
    return (f"KT. {found['title'].upper()}", own) if found["deputy"] and found["chief"] else (own,)
