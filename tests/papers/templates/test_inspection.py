"""Templates are inspected without making a paper: what no record would bring to light is found, and nothing else."""

import re
from typing import Any, get_args, get_origin

import pytest

from emucli.model.papers import PaperId
from emucli.model.tree import Cluster, Year
from emucli.papers.contents.context import NAMES, context
from emucli.papers.contents.making import Making
from emucli.papers.templates.inspection import inspect
from emucli.papers.templates.shapes.annotations import PlainKind, RecordKind, ValueKind, shape_of
from emucli.papers.templates.shapes.shape import DictKind, ListKind, PairKind, Shape
from emucli.papers.templates.template import TemplateProblem
from emucli.papers.templates.wording import Wording
from emucli.papers.values.entries import Entry
from emucli.papers.values.value import Gap, Value
from emucli.results.names import Names
from emucli.results.year import year_result
from tests.papers.making import LANGUAGES, every_paper, example, make, real_years, unknown_year

FRONT = "---\nhead: none\nfoot: none\n---\n"


def told(files: dict[str, str], names: list[str] | None = None) -> list[str]:
    """The problems of a house's files: `file:line name -> nearest`."""
    return [
        f"{one.template.removeprefix('vi/').removesuffix('.md.j2')}:{one.line} {one.name}"
        + (f" -> {one.near}" if one.near else "")
        for one in inspect(Wording({f"vi/{name}.md.j2": text for name, text in files.items()}), names)
    ]


def found(body: str) -> list[str]:
    """The problems of a press item with this body, by their lines in the body."""
    several = told({"press": FRONT + body})
    return [re.sub(r"^press:(\d+)", lambda line: str(int(line[1]) - 4), one) for one in several]


