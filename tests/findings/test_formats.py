"""Each form for programs keeps the schema that is published for it, whatever records and folders are called."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from lxml import etree

from emucli.findings.as_github import findings_as_github, findings_as_summary
from emucli.findings.as_gitlab import findings_as_gitlab
from emucli.findings.as_junit import findings_as_junit
from emucli.findings.as_rdjson import findings_as_rdjson
from emucli.findings.as_sarif import findings_as_sarif
from emucli.findings.catalogue import catalogue
from emucli.findings.finding import Finding, Span
from emucli.findings.formats import seen_from
from emucli.findings.located import Findings, Located, Summary
from emucli.findings.text import printable
from emucli.language.phrases import Language
from tests.findings.placed import anything, noted, summary_of, unknown_unit

PUBLISHED = Path(__file__).parent / "published"
Form = Callable[[Findings, Summary, Language], str]
ANY_CODE = [
    Located(
        Finding(code, "cum-1/2024/plan.yaml", ("theme",)),
        "cum-1/2024/plan.yaml",
        Span(1, 1, 1, 4),
        "x: y",
        waived=False,
    )
    for code, entry in catalogue().entries.items()
    if "{" not in "".join((*entry.message.values(), *entry.remedy.values()))
]


def _schema(name: str) -> Draft7Validator:
    return Draft7Validator(json.loads((PUBLISHED / f"{name}.schema.json").read_text(encoding="utf-8")))


JUDGES: list[tuple[Form, Draft7Validator]] = [
    (findings_as_sarif, _schema("sarif-2.1.0")),
    (findings_as_rdjson, _schema("rdformat")),
    (findings_as_gitlab, _schema("code-quality")),
]
JUNIT = etree.XMLSchema(etree.parse(PUBLISHED / "junit.xsd"))


def _written(form: Form, found: Findings) -> Any:
    return json.loads(form(found, summary_of(found), "vi"))


@pytest.mark.parametrize(("form", "schema"), JUDGES)
@given(found=anything())
def test_json_forms_keep_their_schema(form: Form, schema: Draft7Validator, found: Findings) -> None:
    schema.validate(_written(form, found))
    schema.validate(_written(form, found.limited(1)))


@pytest.mark.parametrize(("form", "schema"), JUDGES)
def test_every_code_keeps_the_schema(form: Form, schema: Draft7Validator) -> None:
    assert len(ANY_CODE) >= 20
    schema.validate(_written(form, Findings(tuple(ANY_CODE))))


@pytest.mark.parametrize(("_form", "schema"), JUDGES)
def test_a_schema_refuses_what_is_wrong(_form: Form, schema: Draft7Validator) -> None:
    for wrong in ({"version": "2.1.0"}, [{"check_name": "EMU301"}], {"diagnostics": [{"message": 1}]}, 3):
        assert not schema.is_valid(wrong)


@given(found=anything())
def test_junit_keeps_its_schema_and_counts(found: Findings) -> None:
    for shown in (found, found.limited(1)):
        report = etree.fromstring(findings_as_junit(shown, summary_of(shown), "en").encode())
        JUNIT.assertValid(report)
        failing = {one.path for one in shown.shown if not one.waived}
        failing |= {one.path for one in shown.left_out if one.weights["error"]}
        assert int(report.get("failures", "")) == len(report.findall(".//failure")) >= len(failing)
        assert bool(failing) == (int(report.get("failures", "")) > 0)


@given(found=anything())
def test_nothing_of_a_record_is_a_command_of_github(found: Findings) -> None:
    lines = findings_as_github(found, summary_of(found), "vi").split("\n")
    assert lines[-1] == ""
    commands = [line for line in lines if line.lstrip().startswith("::")]
    assert len(commands) == len([one for one in found.shown if not one.waived]) == len(lines) - 2
    for command, one in zip(commands, (one for one in found.shown if not one.waived), strict=True):
        properties, message = _parsed(command)
        assert (properties["line"], properties["title"]) == (
            str(one.span.line),
            "EMU301 " + catalogue().entries["EMU301"].title["vi"],
        )
        assert not re.search("[\0-\x1f]", command)
        assert _visible(str(one.finding.arguments["id"])) in _visible(message)
        assert _visible(one.path) == _visible(properties["file"])


def _parsed(command: str) -> tuple[dict[str, str], str]:
    """A command as the runner of GitHub reads it: properties and data, unescaped."""
    found = re.fullmatch("::(?:error|warning|notice) ([^:]*)::(.*)", command)
    assert found is not None
    properties = dict(one.split("=", 1) for one in found[1].split(","))
    data = _unescaped(found[2])
    return {name: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in properties.items()}, data


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _visible(text: str) -> str:
    """Without what no terminal shows as it is, and what is shown in its place."""
    return re.sub("<U\\+[0-9A-F]+>|[\u2400-\u241f ]", "", "".join(map(printable, text)).replace("\n", ""))


@given(found=anything())
def test_a_table_for_the_summary_has_one_row_a_finding(found: Findings) -> None:
    counted = [one for one in found.shown if not one.waived]
    text = findings_as_summary(found, summary_of(found), "en")
    rows = [line for line in text.split("\n") if line.startswith("|")]
    assert len(rows) == (len(counted) + 2 if counted else 0)
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 5 for row in rows)


def test_fingerprints_are_unique_and_stay_when_lines_move() -> None:
    several = [unknown_unit("so-x", "a.yaml", line) for line in (3, 5, 9)] + [unknown_unit("so-z", "a.yaml", 4)]
    moved = [unknown_unit("so-x", "a.yaml", line) for line in (30, 52, 94)] + [unknown_unit("so-z", "a.yaml", 41)]
    prints, after = (_prints(Findings(tuple(one))) for one in (several, moved))
    assert len(set(prints)) == 4
    assert prints == after


def _prints(found: Findings) -> list[str]:
    return [issue["fingerprint"] for issue in _written(findings_as_gitlab, found)]


def test_waived_findings_are_told_apart() -> None:
    found = Findings((unknown_unit("so-x", "a.yaml", waived=True), noted("so-y-te", "b.yaml")))
    assert [issue["severity"] for issue in _written(findings_as_gitlab, found)] == ["info"]
    assert [one["severity"] for one in _written(findings_as_rdjson, found)["diagnostics"]] == ["INFO"]
    results = _written(findings_as_sarif, found)["runs"][0]["results"]
    assert [(one["level"], "suppressions" in one) for one in results] == [("error", True), ("note", False)]
    report = findings_as_junit(found, summary_of(found), "vi")
    assert ("<skipped>" in report, "<failure" in report) == (True, False)
    assert "<failure" in findings_as_junit(found, summary_of(found), "vi", "info")


def test_rules_have_their_help_in_both_languages() -> None:
    run = _written(findings_as_sarif, Findings((unknown_unit("so-x", "a.yaml"),)))["runs"][0]
    help_ = run["tool"]["driver"]["rules"][0]["help"]["text"]
    assert all(catalogue().entries["EMU301"].meaning[language] in help_ for language in ("vi", "en"))


def test_edits_are_suggested_where_reviewdog_counts_bytes() -> None:
    found = Findings((unknown_unit("so-x", "a.yaml", mend=True),))
    suggestion = _written(findings_as_rdjson, found)["diagnostics"][0]["suggestions"][0]
    # `  - đơn: ` is nine letters and eleven bytes.
    assert suggestion["range"] == {"start": {"line": 3, "column": 12}, "end": {"line": 3, "column": 16}}
    assert suggestion["text"] == "so-y-te"
    fix = _written(findings_as_sarif, found)["runs"][0]["results"][0]["fixes"][0]
    assert fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]["startColumn"] == 10


def test_a_file_name_that_is_no_utf8_stays_a_place() -> None:
    found = Findings((unknown_unit("so-x", "a\udcff.yaml"),))
    result = _written(findings_as_sarif, found)["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%FF.yaml"


def test_paths_are_seen_from_the_root_of_the_repository() -> None:
    found = Findings((unknown_unit("so-x", "../records/a.yaml"), unknown_unit("so-x", "/b.yaml")))
    assert [one.path for one in seen_from(found, "tools").shown] == ["records/a.yaml", "/b.yaml"]
