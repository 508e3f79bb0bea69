"""Changes and multipliers in the checks: opposite directions differ, a change says nothing of a level."""

from __future__ import annotations

import json

import pytest
from builders import HILL, finding, mention, normalized, report, side
from desk import statement as bare
from jsonschema import Draft202012Validator

from factcheck.checks import check, relate
from factcheck.checks.relation import gap, relation
from factcheck.config import Config
from factcheck.extract.numbers.scan import Found, scan
from factcheck.figures import allowed
from factcheck.model import Article, Change, Claim, Fact, FieldValue, Finding, Severity, Statement, Verdict
from factcheck.report import load_schema, to_json

DIFFERENT, SAME, COMPATIBLE, UNKNOWN = Verdict.DIFFERENT, Verdict.SAME, Verdict.COMPATIBLE, Verdict.UNKNOWN

ROWS = [
    ("Prices rose 5 %.", "Prices fell 5 %.", DIFFERENT, "up and down"),
    ("Prices rose 5 %.", "Prices were up by 5 per cent.", SAME, "one direction"),
    ("Prices rose 5 %.", "Prices rose 9 %.", DIFFERENT, "one direction, two sizes"),
    ("Prices rose up to 5 %.", "Prices fell by up to 5 %.", COMPATIBLE, "both may be nothing"),
    ("Prices rose 5 %.", "Prices rose to 5 %.", UNKNOWN, "a change and a level"),
    ("Prices rose 5 %.", "Inflation stands at 7 %.", UNKNOWN, "a change and a level"),
    ("It grew by 300.", "The crowd reached 900.", UNKNOWN, "a change and a level"),
    ("The mill cut 5,000 jobs.", "The 5,000 jobs will go.", SAME, "the jobs that are cut"),
    ("The mill cut 5,000 jobs.", "The 7,000 jobs will go.", DIFFERENT, "the jobs that are cut"),
    ("Prices rose to 5 %.", "Prices rose to 7 %.", DIFFERENT, "two levels"),
    ("Sales doubled.", "Sales tripled.", DIFFERENT, "two factors"),
    ("Sales doubled.", "Sales more than doubled.", COMPATIBLE, "a bound"),
    ("Sales doubled.", "Sales halved.", DIFFERENT, "up and down"),
    ("Sales rose threefold.", "Sales fell threefold.", DIFFERENT, "up and down"),
    ("Sales tripled.", "Sales grew by a factor of three.", SAME, "two words for one factor"),
    ("Sales doubled.", "Two were sold.", UNKNOWN, "a factor is no count"),
    ("Sales doubled.", "Sales rose 100 %.", UNKNOWN, "a factor is no share"),
]


def only(text: str) -> Found:
    """The one quantity of `text`."""
    (found,) = scan(text)
    return found


def statement(text: str, path: str = "a.txt") -> Statement:
    """The one value of `text`, in its text."""
    found = only(text)
    span, article = found.span, Article(id=path, path=path, text=text, origin=path)
    value = FieldValue(span, text[span.start : span.end], found.field, found.quantity, "<number>")
    return Statement(article, Claim(path, span, span, "", "be", (value,)), value)


def found(left: str, right: str) -> Finding:
    """The finding of a fact in which two articles say these."""
    given = Fact((statement(left, "a.txt"), statement(right, "b.txt")), "topic", "slot", 0.9)
    (one,) = check([given], config=Config()).findings
    return one


@pytest.mark.parametrize(("left", "right", "verdict", "why"), ROWS, ids=[f"{row[0]} / {row[1]}" for row in ROWS])
def test_two_statements(left: str, right: str, verdict: Verdict, why: str) -> None:
    assert relate(statement(left), statement(right)) is verdict, why
    assert relate(statement(right), statement(left)) is verdict, f"symmetric: {why}"


def test_a_quantity_alone_is_no_level() -> None:
    rise, share = only("Prices rose 5 %.").quantity, bare("5 %").value.quantity
    assert relation(rise, share) is relation(share, rise) is SAME


def test_the_gap_of_a_rise_and_a_fall_is_that_between_them() -> None:
    rise, fall = only("Prices rose 5 %.").quantity, only("Prices fell 5 %.").quantity
    assert gap(rise, fall) == gap(fall, rise) == 2


def test_a_rise_and_a_fall_are_an_error_that_says_so() -> None:
    one = found("Prices fell 5 %.", "Prices rose 5 per cent.")
    assert one.severity is Severity.ERROR
    assert one.message.startswith("5 per cent is told as a rise, 5 % as a fall: they go in opposite directions")
    assert {shown.normalized.change for shown in one.sides if shown.normalized} == {Change.UP, Change.DOWN}


def test_factors_are_told_in_times() -> None:
    message = "tripled is not doubled; no value fits both wordings: 2.5 to 3.5 times against 1.5 to 2.5 times"
    assert found("Sales doubled.", "Sales tripled.").message.startswith(message)
    assert allowed("doubled", normalized("2", "1.5", "2.5", "factor")) == "1.5 to 2.5 times"


def test_a_change_is_in_the_json_report_where_there_is_one() -> None:
    assert '"change"' not in to_json(report())
    one = found("Prices fell 5 %.", "Prices rose 5 %.")
    text = to_json(report(findings=(one,)))
    assert text.count('"change": "up"') == text.count('"change": "down"') == 1
    document = json.loads(text)
    assert list(Draft202012Validator(load_schema()).iter_errors(document)) == []
    document["findings"][0]["sides"][0]["normalized"]["change"] = "sideways"
    assert list(Draft202012Validator(load_schema()).iter_errors(document))
    plain = finding(side("5 %", normalized("5", "4.5", "5.5", "percent"), mention(HILL, "3")))
    assert '"change"' not in to_json(report(findings=(plain,)))
