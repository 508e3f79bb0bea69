"""Arithmetic with what wordings allow: an interval of sums, differences, products and percentages.

Ends that are unbounded stay so; an end is open where one that it is made of is. Figures are not negative unless a
difference makes them so.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.model import Interval

_HUNDRED = Decimal(100)


def plus(intervals: Sequence[Interval]) -> Interval:
    """The sums."""
    return Interval(
        _sum([one.low for one in intervals]),
        _sum([one.high for one in intervals]),
        any(one.low_open for one in intervals),
        any(one.high_open for one in intervals),
    )


def minus(one: Interval, other: Interval) -> Interval:
    """The differences `one` less `other`."""
    low, high = (None if end is None else -end for end in (other.high, other.low))
    return plus([one, Interval(low, high, other.high_open, other.low_open)])


def times(one: Interval, other: Interval) -> Interval:
    """The products."""
    low = Decimal(0) if one.low is None or other.low is None else one.low * other.low
    high = None if one.high is None or other.high is None else one.high * other.high
    return Interval(low, high, one.low_open or other.low_open, one.high_open or other.high_open)


def percent(part: Interval, whole: Interval) -> Interval:
    """The percentages that `part` is of `whole`."""
    low = Decimal(0) if part.low is None or not whole.high else part.low / whole.high * _HUNDRED
    high = None if part.high is None or not whole.low else part.high / whole.low * _HUNDRED
    return Interval(low, high, part.low_open or whole.high_open, part.high_open or whole.low_open)


def rise(old: Interval, new: Interval) -> Interval:
    """By how many per cent `new` lies above `old`; below zero for a fall."""
    every = Interval(_HUNDRED, _HUNDRED)
    return minus(percent(new, old), every)


def size(interval: Interval) -> Interval:
    """An interval without its sign: by how much something rose or fell."""
    low, high = interval.low, interval.high
    if high is not None and high <= 0:
        return Interval(-high, None if low is None else -low, interval.high_open, interval.low_open)
    return interval if low is None or low >= 0 else Interval(Decimal(0), high, False, interval.high_open)


def above(one: Interval, other: Interval) -> bool:
    """Whether all of `one` lies above all of `other`."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and (one.low_open or other.high_open))


def _sum(ends: Sequence[Decimal | None]) -> Decimal | None:
    return None if any(end is None for end in ends) else sum((end for end in ends if end is not None), Decimal(0))
