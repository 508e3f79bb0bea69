"""The table of units: conversion there and back, ambiguity, and what each dimension needs to be compared."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.numbers.scan import scan
from factcheck.model import Interval
from factcheck.units import Unit, convert, convert_interval, units

NAMES = sorted(units())
DIMENSIONS = sorted({unit.dimension for unit in units().values()})
VALUES = st.decimals(-(10**9), 10**9, places=3)


def _forms(unit: Unit) -> tuple[str, ...]:
    return (*unit.names, *unit.symbols, *unit.attached, *unit.decimal, *unit.per_day)


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
        ("2", "terawatt hour", "kilowatt hour", "2000000000"),
        ("1", "US gallon", "litre", "3.785411784"),
        ("1", "imperial gallon", "litre", "4.54609"),
        ("4", "US quart", "US gallon", "1"),
        ("8", "imperial pint", "imperial gallon", "1"),
        ("20", "imperial fluid ounce", "imperial pint", "1"),
        ("16", "US fluid ounce", "US pint", "1"),
        ("1", "barrel", "US gallon", "42"),
        ("1", "million barrels", "barrel", "1000000"),
        ("1", "acre-foot", "cubic foot", "43560"),
        ("1", "cubic yard", "cubic foot", "27"),
        ("1", "short ton", "pound", "2000"),
        ("1", "long ton", "pound", "2240"),
        ("1", "tonne", "kilogram", "1000"),
        ("1", "troy ounce", "gram", "31.1034768"),
        ("5", "carat", "gram", "1"),
        ("1", "stone", "pound", "14"),
        ("1", "nautical mile", "metre", "1852"),
        ("1", "square mile", "acre", "640"),
        ("24", "karat", "karat", "24"),
        ("1", "kilobyte", "kilobyte", "1"),
        ("1", "gigabyte", "megabyte", "1000"),
        ("1", "megabyte per second", "megabit per second", "8"),
        ("1", "milligram per decilitre", "milligram per litre", "10"),
        ("1", "milligram per litre", "microgram per litre", "1000"),
        ("1", "microgram per litre", "microgram per cubic metre", "1000"),
        ("1", "part per million", "part per billion", "1000"),
        ("12", "megapixel", "pixel", "12000000"),
        ("1", "kilovolt", "volt", "1000"),
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
    names = [name for unit in units().values() for name in _forms(unit)]
    assert sorted(set(names)) == sorted(names)


@given(st.sampled_from(DIMENSIONS), st.data(), VALUES)
def test_conversion_there_and_back(dimension: str, data: st.DataObject, value: Decimal) -> None:
    names = st.sampled_from([name for name in NAMES if units()[name].dimension == dimension])
    one, other = data.draw(names), data.draw(names)
    back = convert(convert(value, unit=one, to=other), unit=other, to=one)
    assert abs(back - value) <= max(Decimal(1), abs(value)) * Decimal("1e-15")


@pytest.mark.parametrize(
    ("text", "value", "unit", "dimension"),
    [
        ("The path is 12 kms long.", "12", "kilometre", "length"),
        ("The park covers 310 sq km.", "310", "square kilometre", "area"),
        ("The barn covers 2,400 square feet.", "2400", "square foot", "area"),
        ("The flat has 610 sq. ft of floor.", "610", "square foot", "area"),
        ("The fire burnt 14 square miles.", "14", "square mile", "area"),
        ("The fire burnt 96 acres.", "96", "acre", "area"),
        ("The fire burnt 41 hectares.", "41", "hectare", "area"),
        ("The fire burnt 41ha.", "41", "hectare", "area"),
        ("Winds hit 62 mph.", "62", "mile per hour", "speed"),
        ("Winds hit 95 kph.", "95", "kilometre per hour", "speed"),
        ("Winds hit 95km/h.", "95", "kilometre per hour", "speed"),
        ("Winds hit 48 knots.", "48", "knot", "speed"),
        ("Pressure fell to 952 hPa.", "952", "hectopascal", "pressure"),
        ("Pressure fell to 952mb.", "952", "hectopascal", "pressure"),
        ("Pressure fell to 952 millibars.", "952", "hectopascal", "pressure"),
        ("Pressure fell to 28.11 inHg.", "28.11", "inch of mercury", "pressure"),
        ("Pressure fell to 28.11 inches of mercury.", "28.11", "inch of mercury", "pressure"),
        ("They picked 71 bushels.", "71", "bushel", "volume"),
        ("They mined 71 tonnes.", "71", "tonne", "mass"),
        ("They mined 71 tons.", "71", "ton", "mass"),
        ("They mined 71 short tons.", "71", "short ton", "mass"),
        ("They mined 71 metric tons.", "71", "tonne", "mass"),
        ("The tank holds 71 gallons.", "71", "gallon", "volume"),
        ("The tank holds 71 US gallons.", "71", "US gallon", "volume"),
        ("The tank holds 71 imperial gallons.", "71", "imperial gallon", "volume"),
        ("The jug holds 3 pints.", "3", "pint", "volume"),
        ("The jug holds 3 imperial pints.", "3", "imperial pint", "volume"),
        ("The jug holds 3 quarts.", "3", "quart", "volume"),
        ("The jug holds 31 fluid ounces.", "31", "fluid ounce", "volume"),
        ("They shipped 71 barrels of oil.", "71", "barrel", "volume"),
        ("They pump 71,000 bpd.", "71000", "barrel", "volume per day"),
        ("They pump 71,000 b/d.", "71000", "barrel", "volume per day"),
        ("They pump 71,000 barrels per day.", "71000", "barrel", "volume per day"),
        ("They pump 71,000 barrels of crude a day.", "71000", "barrel", "volume per day"),
        ("They pump 1.3 mbpd.", "1.3", "million barrels", "volume per day"),
        ("The dam holds 71 acre-feet.", "71", "acre-foot", "volume"),
        ("The dam holds 71 acre feet.", "71", "acre-foot", "volume"),
        ("The dam holds 71 cubic metres.", "71", "cubic metre", "volume"),
        ("A 125cc motorbike was taken.", "125", "cubic centimetre", "volume"),
        ("The plant gives 310 MW.", "310", "megawatt", "power"),
        ("The plant gives 3.1GW.", "3.1", "gigawatt", "power"),
        ("It made 3.1 TWh.", "3.1", "terawatt hour", "energy"),
        ("It used 3.1 kWh.", "3.1", "kilowatt hour", "energy"),
        ("A bar has 210 calories.", "210", "kilocalorie", "energy"),
        ("A bar has 210 kcal.", "210", "kilocalorie", "energy"),
        ("A 210-horsepower boat sank.", "210", "horsepower", "power"),
        ("A 210hp boat sank.", "210", "horsepower", "power"),
        ("The line carries 230 volts.", "230", "volt", "voltage"),
        ("The line carries 110kV.", "110", "kilovolt", "voltage"),
        ("The planet is 31 light years off.", "31", "light year", "length"),
        ("The planet is 31 light-years off.", "31", "light year", "length"),
        ("The wreck lies 31 nautical miles off.", "31", "nautical mile", "length"),
        ("He weighs 14 stone.", "14", "stone", "mass"),
        ("Gold sold by 31 ounces.", "31", "ounce", "mass"),
        ("Gold sold by 31 troy ounces.", "31", "troy ounce", "mass"),
        ("A 31-carat diamond was cut.", "31", "carat", "mass"),
        ("An 18-karat ring was found.", "18", "karat", "fineness"),
        ("An 18-carat gold ring was found.", "18", "karat", "fineness"),
        ("The siren reached 104 decibels.", "104", "decibel", "sound level"),
        ("The siren reached 104 dB.", "104", "decibel", "sound level"),
        ("They won by 41 runs.", "41", None, "count"),
        ("They won by four wickets.", "4", None, "count"),
        ("The rate rose 25 basis points.", "25", "basis point", "percentage point"),
        ("The rate rose 25bp.", "25", "basis point", "percentage point"),
        ("The rate rose three percentage points.", "3", "percentage point", "percentage point"),
        ("His sugar was 104 mg/dL.", "104", "milligram per decilitre", "concentration"),
        ("Soot reached 104 µg/m3.", "104", "microgram per cubic metre", "concentration"),
        ("Soot reached 104 μg/m³.", "104", "microgram per cubic metre", "concentration"),
        ("Soot reached 104 micrograms per cubic metre.", "104", "microgram per cubic metre", "concentration"),
        ("The air held 421 parts per million.", "421", "part per million", "mixing ratio"),
        ("The air held 421ppm.", "421", "part per million", "mixing ratio"),
        ("The air held 61 ppb.", "61", "part per billion", "mixing ratio"),
        ("It burns 6.1 litres per 100 km.", "6.1", "litre per 100 kilometres", "fuel consumption"),
        ("It burns 6.1 l/100km.", "6.1", "litre per 100 kilometres", "fuel consumption"),
        ("It does 41 miles per gallon.", "41", "mile per gallon", "fuel economy"),
        ("It does 41 mpg.", "41", "mile per gallon", "fuel economy"),
        ("It was shot at 48 frames per second.", "48", "frame per second", "frame rate"),
        ("The link gives 250 Mbps.", "250", "megabit per second", "data rate"),
        ("The link gives 250 megabits a second.", "250", "megabit per second", "data rate"),
        ("The phone holds 250 gigabytes.", "250", "gigabyte", "data"),
        ("The phone holds 250GB.", "250", "gigabyte", "data"),
        ("It has a 48-megapixel camera.", "48", "megapixel", "pixels"),
        ("It has a 48MP camera.", "48", "megapixel", "pixels"),
        ("A magnitude 6.1 quake struck.", "6.1", "magnitude", "magnitude"),
        ("A magnitude-6.1 quake struck.", "6.1", "magnitude", "magnitude"),
        ("A 6.1-magnitude quake struck.", "6.1", "magnitude", "magnitude"),
        ("A 6.1 magnitude quake struck.", "6.1", "magnitude", "magnitude"),
        ("It had a magnitude of 6.1.", "6.1", "magnitude", "magnitude"),
        ("It measured 6.1 on the Richter scale.", "6.1", "magnitude", "magnitude"),
        ("A 6.1 quake struck.", "6.1", "magnitude", "magnitude"),
        # near misses
        ("Two quakes struck.", "2", None, "count"),
        ("Some 12 aftershocks came.", "12", None, "count"),
        ("It drew three barrels.", "3", "barrel", "volume"),
        ("He is 14 hands high.", "14", None, "count"),
        ("It prints 300 dpi.", "300", None, "count"),
    ],
)
def test_read(text: str, value: str, unit: str | None, dimension: str) -> None:
    (found,) = scan(text)
    quantity = found.quantity
    assert (quantity.stated, quantity.unit, quantity.dimension) == (Decimal(value), unit, dimension)


@pytest.mark.parametrize(
    "text", ["The 2011 earthquake killed her.", "He was born in the 1906 quake.", "A man of magnitude."]
)
def test_no_unit(text: str) -> None:
    assert scan(text) == ()


def test_two_ends_of_a_magnitude() -> None:
    (found,) = scan("Shocks of magnitude 4 to 5 are usual.")
    assert (found.quantity.unit, found.quantity.interval) == ("magnitude", Interval(Decimal(4), Decimal(5)))


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
