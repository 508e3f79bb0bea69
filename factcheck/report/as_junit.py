"""The report as JUnit XML, for what shows the results of tests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from xml.etree import ElementTree as ET

from factcheck.model import Finding, Problem, Report, Severity
from factcheck.report import told
from factcheck.report.order import in_order
from factcheck.report.safe import harmless, prose
from factcheck.report.summary import coverage, headline, nothing_checkable, undisputed

_NAME = "factcheck"
_COUNTED = (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
# The two that XML 1.0 forbids and that are not yet shown as escapes (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[\ufffe\uffff]")


def to_junit(report: Report) -> str:
    """A suite for the run, and one for each article in which a finding, an agreed fact or a part of a problem stands.

    Errors and warnings fail; notes pass, with their text in `system-out`; findings that an editor has ruled on are
    skipped, with the ruling as the message. A fact on which independent origins agree passes. An input that could not
    be used is an error; so is a run in which nothing was checkable.
    """
    suites = list(_suites(report))
    counts = {name: sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "failures", "errors")}
    root = ET.Element("testsuites", {"name": _NAME, **_numbers(counts)})
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _suites(report: Report) -> Iterator[ET.Element]:
    used = {article.path for article in report.articles}
    run = [_run_case(report), *(_problem_case(each) for each in report.problems if each.path not in used)]
    yield _suite(_NAME, run)
    cases: defaultdict[str, list[ET.Element]] = defaultdict(list)
    for finding in in_order(report.findings):
        cases[_path(finding)].append(_finding_case(finding))
    for fact in in_order(report.corroborations):
        cases[_path(fact)].append(_passed(fact))
    for problem in report.problems:
        if problem.path in used:
            cases[problem.path].append(_told_case(_problem_name(problem), "input", [problem.message]))
    for path in sorted(cases):
        yield _suite(path or _NAME, cases[path], file=path)


def _suite(name: str, cases: Sequence[ET.Element], *, file: str | None = None) -> ET.Element:
    found = {kind: sum(case.find(tag) is not None for case in cases) for kind, tag in _COUNTED}
    place = {"file": _exact(file)} if file else {}
    suite = ET.Element("testsuite", {"name": _exact(name), **_numbers({"tests": len(cases), **found}), **place})
    suite.extend(cases)
    return suite


def _run_case(report: Report) -> ET.Element:
    case = _told_case("coverage", "run", [headline(report).plain, coverage(report), undisputed(report)])
    reason = nothing_checkable(report)
    if reason is not None:
        case.insert(0, _outcome("error", "nothing-checkable", reason))
    return case


def _problem_case(problem: Problem) -> ET.Element:
    case = _case(_problem_name(problem), "input")
    case.append(_outcome("error", problem.code, problem.message))
    return case


def _finding_case(finding: Finding) -> ET.Element:
    lines = told.lines(finding)
    if finding.ruling is not None:
        case = _named(finding)
        case.append(_outcome("skipped", finding.ruling.kind.value, told.ruled(finding.ruling), lines))
        return case
    if finding.severity is None or finding.severity < Severity.WARNING:
        return _passed(finding)
    case = _named(finding)
    case.append(_outcome("failure", told.level(finding), finding.message, lines))
    return case


def _passed(fact: Finding) -> ET.Element:
    case = _named(fact)
    _print(case, told.lines(fact))
    return case


def _told_case(name: str, group: str, lines: Iterable[str]) -> ET.Element:
    case = _case(name, group)
    _print(case, lines)
    return case


def _named(finding: Finding) -> ET.Element:
    return _case(f"{finding.topic} [{finding.id}]", finding.code)


def _case(name: str, group: str) -> ET.Element:
    # Viewers fold the cases of one class together: those of one check.
    return ET.Element("testcase", {"classname": _line(f"{_NAME}.{group}"), "name": _line(name)})


def _print(case: ET.Element, lines: Iterable[str]) -> None:
    ET.SubElement(case, "system-out").text = _body(lines)


def _outcome(tag: str, kind: str, message: str, lines: Iterable[str] = ()) -> ET.Element:
    element = ET.Element(tag, {"type": _line(kind), "message": _line(message)})
    element.text = _body(lines) or None
    return element


def _problem_name(problem: Problem) -> str:
    return f"{problem.path} [{problem.code}]"


def _path(finding: Finding) -> str:
    return next((mention.path for _, mention in told.mentions(finding)), "")


def _numbers(counts: dict[str, int]) -> dict[str, str]:
    return {name: str(count) for name, count in counts.items()}


def _body(lines: Iterable[str]) -> str:
    return "\n".join(_allowed(prose(line)) for line in lines)


def _line(text: str) -> str:
    return _allowed(prose(text))


def _exact(path: str) -> str:
    return _allowed(harmless(path))


def _allowed(text: str) -> str:
    return _NO_XML.sub(lambda char: f"\\u{ord(char[0]):04x}", text)
