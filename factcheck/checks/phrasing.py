"""What the words around two figures say of their relation, beyond the intervals of the figures themselves."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.checks.beside import adds_up
from factcheck.checks.relation import comparable, gap, meet, opposite
from factcheck.model import Bound, Field, Interval, Quantity, Statement, Verdict

_BACK, _ON = 30, 30
_WHOLE = Decimal(100)
_FAR, _CUT = Decimal("0.25"), Decimal("0.01")
_AT_MOST = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_AT_LEAST = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_COMPARED = re.compile(
    r"\b(?:less|more|fewer|lower|higher|below|above|down|up|short|deficit|excess|shortfall|warmer|colder|cooler|hotter|"
    r"fell|rose|cut|drop(?:ped)?|reduc\w+|increas\w+|declin\w+|decreas\w+)\b",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(r"\b(?:turn(?:s|ed|ing)?|birthday|nearly|almost|would have been|about to be)\b", re.IGNORECASE)


def worded(left: Statement, right: Statement, one: Quantity, other: Quantity, verdict: Verdict) -> Verdict:
    """The verdict on two statements, given that on their quantities `one` and `other`."""
    if verdict is Verdict.DIFFERENT:
        return _excused(left, right, one, other)
    if verdict in {Verdict.SAME, Verdict.COMPATIBLE} and (_limits_apart(left, right) or _rounds_up(one, other)):
        return Verdict.DIFFERENT
    return verdict


def _excused(left: Statement, right: Statement, one: Quantity, other: Quantity) -> Verdict:
    """What a difference of figures is where the words say that it is none."""
    if one.dimension == "temperature" and one.unit != other.unit and (_compared(left) or _compared(right)):
        # 0.4 degrees warmer is a difference, which converts in another way than a reading does.
        return Verdict.UNKNOWN
    if left.value.field is Field.AGE and _a_year_apart(one, other) and any(_birthday(each) for each in (left, right)):
        return Verdict.UNKNOWN
    if not opposite(one, other) and gap(one, other) == 0:
        # "over 23" beside "23" is loose wording for one figure.
        return Verdict.COMPATIBLE
    agree = complements(left, right, one, other) or adds_up(left, right)
    return Verdict.COMPATIBLE if agree else Verdict.DIFFERENT


def complements(left: Statement, right: Statement, one: Quantity, other: Quantity) -> bool:
    """Whether two shares tell one thing from two ends: a quarter less is three quarters; 6 % above is 106 %."""
    if one.dimension != "share" or other.dimension != "share" or _compared(left) == _compared(right):
        return False
    by, level = (one, other) if _compared(left) else (other, one)
    low, high = by.interval.low, by.interval.high
    if by.stated is None or low is None or high is None:
        return False
    rest, sum_up = Interval(_WHOLE - high, _WHOLE - low), Interval(_WHOLE + low, _WHOLE + high)
    return meet(rest, level.interval) or meet(sum_up, level.interval)


def _limits_apart(left: Statement, right: Statement) -> bool:
    """Whether two limits that are the figure themselves are far apart: up to 300 and up to 180 grams."""
    one, other = left.value.quantity, right.value.quantity
    if one.stated is None or other.stated is None or opposite(one, other) or comparable(one, other)[0] is None:
        return False
    ages = left.value.field is Field.AGE and right.value.field is Field.AGE
    upper = one.bound in _AT_MOST and other.bound in _AT_MOST and (ages or Bound.AT_MOST in (one.bound, other.bound))
    lower = ages and one.bound in _AT_LEAST and other.bound in _AT_LEAST
    return (upper or lower) and gap(one, other) > (_FAR if not ages else Decimal(0))


def _rounds_up(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is the open end of the other: half a step rounds up, so 13.5 is no "13".

    Where that is less than a hundredth it may have been cut off: a price of 212.5 pence told as £2.12.
    """
    if one.unit != other.unit or Bound.EXACT is not one.bound or Bound.EXACT is not other.bound:
        return False
    return gap(one, other) > _CUT and any(
        each.stated is not None
        and each.stated == wider.interval.high
        and wider.interval.high_open
        and wider.stated != 0
        for each, wider in ((one, other), (other, one))
    )


def _a_year_apart(one: Quantity, other: Quantity) -> bool:
    if one.stated is None or other.stated is None or not one.unit == other.unit == "year":
        return False
    return abs(one.stated - other.stated) == 1


def _compared(statement: Statement) -> bool:
    """Whether the value is told as how far something lies from another value."""
    if statement.value.quantity.change is not None:
        return True
    text, span, inside = statement.article.text, statement.value.span, statement.claim.sentence
    tail = text[span.end : min(inside.end, span.end + _ON)]
    lead = text[max(inside.start, span.start - _BACK) : span.start]
    near = " ".join(tail.split()[:2])
    return (
        _COMPARED.search(near) is not None
        or re.search(r"\b(?:deficit|shortfall|excess) of\s+$", lead, re.I) is not None
    )


def _birthday(statement: Statement) -> bool:
    text, span = statement.article.text, statement.claim.span
    return _BIRTHDAY.search(text[span.start : span.end]) is not None
