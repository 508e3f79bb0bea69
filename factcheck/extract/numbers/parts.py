"""Parts: "two-thirds", "one in five", "2/3rd", and parts of a measure or a magnitude: "half a million", "half an hour".

A part of a whole is a share, in percent; a part of something that has a size of its own ("three-quarters of an
hour", "half a percentage point") is a number of that.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.figures import fraction
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, after_hyphen, is_figure, is_word, word
from factcheck.extract.numbers.literal import Literal, integer_step
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import numerals, wording, words

_HUNDRED = Decimal(100)
# "Nine out of ten" is a share, "nine out of 28" are two counts; "four cups out of nine" as well.
_BASES = frozenset({3, 4, 5, 10, 20, 100, 1000})
_BASES_OF_NOUNS = frozenset({10, 100, 1000})


def part(tokens: Tokens, start: int) -> Literal | None:
    """The part that begins at token `start`: a share of a whole, or a number of what it is part of."""
    ratio = _ratio(tokens, start)
    if ratio is not None:
        end, upper, lower = ratio
        sized = _sized(tokens, start, end, Decimal(upper) / lower, lower)
        if sized is not None:
            return sized
        return _share(end, upper, lower) if _told(tokens, start, end) else None
    ratio = _one_in(tokens, start)
    return None if ratio is None else _share(*ratio)


def _share(end: int, upper: int, lower: int) -> Literal:
    return Literal(end, _HUNDRED * upper / lower, Decimal(0), part=True, spelled=True)


def _ratio(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """A fraction as (end, upper, lower), whatever it is a part of."""
    first, table = word(tokens, start), numerals()
    if is_figure(tokens, start):
        return _written(tokens, start)
    if first in {"half", "quarter"}:
        return start + 1, 1, table.parts[first]
    upper, at = _numerator(tokens, start)
    if upper is None:
        return None
    at = after_hyphen(tokens, at)
    denominator = word(tokens, at)
    lower = table.parts.get(denominator)
    plural = denominator.endswith("s") or denominator == "halves"
    return (at + 1, upper, lower) if lower is not None and 0 < upper < lower and (upper > 1) == plural else None


def _numerator(tokens: Tokens, start: int) -> tuple[int | None, int]:
    """The upper number of a fraction in words and where it ends: "a", "two", "fifty-two"."""
    first, table = word(tokens, start), numerals()
    if first in table.tens:
        at = after_hyphen(tokens, start + 1)
        ones = table.small.get(word(tokens, at), 0)
        return (table.tens[first] + ones, at + 1) if 0 < ones < 10 else (table.tens[first], start + 1)
    return 1 if first in ARTICLES else table.small.get(first), start + 1


def _written(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "2/3", "2/3rd", "½"."""
    characters = numerals().characters
    if tokens[start].text in characters:
        return start + 1, *characters[tokens[start].text]
    return fraction(tokens, start)


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


def _told(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a fraction is meant: not "a third person", "the first half", "a quarter later"."""
    first = word(tokens, start)
    if first == "quarter":
        return False
    if first not in ARTICLES and first != "half":
        return not (is_figure(tokens, start) and tokens[start].text in numerals().characters) or _whole(tokens, end)
    if _whole(tokens, end):
        return word(tokens, end) != "that" or word(tokens, end + 1) not in {"was", "is", "has"}
    if wording().before.before(tokens, start) is not None or word(tokens, start - 1) in words("before_part"):
        return (
            not is_word(tokens, end)
            or word(tokens, end) in words("closed")
            or first == "half"
            or _hedged(tokens, start)
        )
    return False


def _hedged(tokens: Tokens, start: int) -> bool:
    return wording().before.before(tokens, start) is not None


def _whole(tokens: Tokens, at: int) -> bool:
    """Whether what follows a fraction names its whole."""
    return word(tokens, at) in words("wholes")


def _one_in(tokens: Tokens, start: int) -> tuple[int, int, int] | None:
    """ "one in five", "nine out of ten", "one parcel in 13", "six buses in ten", as (end, upper, lower)."""
    upper = _count(tokens, start)
    if upper is None or not 0 < upper <= 10:
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
    lower = _count(tokens, at)
    if lower is None or not upper < lower:
        return None
    base = _BASES_OF_NOUNS if noun else _BASES
    if apart and not every and (lower not in base or is_figure(tokens, start) != is_figure(tokens, at)):
        return None
    if noun and not every and is_word(tokens, at + 1) and word(tokens, at + 1) not in words("closed"):
        return None
    counted = word(tokens, at + 1) in words("not_wholes") or suffix_at(tokens, at + 1) is not None
    return None if counted else (at + 1, upper, lower)


def _count(tokens: Tokens, at: int) -> int | None:
    """A whole number up to some thousands, in one word or in digits, that is no year."""
    if is_figure(tokens, at):
        written = tokens[at].text
        bare = written.replace(",", "")
        year = written == bare and len(bare) == 4 and bare[:2] in {"18", "19", "20"} and bare != "2000"
        return int(bare) if bare.isdecimal() and len(bare) < 6 and not year else None
    table = numerals()
    return table.small.get(word(tokens, at), table.tens.get(word(tokens, at)))
