"""From a fact to its finding: sides, severity, updates, speakers, copies, and the words that explain it."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from desk import statement

from factcheck.checks import check
from factcheck.checks.sides import sides
from factcheck.config import Config
from factcheck.model import Fact, Finding, Severity, Statement, Verdict


def fact(*statements: Statement) -> Fact:
    return Fact(statements, topic="border, Norland", slot="border", same_slot=0.9)


def finding(*statements: Statement) -> Finding:
    (found,) = check([fact(*statements)], config=Config()).findings
    return found


def test_each_value_is_a_side() -> None:
    given = [
        statement("41 people", path="a.txt"),
        statement("forty-one people", path="b.txt"),
        statement("44 people", path="c.txt"),
        statement("nearly 60 people", path="d.txt"),
    ]
    for order in permutations(given):
        assert [[one.value.text for one in side] for side in sides(order)] == [
            ["41 people", "forty-one people"],
            ["44 people"],
            ["nearly 60 people"],
        ]


def test_a_loose_figure_joins_the_side_with_more_origins() -> None:
    given = [
        statement("31 people", path="a.txt"),
        statement("35 people", path="b.txt"),
        statement("35 people", path="c.txt"),
        statement("more than 30 people", path="d.txt"),
    ]
    assert [[one.value.text for one in side] for side in sides(given)] == [
        ["35 people", "35 people", "more than 30 people"],
        ["31 people"],
    ]


@pytest.mark.parametrize(
    ("left", "right", "severity"),
    [
        ("843 miles", "1300 km", Severity.WARNING),
        ("22 miles", "22 km", Severity.ERROR),
        ("12 people", "13 people", Severity.WARNING),
        ("12 people", "15 people", Severity.ERROR),
    ],
)
def test_the_gap_decides_the_severity(left: str, right: str, severity: Severity) -> None:
    found = finding(statement(left, path="a.txt"), statement(right, path="b.txt"))
    assert (found.verdict, found.severity) == (Verdict.DIFFERENT, severity)


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        (
            "843 miles",
            "1300 km",
            "843 miles is 1,357 km, 56.7 km (4.4 %) more than 1300 km; "
            "no value fits both wordings: 1,355.9 to 1,357.5 km against 1,250 to 1,350 km; "
            "check where each figure comes from",
        ),
        (
            "22 miles",
            "22 km",
            "22 miles is 35.41 km, 13.4 km (61 %) more than 22 km; "
            "no value fits both wordings: 34.601 to 36.21 km against 21.5 to 22.5 km; "
            "the number is the same in two units: check whether both mean km or miles",
        ),
        (
            "12 people",
            "15 people",
            "15 people, 3 (25 %) more than 12 people; check where each figure comes from",
        ),
        (
            "more than 50 people",
            "31 people",
            "more than 50 people, 19 (61 %) more than 31 people; "
            "no value fits both wordings: 50 or more against exactly 31; check where each figure comes from",
        ),
        (
            "$2.4 billion",
            "$2.4 million",
            "$2.4 billion, 1,000 times $2.4 million; "
            "no value fits both wordings: 2.35 billion to 2.45 billion USD against 2.35 million to 2.45 million USD; "
            "a factor of 1,000: check thousand, million and billion",
        ),
    ],
)
def test_a_finding_says_what_it_compared(left: str, right: str, message: str) -> None:
    one, other = statement(left, path="a.txt"), statement(right, path="b.txt")
    assert finding(one, other).message == finding(other, one).message == message


def test_a_later_figure_of_something_that_rises_supersedes() -> None:
    early = statement("12 people", path="a.txt", published="2024-03-05", measured=("people", "dead"))
    late = statement("15 people", path="b.txt", published="2024-03-07", measured=("people", "dead"))
    found = finding(early, late)
    assert (found.verdict, found.severity) == (Verdict.SUPERSEDED, Severity.NOTE)
    assert "15 people" in found.message
    assert "2024-03-07" in found.message


@pytest.mark.parametrize(
    ("early", "late", "measured", "why"),
    [
        (("12 people", "2024-03-05"), ("9 people", "2024-03-07"), ("people", "dead"), "a toll does not fall"),
        (("12 people", "2024-03-05"), ("15 people", "2024-03-05"), ("people", "dead"), "on one day"),
        (("12 people", None), ("15 people", "2024-03-07"), ("people", "dead"), "a date is unknown"),
        (("843 miles", "2024-03-05"), ("1300 km", "2024-03-07"), ("border",), "a length does not move"),
    ],
)
def test_what_does_not_supersede(
    early: tuple[str, str | None], late: tuple[str, str | None], measured: tuple[str, ...], why: str
) -> None:
    one = statement(early[0], path="a.txt", published=early[1], measured=measured)
    other = statement(late[0], path="b.txt", published=late[1], measured=measured)
    assert finding(one, other).verdict is Verdict.DIFFERENT, why


def test_two_speakers_make_a_note_that_names_them() -> None:
    found = finding(
        statement("12 people", path="a.txt", by="police"), statement("15 people", path="b.txt", by="the hospital")
    )
    assert (found.verdict, found.severity) == (Verdict.DIFFERENT, Severity.NOTE)
    assert "police" in found.message
    assert "the hospital" in found.message


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (None, "police", "one speaks in its own voice"),
        ("police", "police in Halden", "one speaker"),
        ("officials", "the hospital", "officials are nobody in particular"),
    ],
)
def test_what_is_not_reporting_of_two_speakers(one: str | None, other: str, why: str) -> None:
    found = finding(statement("12 people", path="a.txt", by=one), statement("15 people", path="b.txt", by=other))
    assert found.severity is Severity.ERROR, why


def test_copies_do_not_corroborate() -> None:
    one = statement("12 people", path="a.txt", origin="wire")
    copy = statement("12 people", path="b.txt", origin="wire")
    other = statement("12 people", path="c.txt")
    assert not check([fact(one, copy)], config=Config()).corroborations
    (agreed,) = check([fact(one, copy, other)], config=Config()).corroborations
    assert agreed.message == "12 people: given by 2 independent origins"


def test_copies_that_differ_are_found() -> None:
    one = statement("12 people", path="a.txt", origin="wire")
    copy = statement("21 people", path="b.txt", origin="wire")
    assert finding(one, copy).severity is Severity.ERROR


def test_what_only_one_article_gives_was_not_compared() -> None:
    checked = check([fact(statement("12 people"))], config=Config())
    assert checked.compared == 0
    assert [one.verdict for one in checked.single_source] == [Verdict.UNKNOWN]


def test_confidence_is_the_product_of_its_parts() -> None:
    found = finding(statement("843 miles", path="a.txt"), statement("about 900 km", path="b.txt"))
    parts = dict(found.confidence_parts)
    assert set(parts) == {"same_slot", "values_differ"}
    assert found.confidence == pytest.approx(parts["same_slot"] * parts["values_differ"])
    assert parts["values_differ"] < 0.98, "a hedge is less sure to differ"


def test_the_threshold_of_an_error_can_be_set() -> None:
    given = fact(statement("843 miles", path="a.txt"), statement("1300 km", path="b.txt"))
    (found,) = check([given], config=Config(error_gap=Decimal("0.02"))).findings
    assert found.severity is Severity.ERROR
