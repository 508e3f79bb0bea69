"""The article that counts one unit: "an hour and a half", "an hour and 45 minutes", "more than a year"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.lexer import ARTICLES, Tokens, is_figure, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import Measure, suffix_at
from factcheck.extract.numbers.tables import numerals, wording

_HEDGES = frozenset({"about", "nearly", "almost", "roughly", "barely"})
# "A second" is an ordinal more often, "a stone" a pebble, "a bar" a room.
_NEVER_ONE = frozenset({"second", "stone", "bar"})
_SIZED = frozenset({"length", "duration", "mass", "volume", "area"})


def one_unit(tokens: Tokens, at: int) -> Literal | None:
    """The "a" of "an hour and a half" and "an hour and 45 minutes", and of "more than a year" after a hedge."""
    if word(tokens, at) not in ARTICLES:
        return None
    unit = suffix_at(tokens, at + 1)
    if unit is None or not (unit[1].dimension in _SIZED or unit[1].currency) or unit[1].name in _NEVER_ONE:
        return None
    hedge = wording().before.before(tokens, at)
    if hedge is not None and word(tokens, unit[0]) in {"ago", "earlier"} and _against(tokens, hedge[0]):
        return None
    hedged = hedge is not None and (at - hedge[0] > 1 or word(tokens, hedge[0]) in _HEDGES)
    # "Under a bar" is a place, "in under an hour" a time.
    hedged = hedged or (word(tokens, at - 1) == "under" and word(tokens, at - 2) == "in")
    counts = _continues(tokens, *unit) or (hedged and not unit[1].currency)
    return Literal(at + 1, Decimal(1), Decimal(1), spelled=True) if counts else None


def _against(tokens: Tokens, at: int) -> bool:
    """Whether the words at `at` compare with a time: "3 % higher than a year ago", "£2bn more than a year ago"."""
    if word(tokens, at) in {"higher", "lower", "larger", "smaller", "bigger"}:
        return True
    figure = any(is_figure(tokens, at - back) for back in (1, 2))
    return figure and word(tokens, at) in {"more", "less", "fewer"}


def _continues(tokens: Tokens, end: int, measure: Measure) -> bool:
    """Whether "and a half" or "and 45 minutes" follows a unit that ends before token `end`."""
    if word(tokens, end) != "and":
        return False
    if word(tokens, end + 1) == "a":
        return word(tokens, end + 2) in {"half", "quarter"}
    numeral = word(tokens, end + 1) in numerals().small or word(tokens, end + 1) in numerals().tens
    smaller = suffix_at(tokens, end + 2)
    same = smaller is not None and smaller[1].dimension == measure.dimension and smaller[1] != measure
    return same and (numeral or is_figure(tokens, end + 1))
