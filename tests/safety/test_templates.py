"""House templates are somebody else's: they reach what the allow-list gives, and do no more than a paper needs."""

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from markupsafe import Markup

from emucli.language.phrases import Language
from emucli.model.base import Record
from emucli.model.members import Members
from emucli.model.place import Place
from emucli.model.references import fields_of
from emucli.model.scalars import When
from emucli.model.text import Bilingual
from emucli.papers.contents.context import NAMES, context
from emucli.papers.contents.making import Making
from emucli.papers.templates.access import Call
from emucli.papers.templates.budget import MOST
from emucli.papers.templates.filling import BLANK
from emucli.papers.templates.inspection import inspect
from emucli.papers.templates.sandbox import Sandbox, environment
from emucli.papers.templates.template import TemplateProblem
from emucli.papers.templates.wording import Wording
from emucli.papers.values.entries import Entry
from emucli.papers.values.printer import Printer
from emucli.papers.values.value import Asked, Gap, Joined, Row, UnknownKey, Value
from emucli.results.names import Names
from emucli.results.year import year_result
from tests.papers.making import LANGUAGES, every_paper, example, made_up, make, real_years, unknown_year

FRONT = "---\nhead: none\nfoot: none\n---\n"
ALLOWED = (
    str, bool, int, Decimal, Fraction, When, date, time, type(None), Markup, list, tuple, dict, Value, Gap, Entry, Call,
    Joined,
)  # fmt: skip
"""What may come out of anything that a template asks."""
# Whatever Python and its libraries give names to on the objects that templates see, and words that tried to be clever.
KEYS = sorted(
    {
        *(name for kind in (*ALLOWED, *Row.__subclasses__(), Undefined) for name in dir(kind)),
        *(name for record in (Members, Bilingual, Place) for name in dir(record)),
        "parse_raw", "parse_file", "model_fields", "model_construct", "mro", "gi_frame", "f_globals", "cr_frame",
        "__globals__", "__builtins__", "func_globals", "_record", "_wrapper", "_place", "record", "places", "computed",
        "names", "wrapper", "making", "environment", "spend", "weigh", "function", "unknown", "why", "inside",
    }
)  # fmt: skip


def sandbox() -> Sandbox:
    """Jinja as one paper has it."""
    return environment(Printer(language="vi"), lambda _: None)


def allowed(value: Any) -> bool:
    """Whether a value is of the few types that templates may see."""
    return type(value) in ALLOWED or isinstance(value, Row)


def asked(jinja: Sandbox, value: Any, key: str) -> Any:
    """What a template gets for a key; an undefined value where it is refused or not there."""
    try:
        return jinja.getattr(value, key)
    except UnknownKey:
        return Undefined()
    except (SecurityError, UndefinedError):
        return Undefined()


def below(jinja: Sandbox, value: Any) -> Iterator[Any]:
    """Whatever a template gets from a value in one step: keys, entries, calls without arguments."""
    for key in KEYS:
        yield asked(jinja, value, key)
    if isinstance(value, Entry):
        record: Record = value.record
        for key in fields_of(type(record)):
            yield asked(jinja, value, key)
    if isinstance(value, list | tuple):
        yield from value
        yield jinja.getitem(value, 0)
    if isinstance(value, dict):
        yield from (*value, *value.values())
    if isinstance(value, Gap):
        yield jinja.getitem(value, 0)


def step(value: Any) -> object:
    """What has been looked at already: records by themselves, the rest by type and content."""
    if isinstance(value, Entry):
        return ("entry", id(value._record))
    if isinstance(value, Value):
        return ("value", type(value.raw), value.entry is None)
    if isinstance(value, Gap):
        return ("gap", value.record)
    return (type(value), id(value) if isinstance(value, list | tuple | dict | Row) else None)


