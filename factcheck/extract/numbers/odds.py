"""Parts told by two counts: "one in five", "nine out of ten", "one parcel in 13"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.cardinals import Cardinal, cardinal
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import numerals, words

# "Nine out of ten" is a share, "nine out of 28" are two counts; "four cups out of nine" as well.
_BASES = frozenset({3, 4, 5, 10, 20, 100, 1000})
_BASES_OF_NOUNS = frozenset({10, 100, 1000})
_MOST = 10**9
_TEN = 10
_MILLION = 10**6


def one_in(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "one in five", "nine out of ten", "one parcel in 13", "six buses in ten", as (end, upper, lower)."""
    above = _count(tokens, start) if is_figure(tokens, start) else None
    upper = numerals().small.get(word(tokens, start), 0) if above is None else above[1]
    if not 0 < upper <= 10:
        return None
    if before_in(tokens, start + 1, spelled=True):
        return _hyphened(tokens, start, upper)
    at, noun = start + 1, False
    if is_word(tokens, at) and word(tokens, at) not in words("closed") and word(tokens, at + 1) in {"in", "out"}:
        at, noun = at + 1, True
    apart = word(tokens, at) == "out" and word(tokens, at + 1) == "of"
    of_every = word(tokens, at) == "of" and word(tokens, at + 1) == "every"
    if not (apart or of_every or word(tokens, at) == "in"):
        return None
    at += 2 if apart else 1
    every = word(tokens, at) == "every"
    at += every
    below = (_millions(tokens, at) if upper == 1 and not noun else None) or _count(tokens, at)
    if below is None or not upper < below[1]:
        return None
    end, lower = below
    base = _BASES_OF_NOUNS if noun else _BASES
    # Many papers spell numbers below ten and no others: "nine out of 10".
    alike = is_figure(tokens, start) == is_figure(tokens, at) or (not is_figure(tokens, start) and lower >= _TEN)
    if apart and not every and (lower not in base or not alike):
        return None
    if noun and word(tokens, end) == "of" and suffix_at(tokens, start + 1) is not None:
        # "Five years in 16 of the towns": two counts.
        return None
    if noun and not every and is_word(tokens, end) and word(tokens, end) not in words("closed"):
        return None
    counted = word(tokens, end) in words("not_wholes") or suffix_at(tokens, end) is not None
    return None if counted else (end, upper, lower)


def before_in(tokens: Tokens, end: int, *, spelled: bool) -> bool:
    """Whether "-in" ties the number that ends at `end` to another word: "one-in-three", "two-in, two-out".

    After digits "in" is an inch unless another hyphen follows: "a 6-in pipe".
    """
    tied = word(tokens, end) in HYPHENS and word(tokens, end + 1) == "in" and touches(tokens, end)
    return tied and touches(tokens, end + 1) and (spelled or (word(tokens, end + 2) in HYPHENS))


def after_in(tokens: Tokens, at: int) -> bool:
    """Whether the number at `at` is the second one of "three-in-one", "1-in-100"."""
    tied = word(tokens, at - 1) in HYPHENS and word(tokens, at - 2) == "in" and word(tokens, at - 3) in HYPHENS
    return tied and touches(tokens, at) and touches(tokens, at - 1) and touches(tokens, at - 2)


def _hyphened(tokens: Tokens, start: int, upper: int) -> tuple[int, int, int] | None:
    """ "A one-in-three chance", as (end, upper, lower); "a 1-in-100-year flood" is no share of anything."""
    below = _count(tokens, start + 4) if word(tokens, start + 3) in HYPHENS else None
    if below is None or not upper < below[1] or word(tokens, below[0]) in HYPHENS:
        return None
    return below[0], upper, below[1]


def _millions(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """ "3.5 million", "two billion", as (end, value); millions of money are none."""
    size = numerals().magnitudes.get(word(tokens, at + 1), 0)
    if size < _MILLION or word(tokens, at + 2) == "-":
        return None
    if is_figure(tokens, at):
        written = tokens[at].text
        plain = written.replace(".", "", 1).isdecimal()
        return (at + 2, int(Decimal(written) * size)) if plain else None
    small = numerals().small.get(word(tokens, at), 0)
    return (at + 2, small * size) if small else None


def _count(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A whole number up to some thousands, in words or in digits, that is no year, as (end, value)."""
    if is_figure(tokens, at):
        written = tokens[at].text
        bare = written.replace(",", "")
        year = written == bare and len(bare) == 4 and bare[:2] in {"18", "19", "20"} and bare != "2000"
        return (at + 1, int(bare)) if bare.isdecimal() and len(bare) < 6 and not year else None
    if word(tokens, at) not in numerals().small and word(tokens, at) not in numerals().tens:
        return None
    read = cardinal(tokens, Cardinal(at, 0, ""))
    # "One in nineteen ninety" is a year.
    dated = word(tokens, read.end) in numerals().tens or word(tokens, read.end) in numerals().small
    return (read.end, read.value) if read.full and read.value < _MOST and not dated else None