BAD = {
    # Names.
    "{{ covennt.theme }}": ["1 covennt -> covenant"],
    "{% if false %}\n{{ yaer }}\n{% endif %}": ["2 yaer -> year"],
    "{% if year %}{% else %}{{ yaer }}{% endif %}": ["1 yaer -> year"],
    "{% for one in members.members %}\n{% else %}\n{{ one.unit }}\n{% endfor %}": ["3 one"],
    "{% for one in members.members %}{% set zulu = one %}{% endfor %}\n{{ zulu }}": ["2 zulu"],
    "{{ zulu }}\n{% set zulu = year %}": ["1 zulu"],
    "{% macro told(one) %}{{ oen }}{% endmacro %}": ["1 oen -> one"],
    "{% macro told(one) %}{% endmacro %}{{ one }}": ["1 one"],
    "{% with one = year %}{% endwith %}{{ one }}": ["1 one"],
    "{% set text %}{% set inside = year %}{% endset %}{{ text }}{{ inside }}": ["1 inside"],
    "{% macro told() %}{{ kwargs }}{{ varargs }}{% endmacro %}{{ told(year, by=yaer) }}": ["1 yaer -> year"],
    "{% set space = namespace(first=1) %}{{ space.frist }}": ["1 frist -> first"],
    "{% set zulu.first = 1 %}": ["1 zulu"],
    "{{ loop.index }}": ["1 loop"],
    "{% for one in members.members %}{{ loop.indx }}{% endfor %}": ["1 indx -> index"],
    # Keys of records, wherever a chain leads.
    "{{ covenant.signed.dat }}": ["1 dat -> date"],
    "{{ covenant.signed['dat'] }}": ["1 dat -> date"],
    "{{ members.members.unit }}": ["1 unit"],
    "{{ members.members[0].unti }}": ["1 unti -> unit"],
    "{{ members.members[1:][0].unti }}": ["1 unti -> unit"],
    "{% for one in review.annual.limitations %}\n{{ one.txt }}\n{% endfor %}": ["2 txt -> text"],
    "{% for one in members.members if one.stats == 'active' %}{% endfor %}": ["1 stats -> status"],
    "{% set signed = covenant.signed %}\n{{ signed.on }}": ["2 on"],
    "{% set signed = covenant.signed if covenant else next_covenant.signed %}{{ signed.dat }}": ["1 dat -> date"],
    "{% set one = none %}{% if paper %}{% set one = paper.signer %}{% endif %}{{ one.nmae }}": ["1 nmae -> name"],
    "{% with one = paper.signer %}{{ one.nmae }}{% endwith %}": ["1 nmae -> name"],
    "{% macro told() %}{{ covenant.sigend }}{% endmacro %}": ["1 sigend -> signed"],
    "{% macro told() %}{{ caller() }}{% endmacro %}{% call told() %}{{ covenant.sigend }}{% endcall %}": [
        "1 sigend -> signed"
    ],
    "{% filter trim %}{{ covenant.sigend }}{% endfilter %}": ["1 sigend -> signed"],
    "{{ (covenant.signed or next_covenant.signed).dat }}": ["1 dat -> date"],
    "{{ covenant.sigend is defined }}": ["1 sigend -> signed"],
    "{{ covenant.sigend | default('') }}": ["1 sigend -> signed"],
    "{% for unit, figure in one.values %}{% endfor %}": ["1 one"],
    "{% for one in movements.indicators %}{% for unit, figure in one.values %}\n"
    "{{ unit.txt }}{{ figure.achievd }}{{ figure.next.util }}{% endfor %}{% endfor %}": [
        "2 achievd -> achieved",
        "2 txt -> text",
        "2 util -> until",
    ],
    "{{ representatives[unit.raw].nmae }}{{ representatives.get(unit.raw).nmae }}": ["1 nmae -> name"],
    "{{ covenant._record }}": ["1 _record"],
    # What is computed.
    "{% for row in standings %}{{ row.totl }}{% endfor %}": ["1 totl -> total"],
    "{% for group in awards %}{% for one in group.units %}{{ one.achievment }}{% endfor %}{% endfor %}": [
        "1 achievment -> achievement"
    ],
    "{{ vote.treshold }}{{ vote.bord }}": ["1 bord -> board", "1 treshold -> threshold"],
    "{% for one in vote.board %}{{ one.rol }}{% endfor %}": ["1 rol -> role"],
    "{% for round in vote.rounds %}{{ round.retuned }}{% for row in round.figures %}{{ row.in_favor }}{% endfor %}"
    "{% endfor %}": ["1 in_favor -> in_favour", "1 retuned -> returned"],
    "{{ leader_elect.sate }}{{ deputies_elect[0].sate }}": ["1 sate -> state"],
    "{% for one in deputies_elect %}{{ one.sate }}{% endfor %}": ["1 sate -> state"],
    # Values.
    "{{ covenant.signed.date.day }}": ["1 day"],
    "{{ year.txt }}": ["1 txt -> text"],
    "{{ unit.entry.shrot }}{{ cluster.founded.entry.isuer }}": ["1 isuer -> issuer", "1 shrot -> short"],
    "{% for one in sources %}{{ one.entry.titel }}{% endfor %}": ["1 titel -> title"],
    "{{ group.name }}": ["1 name"],
    # Filters and tests, and what they name in texts.
    "{{ year | capitl }}": ["1 capitl -> capital"],
    "{{ year is recorde }}": ["1 recorde -> recorded"],
    "{% if false %}{{ year | capitl }}{% endif %}": ["1 capitl -> capital"],
    "{% set text | capitl %}a{% endset %}{{ text }}": ["1 capitl -> capital"],
    "{{ members.members | map(attribute='unti') | list | listing }}": ["1 unti -> unit"],
    "{{ members.members | map(attribute='unit.entry.shrot') | list | listing }}": ["1 shrot -> short"],
    "{{ members.members | map('capitl') | list }}": ["1 capitl -> capital"],
    "{{ members.members | selectattr('stats', 'equlto', 'active') | list }}": [
        "1 equlto -> equalto",
        "1 stats -> status",
    ],
    "{{ (members.members | rejectattr('status', 'equalto', 'active') | first).unti }}": ["1 unti -> unit"],
    "{{ (members.members | sort(attribute='unit,stats') | list | last).unti }}": [
        "1 stats -> status",
        "1 unti -> unit",
    ],
    "{% for state, several in members.members | groupby('status') %}{% for one in several %}{{ one.unti }}{% endfor %}"
    "{% endfor %}": ["1 unti -> unit"],
    "{{ (cluster.founded | cited_short | capital).txt }}": ["1 txt -> text"],
    # What Python would give and no template may have.
    "{{ covenant.theme.raw.parse_raw('x') }}": ["1 parse_raw"],
    "{{ covenant.theme.raw.model_fields }}": ["1 model_fields"],
    "{{ covenant.theme.places }}{{ year.computed }}": ["1 computed", "1 places"],
    "{{ covenant.record }}": ["1 record"],
    "{{ unit.record }}": ["1 record"],
    "{{ cluster() }}{{ year() }}{{ members.members() }}": ["1 cluster()", "1 members()", "1 year()"],
    "{{ vote.told_of('x') }}{{ vote.__class__ }}": ["1 __class__", "1 told_of"],
    "{{ group.format(1) }}{{ group.center(9) }}{{ group.join('ab') }}": ["1 center", "1 format", "1 join"],
    "{{ members.members.append(1) }}{{ [1].pop() }}": ["1 append", "1 pop"],
    "{{ lipsum() }}{{ cycler(1) }}{{ joiner() }}{{ self.x() }}": ["1 cycler", "1 joiner", "1 lipsum", "1 self"],
    "{{ year | attr('raw') }}{{ year | pprint }}{{ year | tojson }}{{ [1] | random }}{{ year | safe }}": [
        "1 attr",
        "1 pprint",
        "1 random",
        "1 safe",
        "1 tojson",
    ],
    "{{ year | format(1) }}{{ year | xmlattr }}{{ year | center(9) }}{{ [1] | batch(9) | list }}": [
        "1 batch",
        "1 center",
        "1 format",
        "1 xmlattr",
    ],
    "{{ making }}": ["1 making"],
    # Blocks and front matter.
    "```table\nrows: standing\n```\n": ["2 standing -> standings"],
    "```tabel\nrows: standings\n```\n": ["1 tabel -> table"],
    "```table\n```\n": ["1 table -> rows: models"],
    "```table\nrow: standings\nrows: standings\n```\n": ["2 row -> rows"],
    "{% for round in vote.rounds %}\n```table\nrows: figures\nof: roud\n```\n{% endfor %}": ["2 roud -> round"],
    "a\n```signatures\nrows: board\nof: voet\n```\n": ["2 voet -> vote"],
    "```table\nrows: figures\nof: vote.round\n```\n": ["1 round -> rounds"],
    "````\n": ["1 ````"],
    # Syntax: Jinja reads no further.
    "{% if year %}\n{% endfro %}": ["2 endfro -> endfor"],
    "{{ year": ["1 unexpected end of template, expected 'end of print statement'"],
    # Imports.
    "{% import 'wrods.md.j2' as words with context %}": ["1 wrods.md.j2 -> words.md.j2"],
    "{% include 'wrods.md.j2' %}": ["1 wrods.md.j2 -> words.md.j2"],
    "{% from 'wrods.md.j2' import part %}{{ part() }}": ["1 wrods.md.j2 -> words.md.j2"],
}


