"""Parts: "two-thirds", "one in five", "2/3rd", and parts of a measure or a magnitude: "half a million", "half an hour".

A part of a whole is a share, in percent; a part of something that has a size of its own ("three-quarters of an
hour", "half a percentage point") is a number of that.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.figures import fraction
from factcheck.extract.numbers.lexer import ARTICLES, Kind, Tokens, after_hyphen, is_figure, is_word, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.odds import one_in
from factcheck.extract.numbers.ratios import Ratio, ratio
from factcheck.extract.numbers.tables import numerals, wording, words

_HUNDRED = Decimal(100)
_USUAL = 10
_PERIODS = frozenset({"half", "halves", "quarter", "quarters"})


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
        if tokens[start].text in numerals().characters and not _whole(tokens, end):
            # "Add ½ cup", "the result is ⅔"; a sign before it makes it one of a row of stars.
            signed = tokens[start].glued and tokens[start - 1].kind is Kind.SIGN
            return None if signed else Literal(end, Decimal(upper) / lower, Decimal(1) / lower / 2, decimals=True)
        return _share(end, upper, lower) if _told(tokens, start, found) else None
    rate = one_in(tokens, start)
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
    article = word(tokens, at) in {"a", "an", "one", "1"}
    if article:
        at = after_hyphen(tokens, at + 1)
    bare = word(tokens, end - 1) in {"half", "quarter"} or is_figure(tokens, start)
    if not (article or (bare and (hyphen or at == end))):
        return None
    size = numerals().magnitudes.get(word(tokens, at))
    if size is not None:
        # Who counts in halves and quarters of a million rounds: by a tenth, like "about".
        total = value * size
        return Literal(at + 1, total, min(total / 5, Decimal(size) / lower), spelled=True, magnitude=True)
    # Rates and indices move by points, which are no unit; "the half-point of the season" is a place.
    if word(tokens, at) == "point" and word(tokens, at + 1) != "of":
        return Literal(end if hyphen else at, value, Decimal(1) / lower / 2, spelled=True)
    return Literal(at, value, Decimal(1) / lower / 2, spelled=True) if suffix_at(tokens, at) is not None else None


def _told(tokens: Tokens, start: int, found: Ratio) -> bool:
    """Whether a fraction is meant: not "a third person", "the first half", "a quarter later"."""
    first, end = word(tokens, start), found.end
    if start == 0 and end == len(tokens):
        return first != "quarter" and first != "half"
    if first == "quarter":
        return False
    if is_figure(tokens, start) or (word(tokens, end) == "as" and word(tokens, end + 1) in {"much", "many"}):
        return True
    one = found.upper == 1
    if one and first not in ARTICLES and first != "half":
        # "One fortieth of it", but not "one fortieth birthday".
        return found.lower <= _USUAL or _whole(tokens, end) or _ends(tokens, end)
    if word(tokens, end) in words("comparing") and (word(tokens, end + 1) == "than" or _ends(tokens, end + 1)):
        return True
    if not one or _whole(tokens, end):
        return word(tokens, end) != "that" or word(tokens, end + 1) not in {"was", "is", "has"}
    if word(tokens, start - 1) in {"barely", "hardly"} and word(tokens, end).endswith("ed"):
        # "Barely a quarter turned out".
        return True
    if _hedged(tokens, start) or word(tokens, start - 1) in words("before_part"):
        return _ends(tokens, end) or first == "half" or _hedged(tokens, start)
    return False


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether no noun can follow."""
    return not is_word(tokens, at) or word(tokens, at) in words("closed")


def _hedged(tokens: Tokens, start: int) -> bool:
    return wording().before.before(tokens, start) is not None


def _whole(tokens: Tokens, at: int) -> bool:
    """Whether what follows a fraction names its whole; "off" with a hyphen is no word of its own."""
    return word(tokens, at) in words("wholes") and not (word(tokens, at) == "off" and touches(tokens, at + 1))