YEARS = {year.path: (cluster, year) for cluster, year in (example(), unknown_year(), *real_years())}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", YEARS)
def test_only_allowed_types_are_reachable_from_every_name_of_every_paper(path: str, language: Language) -> None:
    of, jinja = YEARS[path], sandbox()
    result, seen, kept = year_result(*of), set[object](), []
    for paper, subject in every_paper(of, "vi"):
        making = Making(cluster=of[0], year=of[1], result=result, names=Names(of[0], language), paper=paper, of=subject)
        names = context(making)
        waiting: list[Any] = [*(getattr(names, name) for name in NAMES), BLANK]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Undefined):
                continue
            assert allowed(value), type(value)
            kept.append(value)  # so that no two objects have the same id
            if step(value) not in seen:
                seen.add(step(value))
                waiting.extend(below(jinja, value))
    assert len(seen) > 20


def test_whatever_the_environment_gives_is_allowed_too() -> None:
    jinja = sandbox()
    assert all(isinstance(one, Call) for one in jinja.globals.values())
    assert set(jinja.globals) == {"dict", "namespace", "range"}
    source = (
        "{% macro m() %}{{ probe(caller) }}{{ probe(varargs) }}{{ probe(kwargs) }}{% endmacro %}"
        "{% call m(1) %}{% endcall %}{{ probe(m) }}{% set s = namespace(a=1) %}{{ probe(s) }}"
        "{% for one in [1] %}{{ probe(loop) }}{% endfor %}{{ probe(range(2)) }}{{ probe(dict(a=1)) }}"
    )
    jinja.from_string(source).render(probe=Call(lambda value: _probe(jinja, value)))


def _probe(jinja: Sandbox, value: Any) -> str:
    """Ask one of Jinja's own values for everything."""
    for key in KEYS:
        found = asked(jinja, value, key)
        assert isinstance(found, Undefined) or allowed(found), (type(value), key, type(found))
    return ""


@pytest.mark.parametrize("key", ["parse_raw", "parse_file", "model_fields", "__class__", "construct", "vi"])
def test_the_model_of_a_text_is_not_given_away(key: str) -> None:
    source = f"{{{{ cluster.name.raw.{key} }}}}"
    with pytest.raises(TemplateProblem) as caught:
        press(source)
    assert (caught.value.line, caught.value.name) == (5, key)
    found = inspect(Wording({"vi/press.md.j2": f"{FRONT}{source}\n"}))
    assert [(one.line, one.name) for one in found] == [(5, key)]


def press(source: str) -> str:
    """The text of a press item with this body."""
    return make(example(), "press", wording=Wording({"vi/press.md.j2": f"{FRONT}{source}\n"}), draft=True).text