@pytest.mark.parametrize("body", BAD)
def test_what_does_not_exist_is_found_with_its_line_and_the_nearest(body: str) -> None:
    assert found(body) == BAD[body]


GOOD = [
    "{% set mine = year %}{% macro told() %}{{ later(mine) }}{{ after }}{% endmacro %}"
    "{% macro later(one, two=mine) %}{{ one.anything }}{{ two }}{% endmacro %}{% set after = 1 %}{{ told() }}",
    "{% if paper %}{% set mine = 1 %}{% endif %}{{ mine }}",
    "{{ covenant.signed.date }}{{ covenant['signed']['date'] }}{{ covenant.note }}{{ covenant.source }}",
    "{% for one in members.members %}{{ loop.index }}{{ loop.first }}{{ one.unit.entry.short }}{{ one.since }}"
    "{% endfor %}",
    "{% for one in covenant.signatories %}{{ one.entry.name }}{% endfor %}{{ covenant.signatories == 'all' }}",
    "{% for one in movements.indicators %}{% for unit, value in one.values if value.next is defined and value.next %}"
    "{{ unit.raw }}{{ value.next.until }}{% endfor %}{% endfor %}",
    "{% for one in regulation.awards %}{% if one.quota.share is defined %}{{ one.quota.share }}{% else %}"
    "{{ one.quota }}{% endif %}{{ one.requires.class }}"
    "{% for code, least in one.requires.groups %}{{ code }}{{ least.raw }}{% endfor %}"
    "{% endfor %}",
    "{{ nowhere is defined }}{{ nowhere | default('') }}{{ year.nothing is defined }}",
    "{% set at = namespace(one=none) %}{% for one in conferences.conferences %}{{ at.one.date }}{% set at.one = one %}"
    "{% set at.more = 1 %}{% endfor %}{{ at.more }}{{ at.one.kind }}",
    "{% macro step(one) %}{% set one.section = 1 %}{% endmacro %}{% set count = namespace(part=0) %}{{ step(count) }}"
    "{{ count.section }}",
    "{% set pairs = namespace(all=[]) %}{% for one in members.members %}"
    "{% set pairs.all = pairs.all + [[one.unit, one]] %}{% endfor %}"
    "{% for unit, one in pairs.all %}{{ unit }}{{ one.status }}{% endfor %}",
    "{{ vote.rounds[-1:][0].figures[0].unit }}{{ vote.how }}{{ vote.board[0].name }}",
    "{{ (counted_votes | selectattr('award') | list | first).award }}{{ blank }}",
    "{% for one in counted_votes | map(attribute='rounds') | map('last') %}{{ one.figures }}{% endfor %}",
    "{% for node in regulation.scoring.criteria recursive %}{{ node.title }}{{ loop(node.criteria) }}{% endfor %}",
    "{% for a, b in [(year, unit)] %}{{ a.text }}{{ b.entry.name }}{% endfor %}{{ dict(a=1).a }}{{ range(3) | list }}",
    "{{ year.raw.startswith('2') }}{{ group.upper() }}{{ news.date.raw.day }}{{ (year ~ '').strip() }}",
    "{% macro told() %}{{ caller(1) }}{% endmacro %}{% call(one) told() %}{{ one.x }}{% endcall %}",
    "{% filter upper %}{{ year }}{% endfilter %}",
    "```table\nrows: figures\nof: vote\n```\n```signatures\nrows: members\n```\n",
    "{% include ['wrods.md.j2', 'words.md.j2'] ignore missing %}{% include paper.number ~ '.md.j2' %}",
    "{% import 'words.md.j2' as words with context %}{{ words.items(plan.content) }}",
]


