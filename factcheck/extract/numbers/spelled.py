"""Numbers in words: "a hundred and five", "twenty-one", "two and a half million", "two dozen", "dozens"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.cardinals import Cardinal, cardinal, opening, times
from factcheck.extract.numbers.figures import and_a_part, magnified, plural_size
from factcheck.extract.numbers.lexer import Tokens, after_hyphen, word
from factcheck.extract.numbers.literal import LARGEST, Literal, integer_step
from factcheck.extract.numbers.tables import numerals

_LONGEST_ALONE = 6


def vague(tokens: Tokens, start: int) -> Literal | None:
    """A word that gives only an order of magnitude: "dozens", "tens of thousands"."""
    hit = numerals().vague.at(tokens, start)
    if hit is None:
        return None
    end, (low, high) = hit
    while high < LARGEST and (size := numerals().magnitudes.get(word(tokens, end), 0)) > 1:
        # "A few hundred thousand", "several hundred million".
        end, low, high = end + 1, low * size, high * size
    return Literal(end, None, Decimal(1), vague=(low, high), spelled=True, magnitude=True)


def spelled(tokens: Tokens, start: int) -> Literal | None:
    """The longest number in words that begins at token `start`, with "and a half" and a bracketed repetition."""
    read = opening(tokens, start)
    if read is None:
        return None
    end, value, last = _alone(tokens, start) or cardinal(tokens, read)
    if last == "" or _ordinal(tokens, end):
        return None
    found = Literal(end, Decimal(value), integer_step(value), spelled=True, magnitude=last in {"magnitude", "hundred"})
    if not found.magnitude:
        parted = _pointed(tokens, found)
        parted = and_a_part(tokens, found) if parted is found else parted
        return _repeated(
            tokens,
            _times_plural(tokens, found) if parted is found else replace(magnified(tokens, parted), decimals=False),
        )
    if word(tokens, end - 1) == "hundred" and plural_size(tokens, end) is None:
        pointed = _pointed(tokens, found)
        return pointed if pointed is not found else and_a_part(tokens, found)
    more = _times_plural(tokens, found)
    return and_a_part(tokens, more, size=numerals().magnitudes.get(word(tokens, end - 1), 1))


def _alone(tokens: Tokens, start: int) -> Cardinal | None:
    """A number that is the whole text, said as it would be no part of one: "fifty - two", "one twenty two"."""
    if start > 0 or len(tokens) > _LONGEST_ALONE:
        return None
    loose = cardinal(tokens, Cardinal(0, 0, ""), loose=True)
    hundreds = numerals().small.get(word(tokens, 0), 0)
    if loose.end == 1 and 0 < hundreds < 10 and word(tokens, 1) in numerals().tens:
        loose = cardinal(tokens, Cardinal(1, hundreds * 100, "hundred"))
    return loose if loose.end == len(tokens) and loose.full else None


def _times_plural(tokens: Tokens, found: Literal) -> Literal:
    """ "three thousand millions", "two hundred dozens"."""
    size = plural_size(tokens, found.end)
    if size is None or found.value is None:
        return found
    value = Decimal(times(tokens, found.end, int(found.value), size))
    return replace(found, end=found.end + 1, value=value, step=found.step * size, magnitude=True)


def _ordinal(tokens: Tokens, end: int) -> bool:
    """Whether the number that ends before token `end` is an ordinal with what follows: "twenty-fifth"."""
    table, at = numerals(), after_hyphen(tokens, end)
    last, after = word(tokens, end - 1), word(tokens, at)
    if after in table.ordinal_powers:
        return True
    compound = last in table.tens or last in {"hundred", "thousand", "million", "and"}
    # "Twenty second" may be a time, "a hundred third" hardly is anything else.
    return compound and after in table.ordinal_ones and (at > end or after != "second")


def _pointed(tokens: Tokens, found: Literal) -> Literal:
    """The literal with spoken decimals after it: "three point five", "nine point nought four"."""
    if word(tokens, found.end) != "point" or found.value is None or word(tokens, found.end - 2) == "at":
        return found
    table, at, digits = numerals(), found.end + 1, ""
    while (one := table.small.get(word(tokens, at), 10)) < 10:
        digits, at = digits + str(one), at + 1
    if not digits:
        written = table.small.get(word(tokens, at), table.tens.get(word(tokens, at)))
        if written is None:
            return found
        at += 1
        ones = after_hyphen(tokens, at)
        if word(tokens, at - 1) in table.tens and 0 < table.small.get(word(tokens, ones), 0) < 10:
            written, at = written + table.small[word(tokens, ones)], ones + 1
        digits = str(written)
    step = Decimal(1).scaleb(-len(digits))
    return replace(found, end=at, value=found.value + Decimal(digits) * step, step=step, decimals=True, magnitude=False)


def _repeated(tokens: Tokens, found: Literal) -> Literal:
    """The literal with a bracketed repetition of itself: "sixty (60)"."""
    bracketed = [token.text for token in tokens[found.end : found.end + 3]]
    return replace(found, end=found.end + 3) if bracketed == ["(", str(found.value), ")"] else found
