"""Words of several syllables that no line of a head or a subject parts: a blank that does not break stands in them."""

import re

NO_BREAK = "\u00a0"

_WORDS = (
    "cụm thi đua", "khối thi đua", "thi đua", "khen thưởng", "cụm trưởng", "cụm phó", "khối trưởng", "khối phó",
    "công tác", "tổng kết", "sơ kết", "tổng hợp", "kết quả", "phong trào", "phương hướng", "nhiệm vụ", "kế hoạch",
    "hoạt động", "hội nghị", "hội đồng", "báo cáo", "biên bản", "thông báo", "tờ trình", "giao ước", "quy chế",
    "tiêu chí", "thang điểm", "chấm điểm", "xếp hạng", "bình xét", "suy tôn", "đề nghị", "kiểm phiếu", "bỏ phiếu",
    "đơn vị", "thành viên", "tập thể", "cá nhân", "thành tích", "danh hiệu", "hình thức", "triển khai",
    "ủy ban", "nhân dân", "mặt trận", "tổ quốc", "đoàn thể", "trung ương", "chính phủ", "thủ tướng", "chủ tịch",
    "trực thuộc", "thành phố", "dân tộc", "văn hóa", "thể thao", "du lịch", "giáo dục", "đào tạo", "công nghệ",
    "thông tin", "truyền thông", "khoa học", "lao động", "thương binh", "xã hội", "nông dân", "phụ nữ", "thanh niên",
    "cựu chiến binh", "chữ thập đỏ", "nội vụ", "y tế", "tài chính",
    "hạn chế", "nguyên nhân", "kiến nghị", "đề xuất", "nội dung", "mục đích", "yêu cầu", "thời gian", "tiến độ",
    "thực hiện", "hoàn thành", "xuất sắc", "đồng ý", "tỷ lệ",
    "tổ chức", "kinh phí", "thành phần", "tham dự", "mô hình", "chỉ tiêu", "bàn giao",
)  # fmt: skip
"""What the heads and subjects of papers are made of; longer words first, so that a whole one is found."""

_TOGETHER = re.compile(
    "|".join(
        (
            *(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(_WORDS, key=len, reverse=True)),
            r"(?<!\w)(?:số|năm|tháng|ngày|quý) (?=[0-9IVX])\w+",
            r"[0-9]+ tháng(?: (?:đầu|cuối) năm(?: [0-9]{4})?)?(?!\w)",
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
    return _TOGETHER.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
