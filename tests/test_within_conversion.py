"""Conversions in brackets, within one article."""

from __future__ import annotations

import pytest
from within import contradictions, fits

from factcheck.checks.within import conversion
from factcheck.model import Severity

WRONG = [
    ("The border runs for 1,300 km (843 miles) along the river.", "1,300 km is 808 miles, not 843 miles"),
    ("The stage is 116 miles (178 km) long.", "116 miles is 187 km, not 178 km"),
    ("It was -24 C (-4 F) at dawn.", "-24 C is -11.2 degrees Fahrenheit, not -4 F"),
    ("The statue weighs 80 kg (36 lb).", "80 kg is 176 pounds, not 36 lb"),
    ("The farm has 50 acres (200 hectares) of wheat.", None),
    ("The road, 120km/57 miles of gravel, is closed.", "120km is 74.6 miles, not 57 miles"),
    ("Gusts of 120 km/h (95 mph) were measured.", "120 km/h is 74.6 miles per hour, not 95 mph"),
    ("They flew 1,300 km (80 miles) in a day.", None),
]
SILENT = [
    "The border runs for 1,357 km (843 miles) along the river.",
    "The lake is about 20 miles (30 km) long.",
    "The peak is 3,000 metres (10,000 ft) high.",
    "The sea warmed by 1.5 C (2.7 F) in a century.",
    "It was 40 C (104 F) in the shade.",
    "The stage is 178 km (2,640 m) with four climbs.",
    "He ran 10 km (6 miles).",
    "He ran 10 km (4 miles more than the day before).",
    "The pipe carries 500 gallons (1,900 litres) an hour.",
    "The pipe carries 500 gallons (2,300 litres) an hour.",
    "The boat is 10 metres long (its mast 60 feet high).",
    "A ton (1,000 kg) of flour was lost, and 20 tons (18 tonnes) of sugar.",
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_conversion_that_does_not_convert(text: str, message: str | None) -> None:
    (one,) = contradictions(conversion.check, text)
    assert message is None or one.message == message


@pytest.mark.parametrize("text", SILENT)
def test_nothing_to_report(text: str) -> None:
    assert not contradictions(conversion.check, text)


def test_a_right_conversion_is_something_looked_at() -> None:
    assert fits(conversion.check, SILENT[0])


def test_what_a_hedge_would_cover_is_a_warning() -> None:
    near, far = "The stage is 116 miles (178 km) long.", "The stage is 116 miles (118 km) long."
    assert [one.severity for one in contradictions(conversion.check, near)] == [Severity.WARNING]
    assert [one.severity for one in contradictions(conversion.check, far)] == [Severity.ERROR]
