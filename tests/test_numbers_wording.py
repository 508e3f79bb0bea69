"""Words around a figure that bound it, those that only look like it, and what a figure takes from the one before."""

from __future__ import annotations

import pytest
from numbers_rows import shown

from factcheck.extract.degrees import graded, scale
from factcheck.extract.numbers.scan import scan


def read(text: str) -> list[str]:
    """The quantities of `text` as "surface | bound | low to high | unit", "-" for none."""
    found = []
    for one in scan(text):
        quantity = one.quantity
        ends = f"{shown(quantity.interval.low)} to {shown(quantity.interval.high)}"
        unit = quantity.unit or quantity.currency or "-"
        found.append(f"{text[one.span.start : one.span.end]} | {quantity.bound} | {ends} | {unit}")
    return found


BOUNDS = [
    # A limit that is itself exact: two different ones disagree.
    ("Pay within 14 days.", ["within 14 days | at_most | 13.5 to 14.5 | day"]),
    ("The barge came within 2km of the pier.", ["within 2km | at_most | 1.5 to 2.5 | kilometre"]),
    ("They scored twice inside 10 minutes.", ["inside 10 minutes | at_most | 9.5 to 10.5 | minute"]),
    ("Rooms start at $80.", ["start at $80 | at_least | 79.5 to 80.5 | USD"]),
    ("Tickets from £45 go on sale today.", ["from £45 | at_least | 44.5 to 45.5 | GBP"]),
    ("The tour (from €310) leaves in May.", ["from €310 | at_least | 305 to 315 | EUR"]),
    # Passed.
    ("Gold topped $3,000 in May.", ["topped $3,000 | more_than | 3000 to - | USD"]),
    ("Donations topped 12,000 by noon.", ["topped 12,000 | more_than | 12000 to - | -"]),
    ("Sales climbed past €1bn.", ["past €1bn | more_than | 1000000000 to - | EUR"]),
    ("Inflation crossed 12 %.", ["crossed 12 % | more_than | 12 to - | percent"]),
    ("The film passed the 40 crore mark.", ["passed the 40 crore | more_than | 400000000 to - | -"]),
    ("The mercury rose beyond 40C.", ["beyond 40C | more_than | 40 to - | degree Celsius"]),
    # Hedges and comparisons.
    ("The lane is barely 12 feet wide.", ["barely 12 feet | about | 10.8 to 13.2 | foot"]),
    ("Repairs are estimated at $14m.", ["estimated at $14m | about | 12600000 to 15400000 | USD"]),
    ("It was home to just shy of 40,000.", ["just shy of 40,000 | about | 36000 to 40000 | -"]),
    ("Turnout was well short of 40 %.", ["well short of 40 % | less_than | - to 40 | percent"]),
    ("It was no warmer than 9C.", ["no warmer than 9C | at_most | - to 9 | degree Celsius"]),
    ("It was no colder than 9C.", ["no colder than 9C | at_least | 9 to - | degree Celsius"]),
    ("Adults above the age of 45 may apply.", ["above the age of 45 | more_than | 45 to - | year"]),
    ("The plums cost £1.20 each or less.", ["£1.20 each or less | at_most | - to 1.2 | GBP"]),
    ("It sold out in under an hour.", ["under an hour | less_than | - to 1 | hour"]),
    # What gives the same in brackets is as loose.
    (
        "Gusts of up to 75mph (121km/h) hit.",
        ["up to 75mph | at_most | - to 75 | mile per hour", "121km/h | at_most | - to 121 | kilometre per hour"],
    ),
    (
        "It lies about 50 miles (80 km) off.",
        ["about 50 miles | about | 45 to 55 | mile", "80 km | about | 72 to 88 | kilometre"],
    ),
    # Longer than, for a time that lasts.
    ("They waited for over two hours.", ["over two hours | at_least | 2 to - | hour"]),
    ("It took over three years.", ["over three years | at_least | 3 to - | year"]),
    ("It shut over 20 years ago.", ["over 20 years | at_least | 20 to - | year"]),
    ("Fines go up to £500.", ["up to £500 | at_most | - to 500 | GBP"]),
    ("A crowd of about three hundred came.", ["about three hundred | about | 250 to 350 | -"]),
]

NO_BOUNDS = [
    # During.
    ("It will pay £12m over three years.", ["£12m", "three years"]),
    ("Over five years they gained 21%.", ["five years", "21%"]),
    ("He allowed two hits over seven innings.", ["two", "seven"]),
    # What is told about something.
    ("The film about three sisters opens today.", ["three"]),
    # A level that was reached.
    ("Unemployment edged up to 4.3 %.", ["4.3 %"]),
    # An average is a figure of its own.
    ("They waited an average of 61 hours.", ["61 hours"]),
    # Passed and topped in other ways.
    ("She passed 12 exams.", ["12"]),
    ("He walked past 16 houses.", ["16"]),
    ("They passed $20 notes to the clerk.", ["$20"]),
    ("The club passed £3m to the fund.", ["£3m"]),
    ("The team topped 6,200-metre Mount Lear.", ["6,200-metre"]),
    ("The road crosses 12 km of marsh.", ["12 km"]),
    ("They work inside two tents.", ["two"]),
    ("Two schools within three districts shut.", ["Two", "three"]),
    # From one value to another, or from where money comes.
    ("The fare fell from £45.", ["£45"]),
    ("Prices from £45 last year to £60 now.", ["£45", "£60"]),
    ("They made £300 from £45.", ["£300", "£45"]),
    ("The race starts at 40 km from the coast.", ["40 km"]),
    ("They ran 40 km (12 kg lighter).", ["40 km", "12 kg"]),
]


