"""How Vietnamese documents cite an instrument (Decree 30/2020/NĐ-CP, Annex I, II.5.b)."""

import re

_KINDS = (
    "Bộ luật", "Luật", "Pháp lệnh", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư liên tịch",
    "Thông tư", "Kế hoạch", "Hướng dẫn", "Công văn", "Thông báo", "Kết luận", "Quy định", "Quy chế", "Báo cáo",
    "Tờ trình", "Biên bản", "Chương trình", "Đề án", "Công điện",
)  # fmt: skip
_BY_CODE = {
    "NQ": "Nghị quyết", "NĐ": "Nghị định", "QĐ": "Quyết định", "CT": "Chỉ thị", "TT": "Thông tư", "KH": "Kế hoạch",
    "HD": "Hướng dẫn", "TB": "Thông báo", "KL": "Kết luận", "QC": "Quy chế", "BC": "Báo cáo", "TTr": "Tờ trình",
    "BB": "Biên bản",
}  # fmt: skip
# Laws are cited by their names, without number and issuer.
_NAMED = frozenset(("Bộ luật", "Luật", "Pháp lệnh"))
# Behind the issuer the title of these reads as what the issuer does, without a word between.
_ABOUT = frozenset(("Kế hoạch", "Hướng dẫn", "Báo cáo", "Chương trình", "Đề án"))
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
    if kind in _NAMED:
        return _joined(title, date if full else "")
    kind = kind or _kind_of(number)
    if issuer and rest.startswith(f"của {issuer}"):
        rest = rest.removeprefix(f"của {issuer}").lstrip(" ,")
    if not number:
        return _joined(title, date, f"của {issuer}" if issuer and full else "")
    name = _joined(kind or "Văn bản", f"số {padded(number)}", date)
    about = f"về {rest}" if kind in _ABOUT and rest and not rest.startswith(("về ", "(")) else rest
    return _joined(name, f"của {issuer}" if issuer else "", about) if full else name


def padded(number: str) -> str:
    """The number of a document; one under 10 gets a 0 (Decree 30/2020, Annex I, II.3).

    >>> padded("7/BC-CTĐ7"), padded("07/BC-CTĐ7"), padded("34-CT/TW")
    ('07/BC-CTĐ7', '07/BC-CTĐ7', '34-CT/TW')
    """
    return _UNDER_TEN.sub(r"0\1", number)


def _kind_and_rest(title: str) -> tuple[str, str]:
    for kind in _KINDS:
        if title.lower().startswith(f"{kind.lower()} "):
            return kind, title[len(kind) + 1 :]
    return "", f"({title})" if title else ""


def _kind_of(number: str) -> str:
    """The kind of instrument that the letters of a number stand for: 322/KH-UBND, 34-CT/TW."""
    codes = re.split(r"[/-]", number)[1:]
    return next((_BY_CODE[code] for code in codes if code in _BY_CODE), "")


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
