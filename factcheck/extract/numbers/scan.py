"""Running text to quantities, without a parser: what is a number, how it is worded, in what unit.

The engine tries each place once: a currency sign, a literal, a range, a unit; then the words around
it (`wording.toml`) make the interval. What is counted is left to the parse (`extract/counted.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.extract.numbers.ages import age_at
from factcheck.extract.numbers.excluded import excluded
from factcheck.extract.numbers.intervals import BOUNDS, interval
from factcheck.extract.numbers.lexer import Kind, Token, tokenize
from factcheck.extract.numbers.literal import Literal, literal
from factcheck.extract.numbers.tables import Measure, matches, prefixes, suffixes, wording
from factcheck.model import Bound, Field, Interval, Quantity, Span
from factcheck.units import convert

_DASHES = frozenset({"-", "–", "—", "‑"})
_CHANGES = frozenset(
    "rise rises rose risen rising fall falls fell fallen falling cut cuts raise raises raised lift lifts lifted increase increases increased grow grows grew grown "
    "drop drops dropped move moves moved go goes went gone climb climbed jump jumped slip slipped up down reduce reduced narrow narrowed widen widened slow slowed "
    "revise revised lower lowered".split()
)
_PERIODS = frozenset("hour day week month year minute second night annum quarter season head person share tonne barrel litre gallon acre hectare unit".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in running text: its span with hedge and unit, the span of the bare number, and what it is."""

    span: Span
    number: Span
    field: Field
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Piece:
    """A literal with its measure, from token `start` to `end`."""

    start: int
    end: int
    number: Literal
    measure: Measure | None


def scan(text: str) -> tuple[Found, ...]:
    """All quantities of `text`, in order, never overlapping. Offsets are half-open, in `text`."""
    tokens = tokenize(text)
    if not tokens:
        return ()
    blocked = excluded(tokens)
    found: list[Found] = []
    at = 0
    while at < len(tokens):
        hit = None if at in blocked else _quantity_at(tokens, at, blocked, text)
        if hit is None:
            at += 1
            continue
        end, quantity = hit
        found.append(quantity)
        at = end
    return tuple(found)


def has_number(text: str) -> bool:
    """Whether `text` holds any quantity: the cheap test before costly stages."""
    return bool(scan(text))


def _quantity_at(tokens: Sequence[Token], at: int, blocked: frozenset[int], text: str) -> tuple[int, Found] | None:
    age = age_at(tokens, at)
    if age is not None:
        return age.end, _age(tokens, at, age.end, age.literal, age.start)
    left = _piece(tokens, at, blocked)
    if left is None:
        return None
    right, changed = _second_end(tokens, left, blocked)
    if right is not None and not changed:
        return right.end, _range(tokens, left, right)
    if right is not None and left.measure is None:
        left = replace(left, measure=right.measure)
    end, number, measure = _compound(tokens, left, blocked)
    return end, _single(tokens, replace(left, end=end, number=number, measure=measure))


def _piece(tokens: Sequence[Token], at: int, blocked: frozenset[int]) -> _Piece | None:
    """A number with the currency before it or the unit after it."""
    start, prefix = at, None
    hit = prefixes().at(tokens, at)
    if hit is not None and matches(hit[1], _text(tokens, at, hit[0])) and hit[0] < len(tokens):
        follows = tokens[hit[0]]
        near = follows.glued or len(_text(tokens, at, hit[0])) > 1 or not tokens[at].text.isalpha()
        if follows.kind is Kind.FIGURE and near:
            at, prefix = hit[0], hit[1]
    sign = _minus(tokens, at) if prefix is None else 1
    if sign < 0:
        at += 1
    if at in blocked or at >= len(tokens):
        return None
    number = literal(tokens, at)
    if number is None:
        return None
    if sign < 0 and number.value is not None:
        number = replace(number, value=-number.value)
    if number.part:
        return _Piece(start, number.end, number, Measure("percent", "share"))
    if prefix is not None:
        number = _money_magnitude(tokens, number)
        return _Piece(start, number.end, number, prefix)
    end, number, measure = _measured(tokens, number)
    return _Piece(start, end, number, measure)