@pytest.mark.parametrize(("text", "wanted"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bounds(text: str, wanted: list[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), NO_BOUNDS, ids=[row[0] for row in NO_BOUNDS])
def test_what_only_looks_like_a_bound(text: str, wanted: list[str]) -> None:
    assert [row.split(" | ")[:2] for row in read(text)] == [[surface, "exact"] for surface in wanted]


CARRIED = [
    ("Queues fell from 95 minutes to 40.", ["minute", "minute"]),
    ("Output rose to 12,000 tonnes from 9,000.", ["tonne", "tonne"]),
    ("The rate was cut from 12 % to barely 6.5.", ["percent", "percent"]),
    ("The target went to 88 euros from 95.", ["EUR", "EUR"]),
    ("It bought 9,000 tonnes, up from 7,500.", ["tonne", "tonne"]),
    ("Support stands at 40 %, compared with 37 in May.", ["percent", "percent"]),
]

NOT_CARRIED = [
    ("The line went from 95 minutes to 40 calls.", ["minute", "-"]),
    ("There were 12 cases in the past two weeks, up from nine.", ["-", "week", "-"]),
    ("He turned in 24.1 at the first 50 metres against 21 a year ago.", ["-", "metre", "-"]),
    ("They drove 95 miles to 40 of the farms.", ["mile", "-"]),
    ("They sold 40 tonnes and 12.", ["tonne", "-"]),
    ("Nurses doubled from 12 to 24.", ["factor", "-", "-"]),
]


@pytest.mark.parametrize(("text", "wanted"), CARRIED + NOT_CARRIED, ids=[row[0] for row in CARRIED + NOT_CARRIED])
def test_the_unit_of_the_figure_before(text: str, wanted: list[str]) -> None:
    assert [row.rpartition(" | ")[2] for row in read(text)] == wanted


DIRECTIONS = [
    ("The index fell by 42.6 points, or 0.5 %.", ["down", "down"]),
    ("Exports fell by €4.2bn or nearly 19 %.", ["down", "down"]),
    ("The mill will shed 300 posts, or 5 %.", ["down", "down"]),
    ("It closed down 42 points (0.5 %).", ["down", "down"]),
    ("They won rises of £40 a month, or 6.5 %.", ["up", "up"]),
    ("Prices rose by an average of 15 %.", ["up"]),
    # Two things, and a level.
    ("Sales rose 5 % ($12m).", ["up", None]),
    ("Sales rose 5 % and 12 km of road opened.", ["up", None]),
    ("Sales doubled or 5 % left.", ["up", None]),
]


@pytest.mark.parametrize(("text", "wanted"), DIRECTIONS, ids=[row[0] for row in DIRECTIONS])
def test_the_direction_of_the_figure_before(text: str, wanted: list[str | None]) -> None:
    assert [one.quantity.change for one in scan(text)] == wanted


UNITS = [
    ("It fell at 6,000 feet a minute.", ["foot per minute"]),
    ("It climbed 600 feet a minute later.", ["foot per minute"]),
    ("A 500kVA transformer blew.", ["kilovolt-ampere"]),
    ("They recalled 16,000 pounds (7,260 kilograms) of beef.", ["pound", "kilogram"]),
    ("They sold it in 3-pound bags.", ["pound"]),
    ("They sold it for 3 pounds.", ["GBP"]),
    ("They pay a 3-pound fare.", ["GBP"]),
    ("It sold near the 40 million mark.", ["-"]),
    ("It sold for 40 million marks.", ["DEM"]),
]


@pytest.mark.parametrize(("text", "wanted"), UNITS, ids=[row[0] for row in UNITS])
def test_units(text: str, wanted: list[str]) -> None:
    assert [row.rpartition(" | ")[2] for row in read(text)] == wanted


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The mercury hit 43.1C and stayed above 40 degrees.", "degree Celsius"),
        ("It was 12 degrees Fahrenheit, then 9 degrees.", "degree Fahrenheit"),
        ("It was 20C (68F).", None),
        ("The Class 9 Cup and vitamin C.", None),
    ],
)
def test_the_scale_of_an_article(text: str, unit: str | None) -> None:
    assert scale(text) == unit
    (angle,) = scan("Temperatures rose 9 degrees.")
    assert graded(angle, unit).quantity.unit == (unit or "degree")
