"""Numbers told by an article: "a pair of tries", "a length and a half"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.lexer import ARTICLES, HYPHENS, Tokens, is_word, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import words

_HALF = Decimal("0.5")
_DESCRIBED = 3


def told_by_article(tokens: Tokens, at: int) -> Literal | None:
    """ "A pair of tries" is two, "a length and a half" one and a half; a pair of jeans is none."""
    if word(tokens, at) not in ARTICLES:
        return None
    if word(tokens, at + 1) == "pair" and word(tokens, at + 2) == "of":
        worn = any(word(tokens, at + 3 + step) in words("worn_in_pairs") for step in range(_DESCRIBED))
        return None if worn else Literal(at + 3, Decimal(2), Decimal(1), spelled=True)
    tail = [word(tokens, at + 2 + step) for step in range(3)]
    if tail != ["and", "a", "half"] or not is_word(tokens, at + 1) or suffix_at(tokens, at + 1) is not None:
        return None
    goes_on = (is_word(tokens, at + 5) and word(tokens, at + 5) not in words("closed")) or word(
        tokens, at + 5
    ) in HYPHENS
    sized = word(tokens, at + 1) in {
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "dozen",
        "half",
        "quarter",
    }
    return None if goes_on or sized else Literal(at + 5, 1 + _HALF, _HALF, spelled=True, decimals=True)
