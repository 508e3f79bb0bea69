"""Differences that the house does not want to hear of: a tolerance takes findings away, and never makes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from factcheck.checks.relation import comparable, ends, gap
from factcheck.checks.whole import alike
from factcheck.house import NO_RATES, Rates, Tolerance
from factcheck.model import FieldValue, Kind, Quantity, Statement
from factcheck.moments import near
from factcheck.units import convert

# The last digit of a conversion decides nothing: 200 minutes are 20 minutes more than 3 hours.
_ROUNDING = 1 + Decimal("1e-9")


def tolerated(
    left: Statement, right: Statement, tolerances: Sequence[Tolerance], *, rates: Rates = NO_RATES
) -> Tolerance | None:
    """The tolerance within which two values that contradict each other lie, or None.

    Of figures the difference of what is stated counts, of ranges that of the nearest ends.
    """
    if tolerances and {left.value.kind, right.value.kind} == {Kind.NUMBER}:
        return _figures(*alike(left, right, rates=rates), tolerances)
    return tolerated_values(left.value, right.value, tolerances)


def tolerated_values(left: FieldValue, right: FieldValue, tolerances: Sequence[Tolerance]) -> Tolerance | None:
    """The same for two values of one article."""
    kinds = {left.kind, right.kind}
    if tolerances and kinds == {Kind.NUMBER}:
        return _figures(left.quantity, right.quantity, tolerances)
    allowed = _of({left.field.value, right.field.value}, tolerances) if kinds == {Kind.MOMENT} else None
    if allowed is None:
        return None
    return allowed if near(left.time, right.time, by=timedelta(hours=float(allowed.amount))) else None


def _figures(left: Quantity, right: Quantity, tolerances: Sequence[Tolerance]) -> Tolerance | None:
    allowed = _of({each.dimension.partition(" per ")[0] for each in (left, right)}, tolerances)
    if allowed is None or comparable(left, right)[0] is None:
        return None
    if allowed.share is not None:
        return allowed if gap(left, right) <= allowed.share * _ROUNDING else None
    apart = _difference(left, right, allowed)
    return allowed if apart is not None and apart <= allowed.amount * _ROUNDING else None


def _of(dimensions: set[str], tolerances: Sequence[Tolerance]) -> Tolerance | None:
    """The tolerance for values of these dimensions; None where they are of two."""
    return next((one for one in tolerances if dimensions == {one.dimension}), None)


def _difference(left: Quantity, right: Quantity, allowed: Tolerance) -> Decimal | None:
    """By how much two figures differ in the unit of a tolerance; None where they are no figures of that unit."""
    one, other = ends(left, right)
    unit = right.unit or right.currency
    if allowed.unit == unit or (allowed.unit is None and left.dimension == right.dimension):
        return abs(one - other)
    if right.unit is None or right.currency is not None or " per " in right.dimension or allowed.unit is None:
        return None
    # Differences of temperatures convert in another way than readings do, as do these.
    zero, step = (convert(value, unit=right.unit, to=allowed.unit) for value in (Decimal(0), abs(one - other)))
    return step - zero