@pytest.mark.parametrize("body", GOOD)
def test_what_may_be_there_is_no_problem(body: str) -> None:
    assert found(body) == []


IMPORT = FRONT + "{% import 'ours.md.j2' as ours %}\n"
WITH_CONTEXT = IMPORT.replace(" %}", " with context %}")
OURS = (
    "{% macro plain(one) %}{{ one.x }}{% endmacro %}{% macro dated() %}{{ inner() }}{% endmacro %}"
    "{% macro inner() %}{{ year }}{% endmacro %}{% set _own = 1 %}"
)
NO_CONTEXT = 'press:5 "ours.md.j2" as ours -> "ours.md.j2" as ours with context'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"press": IMPORT + "{{ ours.plain(year) }}", "ours": OURS}, []),
        ({"press": IMPORT + "{{ ours.plian(year) }}", "ours": OURS}, ["press:6 plian -> plain"]),
        ({"press": IMPORT + "{{ ours._own }}", "ours": OURS}, ["press:6 _own"]),
        # A macro that is used needs a name of the context, through another macro.
        ({"press": IMPORT + "{{ ours.dated() }}", "ours": OURS}, [NO_CONTEXT]),
        ({"press": WITH_CONTEXT + "{{ ours.dated() }}", "ours": OURS}, []),
        ({"press": IMPORT, "ours": "{{ covenant.theme }}"}, [NO_CONTEXT]),
        ({"press": FRONT + "{% from 'ours.md.j2' import plain, plian %}", "ours": OURS}, ["press:5 plian -> plain"]),
        # The importing template hands on what it sets; nobody hands on what nobody sets.
        ({"press": FRONT + "{% set mine = 1 %}" + WITH_CONTEXT.removeprefix(FRONT), "ours": "{{ mine }}"}, []),
        ({"press": FRONT + "{% for one in sources %}{% include 'ours.md.j2' %}{% endfor %}", "ours": "{{ one }}"}, []),
        (
            {"press": WITH_CONTEXT, "ours": "\n{{ yaer }}{{ plan.theem }}"},
            ["ours:2 theem -> theme", "ours:2 yaer -> year"],
        ),
        # A file that is imported has neither front matter nor blocks.
        (
            {"press": IMPORT, "ours": "---\nhead: none\n---\n```bases\n```\n"},
            ["ours:1 ---", "ours:4 ```bases", "ours:5 ```"],
        ),
        # What is wrong in one file is no fault of another.
        (
            {"press": IMPORT + "{{ ours.any }}", "ours": "{% if %}"},
            ["ours:1 Expected an expression, got 'end of statement block'"],
        ),
        # Names of files.
        ({"anual": FRONT}, ["anual:1 anual -> annual"]),
        ({"wrods": OURS}, ["wrods:1 wrods -> words"]),
        ({"press": "no front matter"}, ["press:1 no front matter -> ---"]),
        ({"press": "---\nhead: offical\nfoto: none\n---\n"}, ["press:2 offical -> official", "press:3 foto -> foot"]),
    ],
)
def test_files_are_inspected_together(files: dict[str, str], expected: list[str]) -> None:
    assert told(files) == expected


