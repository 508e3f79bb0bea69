"""Parts: "two-thirds", "one in five", "2/3rd", and parts of a measure or a magnitude: "half a million", "half an hour".

A part of a whole is a share, in percent; a part of something that has a size of its own ("three-quarters of an
hour", "half a percentage point") is a number of that.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.cardinals import Cardinal, cardinal
from factcheck.extract.numbers.figures import fraction
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, after_hyphen, is_figure, is_word, word
from factcheck.extract.numbers.literal import Literal, integer_step
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.ratios import Ratio, ratio
from factcheck.extract.numbers.tables import numerals, wording, words

_HUNDRED = Decimal(100)
# "Nine out of ten" is a share, "nine out of 28" are two counts; "four cups out of nine" as well.
_BASES = frozenset({3, 4, 5, 10, 20, 100, 1000})
_USUAL = 10
_MOST = 100_000
_PERIODS = frozenset({"half", "halves", "quarter", "quarters"})
_BASES_OF_NOUNS = frozenset({10, 100, 1000})


def part(tokens: Tokens, start: int) -> Literal | None:
    """The part that begins at token `start`: a share, a number of what it is part of, or a plain fraction."""
    found = _ratio(tokens, start)
    if found is not None:
        end, whole, upper, lower = found
        if whole or upper > lower:
            return _improper(tokens, found)
        sized = _sized(tokens, start, end, Decimal(upper) / lower, lower)
        if sized is not None:
            return sized
        return _share(end, upper, lower) if _told(tokens, start, found) else None
    rate = _one_in(tokens, start)
    return None if rate is None else _share(*rate)


def _share(end: int, upper: int, lower: int) -> Literal:
    return Literal(end, _HUNDRED * upper / lower, Decimal(0), part=True, spelled=True)


def _improper(tokens: Tokens, found: Ratio) -> Literal | None:
    """More than a whole, a number: "forty-one fifths"; "five quarters" are months and "two halves" a match."""
    if word(tokens, found.end - 1) in _PERIODS:
        return None
    value = found.whole + Decimal(found.upper) / found.lower
    return Literal(found.end, value, Decimal(1) / found.lower, spelled=True, decimals=True)


def _ratio(tokens: Tokens, start: int) -> Ratio | None:
    """The fraction at token `start`, whatever it is a part of."""
    if is_figure(tokens, start):
        return _written(tokens, start)
    if word(tokens, start) in {"half", "quarter"}:
        return Ratio(start + 1, 0, 1, numerals().parts[word(tokens, start)])
    found = ratio(tokens, start)
    return None if found is None or (found.upper == found.lower and not found.whole) else found


def _written(tokens: Tokens, start: int) -> Ratio | None:
    """ "2/3", "2/3rd", "½"."""
    upper, lower = numerals().characters.get(tokens[start].text, (0, 0))
    if lower:
        return Ratio(start + 1, 0, upper, lower)
    found = fraction(tokens, start)
    return None if found is None else Ratio(found[0], 0, found[1], found[2])


def _sized(tokens: Tokens, start: int, end: int, value: Decimal, lower: int) -> Literal | None:
    """The fraction as a number of the unit or magnitude that it is a part of: "half a million", "quarter-mile"."""
    at = after_hyphen(tokens, end)
    hyphen = at > end
    if word(tokens, at) == "of":
        at += 1
    at = after_hyphen(tokens, at)
    article = word(tokens, at) in {"a", "an", "one"}
    if article:
        at = after_hyphen(tokens, at + 1)
    bare = word(tokens, end - 1) in {"half", "quarter"} or is_figure(tokens, start)
    if not (article or (bare and (hyphen or at == end))):
        return None
    size = numerals().magnitudes.get(word(tokens, at))
    if size is not None:
        total = value * size
        step = integer_step(int(total)) if total == total.to_integral_value() else Decimal(size) / lower / 2
        return Literal(at + 1, total, step, spelled=True, magnitude=True)
    return Literal(at, value, Decimal(1) / lower / 2, spelled=True) if suffix_at(tokens, at) is not None else None


def _told(tokens: Tokens, start: int, found: Ratio) -> bool:
    """Whether a fraction is meant: not "a third person", "the first half", "a quarter later"."""
    first, end = word(tokens, start), found.end
    if start == 0 and end == len(tokens):
        return first != "quarter" and first != "half"
    if first == "quarter":
        return False
    if is_figure(tokens, start):
        return tokens[start].text not in numerals().characters or _whole(tokens, end)
    one = found.upper == 1
    if one and first not in ARTICLES and first != "half":
        # "One fortieth of it", but not "one fortieth birthday".
        return found.lower <= _USUAL or _whole(tokens, end) or _ends(tokens, end)
    if not one or _whole(tokens, end):
        return word(tokens, end) != "that" or word(tokens, end + 1) not in {"was", "is", "has"}
    if _hedged(tokens, start) or word(tokens, start - 1) in words("before_part"):
        return _ends(tokens, end) or first == "half" or _hedged(tokens, start)
    return False


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether no noun can follow."""
    return not is_word(tokens, at) or word(tokens, at) in words("closed")


def _hedged(tokens: Tokens, start: int) -> bool:
    return wording().before.before(tokens, start) is not None


def _whole(tokens: Tokens, at: int) -> bool:
    """Whether what follows a fraction names its whole."""
    return word(tokens, at) in words("wholes")


def _one_in(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "one in five", "nine out of ten", "one parcel in 13", "six buses in ten", as (end, upper, lower)."""
    above = _count(tokens, start) if is_figure(tokens, start) else None
    upper = numerals().small.get(word(tokens, start), 0) if above is None else above[1]
    if not 0 < upper <= 10:
        return None
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
    below = _count(tokens, at)
    if below is None or not upper < below[1]:
        return None
    end, lower = below
    base = _BASES_OF_NOUNS if noun else _BASES
    if apart and not every and (lower not in base or is_figure(tokens, start) != is_figure(tokens, at)):
        return None
    if noun and not every and is_word(tokens, end) and word(tokens, end) not in words("closed"):
        return None
    counted = word(tokens, end) in words("not_wholes") or suffix_at(tokens, end) is not None
    return None if counted else (end, upper, lower)


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
