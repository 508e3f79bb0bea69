"""Figures that are results, ratios, addresses or numbers to dial: "3-1", "24/7", "10.0.0.7", "(020) 7946 0000"."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import DASHES, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import prefixes, suffix_at
from factcheck.extract.numbers.tables import words

_LONGEST_COUNT = 7
_SHORTEST = 3
_MOST_DIALLED = 24
# How many groups a rule looks along at once: the next group is looked at as well, so that longer chains are covered.
_MOST_GROUPS = 8


def score(tokens: Tokens, at: int) -> range:
    """ "3-1", "4-6, 7-6(5)", "24/7", "9/11": two figures joined by a sign that are no range and no fraction."""
    left, sign, right = digits(tokens, at), word(tokens, at + 1), digits(tokens, at + 2)
    if not (left and right and touches(tokens, at + 1) and touches(tokens, at + 2)) or max(len(left), len(right)) > 4:
        return range(0)
    if sign == "/":
        fraction = 0 < int(left) < int(right) <= 10
        return range(0) if fraction else range(at, at + 3)
    if sign not in DASHES or (int(left) < int(right) and (_ranged(tokens, at + 3) or _round(left, right))):
        return range(0)
    return range(at, at + 3)


def _round(left: str, right: str) -> bool:
    """ "1000-5000": thousands in full are no result."""
    return len(left) > 3 and left.endswith("00") and right.endswith("00")


def _ranged(tokens: Tokens, at: int) -> bool:
    """Whether what follows two rising figures makes them a range: a unit or a noun, no word of a result."""
    follows = word(tokens, at) in {"%", "-"} or is_word(tokens, at)
    return follows and word(tokens, at) not in words("score_words")


def phone(tokens: Tokens, at: int) -> range:
    """Long runs of digits, leading zeros, and what follows them in groups."""
    text = tokens[at].text
    long = text.isdecimal() and len(text) > _LONGEST_COUNT
    zero = len(text) > 1 and text[0] == "0" and text[1].isdecimal()
    if zero or (long and not _amount(tokens, at)):
        end = at + 1
        last = min(at + _MOST_DIALLED, len(tokens))
        while end < last and (_group(tokens, end) or tokens[end].text in {"-", "(", ")"}):
            end += 1
        return range(at, end)
    if word(tokens, at - 1) in words("dialling") or word(tokens, at - 2) in words("dialling"):
        return _dialled(tokens, at)
    dialled = word(tokens, at - 1) == "+" and touches(tokens, at) and len(text.replace(" ", "")) > 5
    return range(at, at + 1) if dialled else range(0)


def _amount(tokens: Tokens, at: int) -> bool:
    """Whether a currency or a counted noun makes a long run of digits a number: "Rs 25000000", "12345678 people"."""
    led = prefixes().before(tokens, at)
    unit = suffix_at(tokens, at + 1)
    if (led is not None and led[1].currency) or (unit is not None and unit[1].currency):
        return True
    before = word(tokens, at - 1)
    coded = before in words("dialling") or before in words("labels_long") or before in words("labels_of_codes")
    return not coded and plural(tokens, at + 1) and not touches(tokens, at + 1)


def _dialled(tokens: Tokens, at: int) -> range:
    """ "Call 101.", "ring 1300 555 062": what is dialled, in groups of digits that nothing follows that is counted."""
    end = at
    while end < min(at + _MOST_DIALLED, len(tokens)) and _group(tokens, end):
        end += 1
    length = sum(len(token.text.replace(" ", "")) for token in tokens[at:end])
    counts = is_word(tokens, end) and word(tokens, end) not in words("closed")
    short = end == at + 1 and word(tokens, at - 1) not in words("dialling")
    return range(0) if counts or length < _SHORTEST or short else range(at, end)


def _group(tokens: Tokens, at: int) -> bool:
    return tokens[at].text.replace(" ", "").isdecimal()


def chained(tokens: Tokens, at: int) -> range:
    """ "10.0.0.7", "version 2.14.1": more than two groups of digits with full stops between them."""
    end = at + 1
    for _ in range(_MOST_GROUPS):
        dotted = word(tokens, end) == "." and touches(tokens, end) and touches(tokens, end + 1)
        if not dotted or not is_figure(tokens, end + 1):
            break
        end += 2
    return range(at, end if end > at + 1 else at)
