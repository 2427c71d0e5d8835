"""Elections of one year, `cum-1/2024`, written in a test: its answer of `elect`, and what is found in it.

Six members, led by so-y-te. A vote, an office of the outcome and a resolution stand on one line each, so that a finding
about one lies on that line, wherever in it the finding points:

    files = {"regulation.yaml": regulation(), "votes.yaml": votes(ballot({GDDT: 4, VHTT: 2}))}
    leader(files)  # ("chosen", "so-giao-duc")
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from posixpath import normpath
from typing import Any

from emucli.findings.catalogue import catalogue
from emucli.results.names import Names
from emucli.results.year import year_result
from emucli.telling.leadership import leadership_as_json
from emucli.telling.standings import standing_as_json
from tests.miniature import Content, Loaded, Placed, load, with_base
from tests.program import Run, emucli, write
from tests.scoring.year import members

YTE, GDDT, VHTT, DL = "so-y-te", "so-giao-duc", "so-van-hoa", "so-du-lich"
NV, TP = "so-noi-vu", "so-tu-phap"
SIX = (YTE, GDDT, VHTT, DL, NV, TP)
"""The members of the year unless a test writes its own."""
XD, GT = "so-xay-dung", "so-giao-thong"
"""No members; so-xay-dung took over from so-giao-thong in 2024."""

NAMES = {YTE: "Sở Y tế", GDDT: "Sở Giáo dục và Đào tạo", VHTT: "Sở Văn hóa và Thể thao", DL: "Sở Du lịch"}

FOLDER = "cum-1/2024"
NEXT = "cum-1/2025/members.yaml"
"""Next year's members, where a test wants them."""

UNITS = """\
format: 1
units:
  so-y-te:
    name: Sở Y tế
  so-giao-duc:
    name: Sở Giáo dục và Đào tạo
  so-van-hoa:
    name: Sở Văn hóa và Thể thao
    succeeds: [so-van-hoa-du-lich]
  so-du-lich:
    name: Sở Du lịch
    succeeds: [so-van-hoa-du-lich]
  so-van-hoa-du-lich:
    name: Sở Văn hóa, Thể thao và Du lịch
    valid: {to: 2022}
  so-noi-vu:
    name: Sở Nội vụ
  so-tu-phap:
    name: Sở Tư pháp
  so-xay-dung:
    name: Sở Xây dựng
    valid: {from: 2024}
    succeeds: [so-giao-thong]
  so-giao-thong:
    name: Sở Giao thông
    valid: {to: 2023}
"""
_LEADER_CHOSEN = f"""\
leadership:
  leader: {{unit: {YTE}, how: consensus, decided: {{state: approved, decision: quyet-dinh-40}}}}
"""

MAJORITY = "more_than 50% of members"
"""Four of six."""

Files = Mapping[str, str]
"""What is written: names are those of the year's folder (`../2023/…` too), or stand below `cum-1/`."""
State = tuple[str, str | None]
"""State and unit of an office."""


def suspended(unit: str, cleared: str | None = None) -> str:
    """The entry of a suspended member."""
    until = f", cleared: {cleared}" if cleared else ""
    return f'{{unit: {unit}, status: suspended, since: 2024-09-01, reason: "Đang được thanh tra"{until}}}'


def withdrawn(unit: str, since: str = "2024-06-30") -> str:
    """The entry of a member that left."""
    return f'{{unit: {unit}, status: withdrawn, since: {since}, reason: "Chuyển sang cụm khác"}}'


def six_but(*entries: str) -> str:
    """A members.yaml of the six, where these entries stand in place of some."""
    others = [unit for unit in SIX if not any(f"unit: {unit}," in entry for entry in entries)]
    return members(*others, *entries)


def next_year(*units: str) -> dict[str, str]:
    """Next year's members.yaml; nobody is in office yet."""
    return {NEXT: "members:\n" + "".join(f"  - unit: {unit}\n" for unit in units)}


def voting(passing: str | None = MAJORITY, quorum: str | None = None) -> str:
    """The key `voting` as one line: thresholds as `at_least 2/3 of members`. Empty without both."""
    rules = voting_rule(passing, quorum)
    return f"voting: {rules}\n" if rules != "{}" else ""


def voting_rule(passing: str | None = None, quorum: str | None = None) -> str:
    """A voting rule: `{pass: {at_least: 2/3, of: members}}`."""
    return _flow({"quorum": quorum and _threshold(quorum), "pass": passing and _threshold(passing)})


