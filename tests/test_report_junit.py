"""JUnit XML: held against the schema of Jenkins, and every finding a test of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from builders import border, empty, finding, report
from hostile import HOSTILE, hard
from hypothesis import given, settings
from hypothesis import strategies as st
from xmlschema import XMLSchema

from factcheck.model import Report, Severity
from factcheck.report.as_junit import to_junit
from factcheck.report.safe import harmless

SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"
OUTCOMES = ("failure", "error", "skipped")


@pytest.fixture(scope="module")
def schema() -> XMLSchema:
    return XMLSchema(str(SCHEMA))


def root_of(value: Report) -> ET.Element:
    return ET.fromstring(to_junit(value).encode("utf-8"))


def outcome(value: Report, finding_id: str) -> ET.Element | None:
    """What the test of this finding ended with; None where it passed."""
    (case,) = (each for each in root_of(value).iter("testcase") if finding_id in each.attrib["name"])
    found = [each for each in case if each.tag in OUTCOMES]
    assert len(found) <= 1
    return found[0] if found else None


@pytest.mark.parametrize("value", [hard(), report(), empty()], ids=["hard", "report", "empty"])
def test_a_report_meets_the_schema(value: Report, schema: XMLSchema) -> None:
    schema.validate(to_junit(value))


def test_the_schema_refuses_what_is_not_in_it(schema: XMLSchema) -> None:
    assert not schema.is_valid(to_junit(report()).replace("<testcase ", "<testcase line='1' ", 1))


@pytest.mark.parametrize("value", [hard(), report(), empty()], ids=["hard", "report", "empty"])
def test_the_counts_are_right(value: Report) -> None:
    root = root_of(value)
    for suite in (root, *root.iter("testsuite")):
        assert int(suite.attrib["tests"]) == len(list(suite.iter("testcase"))) > 0
        assert int(suite.attrib["failures"]) == len(list(suite.iter("failure")))
        assert int(suite.attrib["errors"]) == len(list(suite.iter("error")))
        assert int(suite.get("skipped", 0)) == len(list(suite.iter("skipped"))) or suite is root


def test_names_are_unique_so_that_a_test_has_a_history() -> None:
    names = [(case.attrib["classname"], case.attrib["name"]) for case in root_of(hard()).iter("testcase")]
    assert len(names) == len(set(names)) == 10


@pytest.mark.parametrize(
    ("severity", "tag"), [(Severity.ERROR, "failure"), (Severity.WARNING, "failure"), (Severity.NOTE, None)]
)
def test_errors_and_warnings_fail_and_notes_pass(severity: Severity, tag: str | None) -> None:
    found = outcome(report(findings=(replace(border(), severity=severity),)), "b0a1d2c3e4f5")
    assert (None if found is None else found.tag) == tag
    assert found is None or (found.attrib["type"], found.attrib["message"]) == (severity.slug, border().message)
    assert "«843 miles»" in to_junit(report(findings=(replace(border(), severity=severity),)))


def test_a_finding_that_is_ruled_on_is_skipped_with_the_ruling() -> None:
    found = outcome(hard(), "6b7c8d9e0f1a")
    assert found is not None
    assert (found.tag, found.attrib["type"]) == ("skipped", "known-dispute")
    assert found.attrib["message"].startswith("Ruled known-dispute by A. Desk on 2024-03-08")


def test_what_agrees_passes() -> None:
    assert outcome(report(), "4f5a6b7c8d9e") is None


def test_an_input_that_was_not_used_is_an_error_and_one_that_was_is_told() -> None:
    suites = {suite.attrib["name"]: suite for suite in root_of(hard()).iter("testsuite")}
    assert [error.attrib["type"] for error in suites["factcheck"].iter("error")] == ["not-text"]
    used = suites[harmless(HOSTILE.path)]
    assert used.attrib["file"] == harmless(HOSTILE.path)
    assert not list(used.iter("error"))
    assert any("encoding-guessed" in case.attrib["name"] for case in used.iter("testcase"))


def test_nothing_checkable_is_an_error_and_a_clean_run_a_pass() -> None:
    assert [each.attrib["type"] for each in root_of(empty()).iter("error")] == ["nothing-checkable"]
    clean = root_of(report(findings=(), problems=(), corroborations=()))
    assert [case.attrib["name"] for case in clean.iter("testcase")] == ["coverage"]
    assert clean.attrib["errors"] == clean.attrib["failures"] == "0"


NASTY = st.text(st.one_of(st.characters(), st.sampled_from("\x00\x0b\ufffe\uffff\ud800<&]>\"'\r\n\t")), max_size=30)


@settings(max_examples=50)
@given(text=NASTY, path=NASTY)
def test_any_text_is_xml_and_meets_the_schema(text: str, path: str, schema: XMLSchema) -> None:
    place = replace(border().sides[0].mentions[0], path=path, sentence=text, source=text)
    side = replace(border().sides[0], value=text, mentions=(place,))
    one = replace(finding(side, id="0123456789ab", topic=text, message=text), code=text)
    value = report(findings=(one,), problems=())
    schema.validate(to_junit(value))
    found = outcome(value, "0123456789ab")
    assert found is not None
    assert found.tag == "failure"
