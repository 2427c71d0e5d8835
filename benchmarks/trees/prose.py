"""A records root of any size: invented clusters whose records are clean and of a real size."""

from pathlib import Path

_UNITS = 40
_YEARS = 5
_MEMBERS = 8
_PARAGRAPH = (
    "Các đơn vị trong cụm đã bám sát chương trình công tác, tổ chức phát động, hưởng ứng các phong trào thi đua "
    "yêu nước gắn với nhiệm vụ chính trị, kịp thời biểu dương, khen thưởng {0} tập thể, {1} cá nhân "
    "có thành tích xuất sắc."
)
_PARAGRAPHS = 6


def write_tree(root: Path, cluster_years: int) -> None:
    """Write a root with so many cluster years, five a cluster and four files each; the last cluster may have fewer.

    No two years say the same: their paragraphs and figures differ.
    """
    units = "".join(f"  so-{number}:\n    name: Sở số {number}\n" for number in range(_UNITS))
    (root / "units.yaml").write_text(f"format: 1\nunits:\n{units}", encoding="utf-8")
    for number in range(-(-cluster_years // _YEARS)):
        _write_cluster(root / f"cum-{number:05}", number, min(_YEARS, cluster_years - number * _YEARS))


def _write_cluster(folder: Path, number: int, years: int) -> None:
    folder.mkdir()
    authority = "Hội đồng Thi đua - Khen thưởng tỉnh"
    text = f"name: Cụm thi đua số {number}\nkind: cluster\nlevel: province\nauthority: {authority}\n"
    (folder / "cluster.yaml").write_text(text, encoding="utf-8")
    members = [f"so-{(number + offset) % _UNITS}" for offset in range(_MEMBERS)]
    for year in range(2020, 2020 + years):
        (folder / str(year)).mkdir()
        for name, text in _year(number, members, year).items():
            (folder / str(year) / name).write_text(text, encoding="utf-8")


def _year(number: int, members: list[str], year: int) -> dict[str, str]:
    leader, following = members[(year - 2020) % _MEMBERS], members[(year - 2019) % _MEMBERS]
    listed = "".join(
        f'  - unit: {unit}\n    representative: {{name: "Nguyễn Văn A", position: "Giám đốc"}}\n' for unit in members
    )
    models = "".join(f'  - {{unit: {unit}, title: "Mô hình số hóa hồ sơ", state: running}}\n' for unit in members)
    values = "".join(f"      {unit}: {_YEARS * number + year}.{index}\n" for index, unit in enumerate(members))
    return {
        "members.yaml": f"leader: {leader}\ndeclared_count: {_MEMBERS}\nmembers:\n{listed}",
        "movements.yaml": (
            f"declared_models: {_MEMBERS}\nmodels:\n{models}indicators:\n  - id: budget\n    name: Thu ngân sách\n"
            f"    measured_in: tỷ đồng\n    values:\n{values}"
        ),
        "review.yaml": "annual:\n"
        + "".join(
            f"  {key}:\n" + _paragraphs(_YEARS * number + year, seed)
            for seed, key in enumerate(("directing", "results", "directions"), start=1)
        ),
        "outcome.yaml": (
            f"awards:\n  - {{award: co-thi-dua-tinh, unit: {leader}}}\n"
            f"leadership:\n  leader: {{unit: {following}, how: consensus}}\n"
        ),
    }


def _paragraphs(year: int, seed: int) -> str:
    told = (_PARAGRAPH.format(year, _PARAGRAPHS * seed + at) for at in range(_PARAGRAPHS))
    return "".join(f"    - >-\n      {paragraph}\n" for paragraph in told)
