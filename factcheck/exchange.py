"""Amounts in two currencies, converted at the rates that the user gives, with the width that such a rate needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from factcheck.house import Rate, Rates
from factcheck.model import NO_CURRENCY, Bound, Interval, Quantity, Statement

# More digits than a rate is good for; the ends are rounded outwards, so that rounding never makes a conflict.
_NEAREST = Context(prec=4)
_DOWN, _UP = Context(prec=4, rounding=ROUND_FLOOR), Context(prec=4, rounding=ROUND_CEILING)
_NOTHING = Decimal(0)


def in_one_currency(left: Statement, right: Statement, rates: Rates) -> tuple[Quantity, Quantity]:
    """The amounts of two statements in one of their currencies; as they are where no rate is given for the two.

    The interval of the converted one reaches as much further as `rates.tolerance` says.
    """
    one, other = left.value.quantity, right.value.quantity
    found = rate_of(left, right, rates)
    if found is None or one.currency is None or other.currency is None:
        return one, other
    if found.left[1] == one.currency:
        return converted(one, found, tolerance=rates.tolerance), other
    return one, converted(other, found, tolerance=rates.tolerance)


def rate_of(left: Statement, right: Statement, rates: Rates) -> Rate | None:
    """The rate by which two statements are compared: from the currency that is later in the alphabet to the other.

    It is that of the day on which the later of the two articles appeared. None where there is none, and nothing to
    convert.
    """
    known = {each.value.quantity.currency for each in (left, right)} - {None, NO_CURRENCY}
    if len(known) != len((left, right)) or left.value.quantity.dimension != right.value.quantity.dimension:
        return None
    days = [day for day in (_day(left), _day(right)) if day is not None]
    target, source = sorted(code for code in known if code is not None)
    return rates.rate(source, target, day=max(days, default=None))


def converted(amount: Quantity, rate: Rate, *, tolerance: Decimal = _NOTHING) -> Quantity:
    """An amount of the left currency of a rate in its right one; the interval reaches by `tolerance` further."""
    interval = amount.interval
    low, high = (None if end is None else end * rate.factor for end in (interval.low, interval.high))
    return replace(
        amount,
        stated=None if amount.stated is None else _NEAREST.create_decimal(amount.stated * rate.factor),
        interval=Interval(
            None if low is None else _DOWN.create_decimal(low - abs(low) * tolerance),
            None if high is None else _UP.create_decimal(high + abs(high) * tolerance),
            interval.low_open,
            interval.high_open,
        ),
        # No rate makes a figure exact in another currency.
        bound=Bound.ABOUT if amount.bound is Bound.EXACT else amount.bound,
        currency=rate.right[1],
    )


def common_currency(statements: Sequence[Statement], rates: Rates) -> str | None:
    """The currency in which amounts in several are shown: what most are told in; None where all are told in one."""
    numbers = [one.value.number for one in statements if one.value.number is not None]
    told = sorted(one.currency for one in numbers if one.currency is not None and one.currency != NO_CURRENCY)
    if len(set(told)) < 2 or not rates.tables:
        return None
    return max(dict.fromkeys(told), key=told.count)


def in_currency(statement: Statement, currency: str | None, rates: Rates) -> Quantity:
    """The quantity of a statement in `currency`; as it is where it is no amount of another, or no rate is given."""
    quantity = statement.value.quantity
    own = quantity.currency
    if currency is None or own is None or own in (NO_CURRENCY, currency):
        return quantity
    rate = rates.rate(own, currency, day=_day(statement))
    return quantity if rate is None else converted(quantity, rate)


def _day(statement: Statement) -> str | None:
    told = statement.article.updated or statement.article.published
    return None if told is None else told[:10]