def test_a_file_in_no_language_is_named() -> None:
    wording = Wording({"annual.md.j2": FRONT, "fr/anual.md.j2": FRONT, "vi/old/press.md.j2": FRONT})
    several = [(one.template, one.line, one.name, one.near) for one in inspect(wording)]
    assert several == [
        ("annual.md.j2", 1, "annual.md.j2", "vi/annual.md.j2"),
        ("fr/anual.md.j2", 1, "fr/anual.md.j2", "vi/annual.md.j2"),
        ("vi/old/press.md.j2", 1, "vi/old/press.md.j2", "vi/press.md.j2"),
    ]


def test_a_file_of_the_house_that_built_in_templates_import_must_serve_them() -> None:
    words = Wording().source("vi/words.md.j2")
    assert told({"words": words}) == []
    several = told({"words": words.replace("macro part(", "macro parts(")})
    assert {re.sub(r"\d+", "N", one) for one in several} >= {"plan:N part -> parts", "annual:N part -> parts"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_built_in_templates_are_clean(language: str) -> None:
    names = [name for name in Wording().built_in if name.startswith(language)]
    assert [str(one) for one in inspect(Wording(), names)] == []


YEARS = {year.path: (cluster, year) for cluster, year in (example(), unknown_year(), *real_years())}


@pytest.mark.parametrize("path", YEARS)
def test_every_name_of_the_context_has_a_type_and_every_value_is_of_it(path: str) -> None:
    cluster, year = YEARS[path]
    result = year_result(cluster, year)
    for paper, subject in every_paper((cluster, year), "vi"):
        values = context(
            Making(cluster=cluster, year=year, result=result, names=Names(cluster, "vi"), paper=paper, of=subject)
        )
        for name, kind in NAMES.items():
            _fits(getattr(values, name), shape_of(kind), name)


def _fits(value: Any, shape: Shape, where: str) -> None:
    """A value has the keys that its shape promises; what its class says is followed down to the last key."""
    if shape.anything or value is None or isinstance(value, Gap):
        return
    kinds = {type(kind) for kind in shape.kinds}
    if isinstance(value, Entry):
        record = type(value._record)
        assert RecordKind(record) in shape.kinds, where
        for key, below in RecordKind(record).keys().items():
            _fits(value.ask(key), below, f"{where}.{key}")
    elif isinstance(value, Value):
        assert ValueKind in kinds, where
        for kind in shape.kinds:
            if isinstance(kind, ValueKind) and kind.register:
                _fits(value.entry, kind.keys()["entry"], f"{where}.entry")
    elif isinstance(value, dict):
        assert kinds == {DictKind}, where
        for one in value.values():
            _fits(one, shape.at(None), where)
    elif isinstance(value, list | tuple):
        assert ListKind in kinds or PairKind in kinds, where
        for at, one in enumerate(value):
            _fits(one, shape.at(at), f"{where}[{at}]")
    else:
        assert PlainKind(type(value)) in shape.kinds, (where, type(value))
        if type(value) not in (str, bool, int):
            for key, below in PlainKind(type(value)).keys().items():
                _fits(value.ask(key), below, f"{where}.{key}")


RECORDS = [name for name, kind in NAMES.items() if any(get_origin(part) is Entry for part in get_args(kind))]
CHAIN = re.compile(rf"\b(?:{'|'.join(RECORDS)})(?:\.[a-z_]+)+")


def _mutated(source: str) -> list[str]:
    """A template with a letter too many at the end of a chain of keys, at a few places."""
    places = [match.end() for match in CHAIN.finditer(source) if ".raw." not in match[0]]
    return [f"{source[:at]}x{source[at:]}" for at in places[:: max(1, len(places) // 2)]]


def _fault_of(of: tuple[Cluster, Year], paper: PaperId, wording: Wording) -> TemplateProblem | None:
    for one, subject in every_paper(of, "vi"):
        if one == paper:
            try:
                make(of, paper, "vi", subject, wording=wording, draft=True)
            except TemplateProblem as problem:
                return problem
    return None


def test_what_ends_a_paper_is_found_without_making_it() -> None:
    ended = 0
    for paper in Wording().papers("vi"):
        name = f"vi/{paper}.md.j2"
        for source in _mutated(Wording().source(name)):
            wording = Wording({name: source})
            fault = _fault_of(example(), paper, wording)
            if fault is not None:
                ended += 1
                places = [(one.template, one.line, one.name, one.near) for one in inspect(wording, [name])]
                assert (fault.template, fault.line, fault.name, fault.near) in places
    assert ended >= 8


@pytest.mark.parametrize("line", ["> trích {{ year }}", "![ảnh](a.png)", "***", "##### e", "    mã"])
def test_markdown_that_no_paper_shows_is_found(line: str) -> None:
    wording = Wording({"vi/press.md.j2": f"{FRONT}# A\n\n{{% if year %}}\n{line}\n{{% endif %}}\n\nb\n"})
    (problem,) = inspect(wording)
    at = FRONT.count("\n") + 4
    assert (problem.line, problem.name) == (at, line.strip())
    nested = inspect(Wording({"vi/press.md.j2": f"{FRONT}# A\n\n- a\n  - {{{{ year }}}}\n"}))
    assert [(one.line, one.name) for one in nested] == [(at, "- {{ year }}")]
