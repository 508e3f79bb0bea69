"""Multipliers: "doubled", "threefold", "10-fold", "twice the size", "three times as many", "by a factor of ten".

They are values of the dimension `factor`, and never of what is multiplied. Most of these words are also something else
("the doubles final", "arrested three times"), so each needs a neighbour that tells.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.extract.numbers.lexer import Tokens, after_hyphen, is_word, word
from factcheck.extract.numbers.literal import Literal, integer_step
from factcheck.extract.numbers.measures import Measure, suffix_at
from factcheck.extract.numbers.tables import numerals, table, wording, words
from factcheck.model import Change

FACTOR = Measure("factor", "factor")
_HALF = Decimal("0.5")
_HALF_STEP = Decimal("0.25")
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "as"})


@cache
def _rows() -> dict[str, Any]:
    return table("multiples.toml")


@cache
def _near(name: str) -> frozenset[str]:
    return frozenset(_rows()["near"][name])


@cache
def _verbs() -> dict[str, tuple[Decimal, Change]]:
    rows = (row for group in ("verbs", "bases", "third") for row in _rows()[group].items())
    return {form: (Decimal(value), Change(direction)) for form, (value, direction) in rows}


@cache
def _folds() -> dict[str, int]:
    """ "Twofold", "twentyfold", "hundredfold"."""
    table = numerals()
    numbers = {**table.small, **table.tens, "hundred": 100, "thousand": 1000, "million": 1_000_000}
    return {f"{name}fold": value for name, value in numbers.items() if value > 1}


@cache
def multiple_words() -> frozenset[str]:
    """The words that a multiplier can begin with, number words apart."""
    return frozenset({*_verbs(), *_rows()["adverbs"], *_folds()})


def multiple(tokens: Tokens, at: int) -> Literal | None:
    """The multiplier in one word at token `at`, with the words of comparison that belong to it."""
    here = word(tokens, at)
    fold = _folds().get(here)
    if fold is not None:
        told = not _counts_parts(tokens, at)
        return Literal(at + 1, Decimal(fold), integer_step(fold), spelled=True) if told else None
    if here == "half" and [word(tokens, at + step) for step in (1, 3)] == ["as", "again"]:
        told = word(tokens, at + 2) in _near("as_much")
        return Literal(at + 4, 1 + _HALF, _HALF, spelled=True, decimals=True) if told else None
    if here in _rows()["adverbs"]:
        end = _compared(tokens, at + 1, opening=at)
        return None if end is None else Literal(end, Decimal(_rows()["adverbs"][here]), Decimal(1), spelled=True)
    if here not in _verbs() or not (_is_verb(tokens, at) or _leads_whole(tokens, at)):
        return None
    value = _verbs()[here][0]
    return Literal(at + 1, value, _HALF_STEP if value < 1 else Decimal(1), spelled=True)


def _counts_parts(tokens: Tokens, at: int) -> bool:
    """Whether a "fold" only counts parts: "the aim is twofold"."""
    return word(tokens, at - 1) in _BEING and not is_word(tokens, at + 1)


def multiplied(tokens: Tokens, at: int, number: Literal) -> int | None:
    """Where the multiplier ends whose number stands at token `at`: "10-fold", "three times as many"; None for none."""
    if number.part or (number.value is not None and number.value <= 1):
        return None
    end = after_hyphen(tokens, number.end)
    if word(tokens, end) == "fold":
        return end + 1
    if word(tokens, number.end) == "times":
        if word(tokens, at - 1) in {"subscribed", "oversubscribed"}:
            return number.end + 1
        return _compared(tokens, number.end + 1, opening=at)
    return number.end if _factor_of(tokens, at, number.end) else None


def direction(tokens: Tokens, start: int, end: int) -> Change | None:
    """The direction that the multiplier in tokens `start` to `end` has in itself: "halved", "three times less"."""
    verb = _verbs().get(word(tokens, start))
    if verb is not None:
        return verb[1] if _is_verb(tokens, start) else None
    last = word(tokens, end - 1)
    return next((Change(name) for name, forms in _rows()["comparatives"].items() if last in forms), None)


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether the word at `at` is a verb here: "sales doubled", "to triple output", not "the doubles final"."""
    here, before, after = (word(tokens, at + step) for step in (0, -1, 1))
    if after in _near("particles") or after in {"-", "‑"} or before in {"-", "‑"}:
        return False
    if here in _rows()["verbs"]:
        sports = after == "to" and word(tokens, at + 2) in {"left", "right", "center", "centre"}
        cooked = here == "halved" and before in {",", "("} and not is_word(tokens, at + 1)
        listed = before in {"a", "an"} or (here == "halved" and after in {"match", "hole"})
        return not (sports or cooked or listed)
    if here in _rows()["third"]:
        return after in _near("determiners") and (is_word(tokens, at - 1) or at == 0) and not _owned(before)
    if before in {"nearly", "almost"} and after in _near("determiners") and _is_linked(tokens, at - 2):
        # "It is almost double the price" tells what it is, "it will almost double the price" what it does.
        return False
    return before in _near("auxiliaries") and after not in _near("double_nouns") and tokens[at].text.islower()


