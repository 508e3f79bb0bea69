"""A value in brackets that is no conversion of the one before it: "1,300 km (843 miles)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.skeleton import Told
from factcheck.figures import figure, with_unit
from factcheck.model import Article, Bound, Claim, Field, Interval, Kind, Quantity, Severity
from factcheck.units import convert, convert_interval, units

CODE = "conversion"
_SURE = 0.95
_OPENS = re.compile(r"\s*(?:\w+\s+){0,3}?[(\[]\s*(?:i\.e\.\s*|or\s+|about\s+|some\s+)?|\s*/\s*|,?\s+or\s+")
_CLOSES = re.compile(r"(?:\s\w+)?\s*[)\];,/]")
# Further apart the two measure different things: the length of a stage and its climbing, a depth and a distance.
_FARTHEST = Decimal(6)
_TEN, _SLIP = Decimal(10), Decimal("1.06")
# A figure with trailing zeros may be rounded to its last other digit, but not by more than this share.
_ROUNDED = Decimal("0.1")


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each pair of a value and its conversion that do not meet, beyond what the rounding of either allows."""
    for one, other in _pairs(article.text, claims):
        left, right = (_figure(each.value.quantity) for each in (one, other))
        if _agree(left, right):
            yield Fit((one.given, other.given))
        elif _is_slip(left, right):
            far = not _meet(_hedged(left), right) and not _meet(left, _hedged(right))
            yield Contradiction(
                code=CODE,
                field=Field.CONVERSION,
                severity=Severity.ERROR if far else Severity.WARNING,
                topic=_topic(one),
                message=_message(one, other),
                sides=((one.given,), (other.given,)),
                sure=_SURE,
                pair=(one.value, other.value),
            )


def _figure(quantity: Quantity) -> Quantity:
    """The figure of a bound: "up to 250 mm (9.8 inches)" converts 250, and 9.8 is no less than it."""
    stated, interval = quantity.stated, quantity.interval
    if stated is None or (interval.low is not None and interval.high is not None):
        return quantity
    digits = abs(stated).normalize()
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)
    return _widened(replace(quantity, interval=Interval(stated, stated)), Decimal(1).scaleb(exponent) / 2)


def _pairs(text: str, claims: Sequence[Claim]) -> Iterator[tuple[Told, Told]]:
    """Values of one dimension in two units that stand as a value and its conversion do."""
    every = [Told(claim, value) for claim in claims for value in claim.values if value.kind is Kind.NUMBER]
    for one, other in pairwise(sorted(every, key=lambda each: each.value.span)):
        left, right = one.value.quantity, other.value.quantity
        gap = text[one.value.span.end : other.value.span.start]
        if left.unit is None or right.unit is None or left.unit == right.unit or left.dimension != right.dimension:
            continue
        if left.unit not in units() or right.unit not in units() or _OPENS.fullmatch(gap) is None:
            continue
        bracketed = gap.rstrip(" /")[-1:] != "" and ("(" in gap or "[" in gap)
        closed = _CLOSES.match(text, other.value.span.end) is not None
        if closed or not bracketed:
            yield one, other


def _agree(left: Quantity, right: Quantity) -> bool:
    """Whether the two meet, or one of them meets the other rounded to fewer digits."""
    if _meet(left, right) or _meet(_rounded(left), right) or _meet(left, _rounded(right)):
        return True
    return left.dimension == "temperature" and _meet_as_change(left, right)


def _meet(left: Quantity, right: Quantity) -> bool:
    # Only the unit that is converted from may stand for several.
    there = convert_interval(left.interval, unit=left.unit or "", to=right.unit or "")
    back = convert_interval(right.interval, unit=right.unit or "", to=left.unit or "")
    return _overlap(there, right.interval) or _overlap(back, left.interval)


def _meet_as_change(left: Quantity, right: Quantity) -> bool:
    """Whether they are one difference of temperatures: 1.5 degrees Celsius are 2.7 degrees Fahrenheit of warming."""
    zero = convert(Decimal(0), unit=left.unit or "", to=right.unit or "")
    there = convert_interval(left.interval, unit=left.unit or "", to=right.unit or "")
    low, high = (None if end is None else end - zero for end in (there.low, there.high))
    return _overlap(Interval(low, high), right.interval)


def _overlap(one: Interval, other: Interval) -> bool:
    lows = [end for end in (one.low, other.low) if end is not None]
    highs = [end for end in (one.high, other.high) if end is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _rounded(quantity: Quantity) -> Quantity:
    """The quantity with all its trailing zeros read as rounding."""
    stated = quantity.stated
    if stated is None or stated == 0 or stated != stated.to_integral_value():
        return quantity
    digits = str(abs(int(stated)))
    step = Decimal(10) ** min(len(digits) - len(digits.rstrip("0")), len(digits) - 1)
    return _widened(quantity, min(step / 2, abs(stated) * _ROUNDED))


def _hedged(quantity: Quantity) -> Quantity:
    return quantity if quantity.stated is None else _widened(quantity, abs(quantity.stated) * _ROUNDED)


def _widened(quantity: Quantity, by: Decimal) -> Quantity:
    stated, interval = quantity.stated, quantity.interval
    assert stated is not None
    low = None if interval.low is None else min(interval.low, stated - by)
    high = None if interval.high is None else max(interval.high, stated + by)
    return Quantity(stated, Interval(low, high), quantity.bound, quantity.dimension, quantity.unit)


def _is_slip(left: Quantity, right: Quantity) -> bool:
    """Whether the two are so near, or so near to a power of ten apart, that one is meant as the other."""
    if left.dimension == "temperature":
        return True
    one, other = _middle(left), _middle(right)
    if one is None or other is None:
        return False
    there = convert(one, unit=left.unit or "", to=right.unit or "")
    if there <= 0 or other <= 0:
        return False
    apart = max(there / other, other / there)
    tens = (_TEN, _TEN * _TEN, _TEN * _TEN * _TEN)
    return apart <= _FARTHEST or any(max(apart / ten, ten / apart) <= _SLIP for ten in tens)


def _middle(quantity: Quantity) -> Decimal | None:
    low, high = quantity.interval.low, quantity.interval.high
    if quantity.stated is not None:
        return quantity.stated
    return None if low is None or high is None else (low + high) / 2


def _topic(one: Told) -> str:
    about = " ".join(one.value.measured[:1])
    return f"conversion of {one.value.text}" if not about else f"{about}: conversion of {one.value.text}"


def _message(one: Told, other: Told) -> str:
    left, right = one.value.quantity, other.value.quantity
    return f"{one.value.text} is {_in_unit(left, right.unit or '')}, not {other.value.text}"


def _in_unit(quantity: Quantity, unit: str) -> str:
    if quantity.stated is not None and quantity.bound is not Bound.RANGE:
        return with_unit(figure(convert(quantity.stated, unit=quantity.unit or "", to=unit), digits=3), unit)
    there = convert_interval(quantity.interval, unit=quantity.unit or "", to=unit)
    ends = [figure(end, digits=3) for end in (there.low, there.high) if end is not None]
    return with_unit(" to ".join(ends), unit)
