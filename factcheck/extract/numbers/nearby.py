"""What the words of the same clause tell of a unit: whether pounds are money, and degrees a temperature."""

from __future__ import annotations

from itertools import takewhile

from factcheck.extract.numbers.lexer import HYPHENS, Token, Tokens, is_figure, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.tables import words

_NEAR = 8
_HUGE = 1_000_000
_BEARINGS = frozenset({"N", "S", "E", "W", "north", "south", "east", "west", "′", "'", "’"})


def pays(tokens: Tokens, start: int, end: int, number: Literal) -> bool:
    """Whether pounds are money here: a large sum, or a word of paying near; "pounds of salmon" never are."""
    near = _near(tokens, start, end)
    if (
        word(tokens, end - 1).startswith("lb")
        or _weighs(tokens, end)
        or word(tokens, end) == "of"
        or any(lower.startswith("weigh") for lower in near)
    ):
        return False
    large = number.magnitude and number.value is not None and abs(number.value) >= _HUGE
    return large or bool(near & words("money_words"))


def _weighs(tokens: Tokens, end: int) -> bool:
    """Whether what follows tells a weight: "167,000 pounds (75,750 kilograms)", "3-pound packages"."""
    converted = word(tokens, end) == "(" and any(
        word(tokens, end + step) in {"kg", "kilograms", "kilos", "tonnes", "tons", "grams"} for step in (2, 3, 4)
    )
    packed = word(tokens, end - 2) in HYPHENS and word(tokens, end) in words("packed_by_weight")
    return converted or packed


def warm(tokens: Tokens, start: int, end: int) -> bool:
    """Whether plain degrees are a temperature: a minus sign, or a word of weather near."""
    signed = tokens[start].lower in {"-", "−", "minus", "negative"}
    # "85°" alone is a temperature, "34° 12′ N" and "34° N" a place on the globe.
    bearing = is_figure(tokens, end) or tokens[end].text in _BEARINGS if end < len(tokens) else False
    near = _near(tokens, start, end)
    if tokens[end - 1].text in {"°", "º"} and not bearing and not near & words("turning"):
        return True
    return signed or bool(near & words("heat"))


def _near(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    """The words around tokens `start` to `end`, as far as the clause goes."""
    before = takewhile(_in_clause, tokens[max(0, start - _NEAR) : start][::-1])
    after = takewhile(_in_clause, tokens[end : end + _NEAR])
    return frozenset(token.lower for token in (*before, *after))


def _in_clause(token: Token) -> bool:
    return token.text not in {".", ";", "!", "?"}
