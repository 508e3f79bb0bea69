"""Who does a thing after "by", where a measure of change might stand: "cuts were opposed by 62 %"."""

from __future__ import annotations

from functools import cache

from factcheck.extract.numbers.change_words import adverb, near
from factcheck.extract.numbers.lexer import Tokens, is_word, word
from factcheck.extract.numbers.tables import words

_REACH = 4


def done_by(tokens: Tokens, at: int, by: int) -> bool:
    """Whether the word at `at` is a passive verb that the "by" at `by` tells the doer of: "was widely backed by"."""
    here = word(tokens, at)
    if not (here.endswith("ed") or here in near("participles")) or adverb(word(tokens, by - 1)) is not None:
        return False
    before = at - 1
    while before > at - 3 and word(tokens, before).endswith("ly"):
        before -= 1
    return at == by - 1 or word(tokens, before) in near("passive")


def of_people(tokens: Tokens, end: int) -> bool:
    """Whether "of" and people follow a figure: "30 % of staff", "30 % of the town's residents"."""
    if word(tokens, end) != "of":
        return False
    for at in range(end + 1, end + 1 + _REACH):
        here = word(tokens, at)
        if here in _people():
            return True
        if not is_word(tokens, at) or (here in words("closed") and here not in {"the", "its", "their", "his", "her"}):
            return False
    return False


@cache
def _people() -> frozenset[str]:
    return near("asked") | words("aged_groups") | {f"{one}s" for one in words("people")}
