"""Values that more than the figure tells, and changes beside levels: each beside its near miss."""

from __future__ import annotations

import pytest
from numbers_rows import rows, surfaces

_DURATION = "duration | - | 6 to 24 | range | month | duration"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # two units of one dimension
        ("It takes from six months to two years.", [f"from six months to two years | {_DURATION}"]),
        (
            "It took 45 minutes to an hour.",
            ["45 minutes to an hour | duration | - | 45 to 60 | range | minute | duration"],
        ),
        # below zero, both
        (
            "It was 35 to 45 below zero.",
            ["35 to 45 below zero | quantity | - | -45 to -35 | range | degree | temperature"],
        ),
        # compounds over hyphens
        (
            "A two-hour-and-51-minute film.",
            ["two-hour-and-51-minute | duration | 171 | 170.5 to 171.5 | exact | minute | duration"],
        ),
        ("He is 5-foot-4.", ["5-foot-4 | quantity | 64 | 63.5 to 64.5 | exact | inch | length"]),
        # parts and odds
        ("Nine out of 10 came.", ["Nine out of 10 | percent | 90 | 85.5 to 94.5 | exact | percent | share"]),
        ("It is a third cheaper.", ["a third | percent | 33.333333 | 31.666667 to 35 | exact | percent | share"]),
        # told by an article
        ("She scored a pair of tries.", ["a pair of | quantity | 2 | 2 to 2 | exact | - | count"]),
        ("It won by a length and a half.", ["a length and a half | quantity | 1.5 | 1.25 to 1.75 | exact | - | count"]),
        # money
        ("It is 40c more.", ["40c | money | 0.4 | 0.395 to 0.405 | exact | USD | money"]),
        ("It will save R64 now.", ["R64 | money | 64 | 63.5 to 64.5 | exact | ZAR | money"]),
    ],
)
def test_value(text: str, found: list[str]) -> None:
    assert rows(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It grew 6 inches to 5 feet.", ["6 inches", "5 feet"]),
        ("They cut it from two years to six months.", ["two years", "six months"]),
        ("They gave 20 minutes to an hour-long show.", ["20 minutes"]),
        ("It was 35 to 45 at noon.", ["35 to 45"]),
        ("It fell to 45 below zero.", ["45 below zero"]),
        ("It was found, minus one arm.", ["one"]),
        ("It was, minus two degrees aside, warm.", ["minus two degrees"]),
        ("The rupee weakened 17 paise to 88.42 there.", ["17 paise", "88.42"]),
        ("Gold added $31 to $3,902.", ["$31", "$3,902"]),
        ("That adds $5 to $10 to a bill.", ["$5 to $10"]),
        ("Profit halved to 214 then.", ["halved", "214"]),
        ("Nine out of 28 came.", ["Nine", "28"]),
        ("It has a one in 3.5 million chance.", ["one in 3.5 million"]),
        ("It won one in 3 million-dollar deals.", ["one", "3 million-dollar"]),
        ("They spent five years in 16 of the towns.", ["five years", "16"]),
        ("Barely a quarter turned out.", ["Barely a quarter"]),
        ("The quarter ended.", []),
        ("He wore a pair of red shoes.", []),
        ("It is half as many again.", ["half as many again"]),
        ("He is as rude as again.", []),
        ("A goal and a half-chance came.", []),
        ("A 5-foot-4-panel door.", ["5-foot", "4"]),
        ("It is 3 percent higher than a year earlier.", ["3 percent"]),
        ("It is £2bn more than a year ago.", ["£2bn"]),
        ("She left more than a year ago.", ["more than a year"]),
        ("Call 101, quoting it.", []),
        ("Call 1300 555 062 or write.", []),
        ("They call 101 witnesses.", ["101"]),
        ("He took the R64 home.", []),
        ("It left on the N11 a week ago.", []),
        ("A warm 30c wash.", ["30"]),
        ("Flat 12c was hit.", []),
        ("They had three cars, one for each of them.", ["three"]),
        ("They want one for the road.", ["one"]),
    ],
)
def test_near_misses(text: str, found: list[str]) -> None:
    assert surfaces(text) == found
