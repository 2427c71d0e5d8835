"""How Vietnamese documents cite an instrument (Decree 30/2020/NĐ-CP, Annex I, II.5.b)."""

import re

from .words import by_key, word, words

_UNDER_TEN = re.compile(r"^([0-9])(?=[/-])")


def citation(title: str, number: str, date: str, issuer: str, *, full: bool = True) -> str:
    """An instrument as a legal basis names it, from what of it is known; `date` is written out (`ngày ...`).

    >>> citation("Luật Thi đua, khen thưởng", "06/2022/QH15", "ngày 15 tháng 6 năm 2022", "Quốc hội")
    'Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022'
    >>> citation("Quyết định về việc chia khối thi đua", "5/QĐ-HĐTĐKT", "ngày 22 tháng 01 năm 2024", "Hội đồng")
    'Quyết định số 05/QĐ-HĐTĐKT ngày 22 tháng 01 năm 2024 của Hội đồng về việc chia khối thi đua'
    >>> citation("Quyết định về việc chia khối thi đua", "05/QĐ-HĐTĐKT", "", "Hội đồng", full=False)
    'Quyết định số 05/QĐ-HĐTĐKT'
    >>> citation("Kế hoạch tổ chức phong trào thi đua", "31/KH-UBND", "", "Ủy ban nhân dân tỉnh")
    'Kế hoạch số 31/KH-UBND của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua'
    >>> citation("", "322/KH-UBND", "ngày 09 tháng 12 năm 2022", "")
    'Kế hoạch số 322/KH-UBND ngày 09 tháng 12 năm 2022'
    >>> citation("Quyết định của Ủy ban nhân dân tỉnh", "3550/QĐ-UBND", "", "Ủy ban nhân dân tỉnh")
    'Quyết định số 3550/QĐ-UBND của Ủy ban nhân dân tỉnh'
    """
    kind, rest = _kind_and_rest(title)
    if kind in words("instruments", "named"):
        return _joined(title, date if full else "")
    kind = kind or _kind_of(number)
    of = f"{word('instruments', 'of')} {issuer}" if issuer else ""
    if of and rest.startswith(of):
        rest = rest.removeprefix(of).lstrip(" ,")
    if not number:
        return _joined(title, date, of if full else "")
    numbered = f"{word('instruments', 'number')} {padded(number)}"
    name = _joined(kind or word("instruments", "other"), numbered, date)
    return _joined(name, of, _about(kind, rest)) if full else name


def _about(kind: str, rest: str) -> str:
    """What an instrument is about, with the word that parts it from the issuer."""
    about = word("instruments", "about")
    parted = not rest or rest.startswith((f"{about} ", "("))
    return rest if parted or kind not in words("instruments", "without_about") else f"{about} {rest}"


def padded(number: str) -> str:
    """The number of a document; one under 10 gets a 0 (Decree 30/2020, Annex I, II.3).

    >>> padded("7/BC-CTĐ7"), padded("07/BC-CTĐ7"), padded("34-CT/TW")
    ('07/BC-CTĐ7', '07/BC-CTĐ7', '34-CT/TW')
    """
    return _UNDER_TEN.sub(r"0\1", number)


def _kind_and_rest(title: str) -> tuple[str, str]:
    for kind in words("instruments", "kinds"):
        if title.lower().startswith(f"{kind.lower()} "):
            return kind, title[len(kind) + 1 :]
    return "", f"({title})" if title else ""


def _kind_of(number: str) -> str:
    """The kind of instrument that the letters of a number stand for: 322/KH-UBND, 34-CT/TW."""
    kinds = by_key("instruments", "by_code")
    return next((str(kinds[code]) for code in re.split(r"[/-]", number)[1:] if code in kinds), "")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
