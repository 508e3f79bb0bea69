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
def number_openers() -> frozenset[str]:
    """The words that a number can begin with."""
    table = numerals()
    others = ("half", "quarter", "dozen", "hundred", "point")
    return frozenset({*table.small, *table.tens, *table.vague.by_first, *ARTICLES, *others})


def literal(tokens: Tokens, start: int) -> Literal | None:
    """The longest number that begins at token `start`, or None. A bare article is none."""
    written = is_figure(tokens, start)
    if not written and tokens[start].lower not in number_openers():
        return None
    said = None if written else vague(tokens, start) or point(tokens, start)
    whole = said or over(tokens, start) or part(tokens, start)
    if whole is not None:
        return whole
    read = _plain(tokens, start)
    return read if read is None or not read.magnitude else continued(tokens, start, read, _plain)


def _plain(tokens: Tokens, start: int) -> Literal | None:
    """A number without a part before it."""
    return figure(tokens, start) if is_figure(tokens, start) else spelled(tokens, start)
