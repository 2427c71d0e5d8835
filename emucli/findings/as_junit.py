"""Findings as a JUnit report: what nearly every CI server shows. A file with findings is a suite, a finding a case."""

import re
from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ..language.findings import finding_word
from ..language.phrases import Language
from .catalogue import catalogue
from .finding import Severity, where
from .located import Findings, LeftOut, Located, Summary, weighs
from .text import printable, summary_line
from .told import told

_NO_XML = re.compile("[\ufffe\uffff]")


def findings_as_junit(found: Findings, summary: Summary, language: Language, fail_level: Severity = "warning") -> str:
    """A report in which those findings fail that weigh as much as `fail_level`; waived ones are skipped."""
    suites = Element("testsuites", name="emucli validate")
    left_out = {one.path: one for one in found.left_out}
    for path, group in groupby(found.shown, lambda one: one.path):
        _suite(suites, path, list(group), left_out.pop(path, None), language, fail_level)
    for path, one in left_out.items():
        _suite(suites, path, (), one, language, fail_level)
    if not len(suites):
        SubElement(
            SubElement(suites, "testsuite", name="emucli"), "testcase", name=_xml(summary_line(summary, language))
        )
    for suite in (suites, *suites):
        cases = list(suite.iter("testcase"))
        suite.set("tests", str(len(cases)))
        suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suites, encoding="unicode") + "\n"


def _suite(
    suites: Element,
    path: str,
    found: Sequence[Located],
    left_out: LeftOut | None,
    language: Language,
    fail_level: Severity,
) -> None:
    suite = SubElement(suites, "testsuite", name=_xml(path))
    for one in found:
        _case(suite, one, language, fail_level)
    if left_out is not None:
        more = finding_word("more_in_this_file", language, count=left_out.number)
        case = SubElement(suite, "testcase", name=more, classname=_xml(path))
        severities: tuple[Severity, ...] = ("error", "warning", "info")
        if any(left_out.weights[severity] for severity in severities if weighs(severity, fail_level)):
            SubElement(case, "failure", message=more)


def _case(suite: Element, one: Located, language: Language, fail_level: Severity) -> None:
    finding = one.finding
    place = f"{one.path}:{one.span.line}:{one.span.column}"
    name = f"{finding.code} {one.span.line}:{one.span.column} {where(finding.path)}".rstrip()
    case = SubElement(suite, "testcase", name=_xml(name), classname=_xml(one.path))
    message = _xml(catalogue().message(finding, language))
    whole = _xml(f"{place}\n{told(one, language)}")
    if one.waived:
        SubElement(case, "skipped").text = message
    elif weighs(one.severity, fail_level):
        SubElement(case, "failure", type=finding.code, message=message).text = whole
    else:
        SubElement(case, "system-out").text = whole


def _xml(text: str) -> str:
    """Only what XML may hold; what a terminal would act on is shown as in text."""
    return "\n".join(_NO_XML.sub("�", printable(line)) for line in text.split("\n"))