def regulation(
    leader: str | None = "secret_ballot",
    deputies: str | None = None,
    *,
    passing: str | None = MAJORITY,
    quorum: str | None = None,
    decided_by: str | None = "cluster",
    seats: int = 1,
    leader_voting: str | None = None,
    rotation: Sequence[str] = (),
    not_eligible: Sequence[str] = (),
    after: str = "",
) -> str:
    """A regulation.yaml with `voting` and `leadership`; `leader` and `deputies` say how. `after`: more text."""
    keys = {
        "decided_by": decided_by,
        "leader": leader and _flow({"how": leader, "voting": leader_voting}),
        "deputies": deputies and _flow({"how": deputies, "seats": seats}),
        "rotation": _list(rotation) if rotation else None,
        "not_eligible": _list(not_eligible) if not_eligible else None,
    }
    offices = "".join(f"  {key}: {value}\n" for key, value in keys.items() if value is not None)
    return f'version: "1"\nstate: adopted\n{voting(passing, quorum)}leadership:\n{offices}{after}'


def counted(
    in_favour: Mapping[str, int],
    *,
    issued: int | None = 6,
    returned: int | None = 6,
    invalid: int | None = 0,
    abstained: int | None = None,
    against: Mapping[str, int] | None = None,
) -> str:
    """One round; what is None is left out."""
    keys = {
        "issued": issued,
        "returned": returned,
        "invalid": invalid,
        "abstained": abstained,
        "in_favour": _flow(in_favour),
        "against": None if against is None else _flow(against),
    }
    return _flow(keys)


def hands(in_favour: Mapping[str, int], abstained: int | None = None) -> str:
    """One round by show of hands: no ballots are issued or returned."""
    return counted(in_favour, issued=None, returned=None, invalid=None, abstained=abstained)


def ballot(
    *rounds: Mapping[str, int] | str,
    candidates: Sequence[str],
    id: str = "chief",
    office: str = "leader",
    award: str | None = None,
    how: str = "secret_ballot",
    date: str | None = "2024-12-20",
    present: int | None = 6,
    choose: int | None = 1,
    approve: bool = False,
) -> str:
    """A vote. A round given as figures has as many ballots as units are present, none invalid, the rest abstaining."""
    keys = {
        "id": id,
        "for": _subject(office, award),
        "how": how,
        "date": date,
        "present": present,
        "candidates": _list(candidates),
        "choose": None if approve else choose,
        "approve": "true" if approve else None,
        "rounds": _list([one if isinstance(one, str) else _full(one, present or 6, choose) for one in rounds]),
    }
    return f"  - {_flow(keys)}\n"


def consensus(
    *choice: str,
    agreed: Sequence[str] | str = "all",
    id: str = "chief",
    office: str = "leader",
    award: str | None = None,
    present: int | None = 6,
) -> str:
    """A vote by consensus: `agreed` is `all` or the units that agreed."""
    keys = {
        "id": id,
        "for": _subject(office, award),
        "how": "consensus",
        "date": "2024-12-20",
        "present": present,
        "agreed": agreed if isinstance(agreed, str) else _list(agreed),
        "choice": _list(choice),
    }
    return f"  - {_flow(keys)}\n"


def votes(*held: str) -> str:
    """A votes.yaml, a vote a line."""
    return "votes:\n" + "".join(held)


def outcome(
    leader: str | None = None, deputies: Sequence[str] | None = None, resolutions: Sequence[str] = (), after: str = ""
) -> str:
    """An outcome.yaml: offices as units or whole entries, the deputies on one line; resolutions as their keys."""
    offices = f"  leader: {_office(leader)}\n" if leader else ""
    if deputies is not None:
        offices += f"  deputies: {_list([_office(one) for one in deputies])}\n"
    written = f"leadership:\n{offices}" if offices else ""
    decided = "".join(f'  - {{{one}, reason: "Biên bản hội nghị"}}\n' for one in resolutions)
    return written + (f"resolutions:\n{decided}" if decided else "") + after


def decided(unit: str, state: str = "approved", instead: str | None = None) -> str:
    """An office on which the authority decided; `instead`: the unit that it named itself."""
    decision = _flow({"state": state, "unit": instead, "decision": "quyet-dinh-40"})
    return _flow({"unit": unit, "decided": decision})


def settled(chosen: str, *others: str, vote: str = "chief") -> str:
    """A resolution of a tie of a vote, by lot."""
    return f"of: tie, between: {_list(sorted((chosen, *others)))}, chosen: {chosen}, in: {vote}, how: lot"


def declined(unit: str, office: str = "leader") -> str:
    """A resolution: the unit was chosen and declined."""
    return f"of: {office}, unit: {unit}"


def loaded(files: Mapping[str, str]) -> Loaded:
    """The whole records root with these files."""
    return load(root(files))


