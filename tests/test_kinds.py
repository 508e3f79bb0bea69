"""Dates, times and names as values: read, related, and told in findings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from desk import articles, told

from factcheck.checks import check, relate
from factcheck.config import Config
from factcheck.extract import extract
from factcheck.model import Fact, Finding, Kind, Severity, Statement, Verdict
from factcheck.names import Likeness, likeness_of_names, likeness_of_persons

DAY = "2024-05-15"
PETRA = ("She was coached by Petra Lundmark in Oslo.", "Petra Lundmark")


def finding(*statements: Statement) -> Finding:
    """What the checks say of statements that fill one slot."""
    checked = check([Fact(statements, "when it happened", "happen", 0.9)], config=Config())
    (found,) = (*checked.findings, *checked.corroborations, *checked.single_source)
    return found


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (("The bridge fell on Monday.", "Monday"), ("The bridge fell on 13 May.", "13 May"), Verdict.SAME),
        (("The bridge fell on Tuesday.", "Tuesday"), ("The bridge fell on 13 May.", "13 May"), Verdict.DIFFERENT),
        (("It opened in May 2019.", "May 2019"), ("It opened in 2019.", "2019"), Verdict.COMPATIBLE),
        (("It opened in 2018.", "2018"), ("It opened in 2019.", "2019"), Verdict.DIFFERENT),
        (("It sank at 9.40pm.", "9.40pm"), ("It sank at 21:40.", "21:40"), Verdict.SAME),
        (("It sank at 9.40pm.", "9.40pm"), ("It sank at 8.40pm.", "8.40pm"), Verdict.DIFFERENT),
        (("It sank at 9.40pm.", "9.40pm"), ("It sank on 14 May.", "14 May"), Verdict.UNKNOWN),
        (
            PETRA,
            ("She was coached by Lundmark in Oslo.", "Lundmark"),
            Verdict.COMPATIBLE,
        ),
        (
            PETRA,
            ("She was coached by Karin Lundmark in Oslo.", "Karin Lundmark"),
            Verdict.DIFFERENT,
        ),
        (
            PETRA,
            ("It sank on 14 May.", "14 May"),
            Verdict.UNKNOWN,
        ),
    ],
)
def test_values_of_one_kind_are_related(left: tuple[str, str], right: tuple[str, str], verdict: Verdict) -> None:
    one, other = told(*left, published=DAY), told(*right, published=DAY, path="b.txt")
    assert relate(one, other) is verdict
    assert relate(other, one) is verdict


def test_a_day_that_differs_is_an_error_that_tells_both_days() -> None:
    found = finding(
        told("The bridge fell on Tuesday.", "Tuesday", published=DAY),
        told("The bridge fell on 13 May.", "13 May", published=DAY, path="b.txt"),
    )
    assert found.severity is Severity.ERROR
    assert found.code == "date"
    assert "(2024-05-14)" in found.message and "(2024-05-13)" in found.message
    assert {side.resolved for side in found.sides} == {"2024-05-14", "2024-05-13"}


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("Petra Lundgren", "Petra Lundmark", Severity.WARNING),
        ("Sergei Volkov", "Sergey Volkov", Severity.NOTE),
        ("Petra Lundgren", "Anna Holm", Severity.ERROR),
    ],
)
def test_names_differ_by_their_likeness(one: str, other: str, severity: Severity) -> None:
    found = finding(
        told(f"Her coach, {one}, said nothing.", one), told(f"Her coach, {other}, left.", other, path="b.txt")
    )
    assert found.severity is severity
    assert found.field.value == "name"


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Petra Lundmark", "Lundmark", Likeness.FORM),
        ("J. Smith", "John Smith", Likeness.FORM),
        ("K.R. Mahadevan", "KR Madhavan", Likeness.SLIP),
        ("Müller", "Muller", Likeness.SAME),
        ("Marcel Comeau", "Michel Comeau", Likeness.SLIP),
        ("Rasa Jonaityte", "Tomas Vaicius", Likeness.OTHER),
    ],
)
def test_persons(one: str, other: str, likeness: Likeness) -> None:
    assert likeness_of_persons(one, other) is likeness
    assert likeness_of_persons(other, one) is likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Bank of Zambia", "Zambia Bank", Likeness.FORM),
        ("NATO", "North Atlantic Treaty Organization", Likeness.FORM),
        ("Hyderabad", "Pune", Likeness.OTHER),
        ("Royal Perth Hospital", "Royal Perth", Likeness.FORM),
    ],
)
def test_organisations_and_places(one: str, other: str, likeness: Likeness) -> None:
    assert likeness_of_names(one, other) is likeness
    assert likeness_of_names(other, one) is likeness


def test_an_article_gives_a_name_in_its_fullest_form() -> None:
    (article,) = articles("Coach leaves\n\nPetra Lundmark coached her for nine years. Lundmark left on Monday.")
    (claims,) = extract([article])
    names = [value for claim in claims for value in claim.values if value.kind is Kind.NAME]
    assert {value.called.full for value in names if "Lundmark" in value.text} == {"Petra Lundmark"}


def test_another_kind_is_asked_for_in_vain() -> None:
    value = told("It sank at 9.40pm.", "9.40pm").value
    with pytest.raises(TypeError, match=r"9\.40pm"):
        _ = value.quantity
    assert told("It sank 12 km away.", "12 km").value.quantity.stated == Decimal(12)
