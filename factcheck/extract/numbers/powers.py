"""Powers of ten in figures, as news of science writes them: "6.02 x 10^23", "1.5e6", "10^9"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.lexer import Tokens, digits, is_word, touches, word

_SIGNS = {"-": -1, "−": -1, "+": 1}
_TIMES = frozenset({"x", "×", "*", "·"})
_MOST_DIGITS = 2


def power_of_ten(tokens: Tokens, end: int) -> tuple[int, Decimal] | None:
    """The power of ten after a figure that ends before token `end`, as (end, factor); None without one."""
    if word(tokens, end) == "e" and touches(tokens, end):
        return _raised(tokens, end + 1, 0)
    if word(tokens, end) in _TIMES and word(tokens, end + 1) == "10" and word(tokens, end + 2) == "^":
        return _raised(tokens, end + 3, 0)
    if word(tokens, end - 1) == "10" and word(tokens, end) == "^" and touches(tokens, end):
        return _raised(tokens, end + 1, 1)
    return None


def _raised(tokens: Tokens, at: int, less: int) -> tuple[int, Decimal] | None:
    """Ten to the exponent at token `at`, which must touch what stands before it, with `less` taken off."""
    sign = _SIGNS.get(word(tokens, at), 0)
    written = at + 1 if sign and touches(tokens, at) else at
    exponent = digits(tokens, written)
    end = written + 1
    coded = touches(tokens, end) and is_word(tokens, end)
    if coded or not touches(tokens, written) or not 0 < len(exponent) <= _MOST_DIGITS:
        return None
    return end, Decimal(1).scaleb((sign or 1) * int(exponent) - less)
