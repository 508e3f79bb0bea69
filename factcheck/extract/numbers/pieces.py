"""A number with the currency before it or the unit after it: "$2.4m", "12 km", "60 calendar days", "48C"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from factcheck.extract.numbers.ages import age_of
from factcheck.extract.numbers.clocks import taken
from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import ARTICLES, DASHES, Kind, Token, Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import SHARE, Measure, of_family, prefixes, suffix_at, suffixes
from factcheck.extract.numbers.money import families
from factcheck.extract.numbers.reading import literal
from factcheck.extract.numbers.tables import numerals, wording, words

_MONEY_LETTERS = {"m": 1_000_000, "mm": 1_000_000, "b": 1_000_000_000}
_NEAR = 8
_HUNDRED = Decimal(100)
_HUGE = 1_000_000
_POUND = "pound"
_HEDGES = frozenset({"about", "nearly", "almost", "roughly"})
# "A second" is an ordinal more often, "a stone" a pebble, "a bar" a room.
_NEVER_ONE = frozenset({"second", "stone", "bar"})
_BEARINGS = frozenset({"N", "S", "E", "W", "north", "south", "east", "west", "′", "'", "’"})
_SIZED = frozenset({"length", "duration", "mass", "volume", "area"})


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
    start, prefix = at, _prefix(tokens, at)
    if prefix is not None:
        at, money = prefix
        number = None if at in blocked else literal(tokens, at)
        if number is None or number.part:
            return None
        number = _money_magnitude(tokens, number) if money.currency else number
        return Piece(start, number.end, number, money) if number.magnitude or not money.large else None
    negative = _negative(tokens, at)
    at += negative
    if at in blocked:
        return None
    timed = taken(tokens, at)
    if timed is not None:
        return Piece(start, timed[0].end, timed[0], Measure(timed[1], "duration"))
    one = _one_unit(tokens, at)
    number = one or literal(tokens, at)
    if number is None:
        return None
    if number.part and negative:
        value = -(number.value or Decimal(0)) / _HUNDRED
        return Piece(
            start, number.end, replace(number, value=value, step=abs(value) / 10, part=False, decimals=True), None
        )
    if number.part:
        return Piece(start, number.end, number, SHARE)
    if negative and number.value is not None:
        number = replace(number, value=-number.value)
    end, number, measure = _measured(tokens, at, number, start=start)
    return Piece(start, end, number, measure)


def _prefix(tokens: Tokens, at: int) -> tuple[int, Measure] | None:
    """The currency at token `at`, with the place of the figure that it leads."""
    for end, measure in prefixes().all_at(tokens, at):
        near = touches(tokens, end) or not tokens[at].text.isalpha() or tokens[end - 1].end - tokens[at].start > 1
        if measure.spelled(tokens, at, end) and is_figure(tokens, end) and near:
            return end, measure
    return None


def _negative(tokens: Tokens, at: int) -> bool:
    """Whether a minus sign or "minus" at `at` leads a figure, and is no hyphen or dash between words."""
    if word(tokens, at) == "negative":
        return _signs(tokens, at)
    if word(tokens, at) == "minus" and is_word(tokens, at + 1):
        return _number_word(tokens, at + 1)
    if not is_figure(tokens, at + 1):
        return False
    # "2 -7 g" is a range with a space astray.
    led = tokens[at].glued or is_figure(tokens, at - 1)
    sign = tokens[at].text in {"-", "−"} and tokens[at + 1].glued and not led
    bounded = tokens[at].text == "-" and tokens[at + 1].glued and word(tokens, at - 1) in {"<", ">", "=", "≤", "≥"}
    return word(tokens, at) == "minus" or sign or bounded


def _signs(tokens: Tokens, at: int) -> bool:
    """Whether "negative" is a sign: "of negative five"; not "tested negative 12 days later"."""
    led = at == 0 or word(tokens, at - 1) in words("before_negative")
    if not led or not (is_figure(tokens, at + 1) or _number_word(tokens, at + 1)):
        return False
    unit = suffix_at(tokens, at + 2)
    return not plural(tokens, at + 2) if unit is None else unit[1].dimension != "duration"


def _number_word(tokens: Tokens, at: int) -> bool:
    return word(tokens, at) in numerals().small or word(tokens, at) in numerals().tens


def _one_unit(tokens: Tokens, at: int) -> Literal | None:
    """The "a" of "an hour and a half" and "an hour and 45 minutes", and of "more than a year" after a hedge."""
    if word(tokens, at) not in ARTICLES:
        return None
    unit = suffix_at(tokens, at + 1)
    if unit is None or not (unit[1].dimension in _SIZED or unit[1].currency) or unit[1].name in _NEVER_ONE:
        return None
    hedge = wording().before.before(tokens, at)
    hedged = hedge is not None and (at - hedge[0] > 1 or word(tokens, hedge[0]) in _HEDGES)
    counts = _continues(tokens, *unit) or (hedged and not unit[1].currency)
    return Literal(at + 1, Decimal(1), Decimal(1), spelled=True) if counts else None


def _continues(tokens: Tokens, end: int, measure: Measure) -> bool:
    """Whether "and a half" or "and 45 minutes" follows a unit that ends before token `end`."""
    if word(tokens, end) != "and":
        return False
    if word(tokens, end + 1) == "a":
        return word(tokens, end + 2) in {"half", "quarter"}
    numeral = word(tokens, end + 1) in numerals().small or word(tokens, end + 1) in numerals().tens
    smaller = suffix_at(tokens, end + 2)
    same = smaller is not None and smaller[1].dimension == measure.dimension and smaller[1] != measure
    return same and (numeral or is_figure(tokens, end + 1))


def _money_magnitude(tokens: Tokens, number: Literal) -> Literal:
    """ "$2.4m", "$3b": after a currency these letters are magnitudes."""
    size = _MONEY_LETTERS.get(word(tokens, number.end))
    return number if size is None or number.value is None or number.magnitude else _times(number, size)


def _times(number: Literal, size: int) -> Literal:
    """The number with one letter of magnitude after it; two digits always count, so "5m" is 4.95 to 5.05 million."""
    value = number.value or Decimal(0)
    step = number.step * size
    fine = min(step, Decimal(size) / 10) if abs(value) < 10 else step
    return replace(number, end=number.end + 1, value=value * size, step=fine, magnitude=True)


def _measured(tokens: Tokens, at: int, number: Literal, *, start: int) -> tuple[int, Literal, Measure | None]:
    """Where the number with its unit ends, the number with a letter of magnitude, and the measure."""
    age = age_of(tokens, at, number)
    if age is not None:
        return age[0], number, age[1]
    number = _million(tokens, number)
    begin = _after_filler(tokens, number.end)
    if word(tokens, begin) in DASHES and touches(tokens, begin) and touches(tokens, begin + 1):
        begin += 1
    hit = suffix_at(tokens, begin, magnitude=number.magnitude, decimals=number.decimals)
    if hit is None:
        return number.end, number, None
    end, measure = hit
    if measure.name == _POUND and _pays(tokens, start, end, number):
        measure = of_family(families()[_POUND])
    if measure.dimension == "temperature" and word(tokens, end) == "below" and word(tokens, end + 1) == "zero":
        return end + 2, replace(number, value=None if number.value is None else -abs(number.value)), measure
    if measure.name == "degree" and not _warm(tokens, start, end):
        return number.end, number, None
    if measure.currency and not number.magnitude:
        size = numerals().magnitudes.get(word(tokens, end), numerals().abbreviations.get(word(tokens, end)))
        if size is not None and tokens[end - 1].text.isupper():
            # "75 USD million", as some agencies write it.
            return end + 1, _scaled_by(number, size), measure
    return end, number, measure


def _scaled_by(number: Literal, size: int) -> Literal:
    return replace(number, value=(number.value or Decimal(0)) * size, step=number.step * size, magnitude=True)


def _million(tokens: Tokens, number: Literal) -> Literal:
    """ "1.2m users", "5m tonnes": an m that touches the figure is a million where something is counted next."""
    at = number.end
    if (
        at >= len(tokens)
        or tokens[at].text not in {"m", "M"}
        or number.value is None
        or number.magnitude
        or (touches(tokens, at + 1) and tokens[at + 1].kind is not Kind.SIGN)
    ):
        return number
    if tokens[at].text == "M":
        return _times(number, _HUGE) if tokens[at].glued else number
    counted = plural(tokens, at + 1) or word(tokens, at + 1) == "more" or suffix_at(tokens, at + 1) is not None
    if tokens[at].glued:
        return _times(number, _HUGE) if counted and word(tokens, at + 1) not in words("metre_nouns") else number
    return _times(number, _HUGE) if word(tokens, at + 1) in words("million_nouns") else number


def _after_filler(tokens: Tokens, at: int) -> int:
    """Past what may stand between a number and its unit: "60 calendar days", "thirty-odd years", "20 or so miles"."""
    phrase = wording().after.at(tokens, at)
    end = phrase[0] if phrase is not None else at + (word(tokens, at) in words("fillers"))
    fills = end > at and end < len(tokens) and not tokens[end].glued and tokens[end].lower in suffixes().by_first
    # In "three short tons" the filler is part of the unit.
    return end if fills and suffix_at(tokens, at) is None else at


def _pays(tokens: Tokens, start: int, end: int, number: Literal) -> bool:
    """Whether pounds are money here: a large sum, or a word of paying near; "pounds of salmon" never are."""
    near = _near(tokens, start, end)
    if (
        word(tokens, end - 1).startswith("lb")
        or word(tokens, end) == "of"
        or any(lower.startswith("weigh") for lower in near)
    ):
        return False
    large = number.magnitude and number.value is not None and abs(number.value) >= _HUGE
    return large or bool(near & words("money_words"))


def _near(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    """The words around tokens `start` to `end`, as far as the clause goes."""
    before = takewhile(_in_clause, tokens[max(0, start - _NEAR) : start][::-1])
    after = takewhile(_in_clause, tokens[end : end + _NEAR])
    return frozenset(token.lower for token in (*before, *after))


def _in_clause(token: Token) -> bool:
    return token.text not in {".", ";", "!", "?"}


def _warm(tokens: Tokens, start: int, end: int) -> bool:
    """Whether plain degrees are a temperature: a minus sign, or a word of weather near."""
    signed = tokens[start].lower in {"-", "−", "minus", "negative"}
    # "85°" alone is a temperature, "34° 12′ N" and "34° N" a place on the globe.
    bearing = is_figure(tokens, end) or tokens[end].text in _BEARINGS if end < len(tokens) else False
    near = _near(tokens, start, end)
    if tokens[end - 1].text in {"°", "º"} and not bearing and not near & words("turning"):
        return True
    return signed or bool(near & words("heat"))
