"""Two bounds on one thing: "more than 100 but fewer than 300" is a range with two ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.extract.numbers.found import Found
from factcheck.model import Bound, Interval, Span

_LOWER = frozenset({Bound.MORE_THAN, Bound.AT_LEAST})
_UPPER = frozenset({Bound.LESS_THAN, Bound.AT_MOST})
_LINKS = frozenset({"and", "but", ",", ", but", ", and"})


def limited(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """The quantities of `text`, a lower and an upper bound that "and" or "but" joins as one range."""
    last: Found | None = None
    for one in found:
        both = None if last is None else _both(text, last, one)
        if last is not None and both is None:
            yield last
        last = both or one
    if last is not None:
        yield last


def _both(text: str, first: Found, second: Found) -> Found | None:
    one, other = first.quantity, second.quantity
    if text[first.span.end : second.span.start].strip().lower() not in _LINKS:
        return None
    if one.bound in _LOWER and other.bound in _UPPER:
        low, high = one.interval, other.interval
    elif one.bound in _UPPER and other.bound in _LOWER:
        low, high = other.interval, one.interval
    else:
        return None
    kinds = {(quantity.dimension, quantity.unit, quantity.currency) for quantity in (one, other)}
    plain = one.dimension == "count"
    if (len(kinds) > 1 and not plain) or low.low is None or high.high is None or low.low >= high.high:
        return None
    ends = Interval(low.low, high.high, low.low_open, high.high_open)
    return Found(
        Span(first.span.start, second.span.end),
        Span(first.number.start, second.number.end),
        second.field,
        replace(other, stated=None, interval=ends, bound=Bound.RANGE),
        second.shared,
    )
