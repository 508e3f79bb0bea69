"""The number at a place in a text, whatever form it is written in."""

from __future__ import annotations

from functools import cache

from factcheck.extract.numbers.figures import figure
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, is_figure
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.parts import part
from factcheck.extract.numbers.spelled import spelled, vague
from factcheck.extract.numbers.sums import continued, over, point
from factcheck.extract.numbers.tables import numerals


@cache
def _openers() -> frozenset[str]:
    """The words that a number can begin with."""
    table = numerals()
    return frozenset({*table.small, *table.tens, *table.vague.by_first, *ARTICLES, "half", "quarter", "dozen", "hundred", "point"})


def literal(tokens: Tokens, start: int) -> Literal | None:
    """The longest number that begins at token `start`, or None. A bare article is none."""
    if not is_figure(tokens, start) and tokens[start].lower not in _openers():
        return None
    divided = over(tokens, start) or point(tokens, start)
    if divided is not None:
        return divided
    read = vague(tokens, start) or part(tokens, start)
    if read is None:
        read = _plain(tokens, start)
        return None if read is None else continued(tokens, start, read, _plain)
    return read


def _plain(tokens: Tokens, start: int) -> Literal | None:
    """A number without a part before it."""
    return figure(tokens, start) if is_figure(tokens, start) else spelled(tokens, start)
