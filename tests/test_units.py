"""The table of units: conversion there and back, ambiguity, and what each dimension needs to be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Interval
from factcheck.units import convert, convert_interval, units

NAMES = sorted(units())
DIMENSIONS = sorted({unit.dimension for unit in units().values()})
VALUES = st.decimals(-(10**9), 10**9, places=3)


def first(dimension: str) -> str:
    """The first unit of a dimension in the table."""
    return next(unit.name for unit in units().values() if unit.dimension == dimension)


@pytest.mark.parametrize(
    ("value", "unit", "to", "wanted"),
    [
        ("843", "mile", "kilometre", "1356.676992"),
        ("1", "hectare", "square metre", "10000"),
        ("1", "acre", "square foot", "43560"),
        ("1", "quintal", "kilogram", "100"),
        ("1", "thousand million cubic feet", "million cubic feet", "1000"),
        ("1", "gigatonne", "tonne", "1000000000"),
        ("100", "degree Celsius", "degree Fahrenheit", "212"),
        ("273.15", "kelvin", "degree Celsius", "0"),
        ("2", "fortnight", "day", "28"),
        ("3", "decade", "year", "30"),
        ("25", "basis point", "percentage point", "0.25"),
        ("1", "knot", "kilometre per hour", "1.852"),
        ("1", "kilowatt hour", "watt hour", "1000"),
    ],
)
def test_convert(value: str, unit: str, to: str, wanted: str) -> None:
    assert abs(convert(Decimal(value), unit=unit, to=to) - Decimal(wanted)) <= Decimal("1e-9")


@pytest.mark.parametrize("name", NAMES)
def test_every_unit_converts_to_the_first_of_its_dimension(name: str) -> None:
    target = first(units()[name].dimension)
    there = convert(Decimal(843), unit=name, to=target)
    back = convert(there, unit=target, to=name)
    assert isinstance(there, Decimal)
    assert abs(back - 843) <= Decimal("1e-9")


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_has_a_unit_to_compare_in(dimension: str) -> None:
    assert any(unit.metric and len(unit.pint) == 1 for unit in units().values() if unit.dimension == dimension)


def test_a_name_belongs_to_one_unit() -> None:
    names = [name for unit in units().values() for name in (*unit.names, *unit.symbols, *unit.attached)]
    assert sorted(set(names)) == sorted(names)


@given(st.sampled_from(NAMES), VALUES, VALUES)
def test_conversion_keeps_the_order(name: str, one: Decimal, other: Decimal) -> None:
    target = first(units()[name].dimension)
    low, high = sorted((one, other))
    assert convert(low, unit=name, to=target) <= convert(high, unit=name, to=target)


@given(st.sampled_from(NAMES), VALUES)
def test_an_ambiguous_unit_allows_each_meaning(name: str, value: Decimal) -> None:
    target = first(units()[name].dimension)
    hull = convert_interval(Interval(value, value), unit=name, to=target)
    shown = convert(value, unit=name, to=target)
    assert hull.low is not None and hull.high is not None
    assert hull.low <= shown <= hull.high or name == target


def test_open_and_unbounded_ends_stay() -> None:
    converted = convert_interval(Interval(Decimal(1), None, low_open=True), unit="mile", to="kilometre")
    assert (converted.low, converted.high, converted.low_open) == (Decimal("1.609344"), None, True)


def test_tons_are_short_long_or_metric() -> None:
    hull = convert_interval(Interval(Decimal(100), Decimal(100)), unit="ton", to="kilogram")
    assert hull.low is not None and hull.high is not None
    assert round(hull.low) == 90718 and round(hull.high) == 101605
