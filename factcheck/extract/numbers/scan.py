"""Running text to quantities, without a parser: what is a number, how it is worded, in what unit.

Each place is tried once, from the left: a number with its measure (`pieces`), the other end of a range (`ranges`),
smaller units (`compounds`); then the words around it (`phrasing`) make the interval (`intervals`). What is counted
is left to the parse.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.carried import Before, carried_change, carried_measure, carried_shape
from factcheck.extract.numbers.changes import change_of
from factcheck.extract.numbers.compounds import compound
from factcheck.extract.numbers.excluded import excluded
from factcheck.extract.numbers.found import Found
from factcheck.extract.numbers.intervals import BOUNDS, interval
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, tokenize, word
from factcheck.extract.numbers.limits import limited
from factcheck.extract.numbers.measures import Measure
from factcheck.extract.numbers.multiples import FACTOR
from factcheck.extract.numbers.openers import may_hold_number, opens
from factcheck.extract.numbers.phrasing import worded
from factcheck.extract.numbers.pieces import Piece, piece
from factcheck.extract.numbers.ranges import Pair, pair
from factcheck.extract.numbers.rates import past_rate, rate
from factcheck.extract.numbers.tables import numerals
from factcheck.model import Bound, Change, Field, Interval, Quantity, Span

__all__ = ["Found", "has_number", "scan"]

_ROUND = 100
_FIELDS = {
    "money": Field.MONEY,
    "share": Field.PERCENT,
    "percentage point": Field.PERCENT,
    "duration": Field.DURATION,
    "age": Field.AGE,
}


def scan(text: str) -> tuple[Found, ...]:
    """All quantities of `text`, in order, never overlapping. Offsets are half-open, in `text`."""
    return tuple(limited(text, _quantities(text)))


def has_number(text: str) -> bool:
    """Whether `text` holds any quantity: the cheap test before costly stages, equal to `bool(scan(text))`."""
    return next(_quantities(text), None) is not None


def _quantities(text: str) -> Iterator[Found]:
    if not may_hold_number(text):
        return
    tokens = tokenize(text)
    blocked = excluded(tokens)
    at = last = 0
    before: Before | None = None
    while at < len(tokens):
        left = None if at in blocked or not opens(tokens[at]) else piece(tokens, at, blocked)
        if left is None:
            at += 1
            continue
        found, at, before = _complete(tokens, left, blocked, last, before)
        last = at = past_rate(tokens, at, blocked)
        yield found


def _complete(
    tokens: Tokens, left: Piece, blocked: frozenset[int], last: int, before: Before | None
) -> tuple[Found, int, Before]:
    """The quantity that begins with `left`, the token after it, and what the next one may take over from it.

    Words before token `last` belong to the figure `before`.
    """
    both = pair(tokens, left, blocked)
    if both is not None and not both.change:
        return _range(tokens, both, last)
    left = both.left if both is not None else compound(tokens, left, blocked)
    return _single(tokens, left, last, before)


def _single(tokens: Tokens, found: Piece, last: int, before: Before | None) -> tuple[Found, int, Before]:
    start, shape, end = worded(tokens, found)
    start, shape = max(start, last), shape or carried_shape(tokens, before, found)
    measure = found.measure or carried_measure(tokens, before, found, start)
    number, found = found.number, replace(found, measure=measure)
    before_shape, shape = shape, shape or ("about" if _round(tokens, found) else "")
    if shape == "more_than" and measure is not None and measure.dimension == "duration":
        shape = "at_least"
    bounds = interval(number, shape=shape, counted=measure is None or measure.dimension == "age")
    stated = number.value
    if measure is not None and measure.scale != 1:
        bounds = _scaled(bounds, measure.scale)
        stated = None if stated is None else stated * measure.scale
    bound = BOUNDS[shape] if number.vague is None or shape else Bound.ABOUT
    # "Doubled a year ago" gives no rate.
    per = None if measure is FACTOR else rate(tokens, end)
    change = change_of(tokens, (start, end), found) or carried_change(tokens, before, found, start)
    quantity = _quantity(stated, bounds, bound, measure, per, change)
    one = _found(tokens, (start, end), (found.start, number.end), quantity, measure)
    return one, end, Before(start, end, before_shape, measure, change)


def _round(tokens: Tokens, found: Piece) -> bool:
    """Whether a figure is but a magnitude after an article: "a million people", which hedges itself; not a share.

    A dozen are twelve.
    """
    number, share = found.number, found.measure is not None and found.measure.dimension == "share"
    article = tokens[found.start].lower in ARTICLES and number.end == found.start + 2
    size = numerals().magnitudes.get(word(tokens, found.start + 1), 0)
    return article and not share and size >= _ROUND


def _range(tokens: Tokens, both: Pair, last: int) -> tuple[Found, int, Before]:
    left, right = both.left, both.right
    measure = right.measure or left.measure
    scale = measure.scale if measure is not None else Decimal(1)
    ends = [(one.number.value or Decimal(0)) * scale for one in (left, right)]
    start = left.start - 1 if left.start and tokens[left.start - 1].lower in {"between", "from"} else left.start
    whole = replace(right, start=start)
    span = (max(worded(tokens, whole)[0], last), right.end)
    change = change_of(tokens, span, replace(whole, measure=measure))
    quantity = _quantity(None, Interval(ends[0], ends[1]), Bound.RANGE, measure, rate(tokens, right.end), change)
    one = _found(tokens, span, (left.start, right.number.end), quantity, measure)
    return one, right.end, Before(*span, "", measure, change)


def _quantity(
    stated: Decimal | None,
    bounds: Interval,
    bound: Bound,
    measure: Measure | None,
    per: str | None,
    change: Change | None,
) -> Quantity:
    dimension = "count" if measure is None else measure.dimension
    per = per or (None if measure is None else measure.per)
    if per is not None and dimension not in {"duration", "age"}:
        dimension = f"{dimension} per {per}"
    if measure is None:
        return Quantity(stated, bounds, bound, dimension, change=change)
    unit, currency = (None, measure.name) if measure.currency else (measure.name, None)
    return Quantity(stated, bounds, bound, dimension, unit, currency, change=change)


def _found(
    tokens: Tokens, span: tuple[int, int], number: tuple[int, int], quantity: Quantity, measure: Measure | None
) -> Found:
    return Found(
        Span(tokens[span[0]].start, tokens[span[1] - 1].end),
        Span(tokens[number[0]].start, tokens[number[1] - 1].end),
        _FIELDS.get(quantity.dimension.partition(" per ")[0], Field.QUANTITY),
        quantity,
        None if measure is None else measure.shared,
    )


def _scaled(bounds: Interval, scale: Decimal) -> Interval:
    low = None if bounds.low is None else bounds.low * scale
    high = None if bounds.high is None else bounds.high * scale
    return Interval(low, high, bounds.low_open, bounds.high_open)