def _minus(tokens: Sequence[Token], at: int) -> int:
    """-1 where a minus sign or "minus" leads a figure, and the sign is no hyphen or dash between words."""
    if at + 1 >= len(tokens) or tokens[at + 1].kind is not Kind.FIGURE:
        return 1
    if tokens[at].lower == "minus":
        return -1
    return -1 if tokens[at].text in {"-", "−"} and tokens[at + 1].glued and not tokens[at].glued else 1


def _money_magnitude(tokens: Sequence[Token], number: Literal) -> Literal:
    """ "$2.4m": after a currency an m is a million."""
    if number.end < len(tokens) and tokens[number.end].lower == "m" and number.value is not None and not number.magnitude:
        size = Decimal(1_000_000)
        return replace(number, end=number.end + 1, value=number.value * size, step=_million_step(number), magnitude=True)
    return number


def _million_step(number: Literal) -> Decimal:
    """Two digits always count: "5m" is 4.95 to 5.05 million, "1.2m" 1.15 to 1.25."""
    value = number.value or Decimal(0)
    return min(number.step * 1_000_000, Decimal(100_000) if abs(value) < 10 else number.step * 1_000_000)


def _measured(tokens: Sequence[Token], number: Literal) -> tuple[int, Literal, Measure | None]:
    """The unit or currency name after a number, perhaps over a hyphen or a bracketed repetition: "sixty (60) days"."""
    at = _after_filler(tokens, number.end)
    hyphen = at < len(tokens) and tokens[at].text in _DASHES and tokens[at].glued and at + 1 < len(tokens) and tokens[at + 1].glued
    hit = suffixes().at(tokens, at + 1 if hyphen else at)
    if hit is None:
        return (_million(tokens, number).end, _million(tokens, number), None)
    end, measure = hit
    begin = at + 1 if hyphen else at
    spelled = matches(measure, _text(tokens, begin, end))
    touching = tokens[begin].glued or not measure.attached
    if not spelled or not touching or (measure.large and not number.magnitude):
        exact = _exact_measure(tokens, begin, measure)
        if exact is None:
            return (_million(tokens, number).end, _million(tokens, number), None)
        end, measure = exact
    if measure.name == "metre" and tokens[begin].text == "m" and _million(tokens, number) is not number:
        number = _million(tokens, number)
        return number.end, number, None
    if measure.name == "pound" and number.magnitude and (number.value or 0) >= 1_000_000:
        measure = Measure("GBP", "money", True)
    return end, number, measure


def _exact_measure(tokens: Sequence[Token], begin: int, refused: Measure) -> tuple[int, Measure] | None:
    """Another meaning of the same letters, spelled exactly so: "pc" and "PC", "C" that touches."""
    for words, measure in suffixes().by_first.get(tokens[begin].lower, ()):
        end = begin + len(words)
        same = tuple(token.lower for token in tokens[begin:end]) == words
        fits = matches(measure, _text(tokens, begin, end)) and (tokens[begin].glued or not measure.attached) and not measure.large
        if same and fits and measure != refused:
            return end, measure
    return None


def _million(tokens: Sequence[Token], number: Literal) -> Literal:
    """ "1.2m people": an m that touches the figure is a million where people or things are counted next."""
    at = number.end
    if at + 1 >= len(tokens) or tokens[at].text != "m" or not tokens[at].glued or number.value is None or number.magnitude:
        return number
    counted = tokens[at + 1].kind is Kind.WORD and (tokens[at + 1].lower.endswith("s") or tokens[at + 1].lower in {"people", "more", "children"})
    return _money_magnitude(tokens, number) if counted and not tokens[at + 1].glued else number


_FILLERS = frozenset({"calendar", "working", "consecutive", "straight", "full", "whole", "further", "additional", "more", "extra", "business", "long"})


