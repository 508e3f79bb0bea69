"""What continues or divides a number: "3 hundred and 21", "2 crore 50 lakh", "one over 20", "point 77"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.cardinals import cardinal, opening
from factcheck.extract.numbers.lexer import Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.tables import numerals

_Reader = Callable[[Tokens, int], Literal | None]
_THOUSAND = 1_000
_MOST_DIGITS = 6
_YEARS = range(1000, 2101)


def continued(tokens: Tokens, start: int, found: Literal, read: _Reader) -> Literal:
    """The literal with the smaller numbers after it: "4 thousand 3 hundred and 21", "6 crore and two hundred".

    `read` reads the next number. Side by side both have a magnitude word; after "and" the second may do without below a
    thousand, and above it must end the phrase, since another thing may be counted ("3 million and two hundred dogs").
    """
    while (more := _next(tokens, start, found, read)) is not None:
        found = replace(more, value=(found.value or Decimal(0)) + (more.value or Decimal(0)), magnitude=True)
    return found


def _next(tokens: Tokens, start: int, found: Literal, read: _Reader) -> Literal | None:
    table = numerals()
    size = _size(tokens, found)
    joined = word(tokens, found.end) == "and"
    at = found.end + joined
    figure = is_figure(tokens, at)
    begins = figure or word(tokens, at) in table.small or word(tokens, at) in table.tens
    between = word(tokens, start - 1) == "between"
    if size < 100 or found.value is None or found.decimals or not begins or (joined and between) or touches(tokens, at):
        return None
    more = read(tokens, at)
    if more is None or more.part or more.decimals or more.value is None or not 0 < more.value < size:
        return None
    named = 100 <= _size(tokens, more) < size
    if not joined:
        return more if named else None
    if size > _THOUSAND:
        return more if named and not is_word(tokens, more.end) else None
    # In "two hundred and 30" the two are not written alike.
    alike = is_figure(tokens, start) and (more.value < 100 or named)
    return more if alike else None


def _size(tokens: Tokens, found: Literal) -> int:
    """The magnitude word that the number ends with; 0 without one."""
    return numerals().magnitudes.get(word(tokens, found.end - 1), 0) if found.magnitude else 0


def over(tokens: Tokens, start: int) -> Literal | None:
    """ "one over twenty", "1 over 20": a part said as a division, where no noun follows. "120 over 80" is none."""
    if word(tokens, start) not in {"one", "1"} or word(tokens, start + 1) != "over":
        return None
    at = start + 2
    if is_figure(tokens, at):
        written = digits(tokens, at)
        if not 0 < len(written) <= _MOST_DIGITS or int(written) in _YEARS:
            return None
        end, lower = at + 1, int(written)
    else:
        begun = opening(tokens, at)
        below = None if begun is None else cardinal(tokens, begun)
        if below is None or not below.full:
            return None
        end, lower = below.end, below.value
    follows = is_word(tokens, end) or is_figure(tokens, end) or touches(tokens, end + 1)
    if lower < 2 or follows:
        return None
    value = Decimal(1) / lower
    return Literal(end, value, value / 10, spelled=True, decimals=True)


def point(tokens: Tokens, start: int) -> Literal | None:
    """ "point 77" as the whole text; elsewhere it may be the name of a point."""
    written = digits(tokens, 1)
    if start or len(tokens) != 2 or word(tokens, 0) != "point" or not 0 < len(written) <= _MOST_DIGITS:
        return None
    step = Decimal(1).scaleb(-len(written))
    return Literal(2, int(written) * step, step, decimals=True)
