"""Figures as a reader sees them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from builders import normalized
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import allowed, converted, figure


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("1356.676992", "1,357"),
        ("1357.5", "1,358"),
        ("12.7", "12.7"),
        ("12.700", "12.7"),
        ("33.33333", "33.33"),
        ("0.0123456", "0.01235"),
        ("0", "0"),
        ("0E-30", "0"),
        ("-4.25", "-4.25"),
        ("123456.7", "123,457"),
        ("1000000", "1 million"),
        ("2400000000", "2.4 billion"),
        ("-2400000000", "-2.4 billion"),
        ("12345678", "12,345,678"),
        ("7.1E+12", "7.1 trillion"),
        ("1E+30", "1.000e+30"),
        ("1E-30", "1.000e-30"),
        ("Infinity", "Infinity"),
    ],
)
def test_figure(value: str, wanted: str) -> None:
    assert figure(Decimal(value)) == wanted


@pytest.mark.parametrize(
    ("written", "value", "unit", "wanted"),
    [
        ("843 miles", "1356.676992", "kilometre", "1,357 km"),
        ("1,300 km", "1300", "kilometre", None),
        ("1300 km", "1300.0", "kilometre", None),
        ("two dozen people", "24", "person", "24 people"),
        ("three people", "3", "person", None),
        ("half a million refugees", "500000", None, "500,000"),
        ("$2.4bn", "2400000000", "USD", None),
        ("$2.4bn", "24000000000", "USD", "24 billion USD"),
        ("1.2m", "1200000", "TJS", None),
        ("Rs 20 crore", "200000000", "INR", "200 million INR"),
        ("a third", "33.3333333", "percent", "33.33 %"),
        ("60 mph", "96.56064", "kilometre per hour", "96.56 km/h"),
        ("40F", "4.444444", "degree Celsius", "4.444 degrees Celsius"),
        ("12 inches", "1", "foot", "1 foot"),
        ("24 inches", "2", "foot", "2 feet"),
        ("2 hectares", "4.942", "acre", "4.942 acres"),
    ],
)
def test_converted(written: str, value: str, unit: str | None, wanted: str | None) -> None:
    assert converted(written, normalized(value, value, value, unit)) == wanted


def test_a_range_has_no_single_conversion() -> None:
    assert converted("10 to 12 km", normalized(None, "10", "12", "kilometre")) is None


@pytest.mark.parametrize(
    ("written", "low", "high", "unit", "wanted"),
    [
        ("843 miles", "1355.87232", "1357.481664", "kilometre", "1,355.9 to 1,357.5 km"),
        ("1300 km", "1250", "1350", "kilometre", "1,250 to 1,350 km"),
        ("10 to 12 km", "10", "12", "kilometre", None),
        ("10 to 12 miles", "16.09344", "19.312128", "kilometre", "16.093 to 19.312 km"),
        ("12 people", "12", "12", None, None),
        ("over 1,000", "1000", None, None, None),
        ("over 10 miles", "16.09344", None, "kilometre", "16.09 km or more"),
        ("up to 10 miles", None, "16.09344", "kilometre", "up to 16.09 km"),
        ("dozens", None, None, None, None),
    ],
)
def test_allowed(written: str, low: str | None, high: str | None, unit: str | None, wanted: str | None) -> None:
    assert allowed(written, normalized(None, low, high, unit)) == wanted


@given(st.text(), st.decimals(allow_nan=False), st.text())
def test_any_value_is_shown(written: str, value: Decimal, unit: str) -> None:
    scale = normalized(str(value), str(value), None, unit)
    converted(written, scale)
    allowed(written, scale)
    assert figure(value)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_a_figure_is_within_its_rounding(value: Decimal) -> None:
    digits, _, word = figure(value).replace(",", "").partition(" ")
    power = {"": 0, "million": 6, "billion": 9, "trillion": 12}[word]
    assert abs(Decimal(digits).scaleb(power) - value) <= abs(value) * Decimal("0.0005")
