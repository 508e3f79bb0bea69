"""Fractions, sums and signs: what a number is made of in words, in figures and in both."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numbers_rows import shown
from test_numbers_laws import only, spelled

from factcheck.extract.numbers.scan import scan
from factcheck.extract.numbers.tables import numerals
from factcheck.model import Interval


def read(text: str) -> list[tuple[str, str, str]]:
    """Each quantity of a text: the bare number as written, its value, its unit, currency or dimension."""
    found = []
    for one in scan(text):
        quantity = one.quantity
        kind = quantity.unit or quantity.currency or quantity.dimension
        found.append((text[one.number.start : one.number.end], shown(quantity.stated), kind))
    return found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # any cardinal over any ordinal
        ("It is seven twentieths of it.", ("seven twentieths", "35", "percent")),
        ("It is one-thirteenth of the sum.", ("one-thirteenth", "7.6923077", "percent")),
        ("They won by three one-hundredths of a second.", ("three one-hundredths of a", "0.03", "second")),
        ("It is one thirty-second of it.", ("one thirty-second", "3.125", "percent")),
        ("It is five twenty-firsts.", ("five twenty-firsts", "23.809524", "percent")),
        ("It is forty-one fifths.", ("forty-one fifths", "8.2", "count")),
        ("It is thirty sixths.", ("thirty sixths", "5", "count")),
        ("It is two hundred thirty-sixths.", ("two hundred thirty-sixths", "5.5555556", "count")),
        ("It is two hundred thirty sixths.", ("two hundred thirty sixths", "5.5555556", "count")),
        ("It is two hundred and thirty sixths.", ("two hundred and thirty sixths", "38.333333", "count")),
        ("It is three hundred-thousandths.", ("three hundred-thousandths", "0.003", "percent")),
        ("It is one one hundred and seventh.", ("one one hundred and seventh", "0.93457944", "percent")),
        ("It is four and seventeen hundredths.", ("four and seventeen hundredths", "4.17", "count")),
        ("It is nine hundred and six tenths.", ("nine hundred and six tenths", "900.6", "count")),
        ("It is three - eighths.", ("three - eighths", "37.5", "percent")),
        ("It is sixty - four thirds.", ("sixty - four thirds", "21.333333", "count")),
        ("a sixth", ("a sixth", "16.666667", "percent")),
        ("It cost a sixth less than before.", ("a sixth", "16.666667", "percent")),
        ("It takes a sixth off the price.", ("a sixth", "16.666667", "percent")),
        ("The answer is ⅝.", ("⅝", "0.625", "count")),
        ("Add ¼ spoon.", ("¼", "0.25", "count")),
        # odds
        ("It is 1 in thirty-one.", ("1 in thirty-one", "3.2258065", "percent")),
        ("The answer is one over forty.", ("one over forty", "0.025", "count")),
        ("The answer is 1 over 40.", ("1 over 40", "0.025", "count")),
        # sums
        ("I gave 4 hundred and 12 dollars.", ("4 hundred and 12", "412", "USD")),
        ("It has 7 thousand 2 hundred and 5 cells.", ("7 thousand 2 hundred and 5", "7205", "count")),
        ("It cost 3 crore 20 lakh rupees.", ("3 crore 20 lakh", "32000000", "INR")),
        ("It came to 7 crore and three hundred.", ("7 crore and three hundred", "70000300", "count")),
        ("It is two billion and a half million.", ("two billion and a half million", "2000500000", "count")),
        ("It is four hundred and three dozens.", ("four hundred and three dozens", "436", "count")),
        ("They sold 5 dzs.", ("5 dzs", "60", "count")),
        ("Hundred thousand march in the rain.", ("Hundred thousand", "100000", "count")),
        ("seventy - three", ("seventy - three", "73", "count")),
        ("three forty five", ("three forty five", "345", "count")),
        # decimals
        ("It drew 3,5 million.", ("3,5 million", "3500000", "count")),
        ("It stands at 7,25.", ("7,25", "7.25", "count")),
        ("It stands at 2.222,75.", ("2.222,75", "2222.75", "count")),
        ("point 45", ("point 45", "0.45", "count")),
        # powers of ten
        ("It has 4.5 x 10^7 cells.", ("4.5 x 10^7", "45000000", "count")),
        ("It has 2.5e-3 of them.", ("2.5e-3", "0.0025", "count")),
        ("It has 10^9 cells.", ("10^9", "1000000000", "count")),
        # signs and letters
        ("- 2,400", ("- 2,400", "-2400", "count")),
        ("The west was weakest (-0.7%).", ("-0.7", "-0.7", "percent")),
        ("It drew 3.4b views.", ("3.4b", "3400000000", "count")),
        ("It drew 3.4 k.", ("3.4 k", "3400", "count")),
        ("It drew 5.5 M.", ("5.5 M", "5500000", "count")),
        # units
        ("They drank 40 l of it.", ("40 l", "40", "litre")),
        ("It weighs 3 k.g.", ("3", "3", "kilogram")),
        ("It was 15 below zero.", ("15", "-15", "degree")),
        ("It is 3 yards 4 ft 2 inches long.", ("3 yards 4 ft 2", "158", "inch")),
        ("It took half an hour and 40 seconds.", ("half an hour and 40", "1840", "second")),
        ("It took one and three quarter hours.", ("one and three quarter", "1.75", "hour")),
    ],
)
def test_one_number(text: str, wanted: tuple[str, str, str]) -> None:
    found = read(text)
    assert len(found) == 1
    number, value, kind = found[0]
    assert (value, kind) == wanted[1:]
    assert wanted[0].startswith(number) or number.startswith(wanted[0])


def test_a_range_of_round_figures_around_spaces() -> None:
    interval = only("It draws 3000 - 4500.").quantity.interval
    assert interval == Interval(Decimal(3000), Decimal(4500))


DENOMINATORS = sorted(numerals().plural_parts - {"halves", "quarters", "fourths"})


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(DENOMINATORS))
def test_any_cardinal_over_any_ordinal(tens: int, ones: int, below: str) -> None:
    """A number that ends in no bare tens takes every ordinal as its denominator; as many parts as a whole are one."""
    upper, lower = 10 * tens + ones, numerals().parts[below]
    assume(upper != lower)
    found = only(f"It is {spelled(upper)} {below}.").quantity
    scale = 100 if found.unit == "percent" else 1
    assert shown(found.stated) == shown(Decimal(upper) * scale / lower)


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))
def test_crore_lakh_and_thousand_add_up(crore: int, lakh: int, thousand: int) -> None:
    text = f"It cost Rs {crore} crore {lakh} lakh {thousand} thousand then."
    assert only(text).quantity.stated == crore * 10**7 + lakh * 10**5 + thousand * 10**3


@given(st.integers(0, 999), st.integers(0, 99))
def test_a_decimal_comma_is_a_point(whole: int, cents: int) -> None:
    assert only(f"It is {whole},{cents:02} km long.").quantity == only(f"It is {whole}.{cents:02} km long.").quantity
