"""What leads a figure: the sign of a currency, a minus sign, "minus" and "negative"."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import Tokens, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import Measure, prefixes, suffix_at
from factcheck.extract.numbers.tables import numerals, words

_MINUS = frozenset({"-", "−"})
_OPENING = frozenset({"(", "["})


def prefix(tokens: Tokens, at: int) -> tuple[int, Measure] | None:
    """The currency at token `at`, with the place of the figure that it leads."""
    for end, measure in prefixes().all_at(tokens, at):
        near = touches(tokens, end) or not tokens[at].text.isalpha() or tokens[end - 1].end - tokens[at].start > 1
        if measure.spelled(tokens, at, end) and is_figure(tokens, end) and near:
            return end, measure
    return None


def negative(tokens: Tokens, at: int) -> bool:
    """Whether a minus sign or "minus" at `at` leads a figure, and is no hyphen or dash between words."""
    if word(tokens, at) == "minus" and margin(tokens, at):
        return False
    if word(tokens, at) == "negative":
        return _signs(tokens, at)
    if word(tokens, at) == "minus" and is_word(tokens, at + 1):
        return _number_word(tokens, at + 1) and not _lacking(tokens, at)
    if not is_figure(tokens, at + 1):
        return False
    # "3 -4 km" is a range with a space astray.
    led = (tokens[at].glued and word(tokens, at - 1) not in _OPENING) or is_figure(tokens, at - 1)
    sign = tokens[at].text in _MINUS and tokens[at + 1].glued and not led
    bounded = tokens[at].text == "-" and tokens[at + 1].glued and word(tokens, at - 1) in {"<", ">", "=", "≤", "≥"}
    return word(tokens, at) == "minus" or sign or bounded


def margin(tokens: Tokens, at: int) -> bool:
    """Whether "minus" at `at` tells how far a figure may be off, on either side: "plus or minus 3 points"."""
    before = [word(tokens, at - step) for step in (1, 2, 3, 4)]
    return before[:2] in (["or", "plus"], ["/", "plus"]) or before == ["-", "or", "-", "plus"]


def owed(tokens: Tokens, at: int) -> bool:
    """Whether a minus sign at `at` leads a currency sign: "a loss of -$3bn", not "$2bn-$3bn" nor "US-$"."""
    apart = not tokens[at].glued or word(tokens, at - 1) in _OPENING
    return tokens[at].text in _MINUS and apart and touches(tokens, at + 1) and prefix(tokens, at + 1) is not None


def dash_apart(tokens: Tokens, at: int) -> bool:
    """Whether a dash and a space lead the first figure of the text; a minus only if the text ends with the figure.

    In prose such a dash opens an item of a list.
    """
    return at == 0 and tokens[0].text in _MINUS and is_figure(tokens, 1) and not tokens[1].glued


def _signs(tokens: Tokens, at: int) -> bool:
    """Whether "negative" is a sign: "of negative five"; not "tested negative 12 days later"."""
    led = at == 0 or word(tokens, at - 1) in words("before_negative")
    if not led or not (is_figure(tokens, at + 1) or _number_word(tokens, at + 1)):
        return False
    unit = suffix_at(tokens, at + 2)
    return not plural(tokens, at + 2) if unit is None else unit[1].dimension != "duration"


def _lacking(tokens: Tokens, at: int) -> bool:
    """Whether "minus" means without: "found, minus one arm"; a comma stands before it and a thing is counted."""
    thing = is_word(tokens, at + 2) and word(tokens, at + 2) not in words("closed")
    measured = suffix_at(tokens, at + 2) is not None or word(tokens, at + 2) in {"point", "points", "something"}
    numeral = _number_word(tokens, at + 2) or word(tokens, at + 2) in {*numerals().magnitudes, "and"}
    return word(tokens, at - 1) == "," and thing and not measured and not numeral


def _number_word(tokens: Tokens, at: int) -> bool:
    return word(tokens, at) in numerals().small or word(tokens, at) in numerals().tens
