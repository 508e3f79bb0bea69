"""Ranks of one slot: places in an order, from the one end or the other, and numbers that name one of a row."""

from __future__ import annotations

from decimal import Decimal

from factcheck.checks.reach import ALWAYS, among, window
from factcheck.checks.relation import meet
from factcheck.model import Field, Interval, Quantity, Statement, Verdict

# What ranks without telling by what ("stands third"), or by what may be any scale ("the worst season").
_ANY = frozenset({"place", "worst", "best"})
_NEXT = Decimal(2)
_LONGER = Decimal("1.5")


def is_rank(statement: Statement) -> bool:
    """Whether the value of a statement is a rank."""
    return statement.value.field is Field.ORDINAL


def relate(left: Statement, right: Statement) -> Verdict:
    """How two ranks relate if they fill one slot; `unknown` where they count by, or in, two things.

    The second-largest and the third-largest differ, the largest and the oldest may be one. A place in an order is no
    rank by size: a country's second airport may be its largest. The third in the state may be the ninth in the country,
    and the largest in ten years the second-largest ever; but the second this year is not the first in five years.
    """
    one, other = left.value.quantity, right.value.quantity
    wholes = {among(left), among(right)} - {""}
    if one.interval == other.interval and None in (one.noun, other.noun):
        return Verdict.COMPATIBLE
    if not _comparable(one, other) or len(wholes) > 1:
        return Verdict.UNKNOWN
    ends = one.interval, other.interval
    if one.noun != other.noun:
        ends = _downward(one.interval), _downward(other.interval)
    if not meet(*ends) and _opposite(one, other) and left.value.measured[:1] != right.value.measured[:1]:
        return Verdict.UNKNOWN
    if not meet(*ends):
        return Verdict.COMPATIBLE if _nested(left, right) or _nested(right, left) else Verdict.DIFFERENT
    return Verdict.SAME if one.bound is other.bound else Verdict.COMPATIBLE


def disagreement(left: Statement, right: Statement) -> str:
    """For example: second is not third."""
    return f"{left.value.text} is not {right.value.text}"


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two ranks count by one thing, as far as they tell by what.

    A rank that only tells which one is meant ("a fourth defendant") contradicts nothing.
    """
    if one.noun is None or other.noun is None:
        return False
    if one.noun == other.noun:
        return True
    if not (_is_scale(one.noun) or _is_scale(other.noun)):
        return False
    # What stands third may be the third-largest; its being the first of an order says nothing of its size.
    ranks = [abs(each.stated or Decimal(0)) for each in (one, other)]
    return bool({one.noun, other.noun} & _ANY) and min(ranks) >= _NEXT


def _nested(inner: Statement, outer: Statement) -> bool:
    """Whether one rank is told of a shorter time than another, in which it stands higher, as it may."""
    short, long = _years(inner), _years(outer)
    one, other = inner.value.quantity.stated, outer.value.quantity.stated
    if short is None or long is None or one is None or other is None:
        return False
    return short * _LONGER < long and abs(one) < abs(other) and one * other > 0


def _years(statement: Statement) -> Decimal | None:
    """The window of a rank; by a scale it is of all times where none is told."""
    told = window(statement)
    return ALWAYS if told is None and _is_scale(statement.value.quantity.noun or "") else told


def _is_scale(noun: str) -> bool:
    return noun.endswith(("est", "worst")) or noun.startswith("most ")


def _opposite(one: Quantity, other: Quantity) -> bool:
    """Whether two ranks are counted from two ends: the oldest wreck and the newest coin are no conflict."""
    return one.noun == other.noun and (one.stated or Decimal(0)) * (other.stated or Decimal(0)) < 0


def _downward(interval: Interval) -> Interval:
    """The ranks of an interval from whichever end they are counted."""
    if interval.high is None or interval.high > 0:
        return interval
    return Interval(-interval.high, None if interval.low is None else -interval.low)
