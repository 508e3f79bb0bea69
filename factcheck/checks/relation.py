"""How two stated quantities of one slot relate: intervals, conversion, rounding. Pure and symmetric."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model import NO_CURRENCY, Bound, Change, Interval, Quantity, Verdict
from factcheck.units import convert, convert_interval, units


def relation(left: Quantity, right: Quantity) -> Verdict:
    """`same`, `compatible` or `different`; `unknown` where the two are not comparable.

    Two figures agree where the intervals that their wordings allow share a point, after conversion.
    Different currencies, dimensions or rates are not comparable, nor is a currency that is not known with any.
    A rise and a fall compare by sign.
    """
    one, other = comparable(left, right)
    if one is None or other is None:
        return Verdict.UNKNOWN
    if opposite(left, right):
        one, other = _signed(one, left), _signed(other, right)
    if _average(left) != _average(right):
        one, other = _rounded(one, left), _rounded(other, right)
    if not meet(one, other):
        return Verdict.DIFFERENT
    exact = left.bound is Bound.EXACT and right.bound is Bound.EXACT
    return Verdict.SAME if exact else Verdict.COMPATIBLE


def opposite(left: Quantity, right: Quantity) -> bool:
    """Whether one figure is by how much something rose, and the other by how much it fell."""
    return left.change is not None and right.change is not None and left.change is not right.change


def _signed(interval: Interval, quantity: Quantity) -> Interval:
    """The interval of a fall below zero."""
    if quantity.change is not Change.DOWN:
        return interval
    low, high = (None if end is None else -end for end in (interval.high, interval.low))
    return Interval(low, high, interval.high_open, interval.low_open)


def _average(quantity: Quantity) -> bool:
    """Whether a count is no whole number, so that it is an average: 4.9 wolves."""
    return (
        quantity.unit is None and quantity.stated is not None and quantity.stated != quantity.stated.to_integral_value()
    )


def _rounded(interval: Interval, quantity: Quantity) -> Interval:
    """A whole count against an average is a rounding as well: "five" is 4.5 to 5.5."""
    if quantity.dimension != "count" or interval.low is None or interval.low != interval.high:
        return interval
    half = Decimal("0.5")
    return Interval(interval.low - half, interval.low + half, True, True)


def comparable(left: Quantity, right: Quantity) -> tuple[Interval | None, Interval | None]:
    """The two intervals in one unit, or a pair of None where they cannot be compared.

    In one unit they stay as they are: "tons" against "tons" are the same kind of ton. Otherwise both go
    to the base unit, whichever comes first, so that the last digit of a conversion never depends on
    the order.
    """
    if left.dimension != right.dimension or left.currency != right.currency or left.currency == NO_CURRENCY:
        return None, None
    if left.unit == right.unit:
        return left.interval, right.interval
    if left.unit is None or right.unit is None or units()[left.unit].dimension != units()[right.unit].dimension:
        return None, None
    base = base_unit(left)
    return (
        convert_interval(left.interval, unit=left.unit, to=base),
        convert_interval(right.interval, unit=right.unit, to=base),
    )


def base_unit(quantity: Quantity) -> str:
    """The first metric unit of the quantity's dimension: the one that identities are written in."""
    unit = units()[quantity.unit or ""]
    return next(
        other.name
        for other in units().values()
        if other.dimension == unit.dimension and other.metric and len(other.pint) == 1
    )


def meet(left: Interval, right: Interval) -> bool:
    """Whether two intervals share a point."""
    return not _below(left, right) and not _below(right, left)


def _below(left: Interval, right: Interval) -> bool:
    """Whether all of `left` lies below all of `right`."""
    if left.high is None or right.low is None:
        return False
    return left.high < right.low or (left.high == right.low and (left.high_open or right.low_open))


def gap(left: Quantity, right: Quantity) -> Decimal:
    """The relative gap |a - b| / min(|a|, |b|) of two comparable stated values, of their nearest ends for ranges.

    DESIGN section 4. Where the smaller is zero the gap is one.
    """
    one, other = ends(left, right)
    smaller = min(abs(one), abs(other))
    return abs(one - other) / smaller if smaller else Decimal(1)


def ends(left: Quantity, right: Quantity) -> tuple[Decimal, Decimal]:
    """The stated values of two comparable quantities in the unit of the second; of ranges the ends that lie nearest."""
    one, other = _stated(left), _stated(right)
    if opposite(left, right):
        one, other = (
            tuple(-value for value in values) if quantity.change is Change.DOWN else values
            for values, quantity in ((one, left), (other, right))
        )
    if left.unit is not None and right.unit is not None and left.unit != right.unit:
        one = tuple(convert(value, unit=left.unit, to=right.unit) for value in one)
    return min(((a, b) for a in one for b in other), key=lambda pair: (abs(pair[0] - pair[1]), pair))


def _stated(quantity: Quantity) -> tuple[Decimal, ...]:
    if quantity.stated is not None:
        return (quantity.stated,)
    return tuple(end for end in (quantity.interval.low, quantity.interval.high) if end is not None)
