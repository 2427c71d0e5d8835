"""A small year with every kind of input, in which forms are sent out and taken back."""

from collections.abc import Mapping

from emucli.model.tree import Cluster, Year
from tests.miniature import load, with_base

FILES: Mapping[str, str] = {
    "cum-1/2024/regulation.yaml": """\
version: "2"
state: adopted
scoring:
  total: 100
  criteria:
    - code: "1"
      title: Nhiệm vụ chuyên môn
      max: 70
      criteria:
        - {code: "1.1", title: "Chất lượng tham mưu", max: 10, measure: {kind: points, step: 0.5}, evidence: required}
        - code: "1.2"
          title: Mức độ hài lòng
          max: 20
          measure:
            kind: bands
            measured_in: "%"
            bands: [{at_least: 90, points: 20}, {at_least: 70, less_than: 90, points: 15}, {less_than: 70, points: 0}]
        - code: "1.3"
          title: Chế độ báo cáo
          max: 10
          measure:
            kind: choice
            options:
              dung-han: {text: "Đúng hạn", points: 10}
              hai: {text: "hai", points: 5}
              khong: {text: "Không", points: 0}
        - code: "1.4"
          title: Cải cách hành chính
          max: 10
          measure: {kind: checklist, items: {a: {text: "Có kế hoạch", points: 4}, b: {text: "Có kiểm tra", points: 6}}}
        - {code: "1.5", title: "Số hồ sơ so với chỉ tiêu", max: 20, measure: {kind: ratio}}
    - code: "2"
      title: Thi đua
      max: 30
      criteria:
        - {code: "2.1", title: "Số phong trào", max: 20, measure: {kind: count, each: 5}}
        - {code: "2.2", title: "Tỷ lệ đúng hạn", max: 10, measure: {kind: ratio, target: 95}}
  bonus:
    within_total: false
    max: 5
    criteria:
      - {code: T1, title: "Sáng kiến", max: 5, measure: {kind: net, plus: 1, minus: 1, at_least: 0}}
  stages:
    - {id: tu-cham, by: member}
    - {id: tham-dinh, by: leadership}
  final: tham-dinh
  reason_above: 1
""",
    "cum-1/2024/scores/tu-cham.yaml": """\
sheets:
  # Phiếu gửi qua thư ngày 12 tháng 11.
  - unit: so-y-te
    stage: tu-cham
    by: so-y-te
    submitted: 2024-11-12
    regulation: "2"
    entries:
      "1.1":
        value: 9.50
        evidence: ["BC 12/BC-SYT", {vi: "Biên bản số 3", en: "Minutes no. 3"}, {text: "Ảnh", file: anh.jpg}]
        source: [bao-cao-2023]
      "1.2": {part: 19, of: 20}
      "1.3": dung-han
      "1.4": {met: [a]}
      "1.5": {target: 80, actual: 76}
      "2.1": 3
      "2.2": {actual: 93.5}
      T1: {plus: 2, minus: 0}
""",
}
YEAR = "cum-1/2024"


def year_of(files: Mapping[str, str] = FILES) -> tuple[Cluster, Year]:
    """The year as it is read from some files beside those of the small root."""
    cluster = next(cluster for cluster in load(with_base(files)).clusters if cluster.path == "cum-1")
    return cluster, cluster.years["2024"]


def empty() -> Mapping[str, str]:
    """The files without any score sheet."""
    return {path: text for path, text in FILES.items() if "scores" not in path}
