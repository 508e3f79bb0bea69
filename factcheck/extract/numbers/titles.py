"""Number words in names and titles: "BBC One", "the Seven Acre ground", a novel called "Nineteen Doors".

Capital letters tell them, so only in prose: in a headline every word may have one.
"""

from __future__ import annotations

from functools import cache

from factcheck.extract.numbers.lexer import DASHES, Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.tables import Phrases, numerals, phrases, words

_CLOSING = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_LONGEST = 10
_AROUND = 12
_PROSE = 2
_LETTERS = 3


def title(tokens: Tokens, at: int) -> range:
    """What stands between the quotation mark at `at` and its partner, where each word but the small has a capital."""
    close = _CLOSING.get(tokens[at].text)
    if close is None or not touches(tokens, at + 1) or (tokens[at].glued and tokens[at - 1].text.isalnum()):
        return range(0)
    last = min(at + 2 + _LONGEST, len(tokens))
    end = next((place for place in range(at + 1, last) if tokens[place].text == close), 0)
    inside = tokens[at + 1 : end]
    capitals = sum(token.text[0].isupper() for token in inside)
    small = all(not token.text[0].islower() or token.lower in words("small_in_titles") for token in inside)
    headed = (end > at + 1 and inside[0].text[0] != inside[0].text[0].lower()) or is_figure(tokens, at + 1)
    return range(at + 1, end) if headed and capitals > 1 and small and _prose(tokens, at, end + 1) else range(0)


def named(tokens: Tokens, at: int) -> range:
    """A number word with a capital inside a sentence of prose: "on BBC One", "the Seven Acre ground"."""
    if not tokens[at].text[0].isupper():
        return range(0)
    known = _known().at(tokens, at)
    if known is not None and all(token.text[0].isupper() for token in tokens[at : known[0]]):
        return range(at, known[0])
    headed = tokens[at].text.isupper() or tokens[at].start - tokens[at - 1].end > 1
    if headed or not is_word(tokens, at - 1) or word(tokens, at + 1) in DASHES:
        return range(0)
    after = word(tokens, at + 1)
    lower = is_word(tokens, at + 1) and tokens[at + 1].text[0].islower()
    counts = lower and (after not in words("closed") or after in {"more", "fewer", "of"})
    return range(at, at + 1) if not counts and _prose(tokens, at, at + 1) else range(0)


def shop(tokens: Tokens, at: int) -> range:
    """ "7-Eleven": a figure with a hyphen to a number word with a capital."""
    hyphen = word(tokens, at + 1) in {"-", "‑"} and touches(tokens, at + 1) and touches(tokens, at + 2)
    spelled = word(tokens, at + 2) in numerals().small and tokens[at + 2].text[0].isupper()
    return range(at, at + 3) if hyphen and spelled else range(0)


def hyphened_label(tokens: Tokens, at: int) -> range:
    """ "Round-one", "phase-two": a number word that a hyphen ties to what it labels."""
    tied = touches(tokens, at) and touches(tokens, at - 1) and word(tokens, at - 1) in {"-", "‑"}
    labels = ("labels", "labels_alone")
    return range(at, at + 1) if tied and any(word(tokens, at - 2) in words(name) for name in labels) else range(0)


@cache
def _known() -> Phrases[str]:
    return phrases((name, name) for name in words("known_names"))


def _prose(tokens: Tokens, start: int, end: int) -> bool:
    """Whether longer words without a capital stand around tokens `start` to `end`."""
    around = (*tokens[max(0, start - _AROUND) : start], *tokens[end : end + _AROUND])
    plain = (token for token in around if len(token.text) > _LETTERS and token.text.islower())
    return sum(token.lower not in words("closed") for token in plain) >= _PROSE
