"""Number words that count nothing: "one of", "no one", "first half", "half-time"."""

from __future__ import annotations

from factcheck.extract.numbers.lexer import HYPHENS, Tokens, is_word, word
from factcheck.extract.numbers.parts import part
from factcheck.extract.numbers.ratios import spoken_ratio
from factcheck.extract.numbers.tables import numerals, words

# "The only one" is described by an article and stays a pronoun; "only one has left" counts.
_COUNTING = frozenset({"only", "just", "exactly", "least"})


def pronoun(tokens: Tokens, at: int) -> range:
    """ "one of", "no one", "this one", "the broken one", "one-off", "for naught"."""
    if tokens[at].lower in {"naught", "nought"} and word(tokens, at - 1) in {"for", "to"}:
        return range(at, at + 1)
    if tokens[at].lower != "one":
        return range(0)
    before, after = word(tokens, at - 1), word(tokens, at + 1)
    table = numerals()
    pointed = after == "point" and (word(tokens, at + 2) in table.small or word(tokens, at + 2) in table.tens)
    if before in {"minus", "negative"} or (pointed and before not in {"at", "from", "any"}):
        return range(0)
    described = word(tokens, at - 2) in {"a", "an", "the"} and is_word(tokens, at - 1)
    if after in HYPHENS:
        return range(at, at + 1) if word(tokens, at + 2) in words("one_hyphen") else range(0)
    if after in numerals().magnitudes or (before in _COUNTING and not described) or part(tokens, at) is not None:
        return range(0)
    bare = not is_word(tokens, at + 1) or after in words("closed") or after in words("one_after")
    opening = after == "," and before in {"", ".", "”", '"'}
    opening = opening or (before == "but" and word(tokens, at - 2) == "last")
    opening = opening or (before == "," and after == "for" and word(tokens, at + 2) in {"each", "every"})
    alone = opening or (bare and (before in words("one_before_alone") or described))
    andeed = after == "and" and (
        word(tokens, at + 2) in {"a", "half", "quarter"} or spoken_ratio(tokens, at + 2) is not None
    )
    named = before in words("one_before") or (after in words("one_after") and not andeed)
    return range(at, at + 1) if named or alone or at + 1 >= len(tokens) else range(0)


def half_time(tokens: Tokens, at: int) -> range:
    """ "first half", "half past two", "half-time", "third quarter"."""
    if tokens[at].lower not in {"half", "quarter"}:
        return range(0)
    before, after = word(tokens, at - 1), word(tokens, at + 1)
    if after in HYPHENS:
        after = word(tokens, at + 2)
    found = part(tokens, at)
    sized = found is not None and not found.part
    named = after in words("half_after") or (before in words("half_before") and not sized)
    return range(at, at + 1) if named else range(0)
