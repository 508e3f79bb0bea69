"""What a finding tells the editor to check: only what the arithmetic supports; and who stands alone."""

from __future__ import annotations

from itertools import permutations

import pytest
from desk import statement, told

from factcheck.checks import check
from factcheck.checks.causes import cause
from factcheck.config import Config
from factcheck.model import Fact, Finding, Statement

ROWS: list[tuple[str, str, str | None, str]] = [
    ("1300 miles", "1300 km", "check whether both mean km or miles", "one number in two units"),
    ("843 miles", "1300 km", None, "no misreading of a unit makes one of the other"),
    (
        "843 miles",
        "1,357 miles",
        "1,357 km would fit: check whether 1,357 miles should be km",
        "the conversion kept its unit",
    ),
    ("843 miles", "1,500 miles", None, "no conversion"),
    ("76 centimetres", "76 inches", "check whether both mean", "one number in two units"),
    ("$2.4 million", "$2.4 billion", "a factor of 1,000: check thousand, million and billion", "another magnitude"),
    ("1,200 people", "12,000 people", "a factor of 10: check for a zero", "a zero more"),
    ("1,200 people", "13,000 people", None, "no power of ten"),
    ("843 people", "834 people", "the digits 3 and 4 are swapped: check for a slip", "swapped"),
    ("4,500 people", "5,400 people", "the digits 4 and 5 are swapped: check for a slip", "swapped before zeros"),
    ("$2.4 million", "$4.2 million", "the digits 2 and 4 are swapped: check for a slip", "swapped around the point"),
    ("31 people", "28 people", None, "other digits"),
    ("821 people", "128 people", None, "turned round is not swapped"),
    ("13 people", "30 people", "13 and 30 sound alike: check for a mishearing", "thirteen and thirty"),
    ("15 people", "60 people", None, "fifteen is not sixteen"),
    ("1,357 people", "1,957 people", "only one digit differs: check for a slip", "one digit"),
    ("12 people", "15 people", None, "of two digits one is half of the number"),
    ("45 per cent", "55 per cent", "the two make 100 %: check whether one is the rest", "the other half"),
    ("41-year-old", "42-year-old", "a year apart: check the date of birth", "an age"),
    ("41-year-old", "44-year-old", None, "three years apart"),
    ("15-month-old", "16-month-old", None, "a month apart is no birthday"),
]


@pytest.mark.parametrize(("left", "right", "expected", "why"), ROWS, ids=[f"{row[0]} / {row[1]}" for row in ROWS])
def test_what_to_check(left: str, right: str, expected: str | None, why: str) -> None:
    one, other = statement(left, path="a.txt"), statement(right, path="b.txt")
    found = cause(one, other)
    assert found == cause(other, one)
    assert (found is None) if expected is None else (found is not None and expected in found), f"{why}: {found}"


def test_percent_against_points() -> None:
    one = told("The rate rose from 5 per cent to 7 per cent, an increase of 2 per cent.", "2 per cent")
    other = told("The rate rose by 40 per cent.", "40")
    assert cause(one, other) == "from 5 per cent to 7 per cent is 2 points: check per cent against percentage points"
    third = told("The rate rose by 30 per cent.", "30")
    assert cause(one, third) is None


def test_the_difference_that_stands_beside() -> None:
    one = told("The blast killed seven miners and three rescuers.", "seven")
    ten = told("The blast killed 10 people.", "10")
    assert "the difference is the three rescuers told beside seven miners" in str(cause(one, ten))
    assert cause(one, told("The blast killed 11 people.", "11")) is None


def finding(*statements: Statement) -> Finding:
    (found,) = check([Fact(statements, "topic", "slot", 0.9)], config=Config()).findings
    return found


def given(*values: str, origins: tuple[str, ...] = ()) -> list[Statement]:
    """One statement for each value, each by a paper of its own; `origins` name who copies whom."""
    return [
        told(f"The blast killed {value} people.", value, path=f"{at}.txt", source=f"Paper {at}", origin=origin)
        for at, (value, origin) in enumerate(zip(values, origins or ("",) * len(values), strict=True), 1)
    ]


def test_three_against_one_make_one_finding_that_names_the_odd_one() -> None:
    statements = given("41", "forty-one", "44", "nearly 60")
    messages = set()
    for order in permutations(statements):
        found = finding(*order)
        assert [[mention.text for mention in side.mentions] for side in found.sides] == [
            ["41 people", "forty-one people"],
            ["44 people"],
            ["nearly 60 people"],
        ]
        messages.add(found.message)
    (message,) = messages
    assert "Paper 4 alone gives nearly 60 people; 3 others give 41 to 44" in message


@pytest.mark.parametrize(
    ("values", "origins", "why"),
    [
        (("41", "60"), (), "two papers"),
        (("41", "41", "60"), ("x", "x", "y"), "two of them carry one text"),
        (("41", "52", "60"), (), "no two are closer to each other than the third is to them"),
        (("41", "41", "60", "60"), (), "two against two"),
    ],
)
def test_where_nobody_stands_alone(values: tuple[str, ...], origins: tuple[str, ...], why: str) -> None:
    message = finding(*given(*values, origins=origins)).message
    assert "alone" not in message, why
    assert "sources give" not in message, why


def test_a_majority_is_named() -> None:
    assert "3 of 5 sources give 41 people" in finding(*given("41", "41", "41", "52", "60")).message


def test_copies_of_one_text_stand_alone_together() -> None:
    message = finding(*given("41", "41", "60", "60", origins=("a", "b", "x", "x"))).message
    assert "Paper 3 (the same text as 1 more) alone gives 60 people; 2 others give 41 people" in message
