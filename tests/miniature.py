"""A small, clean records root in memory, and everything emucli finds in such a root. Touches no disk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from emucli.checks.rules import check_cluster, check_registers
from emucli.checks.unused import CITED, entries_are_cited
from emucli.checks.waivers import Judged, Waiving, waivers_of
from emucli.findings.finding import Finding, Span
from emucli.model.tree import Cluster, Registers
from emucli.reading.evidence import Attached, evidence_found
from emucli.reading.layout import lay_out
from emucli.reading.load import Loader, Unreadable
from emucli.reading.places import Places

Content = str | bytes | Unreadable
"""What a path holds: text (written as UTF-8), bytes as they are, or why they cannot be had."""

BASE: Mapping[str, str] = {
    "units.yaml": """\
format: 1
units:
  so-y-te:
    name: {vi: "Sở Y tế", en: "Department of Health"}
    aliases: ["syt", "Sở Y tế tỉnh"]
  so-giao-duc:
    name: {vi: "Sở Giáo dục và Đào tạo", en: "Department of Education and Training"}
  so-van-hoa:
    name: {vi: "Sở Văn hóa và Thể thao", en: "Department of Culture and Sports"}
    valid: {from: 2023}
    succeeds: [so-van-hoa-du-lich]
  so-du-lich:
    name: {vi: "Sở Du lịch", en: "Department of Tourism"}
    valid: {from: 2023}
    succeeds: [so-van-hoa-du-lich]
  so-van-hoa-du-lich:
    name: {vi: "Sở Văn hóa, Thể thao và Du lịch", en: "Department of Culture, Sports and Tourism"}
    valid: {to: 2022}
  so-noi-vu:
    name: {vi: "Sở Nội vụ", en: "Department of Home Affairs"}
""",
    "sources.yaml": """\
sources:
  bao-cao-2023:
    title: Báo cáo tổng kết phong trào thi đua năm 2023
    date: 2023-12-22
""",
    "instruments.yaml": """\
instruments:
  ke-hoach-15:
    number: 15/KH-UBND
    title: Kế hoạch tổ chức phong trào thi đua năm 2023
    date: 2023-01-10
  quyet-dinh-40:
    number: 40/QĐ-HĐTĐ
    title: Quyết định công nhận cụm trưởng, cụm phó năm 2024
    date: 2024-01-08
  nghi-dinh-91:
    number: 91/2017/NĐ-CP
    in_force: {to: 2023-12-31}
  nghi-dinh-98:
    number: 98/2023/NĐ-CP
    in_force: {from: 2024-01-01}
""",
    "movements.yaml": """\
movements:
  nong-thon-moi:
    title: Cả nước chung sức xây dựng nông thôn mới
    scope: nationwide
""",
    "waivers.yaml": """\
waivers:
  - code: EMU312
    path: cum-1/2022/members.yaml
    where: declared_count
    reason: Quyết định ghi 4 đơn vị; đơn vị thứ tư không được nêu tên.
""",
    "cum-1/cluster.yaml": """\
name: {vi: "Cụm thi đua số 1", en: "Emulation Cluster 1"}
kind: cluster
level: province
authority: Hội đồng Thi đua - Khen thưởng tỉnh
""",
    "cum-1/2022/members.yaml": """\
declared_count: 4
members:
  - unit: so-y-te
  - unit: so-giao-duc
  - unit: so-van-hoa-du-lich
""",
    "cum-1/2023/members.yaml": """\
leader: so-y-te
deputies: [so-giao-duc]
members:
  - unit: so-y-te
  - unit: so-giao-duc
  - unit: so-van-hoa
""",
    "cum-1/2023/covenant.yaml": """\
signed: {date: 2023-03-14, at: "Hội trường Sở Y tế"}
signatories: all
commitments:
  - id: c1
    text: Tham mưu đúng hạn các nhiệm vụ được giao
    measured_in: "%"
    target: 95
""",
    "cum-1/2023/regulation.yaml": """\
state: adopted
leadership:
  decided_by: authority
  leader: {how: consensus}
  deputies: {how: consensus}
""",
    "cum-1/2023/outcome.yaml": """\
leadership:
  leader:
    unit: so-giao-duc
    how: consensus
    decided: {state: approved, decision: quyet-dinh-40}
  deputies:
    - unit: so-van-hoa
      how: consensus
      decided: {state: approved, decision: quyet-dinh-40}
""",
    "cum-1/2024/members.yaml": """\