def _after_filler(tokens: Sequence[Token], at: int) -> int:
    """Past a word that may stand between a number and its unit: "60 calendar days", "three more weeks"."""
    filled = at + 1 < len(tokens) and tokens[at].lower in _FILLERS and suffixes().at(tokens, at + 1) is not None
    return at + 1 if filled else at


def _second_end(tokens: Sequence[Token], left: _Piece, blocked: frozenset[int]) -> tuple[_Piece | None, bool]:
    """The other end of a range, and whether the two ends tell a change ("rose from 8 to 11 per cent") instead."""
    at = left.end
    if at + 1 >= len(tokens):
        return None, False
    link, before = tokens[at].lower, tokens[left.start - 1].lower if left.start else ""
    joined = (link in _DASHES and tokens[at].glued and tokens[at + 1].glued) or link == "to" or (link == "and" and before == "between")
    if not joined or left.number.part or left.number.vague:
        return None, False
    right = _piece(tokens, at + 1, blocked)
    if right is None or right.number.value is None or left.number.value is None:
        return None, False
    if link == "to" and before != "from" and right.measure is None and left.measure is None and right.number.spelled != left.number.spelled:
        return None, False
    scaled = _share_magnitude(left.number, right.number, left.measure)
    if scaled.value is None or scaled.value >= right.number.value or _clash(left.measure, right.measure):
        return (right, True) if before == "from" else (None, False)
    if before == "from" and any(token.lower in _CHANGES for token in tokens[max(0, left.start - 6) : left.start]):
        return right, True
    return replace(right, start=left.start), False


def _share_magnitude(left: Literal, right: Literal, measure: Measure | None) -> Literal:
    """The first end of "5 to 7 billion": in billions where it has no magnitude of its own."""
    if left.value is None or right.value is None or left.magnitude or not right.magnitude:
        return left
    size = next((Decimal(10) ** power for power in (12, 9, 7, 6, 5, 3, 2) if right.value >= Decimal(10) ** power), Decimal(1))
    return replace(left, value=left.value * size, magnitude=True) if left.value * 10 < right.value else left


def _clash(left: Measure | None, right: Measure | None) -> bool:
    return left is not None and right is not None and (left.name, left.scale) != (right.name, right.scale)


def _compound(tokens: Sequence[Token], left: _Piece, blocked: frozenset[int]) -> tuple[int, Literal, Measure | None]:
    """ "5ft 11in", "two hours and 48 minutes": the smaller units added, the sum in the smallest."""
    end, number, measure = left.end, left.number, left.measure
    while measure is not None and not measure.currency and measure.dimension in {"duration", "length", "mass"} and number.value is not None:
        at = end + 1 if end < len(tokens) and tokens[end].lower in {"and", ","} else end
        if at >= len(tokens) or at in blocked or tokens[at].kind is Kind.SIGN:
            break
        more = _piece(tokens, at, blocked)
        if more is None or more.measure is None or more.measure.dimension != measure.dimension or more.number.value is None:
            break
        larger = convert(Decimal(1), unit=measure.name, to=more.measure.name)
        if larger <= 1 or more.number.value >= larger or number.value != number.value.to_integral_value():
            break
        if larger == larger.to_integral_value():
            total = number.value * larger + more.number.value
        else:
            total = convert(number.value, unit=measure.name, to=more.measure.name) + more.number.value
        end, measure = more.end, more.measure
        number = replace(more.number, value=total)
    return end, number, measure


def _single(tokens: Sequence[Token], piece: _Piece) -> Found:
    number, measure = piece.number, piece.measure
    start, shape, end = _worded(tokens, piece)
    counted = measure is None
    if shape == "more_than" and measure is not None and measure.dimension == "duration":
        shape = "at_least"
    bounds = interval(number, shape=shape, counted=counted)
    stated = number.value
    if measure is not None and measure.scale != 1:
        bounds = _scaled(bounds, measure.scale)
        stated = None if stated is None else stated * measure.scale
    bound = BOUNDS[shape] if number.vague is None or shape else Bound.ABOUT
    return _found(tokens, (start, end), (piece.start, number.end), _quantity(stated, bounds, bound, measure, _rate(tokens, end)))


