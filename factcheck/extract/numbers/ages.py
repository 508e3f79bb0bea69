"""Ages of people: "52-year-old", "aged 52", "Thibodeau, 52, of Brockville", "Ramesh Wankhade (46)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extract.numbers.lexer import Kind, Token
from factcheck.extract.numbers.literal import Literal, literal

_OLDEST = 115
_HYPHENS = frozenset({"-", "‑", "–"})
_CLOSERS = frozenset({",", ".", ";", ")", "and", "was", "who", "of", "is", "had", "died", "from", "a", "—", "–", ":", "’s", "told", "said"})


@dataclass(frozen=True, slots=True)
class Age:
    """An age from token `start` to `end` (exclusive) with its number."""

    start: int
    end: int
    literal: Literal


def age_at(tokens: Sequence[Token], at: int) -> Age | None:
    """The age whose number begins at token `at`, or None."""
    number = literal(tokens, at)
    if number is None or number.value is None or number.part or number.magnitude or not 0 <= number.value <= _OLDEST:
        return None
    end = _year_old(tokens, number.end)
    if end is not None:
        return Age(at, end, number)
    if _lower(tokens, at - 1) in {"aged", "age"} and not _is_range(tokens, number.end):
        return Age(at, number.end, number)
    return Age(at, number.end, number) if _apposed(tokens, at, number) else None


def _year_old(tokens: Sequence[Token], at: int) -> int | None:
    """The end of "-year-old", " year old" or " years old" at token `at`."""
    words: list[str] = []
    while at < len(tokens) and len(words) < 2:
        if tokens[at].lower not in _HYPHENS:
            words.append(tokens[at].lower)
        at += 1
    return at if words in (["year", "old"], ["years", "old"], ["year", "olds"]) else None


def _apposed(tokens: Sequence[Token], at: int, number: Literal) -> bool:
    """A whole number between commas or in brackets after a name."""
    token = tokens[at]
    if not token.text.isdigit() and not number.spelled:
        return False
    before, named = _lower(tokens, at - 1), at >= 2 and tokens[at - 2].kind is Kind.WORD and tokens[at - 2].text[0].isupper()
    after = _lower(tokens, number.end)
    if not named or token.glued and before != "(":
        return False
    if before == "(":
        return after == ")" and number.value is not None and number.value >= 1
    return before == "," and (after in _CLOSERS or number.end >= len(tokens)) and not _month_or_day(tokens[at - 2])


def _month_or_day(token: Token) -> bool:
    return token.lower.endswith("day") or token.lower in {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    }  # fmt: skip


def _is_range(tokens: Sequence[Token], at: int) -> bool:
    return _lower(tokens, at) in {"to", "-", "–", "and", "or"}


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""