leader: so-giao-duc
deputies: [so-van-hoa]
members:
  - unit: so-y-te
  - unit: so-giao-duc
  - unit: so-van-hoa
  - unit: so-du-lich
    status: withdrawn
    since: 2024-06-30
    reason: Chuyển sang cụm thi đua số 2
""",
}
"""Three years of one cluster. 2022 has one finding, which is waived; everything else is as it should be."""


@dataclass(frozen=True)
class Placed:
    """A finding with its place, and whether a waiver accepts it."""

    finding: Finding
    span: Span
    waived: bool

    @property
    def code(self) -> str:
        """The finding's code."""
        return self.finding.code

    @property
    def at(self) -> str:
        """The place as `line:column`."""
        return f"{self.span.line}:{self.span.column}"

    def __str__(self) -> str:
        """As a failing test shows it: `cum-1/2023/members.yaml:4:11 EMU301`."""
        return f"{self.finding.file}:{self.at} {self.code}{' (waived)' if self.waived else ''}"


@dataclass(frozen=True)
class Loaded:
    """What was read, and what was found: by file, then by place."""

    registers: Registers
    clusters: tuple[Cluster, ...]
    findings: tuple[Placed, ...]

    @property
    def counted(self) -> tuple[Placed, ...]:
        """The findings that nobody accepted."""
        return tuple(placed for placed in self.findings if not placed.waived)


def load(files: Mapping[str, Content]) -> Loaded:
    """Read and check a whole records root, given as its paths and what they hold; a path without ending is a link.

    `.gitignore` lists the paths that git leaves out.
    """
    ignored = str(files.get(".gitignore", "")).split()
    folders = {path for path in files if not path.lower().endswith((".yaml", ".yml", ".txt"))} - {".gitignore"}
    paths = files.keys() - folders - {".gitignore"}
    layout = lay_out(paths, [(path, "link") for path in sorted(folders)], ignored)
    loader = Loader(lambda path: _stored(files[path]))
    registers = loader.registers(layout)
    clusters = tuple(loader.cluster(cluster, registers) for cluster in layout.clusters)
    checked = [*check_registers(registers), *(finding for cluster in clusters for finding in check_cluster(cluster))]
    evidence = (finding for cluster in clusters for finding in evidence_found(cluster, _attached(files)))
    idle = _idle(registers, clusters) if not registers.broken else []
    judged = _judged([*layout.findings, *loader.findings, *evidence, *checked, *idle], registers, clusters)
    return Loaded(registers, clusters, tuple(sorted((_placed(one, files) for one in judged), key=_order)))


def _attached(files: Mapping[str, Content]) -> Attached:
    """The digests of what lies in memory."""

    def attached(folder: str, name: str, _digest: bool) -> str | Unreadable:
        content = _stored(files.get(f"{folder}/{name}", Unreadable("missing", "")))
        return content if isinstance(content, Unreadable) else sha256(content).hexdigest()

    return attached


def _idle(registers: Registers, clusters: Iterable[Cluster]) -> Iterator[Finding]:
    """Entries that nothing cites; those of the small clean root, which hold in store what examples cite, are meant."""
    files = [file for cluster in clusters for file in cluster.files()]
    if any(file.broken for file in files):
        return
    cited = {name: {id_ for file in files for id_ in file.ids.get(name, ())} for name in CITED}
    in_store = "".join(BASE[f"{name}.yaml"] for name in CITED)
    for finding in entries_are_cited(registers, cited):
        if f"  {finding.arguments['id']}:\n" not in in_store:
            yield finding


def with_base(files: Mapping[str, Content]) -> Mapping[str, Content]:
    """The small clean root with some of its files replaced, or with more files."""
    return {**BASE, **files}


def _judged(findings: Iterable[Finding], registers: Registers, clusters: Iterable[Cluster]) -> Iterator[Judged]:
    waiving = Waiving(waivers_of(registers, clusters))
    yield from waiving.judge(findings)
    yield from (Judged(finding, waived=False) for finding in waiving.unfit(whole=True))


def _placed(judged: Judged, files: Mapping[str, Content]) -> Placed:
    finding = judged.finding
    # A finding about a folder has no bytes; it stands at the start.
    data = _stored(files.get(finding.file, ""))
    span = _places(data if isinstance(data, bytes) else b"").of(finding)
    return Placed(finding, span, judged.waived)


@lru_cache(maxsize=64)
def _places(data: bytes) -> Places:
    return Places(data)


def _stored(content: Content) -> bytes | Unreadable:
    return content.encode("utf-8") if isinstance(content, str) else content


def _order(placed: Placed) -> tuple[str, int, int, str]:
    return (placed.finding.file, placed.span.line, placed.span.column, placed.code)
