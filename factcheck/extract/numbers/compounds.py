"""Sums of units: "5ft 11in", "two hours and 48 minutes", "nine euros and forty cents", "an hour and a half"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.lexer import HYPHENS, Kind, Tokens, digits, is_word, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import Measure
from factcheck.extract.numbers.pieces import Piece, piece
from factcheck.extract.numbers.tables import wording
from factcheck.units import convert, units

_SUMMED = frozenset({"duration", "length", "mass"})
_SYSTEMS = frozenset({"length", "mass"})
_PARTS = {"half": 2, "quarter": 4}
_CENTS = 100
_MOST_OVER = 3
_MINUTES = 60
_FOOT = 12
_PREPOSITIONS = frozenset({"within", "after", "for", "in", "inside", "over", "during", "under", "before", "by", "at"})


def compound(tokens: Tokens, left: Piece, blocked: frozenset[int]) -> Piece:
    """The piece with the smaller units that follow it added, in the smallest; the piece itself without any."""
    halved = _and_a_part(tokens, left)
    if halved is not None:
        return halved
    start = left
    while (more := _smaller(tokens, left, blocked, summed=left is not start)) is not None:
        left = more
    return left


def _and_a_part(tokens: Tokens, left: Piece) -> Piece | None:
    """ "two hours and a half": a half or a quarter of the unit."""
    words = [word(tokens, left.end + step) for step in range(4)]
    lower = _PARTS.get(words[2])
    if left.measure is None or left.number.value is None or words[:2] != ["and", "a"] or lower is None:
        return None
    whole = left.number.value == left.number.value.to_integral_value() and left.measure.dimension not in {
        "age",
        "factor",
    }
    if not whole or words[3] in {"of", "dozen", "million", "billion", "hundred", "thousand", "-"}:
        return None
    value = left.number.value + Decimal(1) / lower
    return replace(
        left, end=left.end + 3, number=replace(left.number, value=value, step=Decimal(1) / lower, decimals=True)
    )


def _smaller(tokens: Tokens, left: Piece, blocked: frozenset[int], *, summed: bool) -> Piece | None:
    """The piece with the next smaller unit added, or None."""
    measure, number = left.measure, left.number
    fit = measure is not None and (measure.dimension in _SUMMED or measure.currency)
    at = left.end + (word(tokens, left.end) in {"and", ","})
    hyphen = word(tokens, left.end) in HYPHENS and touches(tokens, left.end)
    if hyphen and [word(tokens, left.end + step) for step in (1, 2)] == ["and", "-"]:
        # "A two-hour-and-51-minute film"
        at = left.end + 3
    elif hyphen and measure is not None and measure.name == "foot" and touches(tokens, left.end + 1):
        return _tall(tokens, left)
    # "8 metres, and 6 cm"
    at += word(tokens, left.end) == "," and word(tokens, at) == "and"
    if not fit or number.value is None or measure is None or at >= len(tokens) or at in blocked:
        return None
    if tokens[at].kind is Kind.SIGN or not (summed or _summable(tokens, left)):
        return None
    more = piece(tokens, at, blocked)
    comma = word(tokens, left.end) == ","
    if comma and not summed and (_opening(tokens, left) or (more is not None and not _whole(more))):
        return None
    if more is not None and measure.name == "foot" and more.measure is None and word(tokens, more.end) == "in":
        # Elsewhere "in" after a space is the preposition.
        more = replace(more, end=more.end + 1, measure=Measure("inch", "length"))
    if (
        more is not None
        and measure.name == "hour"
        and not comma
        and more.measure is not None
        and word(tokens, more.end - 1) == "m"
    ):
        # "1h 42m"
        more = replace(more, measure=Measure("minute", "duration"))
    if more is not None and more.measure is None and not more.number.part:
        return _bare(tokens, left, more)
    if more is None or more.measure is None or more.number.value is None or more.number.value < 0:
        return None
    if measure.currency:
        return _cents(left, more, measure, more.measure)
    added = _added(left, more, measure, more.measure)
    listed = comma and not summed and word(tokens, at - 1) != "and" and not _ended(tokens, more.end)
    if added is None or not (listed or _overflows(more, measure, more.measure)):
        return added
    # In "3 yards 5 ft 2 inches" the third unit shows that one length is told.
    return added if _smaller(tokens, added, blocked, summed=True) is not None else None


def _opening(tokens: Tokens, left: Piece) -> bool:
    """Whether a preposition before the larger unit opens the sentence, so that a comma ends its phrase."""
    hedge = wording().before.before(tokens, left.start)
    at = left.start - 1
    at = hedge[0] - 1 if hedge is not None and word(tokens, at) not in _PREPOSITIONS else at
    at -= word(tokens, at) in {"the", "just", "only"}
    return word(tokens, at) in _PREPOSITIONS and not is_word(tokens, at - 1)


def _ended(tokens: Tokens, at: int) -> bool:
    """Whether the phrase ends at token `at`, so that no noun follows the smaller unit: not "12 hours of talks"."""
    return at >= len(tokens) or word(tokens, at) in {".", ";", ")", "tall", "long", "wide", "high", "deep"}


def _whole(more: Piece) -> bool:
    """Whether the smaller unit is counted in whole numbers below a thousand: not "1.1m"."""
    return not more.number.decimals and not more.number.magnitude


def _tall(tokens: Tokens, left: Piece) -> Piece | None:
    """ "5-foot-4", "6-foot-3-inch": feet and inches, tied by hyphens."""
    inches, end, value = digits(tokens, left.end + 1), left.end + 2, left.number.value
    if word(tokens, end) in HYPHENS and word(tokens, end + 1) in {"inch", "inches"}:
        end += 2
    elif word(tokens, end) in HYPHENS or (touches(tokens, end) and is_word(tokens, end)):
        return None
    if value is None or not inches or int(inches) >= _FOOT or value != value.to_integral_value():
        return None
    number = replace(left.number, value=value * _FOOT + int(inches), step=Decimal(1))
    return Piece(left.start, end, number, Measure("inch", "length"))


def _summable(tokens: Tokens, left: Piece) -> bool:
    """Whether smaller units can follow: after a whole number, or after "half an hour and"."""
    value = left.number.value or Decimal(0)
    half = left.number.spelled and 0 < value < 1 and word(tokens, left.end) == "and"
    return half or value == value.to_integral_value()


def _bare(tokens: Tokens, left: Piece, more: Piece) -> Piece | None:
    """ "13 dollars fifty", "an hour thirty": two digits that end the phrase; pence and minutes are not named."""
    rest, measure, value = more.number.value, left.measure, left.number.value
    if measure is None or rest is None or value is None or not more.number.whole:
        return None
    most = _CENTS if measure.currency else {"hour": _MINUTES}.get(measure.name, 0)
    led_by_sign = left.number.end == left.end
    listed = word(tokens, left.end) == "," or word(tokens, left.start - 1) == "between"
    if not 10 <= rest < most or led_by_sign or listed or measure.scale != 1:
        return None
    followed = more.end < len(tokens) and tokens[more.end].kind is not Kind.SIGN
    if left.number.magnitude or left.number.decimals or followed or word(tokens, more.end) in {"-", "%", "/"}:
        return None
    if not measure.currency:
        total = replace(more.number, value=value * _MINUTES + rest)
        return Piece(left.start, more.end, total, Measure("minute", "duration"))
    number = replace(more.number, value=value + rest / _CENTS, step=Decimal(1) / _CENTS, decimals=True)
    return Piece(left.start, more.end, number, measure)


def _cents(left: Piece, more: Piece, measure: Measure, minor: Measure) -> Piece | None:
    """Pounds with the pence that follow them, in pounds."""
    # "Cent" stands in the table for the dollar, and is the hundredth part of many other currencies.
    same = minor.name in {measure.name, "USD"} and measure.scale == 1 and minor.scale != 1
    value, cents = left.number.value, more.number.value
    if not same or value is None or cents is None or cents >= _CENTS:
        return None
    number = replace(more.number, value=value + cents * minor.scale, step=minor.scale, decimals=True)
    return Piece(left.start, more.end, number, measure)


def _added(left: Piece, more: Piece, measure: Measure, smaller: Measure) -> Piece | None:
    """Two values of one dimension in the smaller unit, exact where the units have a whole ratio."""
    if smaller.dimension != measure.dimension or smaller.name == measure.name:
        return None
    if measure.dimension in _SYSTEMS and units()[measure.name].metric != units()[smaller.name].metric:
        # "1 mile, 800 m" are two lengths.
        return None
    value, rest = left.number.value, more.number.value
    ratio = convert(Decimal(1), unit=measure.name, to=smaller.name)
    if value is None or rest is None or ratio <= 1 or rest >= ratio * _MOST_OVER:
        return None
    exact = ratio == ratio.to_integral_value()
    total = value * int(ratio) if exact else convert(value, unit=measure.name, to=smaller.name)
    return Piece(left.start, more.end, _summed(more.number, total + rest), smaller)


def _overflows(more: Piece, measure: Measure, smaller: Measure) -> bool:
    """Whether the smaller value would fill the larger unit."""
    return (more.number.value or 0) >= convert(Decimal(1), unit=measure.name, to=smaller.name)


def _summed(last: Literal, value: Decimal) -> Literal:
    return replace(last, value=value, magnitude=False)