ATTACKS = {
    "pickle": "{{ cluster.name.raw.parse_raw('x', proto='pickle', allow_pickle=True) }}",
    "model of a gap": "{{ next_covenant.record.parse_file('/etc/passwd') }}",
    "globals of a macro": "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "class of a list": "{{ [].__class__.__base__.__subclasses__() }}",
    "class by an item": "{{ []['__class__'] }}",
    "class by a filter": "{{ [[]] | map(attribute='__class__') | list }}",
    "class by a path": "{{ [cluster] | map(attribute='name.raw.__class__') | first }}",
    "class by sorting": "{{ [cluster] | sort(attribute='__class__') }}",
    "class by grouping": "{{ [cluster] | groupby('__class__') }}",
    "class by summing": "{{ [cluster] | sum(attribute='__class__') }}",
    "attr": "{{ cluster | attr('__class__') }}",
    "format": "{{ '{0.__class__}'.format(cluster) }}",
    "format_map": "{{ '{a.__class__}'.format_map({'a': cluster}) }}",
    "percent": "{{ '%s' % cluster }}",
    "record as a text": "{{ cluster ~ '' }}",
    "record by a filter": "{{ cluster | string }}",
    "record in a list": "{{ [cluster] | join(',') }}",
    "record in capitals": "{{ cluster | upper }}",
    "record as a noun": "{{ 1 | counted(cluster) }}",
    "record printed": "{{ cluster }}",
    "the call of a call": "{{ range.function }}",
    "the environment": "{{ self._TemplateReference__context.environment }}",
    "the loop": "{% for one in [1] %}{{ loop._iterator }}{% endfor %}",
    "the module": "{% import 'words.md.j2' as words with context %}{{ words._body_stream }}",
    "a model called": "{{ cluster.name() }}",
    "a method of a row": "{{ counted_votes[0].told_of('x') }}",
    "an import of a private name": "{% from 'words.md.j2' import __class__ as c %}",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_ends_the_paper_with_its_line(attack: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        press(f"\n{ATTACKS[attack]}")
    assert (caught.value.template, caught.value.line) == ("vi/press.md.j2", 6)
    assert not re.search(r" at 0x[0-9a-f]+|<class", str(caught.value))


HEAVY = {
    "loops": "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "loops that pass over": "{% for i in range(99999) %}{% for j in range(99999) if false %}{% endfor %}{% endfor %}",
    "a long range": "{{ range(10000000) | length }}",
    "doubled texts": "{% set x = namespace(a='aa') %}{% for i in range(99) %}{% set x.a = x.a ~ x.a %}{% endfor %}",
    "added texts": "{% set x = namespace(a='aa') %}{% for i in range(99) %}{% set x.a = x.a + x.a %}{% endfor %}",
    "added lists": "{% set x = namespace(a=[1]) %}{% for i in range(99) %}{% set x.a = x.a + x.a %}{% endfor %}",
    "doubled blocks": "{% set x = namespace(a='aa') %}{% for i in range(99) %}{% set y %}{{ x.a }}{{ x.a }}{% endset %}"
    "{% set x.a = y %}{% endfor %}",
    "squares": "{% set x = namespace(a=9) %}{% for i in range(99) %}{% set x.a = x.a * x.a %}{% endfor %}",
    "fractions": "{% set x = namespace(a=1) %}{% for i in range(99) %}{% set x.a = x.a / 7 %}{% endfor %}",
    "powers": "{{ 9 ** 999999999 }}",
    "products": "{{ 'a' * 10**9 }}",
    "replacements": "{% set b = 'a' * 100000 %}{{ b | replace('a', b) }}",
    "joins": "{% set b = 'a' * 100000 %}{{ range(99999) | join(b) }}",
    "macros": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "maps": "{% for i in range(99999) %}{{ range(99999) | map('string') | list | length }}{% endfor %}",
    "sorts": "{% for i in range(99999) %}{% set x = range(99999) | sort %}{% endfor %}",
    "searches": "{% set b = range(99999) %}{% for i in b %}{% if -1 in b %}{% endif %}{% endfor %}",
    "comparisons": "{% set b = 'a' * 999999 %}{% set c = 'a' * 999999 %}{% for i in range(99999) %}{% if b == c %}"
    "{% endif %}{% endfor %}",
    "methods": "{% set b = 'a ' * 400000 %}{% for i in range(99999) %}{% set x = b.split() %}{% endfor %}",
    "parts": "{% set b = 'a' * 999999 %}{% for i in range(99999) %}{% set x = b[1:] %}{% endfor %}",
    "text": "{% for i in range(99999) %}" + "x" * 10_000 + "{% endfor %}",
    "tables": "{% for i in range(99999) %}\n```table\nrows: standings\n```\n{% endfor %}",
    "printing": "{% set b = 'a' * 900000 %}{% for i in range(99999) %}{{ b }}{% endfor %}",
}


@pytest.mark.parametrize("what", HEAVY)
def test_what_would_run_on_or_fill_the_memory_ends(what: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        press(HEAVY[what])
    assert caught.value.why == "too_much"
    assert caught.value.line >= 5


DEEP = {
    "itself included": '{% include "press.md.j2" %}',
    "itself imported": '{% import "press.md.j2" as p with context %}',
    "a macro in itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a loop in itself": "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "brackets": "{{ " + "(" * 1000 + "1" + ")" * 1000 + " }}",
    "lists": "{{ " + "[" * 1000 + "]" * 1000 + " }}",
    "branches": "{% if 1 %}" * 1000 + "{% endif %}" * 1000,
    "loops": "{% for a in [1] %}" * 25 + "{% endfor %}" * 25,
    "sums": "{{ " + "+".join("1" for _ in range(1000)) + " }}",
    "filters": "{{ 'a'" + " | upper" * 1000 + " }}",
    "keys": "{{ cluster" + ".name" * 1000 + " }}",
    "negations": "{{ " + "not " * 1000 + "1 }}",
}


@pytest.mark.parametrize("what", DEEP)
def test_what_is_nested_too_deep_is_told_by_paper_and_check_alike(what: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        press(DEEP[what])
    assert caught.value.why == "too_deep"
    if "itself" not in what:
        # A check fills nothing, so it cannot see where a template leads.
        found = inspect(Wording({"vi/press.md.j2": FRONT + DEEP[what]}))
        assert "too_deep" in {one.why for one in found}


def test_depths_that_people_write_are_made() -> None:
    assert press("{% for a in [1] %}" * 12 + "x" + "{% endfor %}" * 12) == "x\n"
    assert press("{% if 1 %}" * 60 + "x" + "{% endif %}" * 60) == "x\n"


@pytest.mark.parametrize(
    "what", ["```a\n" * 20_000, "{#" * 40_000, f"{{% raw %}}{'{#' * 40_000}{{% endraw %}}", "{{" * 40_000]
)
def test_a_long_odd_file_is_checked_in_one_pass(what: str) -> None:
    assert len(inspect(Wording({"vi/press.md.j2": FRONT + what}))) <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_spend_a_small_part_of_what_they_may(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Sandbox] = []

    def remembered(*arguments: Any) -> Sandbox:
        made.append(environment(*arguments))
        return made[-1]

    monkeypatch.setattr("emucli.papers.templates.filling.environment", remembered)
    wording = Wording()
    for paper, subject in every_paper(example(), language):  # type: ignore[arg-type]
        make(example(), paper, language, subject, draft=True, wording=wording)  # type: ignore[arg-type]
    assert max(one.spent for one in made) < MOST // 50


NAMED = st.sampled_from([*NAMES, "blank", "block", "range", "dict", "namespace", "loop", "self", "caller"])
STEPS = st.one_of(
    st.sampled_from(KEYS).map(lambda key: f".{key}"),
    st.sampled_from(KEYS).map(lambda key: f"['{key}']"),
    st.sampled_from(["[0]", "[-1]", "()", "('x')", "[1:]", " | first", " | list", " | string", " | length", " ~ ''"]),
    st.sampled_from(KEYS).map(lambda key: f" | map(attribute='{key}') | list"),
)


@settings(max_examples=300, deadline=None)
@given(name=NAMED, steps=st.lists(STEPS, min_size=1, max_size=5))
def test_no_chain_of_keys_and_calls_prints_a_thing_of_python(name: str, steps: list[str]) -> None:
    # Brackets around each step, for a filter binds closer than a key.
    expression = name
    for one in steps:
        expression = f"({expression}){one}"
    try:
        text = press(f"{{{{ {expression} }}}}")
    except TemplateProblem as problem:
        text = str(problem.name)
    assert not re.search(r" object at |<class|<function|<module|bound method|built-in|0x[0-9a-f]{6}", text), expression


def test_a_record_is_data_whatever_it_says() -> None:
    theme = "{{ cluster.__class__ }}"
    of = made_up({"cum-1/2024/plan.yaml": f'theme: "{theme}"\n'})
    source = f"{FRONT}{{{{ plan.theme }}}} {{{{ plan.theme ~ '' }}}} {{{{ plan.theme | string }}}}\n"
    paper = make(of, "press", wording=Wording({"vi/press.md.j2": source}), draft=True)
    assert paper.text.count("cluster.") == 3
    assert isinstance(Value("x"), Asked)
