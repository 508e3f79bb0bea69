"""Parts of a point, margins, sums over a comma, "one-in-three", turned bounds, and ends tied by hyphens."""

from __future__ import annotations

import pytest
from numbers_rows import rows


def _told(text: str) -> list[str]:
    """What is found, as "stated or ends | bound | unit | dimension"."""
    found = []
    for row in rows(text):
        _, _, stated, ends, bound, unit, dimension = row.split(" | ")
        found.append(f"{ends if stated == '-' else stated} | {bound} | {unit} | {dimension}")
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The index slid half a point.", ["0.5 | exact | - | count"]),
        ("The yield rose by three-quarters of a point.", ["0.75 | exact | - | count"]),
        ("The board backed a quarter-point rise.", ["0.25 | exact | - | count"]),
        ("Output grew one-tenth of 1 percent.", ["0.1 | exact | percent | share"]),
        ("Output grew a quarter of one percent.", ["0.25 | exact | percent | share"]),
        ("The seats fell by half.", ["50 | exact | percent | share"]),
        ("The new pump uses half as much oil.", ["50 | exact | percent | share"]),
        ("They spent a third as much as last year.", ["33.333333 | exact | percent | share"]),
        # margins
        ("The margin is plus or minus 4 percentage points.", ["4 | exact | percentage point | percentage point"]),
        ("It weighs 50 kg plus or minus 2 kg.", ["50 | exact | kilogram | mass", "2 | exact | kilogram | mass"]),
        ("It was minus 2 degrees Celsius.", ["-2 | exact | degree Celsius | temperature"]),
        # sums
        ("Within 36 hours, 2,100 signed.", ["36 | at_most | hour | duration", "2100 | exact | - | count"]),
        ("After four days, 11 hours of debate began.", ["4 | exact | day | duration", "11 | exact | hour | duration"]),
        ("For five months, 18 days were lost.", ["5 | exact | month | duration", "18 | exact | day | duration"]),
        ("It took 3 hours, 12 minutes and 9 seconds.", ["11529 | exact | second | duration"]),
        ("She is 5 feet, 9 inches tall.", ["69 | exact | inch | length"]),
        ("It ran for two hours and 20 minutes.", ["140 | exact | minute | duration"]),
        # tied by hyphens
        ("He had a one-in-four chance.", ["25 | exact | percent | share"]),
        ("It was a 1-in-50-year storm.", []),
        ("They sell three-in-one tools.", []),
        ("A 6-in pipe burst.", ["6 | exact | inch | length"]),
        ("A 4-to-9-percent rise is due.", ["4 to 9 | range | percent | share"]),
        ("A 20-to-30-year-old man fled.", ["20 to 30 | range | year | age"]),
        ("A 15-by-25-metre pool opened.", ["15 | exact | metre | length", "25 | exact | metre | length"]),
        # turned bounds
        ("Imports more than halved.", ["0.5 | less_than | factor | factor"]),
        ("Imports more than doubled.", ["2 | more_than | factor | factor"]),
        # signs
        ("It posted a result of -$2.6bn.", ["-2600000000 | exact | USD | money"]),
        ("It posted a result of −£7m.", ["-7000000 | exact | GBP | money"]),
        ("It will cost $2bn-$3bn.", ["2000000000 to 3000000000 | range | USD | money"]),
        # names
        ("She wore the number 8 shirt.", []),
    ],
)
def test_mended(text: str, found: list[str]) -> None:
    assert _told(text) == found


def test_nearly_halved_ends_above_a_half() -> None:
    assert rows("Imports nearly halved.") == ["nearly halved | quantity | 0.5 | 0.5 to 0.625 | about | factor | factor"]
