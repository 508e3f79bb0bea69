"""Numbers in words: "a hundred and five", "twenty-one", "two and a half million", "two dozen", "dozens"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.figures import and_a_part, magnified, plural_size, spoken_ratio
from factcheck.extract.numbers.lexer import ARTICLES, HYPHENS, Tokens, after_hyphen, word
from factcheck.extract.numbers.literal import LARGEST, Literal, integer_step
from factcheck.extract.numbers.tables import numerals, words

_LARGEST = int(LARGEST)


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
    lead = _lead(tokens, start)
    if lead is None:
        return None
    end, value, last = _sum(tokens, *lead)
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


def _times_plural(tokens: Tokens, found: Literal) -> Literal:
    """ "three thousand millions", "two hundred dozens"."""
    size = plural_size(tokens, found.end)
    if size is None or found.value is None:
        return found
    return replace(found, end=found.end + 1, value=found.value * size, step=found.step * size, magnitude=True)


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


def _lead(tokens: Tokens, start: int) -> tuple[int, int, str] | None:
    """Where to read on, what has been read, and its kind: "a" of "a hundred", nothing of "two"."""
    first, table = word(tokens, start), numerals()
    if first in ARTICLES:
        return (start + 1, 1, "small") if word(tokens, start + 1) in table.magnitudes else None
    if first == "dozen":
        return (start, 1, "small") if word(tokens, start - 1) in words("determiners") else None
    return (start, 0, "") if first in table.small or first in table.tens else None


def _sum(tokens: Tokens, at: int, current: int, last: str) -> tuple[int, int, str]:
    """Where the number ends, its value, and the kind of its last word, in one pass from the left."""
    total = 0
    while total + current < _LARGEST:
        size = numerals().magnitudes.get(word(tokens, at))
        if size is not None and last in {"small", "tens", "hundred", "magnitude"} and (current or total):
            at, last = at + 1, "hundred" if size == 100 and current else "magnitude"
            if last == "hundred":
                current *= size
            else:
                total, current = total + current * size if current else total * size, 0
            continue
        step = _word(tokens, at, last)
        if step is None:
            break
        at, last = at + 1, step[1]
        current += step[0]
    return at, total + current, last


def _word(tokens: Tokens, at: int, last: str) -> tuple[int, str] | None:
    """What the next word adds after one of kind `last`, and its own kind; None where the number ends before it."""
    table, here = numerals(), word(tokens, at)
    opened = last in {"", "hundred", "magnitude", "and"}
    if here in table.small:
        ones = last in {"tens", "hyphen"} and 0 < table.small[here] < 10
        return (table.small[here], "small") if opened or ones else None
    if here in table.tens:
        return (table.tens[here], "tens") if opened else None
    follows = word(tokens, at + 1)
    if here == "and" and last in {"hundred", "magnitude"} and (follows in table.small or follows in table.tens):
        # "A million and three quarters" is no million and three.
        return (0, "and") if spoken_ratio(tokens, at + 1) is None else None
    if here in HYPHENS and not tokens[at].glued:
        return None
    if here in HYPHENS and last == "tens" and 0 < table.small.get(follows, 0) < 10:
        return 0, "hyphen"
    return (0, last) if here in HYPHENS and last in {"small", "tens"} and follows in table.magnitudes else None


def _repeated(tokens: Tokens, found: Literal) -> Literal:
    """The literal with a bracketed repetition of itself: "sixty (60)"."""
    bracketed = [token.text for token in tokens[found.end : found.end + 3]]
    return replace(found, end=found.end + 3) if bracketed == ["(", str(found.value), ")"] else found
