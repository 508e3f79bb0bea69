"""What a quantity can begin with: the quick test before the grammar is tried."""

from __future__ import annotations

import re
from functools import cache

from factcheck.extract.numbers.lexer import Kind, Token, phrase
from factcheck.extract.numbers.measures import prefixes
from factcheck.extract.numbers.multiples import multiple_words
from factcheck.extract.numbers.reading import number_openers
from factcheck.extract.numbers.tables import numerals
from factcheck.units import units


@cache
def _openers() -> frozenset[str]:
    """The tokens, in lower case, that a quantity can begin with, figures apart."""
    return frozenset({*number_openers(), *multiple_words(), *prefixes().by_first, "minus", "negative", "-", "−"})


def opens(token: Token) -> bool:
    """Whether a quantity can begin with `token`."""
    return token.kind is Kind.FIGURE or token.lower in _openers()


@cache
def _pattern() -> re.Pattern[str]:
    """Digits, number words, and units after an article: every quantity holds one of these."""
    table = numerals()
    vague = {word for rows in table.vague.by_first.values() for words, _ in rows for word in words}
    numbers = {*table.small, *table.tens, *table.magnitudes, *table.parts, *vague, *multiple_words(), "pair"} - {
        "a",
        "few",
        "of",
        "tens",
    }
    measured = {phrase(name)[0] for unit in units().values() for name in (*unit.names, *unit.symbols)}
    characters = "".join(table.characters)
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    after_article = "|".join(sorted(map(re.escape, measured), key=len, reverse=True))
    return re.compile(
        rf"[0-9{characters}]|(?<![^\W\d_])(?:{words})|(?<![^\W\d_])an?\s*(?:{after_article})", re.IGNORECASE
    )


def may_hold_number(text: str) -> bool:
    """False only where `text` holds no quantity at all."""
    return _pattern().search(text) is not None
