"""Letters of magnitude after a figure: "$2.4m", "1.2m users", "1.5b", "10 k", "75 USD million"."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import Kind, Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import words

_MONEY_LETTERS = {"m": 1_000_000, "mm": 1_000_000, "b": 1_000_000_000}
_THOUSAND = 1_000
_HUGE = 1_000_000
_BILLION = 1_000_000_000
_FEW = 3


def money_magnitude(tokens: Tokens, number: Literal) -> Literal:
    """ "$2.4m", "$3b": after a currency these letters are magnitudes."""
    size = _MONEY_LETTERS.get(word(tokens, number.end))
    return number if size is None or number.value is None or number.magnitude else _times(number, size)


def lettered(tokens: Tokens, number: Literal) -> Literal:
    """The number with the letter of magnitude after it, where no unit is meant by it."""
    at = number.end
    if at >= len(tokens) or len(tokens[at].text) > 1 or number.value is None or number.magnitude:
        return number
    if touches(tokens, at + 1) and tokens[at + 1].kind is not Kind.SIGN:
        return number
    letter, ends = tokens[at].text, not (is_word(tokens, at + 1) or is_figure(tokens, at + 1))
    if letter in {"b", "B"}:
        return _times(number, _BILLION) if tokens[at].glued and number.decimals else number
    if tokens[at].glued:
        return _million(tokens, number) if letter in {"m", "M"} else number
    if letter == "m":
        return _times(number, _HUGE) if word(tokens, at + 1) in words("million_nouns") else number
    # With a space a letter is more often a unit or a name; "a 10 k" is a race.
    alone = number.decimals or (at < _FEW and at + 1 == len(tokens))
    size = {"M": _HUGE, "k": _THOUSAND}.get(letter, 0)
    return _times(number, size) if size and ends and alone else number


def _million(tokens: Tokens, number: Literal) -> Literal:
    """ "1.2m users", "5m tonnes": an m that touches the figure is a million where something is counted next."""
    after = number.end + 1
    counted = plural(tokens, after) or word(tokens, after) == "more" or suffix_at(tokens, after) is not None
    counted = counted and word(tokens, after) not in words("metre_nouns")
    return _times(number, _HUGE) if counted or tokens[number.end].text == "M" else number


def _times(number: Literal, size: int) -> Literal:
    """The number with one letter of magnitude after it; two digits always count, so "5m" is 4.95 to 5.05 million."""
    value = number.value or Decimal(0)
    step = number.step * size
    fine = min(step, Decimal(size) / 10) if abs(value) < 10 else step
    return replace(number, end=number.end + 1, value=value * size, step=fine, magnitude=True)


def scaled_by(number: Literal, size: int) -> Literal:
    """The number times a magnitude that is told after its unit."""
    return replace(number, value=(number.value or Decimal(0)) * size, step=number.step * size, magnitude=True)