def root(files: Mapping[str, str]) -> Mapping[str, Content]:
    """The files of the whole records root: those of a test, the register of units, and the base of all tests."""
    of_year = {"members.yaml": members(*SIX), **files}
    placed = {name if name.startswith("cum-") else normpath(f"{FOLDER}/{name}"): text for name, text in of_year.items()}
    return with_base({"units.yaml": UNITS, "cum-1/2023/outcome.yaml": _LEADER_CHOSEN, **placed})


def elected(files: Mapping[str, str], year: str = "2024") -> dict[str, Any]:
    """What `emucli elect --format json` answers, unless an error stops it."""
    cluster = next(cluster for cluster in loaded(files).clusters if cluster.path == "cum-1")
    held = cluster.years[year]
    return dict(leadership_as_json(cluster, held, year_result(cluster, held), Names(cluster, "vi")))


def leader(files: Mapping[str, str]) -> State:
    """State and unit of next year's leader."""
    office = elected(files)["leader"]
    return office["state"], office["unit"]


def deputies(files: Mapping[str, str]) -> list[State]:
    """State and unit of next year's deputies, sorted: the rules give the seats no order."""
    seats = [(office["state"], office["unit"]) for office in elected(files)["deputies"]]
    return sorted(seats, key=lambda seat: (seat[0], seat[1] or ""))


def told(files: Mapping[str, str]) -> str:
    """What is said of the leader, in Vietnamese."""
    return "\n".join(elected(files)["leader"]["explanation"])


def scored(files: Mapping[str, str]) -> dict[str, Any]:
    """What `emucli score --format json` answers."""
    cluster = next(cluster for cluster in loaded(files).clusters if cluster.path == "cum-1")
    year = cluster.years["2024"]
    return dict(standing_as_json(cluster, year, year_result(cluster, year), Names(cluster, "vi")))


def awarded(files: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """State and units of each award, in order."""
    return [(award["state"], list(award["units"])) for award in scored(files)["awards"]]


def errors_at(files: Mapping[str, str]) -> list[str]:
    """Where errors lie in the year: `votes.yaml:2`, each line once, in order."""
    return _lines(files, "error")


def infos_at(files: Mapping[str, str]) -> list[str]:
    """Where infos lie in the year."""
    return _lines(files, "info")


def found_at(files: Mapping[str, str]) -> list[str]:
    """Where findings of any weight lie in the year."""
    return _lines(files, "error", "warning", "info")


def faults_at(files: Mapping[str, str]) -> list[str]:
    """Where errors and warnings lie in the year."""
    return _lines(files, "error", "warning")


def ran(folder: Path, files: Mapping[str, str], *arguments: str) -> Run:
    """The real program among these records."""
    on_disk = {name: text for name, text in root(files).items() if isinstance(text, str | bytes)}
    return emucli(*arguments, cwd=write(folder, on_disk))


def _lines(files: Mapping[str, str], *severities: str) -> list[str]:
    lines = [
        f"{placed.finding.file.removeprefix(f'{FOLDER}/')}:{placed.span.line}"
        for placed in of_the_year(files)
        if catalogue().severity(placed.finding) in severities and not placed.waived
    ]
    return list(dict.fromkeys(lines))


def of_the_year(files: Mapping[str, str]) -> Collection[Placed]:
    """All findings in files of the year, waived ones too."""
    return [placed for placed in loaded(files).findings if placed.finding.file.startswith(f"{FOLDER}/")]


def _full(in_favour: Mapping[str, int], present: int, choose: int | None) -> str:
    rest = present - sum(in_favour.values())
    abstained = rest if choose == 1 and rest > 0 else None
    return counted(in_favour, issued=present, returned=present, abstained=abstained)


def _subject(office: str, award: str | None) -> str:
    return _flow({"award": award} if award else {"office": office})


def _office(entry: str) -> str:
    return entry if entry.startswith("{") or entry == "unknown" else _flow({"unit": entry})


def _threshold(words: str) -> str:
    """`at_least 2/3 of members` as `{at_least: 2/3, of: members}`."""
    key, share, _, base = words.split()
    return _flow({key: share, "of": base})


def _flow(keys: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in keys.items() if value is not None) + "}"


def _list(items: Collection[str]) -> str:
    return f"[{', '.join(items)}]"


A, B, C = GDDT, VHTT, DL
"""The candidates of most elections."""
CANDIDATES = (A, B, C)
TIED: State = ("tied", None)
NO_MAJORITY: State = ("no_majority", None)
NO_QUORUM: State = ("no_quorum", None)
NO_RULE: State = ("no_rule", None)
NOT_HELD: State = ("not_held", None)