def _range(tokens: Sequence[Token], left: _Piece, right: _Piece) -> Found:
    measure = right.measure or left.measure
    low, high = _share_magnitude(left.number, right.number, left.measure).value, right.number.value
    scale = measure.scale if measure is not None else Decimal(1)
    bounds = Interval((low or Decimal(0)) * scale, (high or Decimal(0)) * scale)
    start = left.start - 1 if left.start and tokens[left.start - 1].lower in {"between", "from"} else left.start
    start = _worded(tokens, replace(left, start=start, end=right.end))[0]
    return _found(tokens, (start, right.end), (left.start, right.number.end), _quantity(None, bounds, Bound.RANGE, measure, _rate(tokens, right.end)))


def _age(tokens: Sequence[Token], at: int, end: int, number: Literal, number_at: int) -> Found:
    value = number.value or Decimal(0)
    bounds = interval(number, shape="", counted=True)
    return _found(tokens, (number_at, end), (number_at, number.end), Quantity(value, bounds, Bound.EXACT, "age", "year"), Field.AGE)


def _worded(tokens: Sequence[Token], piece: _Piece) -> tuple[int, str, int]:
    """Where the value as written begins and ends, and the shape that the words around it give."""
    before = piece.start
    if before and tokens[before - 1].lower in {"a", "an", "the", "another", "those", "these", "its", "their"} and wording().before.before(tokens, before - 1):
        before -= 1
    hit = wording().before.before(tokens, before)
    after = wording().after.at(tokens, piece.end)
    if hit is not None and not _preposition(tokens, hit[0], piece):
        return hit[0], hit[1], piece.end
    if after is not None:
        return piece.start, after[1], after[0]
    return piece.start, "", piece.end


def _preposition(tokens: Sequence[Token], at: int, piece: _Piece) -> bool:
    """ "some" in "in some 20 years" hedges, but "around the world" and "over the next 10 days" do not."""
    return tokens[piece.start - 1].lower in {"the", "its", "their", "those", "these"} and tokens[at].lower in {"over", "around", "about", "under", "above", "below"}


def _rate(tokens: Sequence[Token], end: int) -> str | None:
    """The period or unit that a figure is given per: "an hour", "a year", "per 100,000 people" (the noun then)."""
    for at in range(end, min(end + 3, len(tokens) - 1)):
        word = tokens[at].lower
        if word in {"a", "an", "per", "each", "every", "/"} and tokens[at + 1].lower in _PERIODS:
            return tokens[at + 1].lower
        if word == "per" and tokens[at + 1].kind is Kind.FIGURE:
            return tokens[at + 1].text
        if tokens[at].kind is Kind.SIGN:
            return None
    return None


def _quantity(stated: Decimal | None, bounds: Interval, bound: Bound, measure: Measure | None, rate: str | None) -> Quantity:
    dimension = "count" if measure is None else measure.dimension
    if rate is not None and dimension != "duration":
        dimension = f"{dimension} per {rate}"
    unit = None if measure is None or measure.currency else measure.name
    return Quantity(stated, bounds, bound, dimension, unit, measure.name if measure is not None and measure.currency else None)


def _found(tokens: Sequence[Token], span: tuple[int, int], number: tuple[int, int], quantity: Quantity, field: Field | None = None) -> Found:
    kind = quantity.dimension.partition(" per ")[0]
    fields = {"money": Field.MONEY, "share": Field.PERCENT, "percentage point": Field.PERCENT, "duration": Field.DURATION}
    return Found(
        Span(tokens[span[0]].start, tokens[span[1] - 1].end),
        Span(tokens[number[0]].start, tokens[number[1] - 1].end),
        field or fields.get(kind, Field.QUANTITY),
        quantity,
    )


def _scaled(bounds: Interval, scale: Decimal) -> Interval:
    low = None if bounds.low is None else bounds.low * scale
    high = None if bounds.high is None else bounds.high * scale
    return Interval(low, high, bounds.low_open, bounds.high_open)


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return "".join(token.text for token in tokens[start:end])
