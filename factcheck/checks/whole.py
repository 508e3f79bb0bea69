"""Two figures told in two ways, brought into one: a count as the percentage of its whole, an amount at a given rate.

"60 of the 80 workers" is 75 per cent of them, where one side tells the whole.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.exchange import in_one_currency
from factcheck.house import NO_RATES, Rates
from factcheck.model import Interval, Quantity, Statement

_HUNDRED = Decimal(100)


def alike(left: Statement, right: Statement, *, rates: Rates = NO_RATES) -> tuple[Quantity, Quantity]:
    """The quantities of two statements, as shares where one is a count and the other a share of a whole that is told.

    Amounts in two currencies are in one of them where `rates` tell both. Where the whole cannot be told, or what is
    counted is not the same, the quantities stay as they are.
    """
    one, other = left.value.quantity, right.value.quantity
    if one.currency != other.currency:
        return in_one_currency(left, right, rates)
    if {one.dimension, other.dimension} != {"count", "share"} or not _of_the_same(left, right):
        return one, other
    count, share = (left, right) if one.dimension == "count" else (right, left)
    if count.whole is None and share.whole is None:
        return one, other
    part = _as_share(count.value.quantity, whole=count.whole or share.whole)
    return (part, other) if count is left else (one, part)


def _of_the_same(left: Statement, right: Statement) -> bool:
    """Whether both are parts of the same things: workers and workers."""
    one, other = left.value.measured[:1], right.value.measured[:1]
    if any(statement.value.quantity.change is not None for statement in (left, right)):
        return False
    return bool(one) and one == other


def _as_share(part: Quantity, *, whole: Quantity | None) -> Quantity:
    """A count as a percentage of a whole; as it is where the whole may be nothing."""
    if whole is None or not whole.interval.low or not whole.interval.high or whole.stated is None:
        return part
    low, high = part.interval.low, part.interval.high
    return replace(
        part,
        stated=None if part.stated is None else part.stated / whole.stated * _HUNDRED,
        interval=Interval(
            None if low is None else low / whole.interval.high * _HUNDRED,
            None if high is None else high / whole.interval.low * _HUNDRED,
            part.interval.low_open,
            part.interval.high_open,
        ),
        dimension="share",
        unit="percent",
        noun=None,
    )
