"""A file of each kind in which every id of a register is named for it: u-1 a unit, s-1 a source, and so on.

So a test sees by the letters alone what a reference is; the ids of own entries have other names.
"""

from emucli.model.base import RecordFile
from emucli.model.cluster import ClusterRecord
from emucli.model.conferences import Conferences
from emucli.model.covenant import Covenant
from emucli.model.members import Members
from emucli.model.outcome import Outcome
from emucli.model.papers import Papers
from emucli.model.plan import Plan
from emucli.model.registers import Awards, Instruments, Movements, Sources, Units, Waivers
from emucli.model.regulation import Regulation
from emucli.model.review import YearReview
from emucli.model.scores import Scores
from emucli.model.votes import Votes
from emucli.model.year_movements import YearMovements

SAMPLES: dict[type[RecordFile], str] = {
    Units: """\
format: 1
source: [s-1]
units:
  note: the units of the year 2023
  source: [s-2, s-3]
  own: {name: A, succeeds: [u-1, u-2], valid: {from: 2023, note: x, source: [s-4]}, source: [s-5], note: y}
""",
    Sources: "sources:\n  own: {title: A, date: 2023-12, source: [s-1]}\n",
    Instruments: "instruments:\n  own: {number: 1/QĐ, date: 2023, in_force: {from: 2023-02, source: [s-1]}}\n",
    Movements: "movements:\n  own: {title: A, scope: nationwide, kind: contest, period: {to: 2025}, source: [s-1]}\n",
    Awards: "awards:\n  own: {name: A, class: title, level: province, for: [collective], source: [s-1]}\n",
    Waivers: "waivers:\n  - {code: EMU312, path: a.yaml, reason: A, source: [s-1]}\n",
    ClusterRecord: "name: A\nkind: cluster\nlevel: province\nfounded: i-1\naward_names: {a-9: A}\nsource: [s-1]\n",
    Members: """\
period: {from: 2023-01-01, to: 2023-12-31, source: [s-1]}
declared_count: 6
leader: u-1
deputies: [u-2, u-3]
acting: u-4
standing_agency: u-5
illustrative: true
members:
  - {unit: u-6, joined: 2023-07-01, representative: {name: A, source: [s-2], note: x}}
  - {unit: u-7, note: explained}
""",
    Plan: """\
basis: [i-1, i-2]
issued: {date: 2023-02, by: A, source: [s-1]}
tasks:
  - {text: A, step: annual, lead: u-1, with: [u-2, u-3], due: 2023-11-20}
  - {text: B, with: all, note: x}
""",
    Covenant: """\
basis: [i-1]
signed: {date: 2023, source: [s-1]}
signatories: [u-1, u-2]
commitments:
  - {id: own, text: A, target: 95, units: [u-3]}
  - {id: own-2, text: B, units: all}
registrations:
  - {unit: u-4, award: a-1, note: x}
""",
    Regulation: """\
version: "1"
instrument: i-1
adopted: {date: 2023-02-01, source: [s-1]}
basis: [i-2]
scoring:
  source: [s-2]
  total: 100
  criteria:
    - code: "1"
      title: A
      max: 100
      criteria:
        - {code: "1.1", title: B, max: 60, applies_to: [u-1], measure: {kind: count, each: 2, source: [s-3]}}
        - {code: "1.2", title: C, max: 20, agency: u-7, not_for: [u-2], measure: {step: 1, note: x, source: [s-4]}}
        - {code: "1.3", title: D, max: 20, measure: {kind: choice, options: {own: {text: E, points: 1, source: [s-5]}}}}
  bonus: {max: 5, source: [s-6], criteria: [{code: T, title: F, agency: u-8, applies_to: [u-3]}]}
  penalty: {criteria: [{code: P, title: G, not_for: [u-4], for: "1"}]}
  stages:
    - {id: self, by: member, source: [s-7]}
    - {id: ours, by: agency, agency: [u-9, u-10]}
    - {id: theirs, by: agency, agency: u-11}
    - {id: ring, by: peers, combine: mean, scorers: {u-12: [u-13, u-14]}}
  final: {self: 100, source: [s-8]}
ranking:
  ties: [{higher: "1", source: [s-9]}]
  classes: [{name: A, at_least: 90%, groups: {"1": 80%, source: [s-10]}}]
awards:
  - {award: a-1, quota: {share: 20%, source: [s-11]}, requires: {at_least: 900, earlier: {award: a-2}, source: [s-12]}}
voting: {quorum: {at_least: 2/3, of: members, source: [s-13]}, pass: {more_than: 50%, of: valid, source: [s-14]}}
leadership: {leader: {how: rotation, source: [s-15]}, rotation: [u-5, u-6]}
""",
    YearMovements: """\
movements:
  - {movement: m-1, units: all}
  - {title: A, units: [u-1, u-2], period: {from: 2021, source: [s-1]}}
models:
  - {unit: u-3, title: A, basis: [i-1]}
commendations:
  - {award: a-1, collectives: 3, source: [s-2]}
indicators:
  - {id: own, name: A, values: {u-4: 23.5, u-5: {achieved: 3, next: {number: 2, source: [s-3]}}, source: [s-4]}}
  - {id: own-2, name: B, units: [u-6], values: {u-7: unknown, note: x}}
""",
    YearReview: """\
midyear: {results: [A], source: [s-1]}
annual:
  exemplars: [{name: A, unit: u-1}]
  limitations: [{text: A, source: [s-2]}]
  recommendations: [{text: A, source: [s-3]}]
""",
    Scores: """\
sheets:
  - unit: u-1
    stage: self
    by: u-2
    submitted: 2023-11-20
    entries:
      "1.1": 390
      "1.2": {actual: 104, target: 100, source: [s-1]}
      "1.3": {evidence: [A, {text: B, file: a.pdf, source: [s-4]}]}
      source: [s-2]
  - {unit: u-3, stage: peer, by: u-4, recused: A, note: x, source: [s-3]}
""",
    Votes: """\
votes:
  - id: own
    for: {award: a-1, source: [s-1]}
    how: secret_ballot
    board: [{name: A, role: head, source: [s-2]}]
    candidates: [u-1, u-2]
    rounds:
      - {candidates: [u-10], in_favour: {u-3: 5, u-4: 1, note: x}, against: {u-5: 0, source: [s-3]}, source: [s-4]}
  - {id: own-2, for: {office: leader}, how: consensus, agreed: [u-6], choice: [u-7]}
  - {id: own-3, for: {office: deputy}, how: consensus, agreed: all, choice: [u-8, u-9]}
""",
    Outcome: """\
announced: [{unit: u-1, total: 985.25, rank: 1, source: [s-1]}]
awards:
  - {award: a-1, unit: u-2, decided: {state: granted, award: a-2, decision: i-1, note: x}}
leadership:
  leader: {unit: u-3, how: consensus, decided: {state: replaced, unit: u-4, decision: i-2}}
  deputies: [{unit: u-5, note: x}, {unit: unknown}]
resolutions:
  - {of: tie, between: [u-6, u-7], chosen: u-6, reason: A}
  - {of: award, award: a-3, unit: u-8, reason: A, note: x}
handover: {at: A, source: [s-2]}
""",
    Conferences: """\
conferences:
  - id: own
    kind: annual
    basis: [i-1]
    started: "14:00"
    host: u-1
    chair: {unit: u-2, name: A, source: [s-1], note: x}
    secretary: {name: A, source: [s-2]}
    guests: [{name: A, source: [s-3]}]
    attended: [u-3, u-4]
    present: {units: 6, source: [s-4]}
    absent: [{unit: u-5, reason: A, note: x}]
    discussion: [{by: u-6, text: A}]
    guidance: [{by: {name: A, source: [s-5]}, text: A}]
  - {id: own-2, kind: other, attended: all, opens: 2024}
""",
    Papers: """\
head: {issuer: [A], source: [s-1]}
papers:
  - {paper: annual, of: own, basis: [i-1, i-2], signer: {name: A, source: [s-2]}}
""",
}
