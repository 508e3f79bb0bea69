"""Values in the unit in which a fact's figures are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from factcheck.checks import categories, polarity
from factcheck.checks.relation import base_unit
from factcheck.model import FieldValue, Interval, Kind, Normalized, Quantity, Statement
from factcheck.moments import resolved
from factcheck.names import words
from factcheck.units import convert, convert_interval, units


def common_unit(statements: Sequence[Statement]) -> str | None:
    """The unit to compare in: the one all share, otherwise the metric one that most use; None without units."""
    quantities = [one.value.number for one in statements if one.value.number is not None]
    counts = Counter(one.unit for one in quantities if one.unit is not None)
    if not counts:
        return None
    if len(counts) == 1:
        return next(iter(counts))
    metric = {name: count for name, count in counts.items() if units()[name].metric}
    if not metric:
        return base_unit(next(one for one in quantities if one.unit is not None))
    return min(metric, key=lambda name: (-metric[name], name))


def normalized(quantity: Quantity, unit: str | None) -> Normalized:
    """The quantity in `unit`; money keeps its currency as its unit, a bare count has none.

    What cannot be told in `unit` (millimetres of rain beside litres) stays as it is.
    """
    if quantity.unit is None or unit is None or units()[quantity.unit].dimension != units()[unit].dimension:
        own = quantity.currency or quantity.unit
        return Normalized(quantity.stated, quantity.interval.low, quantity.interval.high, own, quantity.change)
    interval: Interval = convert_interval(quantity.interval, unit=quantity.unit, to=unit)
    value = None if quantity.stated is None else convert(quantity.stated, unit=quantity.unit, to=unit)
    return Normalized(value, interval.low, interval.high, unit, quantity.change)


def dimension(value: FieldValue) -> str:
    """What sort of value it is, as it enters an identity: the dimension of a number, `date`, `time`."""
    return value.field.value if value.number is None else value.number.dimension


def canonical(value: FieldValue) -> str:
    """A value as it enters an identity: a number in the base unit of its dimension, to six significant digits."""
    if value.kind is Kind.NUMBER:
        return _canonical(value.quantity)
    if value.kind is Kind.ROLE:
        return "|".join(" ".join((post.rank, post.office, *sorted(post.fields))) for post in value.post.posts)
    if value.kind is Kind.POLARITY:
        return polarity.resolved(value.polar)
    if value.kind is Kind.CATEGORY:
        return categories.resolved(value.sort)
    return resolved(value.time) if value.kind is Kind.MOMENT else " ".join(words(value.called.full))


def _canonical(quantity: Quantity) -> str:
    unit = None if quantity.unit is None else base_unit(quantity)
    value = normalized(quantity, unit)
    return "|".join(_digits(part) for part in (value.value, value.low, value.high)) + f"|{value.unit or ''}"


def _digits(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.5e}"