def _is_linked(tokens: Tokens, at: int) -> bool:
    """Whether no subject can end at token `at`: a sign, a preposition, a form of "be"."""
    return not is_word(tokens, at) or word(tokens, at) in _BEING | {"at", "for", "to", "by", "of", "or"}


def _owned(before: str) -> bool:
    """Whether a noun follows this word: "the women's doubles"."""
    return before in {"the", "mixed", "in", "two", "both", "of", "into", "wheelchair"} or before.endswith(("'s", "’s"))


def _leads_whole(tokens: Tokens, at: int) -> bool:
    """ "Double the number", "triple its size": the base form before a determiner, as what a thing is."""
    before, after = word(tokens, at - 1), word(tokens, at + 1)
    opens = after in _near("determiners") or (after in {"that", "what"} and _is_that(tokens, at + 1))
    named = word(tokens, at + 2) in _near("times_of")
    return (
        word(tokens, at) in _rows()["bases"] and opens and not named and before not in {"a", "the", "-", "his", "her"}
    )


def _compared(tokens: Tokens, at: int, *, opening: int) -> int | None:
    """Where a comparison that begins at token `at` ends, after "twice" or "three times"; None where there is none.

    Of "as many as" and "higher than" the first words belong to the value, of "the size of" none.
    """
    here, after = word(tokens, at), word(tokens, at + 1)
    if here == "as":
        told = after in _near("as_much") or (is_word(tokens, at + 1) and word(tokens, at + 2) == "as")
        return at + 2 if told and after not in {"a", "an", "the"} else None
    comparing = {form for forms in _rows()["comparatives"].values() for form in forms}
    if here in comparing:
        told = (
            after == "than"
            or (is_word(tokens, at + 1) and after not in words("closed"))
            or here not in {"more", "less"}
        )
        return at + 1 if told else None
    first = opening == 0 or not is_word(tokens, opening - 1)
    hedged = wording().before.before(tokens, opening) is not None
    if here in _near("determiners"):
        new_clause = first and not hedged and not (opening and tokens[opening - 1].text in {",", "(", "-", "–", "—"})
        return at if after not in _near("times_of") and not new_clause else None
    if here in {"that", "what"}:
        return at if _is_that(tokens, at) and word(tokens, opening - 1) not in _near("asking") else None
    return at if here in _near("valued") or (here in {"above", "over", "below"} and after == "the") else None


def _is_that(tokens: Tokens, at: int) -> bool:
    """Whether "that" or "what" at `at` stands for an amount: "seven times that", "three times what it uses"."""
    if word(tokens, at) == "what":
        return True
    return not is_word(tokens, at + 1) or word(tokens, at + 1) in _near("after_that")


def _factor_of(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the number in tokens `at` to `end` stands behind "a factor of", and counts nothing."""
    hedge = wording().before.before(tokens, at)
    begin = at if hedge is None else hedge[0]
    if word(tokens, begin - 1) != "of" or word(tokens, begin - 2) not in {"factor", "factors"}:
        return False
    counts = is_word(tokens, end) and word(tokens, end) not in words("closed")
    return not counts and suffix_at(tokens, end) is None
