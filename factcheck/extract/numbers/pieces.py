"""A number with the currency before it or the unit after it: "$2.4m", "12 km", "60 calendar days", "48C"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.extract.numbers.ages import age_of
from factcheck.extract.numbers.clocks import taken
from factcheck.extract.numbers.lexer import DASHES, Tokens, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.magnitudes import lettered, money_magnitude, scaled_by
from factcheck.extract.numbers.measures import SHARE, Measure, of_family, suffix_at, suffixes
from factcheck.extract.numbers.money import families
from factcheck.extract.numbers.multiples import FACTOR, multiple, multiplied
from factcheck.extract.numbers.nearby import pays, warm
from factcheck.extract.numbers.odds import after_in, before_in
from factcheck.extract.numbers.ones import one_unit
from factcheck.extract.numbers.pairs import told_by_article
from factcheck.extract.numbers.reading import literal
from factcheck.extract.numbers.scales import spaced_scale
from factcheck.extract.numbers.signs import dash_apart, negative, owed, prefix
from factcheck.extract.numbers.tables import numerals, wording, words

_HUNDRED = Decimal(100)
_CENT = "c"
_POUND = "pound"
_DEGREE = Measure("degree", "temperature")


@dataclass(frozen=True, slots=True)
class Piece:
    """A literal with its measure, from token `start` to `end` (exclusive)."""

    start: int
    end: int
    number: Literal
    measure: Measure | None


def piece(tokens: Tokens, at: int, blocked: frozenset[int]) -> Piece | None:
    """The number that begins at token `at`, or at the sign before it, with its measure."""
    if at >= len(tokens):
        return None
    times = multiple(tokens, at)
    if times is not None:
        return Piece(at, times.end, times, FACTOR)
    debt = owed(tokens, at)
    start, led = at, prefix(tokens, at + debt)
    if led is not None:
        at, money = led
        number = None if at in blocked else literal(tokens, at)
        if number is None or number.part:
            return None
        number = money_magnitude(tokens, number) if money.currency else number
        number = _negated(number) if debt else number
        return Piece(start, number.end, number, money) if number.magnitude or not money.large else None
    apart = dash_apart(tokens, at)
    minus = apart or negative(tokens, at)
    at += minus
    if at in blocked or after_in(tokens, at):
        return None
    timed = taken(tokens, at)
    if timed is not None:
        return Piece(start, timed[0].end, timed[0], Measure(timed[1], "duration"))
    number = told_by_article(tokens, at) or one_unit(tokens, at) or literal(tokens, at)
    if number is None:
        return None
    if number.part and not minus:
        return Piece(start, number.end, number, SHARE)
    if before_in(tokens, number.end, spelled=number.spelled):
        return None
    end, number, measure = _measured(tokens, at, _negated(number) if minus else number, start=start)
    return None if apart and end < len(tokens) else Piece(start, end, number, measure)


def _negated(number: Literal) -> Literal:
    """The number below zero; a fraction there is a number, as no share is negative."""
    value = -(number.value or Decimal(0))
    if not number.part:
        return number if number.value is None else replace(number, value=value)
    value /= _HUNDRED
    return replace(number, value=value, step=abs(value) / 10, part=False, decimals=True)


def _measured(tokens: Tokens, at: int, number: Literal, *, start: int) -> tuple[int, Literal, Measure | None]:
    """Where the number with its unit ends, the number with a letter of magnitude, and the measure."""
    age = age_of(tokens, at, number)
    if age is not None:
        return age[0], number, age[1]
    times = multiplied(tokens, at, number)
    if times is not None:
        return times, number, FACTOR
    number = lettered(tokens, number)
    begin = _after_filler(tokens, number.end)
    if word(tokens, begin) in DASHES and touches(tokens, begin) and touches(tokens, begin + 1):
        begin += 1
    hit = suffix_at(tokens, begin, magnitude=number.magnitude, decimals=number.decimals)
    if hit is None:
        scaled = spaced_scale(tokens, start, number)
        return scaled or _below_zero(tokens, number) or (number.end, number, None)
    end, measure = hit
    if measure.name == _POUND and pays(tokens, start, end, number):
        measure = of_family(families()[_POUND])
    if measure.dimension == "temperature" and is_below_zero(tokens, end):
        return end + 2, _frozen(number), measure
    if measure.exact == _CENT and warm(tokens, start, end):
        # "A 30c wash" is no price.
        return number.end, number, None
    if measure.name == "degree" and not warm(tokens, start, end):
        return number.end, number, None
    if measure.currency and not number.magnitude:
        size = numerals().magnitudes.get(word(tokens, end), numerals().abbreviations.get(word(tokens, end)))
        if size is not None and tokens[end - 1].text.isupper():
            # "75 USD million", as some agencies write it.
            return end + 1, scaled_by(number, size), measure
    return end, number, measure


def _below_zero(tokens: Tokens, number: Literal) -> tuple[int, Literal, Measure] | None:
    """ "20 below zero": degrees, though they are not named."""
    told = number.value is not None and not number.magnitude and is_below_zero(tokens, number.end)
    named = suffix_at(tokens, number.end + 2) if told else None
    if named is not None and named[1].dimension == "temperature":
        # "45 below zero Fahrenheit"
        return named[0], _frozen(number), named[1]
    return (number.end + 2, _frozen(number), _DEGREE) if told else None


def is_below_zero(tokens: Tokens, at: int) -> bool:
    """Whether "below zero" stands at token `at`."""
    return word(tokens, at) == "below" and word(tokens, at + 1) == "zero"


def _frozen(number: Literal) -> Literal:
    return replace(number, value=None if number.value is None else -abs(number.value))


def _after_filler(tokens: Tokens, at: int) -> int:
    """Past what may stand between a number and its unit: "60 calendar days", "thirty-odd years", "20 or so miles"."""
    phrase = wording().after.at(tokens, at)
    end = phrase[0] if phrase is not None else at + (word(tokens, at) in words("fillers"))
    fills = end > at and end < len(tokens) and not tokens[end].glued and tokens[end].lower in suffixes().by_first
    # In "three short tons" the filler is part of the unit.
    return end if fills and suffix_at(tokens, at) is None else at
