"""Temperatures whose scale is a letter after a space: "104 F (40 C)", "highs of 25 C", "minus 10 C"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, is_figure, touches, word
from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.measures import Measure
from factcheck.extract.numbers.nearby import warm

_SCALES = {
    "C": Measure("degree Celsius", "temperature", exact="C"),
    "F": Measure("degree Fahrenheit", "temperature", exact="F"),
}
# Of the air, a body or water: an oven is told by its degrees.
_BETWEEN = {"C": (Decimal(-95), Decimal(110)), "F": (Decimal(-140), Decimal(230))}
_EXTREMES = frozenset({"high", "highs", "low", "lows"})


def spaced_scale(tokens: Tokens, start: int, number: Literal) -> tuple[int, Literal, Measure] | None:
    """The end, the number and the scale of a plausible temperature that begins at `start`.

    Weather, a minus or the other scale has to stand near: "vitamin 25 C" has none of them.
    """
    at = number.end
    letter = tokens[at].text if at < len(tokens) else ""
    if letter not in _SCALES or touches(tokens, at) or number.value is None or number.magnitude:
        return None
    low, high = _BETWEEN[letter]
    goes_on = touches(tokens, at + 1) and (word(tokens, at + 1) in HYPHENS or word(tokens, at + 1) in {"'", "’", "+"})
    if not low <= number.value <= high or goes_on or plural(tokens, at + 1):
        return None
    extreme = word(tokens, start - 1) == "of" and word(tokens, start - 2) in _EXTREMES
    told = extreme or warm(tokens, start, at + 1) or _beside(tokens, start, at, "F" if letter == "C" else "C")
    return (at + 1, number, _SCALES[letter]) if told else None


def _beside(tokens: Tokens, start: int, at: int, other: str) -> bool:
    """Whether the same on the other scale stands before or after, one of them in brackets: "104 F (40 C)"."""
    before = word(tokens, start - 1) == "(" and start > 1 and tokens[start - 2].text == other
    places = (at + 3, at + 4) if word(tokens, at + 1) == "(" else ()
    after = any(place < len(tokens) and tokens[place].text == other for place in places)
    return before or (after and (is_figure(tokens, at + 2) or is_figure(tokens, at + 3)))
