"""Whole numbers in words, in one pass from the left: "twenty-one", "a hundred and five", "two lakh crore"."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.extract.numbers.lexer import ARTICLES, HYPHENS, Tokens, after_hyphen, word
from factcheck.extract.numbers.literal import LARGEST
from factcheck.extract.numbers.tables import numerals, words

_LARGEST = int(LARGEST)
_DOZEN = 12


class Cardinal(NamedTuple):
    """A number in words up to token `end`, its value, and the kind of its last word; empty before the first word."""

    end: int
    value: int
    last: str

    @property
    def full(self) -> bool:
        """Whether the number can end here: after a word that counts, not after "and" or a hyphen."""
        return self.last not in {"", "and", "hyphen"}


def opening(tokens: Tokens, start: int) -> Cardinal | None:
    """What to read on from: "a" of "a hundred" is one, "two" nothing yet; None where no number begins."""
    first, table = word(tokens, start), numerals()
    if first in table.small or first in table.tens:
        return Cardinal(start, 0, "")
    follows = table.magnitudes.get(word(tokens, start + 1), 0)
    if first in ARTICLES:
        return Cardinal(start + 1, 1, "small") if follows else None
    determined = word(tokens, start - 1) in words("determiners")
    led = (first == "dozen" and determined) or (first == "hundred" and follows > 100 and (determined or start == 0))
    return Cardinal(start, 1, "small") if led else None


def cardinal(tokens: Tokens, read: Cardinal, *, stop: int | None = None, loose: bool = False) -> Cardinal:
    """The longest number that goes on from `read`, up to token `stop`.

    `loose` takes a hyphen between spaces as one inside the number: "forty - four".
    """
    at, current, last = read
    total, stop = 0, len(tokens) if stop is None else stop
    while at < stop and total + current < _LARGEST:
        size = numerals().magnitudes.get(word(tokens, at))
        if size is not None and last in {"small", "tens", "hundred", "magnitude"} and (current or total):
            at, last = at + 1, "hundred" if size == 100 and current else "magnitude"
            if last == "hundred":
                current *= size
            else:
                total, current = total + times(tokens, at - 1, current, size) if current else total * size, 0
            continue
        step = _word(tokens, at, last, loose=loose)
        if step is None:
            break
        at, last = at + 1, step[1]
        current += step[0]
    return Cardinal(at, total + current, last)


def times(tokens: Tokens, at: int, value: int, size: int) -> int:
    """The value times the size that stands at token `at`; in "four hundred and two dozen" only the two are dozens."""
    rest = value % 100
    return value - rest + rest * size if size == _DOZEN and rest and word(tokens, at - 2) == "and" else value * size


def _word(tokens: Tokens, at: int, last: str, *, loose: bool) -> tuple[int, str] | None:
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
        return (0, "and") if not _part(tokens, at + 1) else None
    if here not in HYPHENS or not (tokens[at].glued or (loose and last == "tens")):
        return None
    if last == "tens" and 0 < table.small.get(follows, 0) < 10:
        return 0, "hyphen"
    return (0, last) if last in {"small", "tens"} and follows in table.magnitudes else None


def _part(tokens: Tokens, at: int) -> bool:
    """Whether a fraction of two words begins at token `at`: "three quarters", not "three fifth"."""
    table, below = numerals(), after_hyphen(tokens, at + 1)
    upper, lower = table.small.get(word(tokens, at), 0), table.parts.get(word(tokens, below), 0)
    return 0 < upper < lower and (upper > 1) == (word(tokens, below) in table.plural_parts)
