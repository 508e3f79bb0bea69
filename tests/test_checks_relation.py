"""How two figures relate, as an editor would say, row by row; and the laws of the relation."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checks.relation import gap, relation
from factcheck.extract.numbers.scan import scan
from factcheck.model import Bound, Interval, Quantity, Verdict
from factcheck.units import convert_interval, units

DIFFERENT, SAME, COMPATIBLE, UNKNOWN = Verdict.DIFFERENT, Verdict.SAME, Verdict.COMPATIBLE, Verdict.UNKNOWN

ROWS = [
    ("843 miles", "1300 km", DIFFERENT, "1,357 km is no rounding to 1300"),
    ("843 miles", "1,357 km", SAME, "a conversion"),
    ("843 miles", "1,360 km", SAME, "a rounded conversion"),
    ("22 kilometres", "22 miles", DIFFERENT, "one number in two units"),
    ("155 kmph", "84 knots", SAME, "a conversion"),
    ("155 kmph", "125mph", DIFFERENT, "201 km/h"),
    ("minus 5 degrees Celsius", "23 Fahrenheit", SAME, "an offset scale"),
    ("6,400 hectares", "64 square kilometres", SAME, "a conversion"),
    ("1,357 people", "1,360 people", SAME, "rounding"),
    ("2,967 people", "3,000 people", SAME, "rounding"),
    ("1,357 people", "1,300 people", DIFFERENT, "not its rounding"),
    ("38.6 %", "39 per cent", SAME, "rounding"),
    ("12 people", "13 people", DIFFERENT, "whole counts below a hundred are exact"),
    ("350 people", "nearly 350 people", COMPATIBLE, "the end of a hedge belongs to it"),
    ("nearly a third of", "30 %", COMPATIBLE, "a hedged part"),
    ("over 1,000 people", "1,100 people", COMPATIBLE, "a bound"),
    ("more than 50 people", "31 people", DIFFERENT, "below a bound"),
    ("10 to 12 people", "11 people", COMPATIBLE, "inside a range"),
    ("10 to 12 people", "14 people", DIFFERENT, "outside a range"),
    ("two dozen people", "24 people", SAME, "words are numbers"),
    ("two-thirds of", "66 per cent", SAME, "a part in words is loose"),
    ("hundreds of people", "340 people", COMPATIBLE, "an order of magnitude"),
    ("hundreds of people", "12 people", DIFFERENT, "another order of magnitude"),
    ("$2.4bn", "$2.4 billion", SAME, "one magnitude"),
    ("$2.4 million", "$2.4 billion", DIFFERENT, "another magnitude"),
    ("$20 million", "€20 million", UNKNOWN, "currencies are never converted"),
    ("$20 million", "A$20 million", UNKNOWN, "two dollars are two currencies"),
    ("20 million pesos", "30 million pesos", UNKNOWN, "a currency that is not known equals none"),
    ("20 million pesos", "20 million Chilean pesos", UNKNOWN, "a currency that is not known equals none"),
    ("20 million kronor", "30 million Swedish kronor", DIFFERENT, "one currency"),
    ("20 per cent", "20 percentage points", UNKNOWN, "two things"),
    ("20 per cent", "20 people", UNKNOWN, "a share and a count"),
    ("£16.40 an hour", "£29,500 a year", UNKNOWN, "two rates"),
    ("5 tons", "5,000 kg", SAME, "tons may be tonnes"),
    ("5 tons", "10,000 lbs", SAME, "tons may be short tons"),
    ("5 tons", "7,000 kg", DIFFERENT, "no kind of ton"),
    ("3 hours", "180 minutes", SAME, "a conversion"),
    ("4.9 people", "five people", SAME, "an average is rounded"),
    ("4.2 people", "five people", DIFFERENT, "an average that rounds to four"),
]


def quantity(text: str) -> Quantity:
    (found,) = scan(text)
    return found.quantity


@pytest.mark.parametrize(("left", "right", "verdict", "why"), ROWS, ids=[f"{row[0]} / {row[1]}" for row in ROWS])
def test_two_figures(left: str, right: str, verdict: Verdict, why: str) -> None:
    assert relation(quantity(left), quantity(right)) is verdict, why
    assert relation(quantity(right), quantity(left)) is verdict, f"symmetric: {why}"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("843 miles", "1300 km", "0.0436"),
        ("12 people", "15 people", "0.25"),
        ("10 to 12 people", "15 people", "0.25"),
        ("0 people", "3 people", "1"),
    ],
)
def test_the_gap_is_relative_to_the_smaller_figure(left: str, right: str, expected: str) -> None:
    assert abs(gap(quantity(left), quantity(right)) - Decimal(expected)) < Decimal("0.0001")
    assert abs(gap(quantity(right), quantity(left)) - Decimal(expected)) < Decimal("0.0001")


figures = st.decimals(min_value="0.01", max_value="1000000", places=2)
single = [
    name for name, unit in units().items() if len(unit.pint) == 1 and unit.dimension not in {"temperature", "share"}
]


@st.composite
def quantities(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    """Any quantity of one dimension: exact, hedged, bounded or a range."""
    value = draw(figures)
    below, above = draw(figures), draw(figures)
    interval = draw(
        st.sampled_from(
            [
                Interval(value, value),
                Interval(value - below, value + above, True, True),
                Interval(value, None),
                Interval(None, value, False, True),
            ]
        )
    )
    name = unit or draw(st.sampled_from(single))
    return Quantity(value, interval, draw(st.sampled_from(list(Bound))), units()[name].dimension, name)


@given(quantities(), quantities())
def test_the_relation_is_symmetric(left: Quantity, right: Quantity) -> None:
    assert relation(left, right) is relation(right, left)


@given(quantities())
def test_a_value_agrees_with_itself(value: Quantity) -> None:
    assert relation(value, value) in {SAME, COMPATIBLE}


@given(quantities("mile"), quantities("kilometre"), figures)
def test_widening_never_makes_a_conflict(left: Quantity, right: Quantity, more: Decimal) -> None:
    low, high = left.interval.low, left.interval.high
    wider = Interval(None if low is None else low - more, None if high is None else high + more)
    widened = Quantity(left.stated, wider, left.bound, left.dimension, left.unit)
    if relation(left, right) is not DIFFERENT:
        assert relation(widened, right) is not DIFFERENT


@given(quantities("mile"), quantities("mile"), st.sampled_from(["kilometre", "metre", "foot", "nautical mile"]))
def test_converting_never_changes_a_clear_verdict(left: Quantity, right: Quantity, unit: str) -> None:
    """Clear: the intervals do not merely touch, where the last digit of a conversion would decide."""
    ends = {left.interval.low, left.interval.high} & {right.interval.low, right.interval.high}
    if ends - {None}:
        return
    moved = Quantity(left.stated, convert_interval(left.interval, unit="mile", to=unit), left.bound, "length", unit)
    assert (relation(moved, right) is DIFFERENT) == (relation(left, right) is DIFFERENT)


@given(st.integers(1, 500), st.sampled_from(single), st.sampled_from(single))
def test_intervals_that_touch_after_conversion_relate_the_same_way_round(number: int, one: str, other: str) -> None:
    """The last digit of a conversion must not decide differently from left and from right."""
    if units()[one].dimension != units()[other].dimension:
        return
    at = Decimal(number)
    exact = Interval(at, at)
    left = Quantity(at, exact, Bound.EXACT, units()[one].dimension, one)
    moved = convert_interval(exact, unit=one, to=other)
    right = Quantity(moved.low, moved, Bound.EXACT, units()[other].dimension, other)
    assert relation(left, right) is relation(right, left)
