"""The number at a place in a text, whatever form it is written in."""

from __future__ import annotations

from functools import cache

from factcheck.extract.numbers.figures import figure
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, is_figure
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.parts import part
from factcheck.extract.numbers.spelled import spelled, vague
from factcheck.extract.numbers.tables import numerals


@cache
def _openers() -> frozenset[str]:
    """The words that a number can begin with."""
    table = numerals()
    return frozenset({*table.small, *table.tens, *table.vague.by_first, *ARTICLES, "half", "quarter", "dozen"})


def literal(tokens: Tokens, start: int) -> Literal | None:
    """The longest number that begins at token `start`, or None. A bare article is none."""
    if is_figure(tokens, start):
        return part(tokens, start) or figure(tokens, start)
    if tokens[start].lower not in _openers():
        return None
    return vague(tokens, start) or part(tokens, start) or spelled(tokens, start)
