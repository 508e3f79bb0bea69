"""Numbers in digits: "1,234,567", "3.5", "2½", "1.3 lakh", "5-million", "20k", "26 and a half"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.lexer import Tokens, after_hyphen, digits, touches, word
from factcheck.extract.numbers.literal import LARGEST, Literal, integer_step
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import numerals

_GROUPING = str.maketrans("", "", ",'’\u00a0\u2009\u202f ")
_MOST_DIGITS = 24
_LARGEST_DENOMINATOR = 10
_DENOMINATOR_ENDINGS = frozenset({"rd", "th", "rds", "ths", "nd"})
_DENOMINATORS = {"half": 2, "third": 3, "quarter": 4}


def figure(tokens: Tokens, start: int) -> Literal | None:
    """The number whose digits stand at token `start`, with the fraction and the magnitude that follow."""
    written, characters = tokens[start].text.translate(_GROUPING), numerals().characters
    if written in characters or len(written) > _MOST_DIGITS:
        return None
    value = Decimal(written)
    step = Decimal(1).scaleb(-len(written.partition(".")[2]))
    found = Literal(start + 1, value, step, decimals=step < 1)
    mixed = fraction(tokens, start + 1) if not touches(tokens, start + 1) and step == 1 else None
    if mixed is not None:
        end, upper, lower = mixed
        found = Literal(end, value + Decimal(upper) / lower, Decimal(1) / lower, decimals=True)
    if start + 1 < len(tokens) and tokens[start + 1].text in characters:
        upper, lower = characters[tokens[start + 1].text]
        found = Literal(start + 2, value + Decimal(upper) / lower, Decimal(1) / lower, decimals=True)
    return _stepped(magnified(tokens, and_a_half(tokens, found)))


def fraction(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """The fraction in digits at token `start`, "2/3" or "2/3rd", as (end, upper, lower)."""
    above, below = digits(tokens, start), digits(tokens, start + 2)
    if word(tokens, start + 1) != "/" or not (touches(tokens, start + 1) and touches(tokens, start + 2)):
        return None
    if not (0 < len(above) < 3 and 0 < len(below) < 3 and 0 < int(above) < int(below) <= _LARGEST_DENOMINATOR):
        return None
    ended = word(tokens, start + 3) in _DENOMINATOR_ENDINGS and touches(tokens, start + 3)
    return start + 3 + ended, int(above), int(below)


def magnified(tokens: Tokens, found: Literal) -> Literal:
    """The literal with the magnitudes that follow it: "1.3 lakh", "5-million", "20k", "2 lakh crore"."""
    while found.value is not None and abs(found.value) < LARGEST:
        at = after_hyphen(tokens, found.end)
        size = numerals().magnitudes.get(word(tokens, at)) or _abbreviated(tokens, at)
        if size is None:
            break
        found = replace(found, end=at + 1, value=found.value * size, step=found.step * size, magnitude=True)
    return found


def _abbreviated(tokens: Tokens, at: int) -> int | None:
    """The size of "bn", "cr" or of a "k" that touches the figure."""
    letters = word(tokens, at)
    return numerals().abbreviations.get(letters) if letters and (tokens[at].glued or len(letters) > 1) else None


def and_a_half(tokens: Tokens, found: Literal) -> Literal:
    """The literal with "and a half" after it, also hyphened; other parts only before a unit: "and a quarter inches"."""
    at, value = found.end, found.value
    for wanted in ("and", "a"):
        at = after_hyphen(tokens, at)
        if word(tokens, at) != wanted:
            return found
        at += 1
    at = after_hyphen(tokens, at)
    lower = _DENOMINATORS.get(word(tokens, at))
    if value is None or lower is None or (lower != 2 and suffix_at(tokens, at + 1) is None):
        return found
    part = Decimal(1) / lower
    return replace(found, end=at + 1, value=value + part, step=part, decimals=True)


def _stepped(found: Literal) -> Literal:
    """The literal with the step of a whole number, whose trailing zeros may be rounding."""
    value = found.value
    if value is None or found.step < 1 or value != value.to_integral_value():
        return found
    step = integer_step(int(value))
    return replace(found, step=min(found.step, step) if found.decimals else step)
