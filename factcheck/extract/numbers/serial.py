"""Figures that count nothing: a place in a series of pictures, a broadcaster's channel, a calibre, a telephone."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, digits, is_word, touches, word
from factcheck.extract.numbers.measures import sized_at
from factcheck.extract.numbers.tables import words

_LONGEST_CHANNEL = 3
_AREA = 3
_CALL_SIGN = range(3, 5)


def of_series(tokens: Tokens, at: int) -> range:
    """ "Image 3 of 40", "Slide 3 of 40 Ann Roe": both figures, unless it goes on with what is counted."""
    led = word(tokens, at - 1) in words("shown_in_series") and word(tokens, at + 1) == "of"
    if not led or not digits(tokens, at) or not digits(tokens, at + 2) or sized_at(tokens, at + 3):
        return range(0)
    counted = is_word(tokens, at + 3) and tokens[at + 3].text.islower() and plural(tokens, at + 3)
    return range(0) if counted else range(at, at + 3)


def channel(tokens: Tokens, at: int) -> range:
    """ "CBS 3 reported", "WPXI 11 News", "Eyewitness News 4": the channel of a broadcaster with a capital.

    "CBS 3 reporters" may count them, and "News 4 people died" goes on with a number of its own.
    """
    short = digits(tokens, at) and len(tokens[at].text) <= _LONGEST_CHANNEL and not touches(tokens, at)
    if not short or not is_word(tokens, at - 1) or not tokens[at - 1].text[0].isupper() or sized_at(tokens, at + 1):
        return range(0)
    counts = is_word(tokens, at + 1) and not touches(tokens, at + 1) and tokens[at + 1].text.islower()
    if counts and plural(tokens, at + 1):
        return range(0)
    return range(at, at + 1) if _broadcaster(tokens, at - 1) else range(0)


def _broadcaster(tokens: Tokens, at: int) -> bool:
    """Whether a name ends at `at` that a broadcaster bears before its channel."""
    written = tokens[at].text
    if written.isupper() and written.lower() in words("broadcasters"):
        return True
    if (
        written.isupper()
        and written[0] in "WK"
        and len(written) in _CALL_SIGN
        and written.lower() not in words("no_stations")
    ):
        return True
    titled = is_word(tokens, at - 1) and tokens[at - 1].text[0].isupper()
    return titled and word(tokens, at) == "news" and word(tokens, at - 1) in words("kinds_of_news")


def newscast(tokens: Tokens, at: int) -> range:
    """ "24-Hour News", "24 Hour News 8": how long a station says that it broadcasts."""
    hour = at + 2 if word(tokens, at + 1) in HYPHENS else at + 1
    named = word(tokens, hour) == "hour" and tokens[hour].text[0].isupper() and word(tokens, hour + 1) == "news"
    if not named or not digits(tokens, at):
        return range(0)
    return range(at, hour + 2 + bool(digits(tokens, hour + 2)))


def calibre(tokens: Tokens, at: int) -> range:
    """ "A .45 caliber gun", "a 45-calibre rifle": what is written with its point or without it."""
    kind = at + 2 if word(tokens, at + 1) in HYPHENS else at + 1
    return range(at, at + 1) if word(tokens, kind) in {"caliber", "calibre", "calibers", "calibres"} else range(0)


def subscriber(tokens: Tokens, at: int) -> range:
    """ "(888) 580-8477", "reach the unit at 389-4869": a telephone number."""
    if word(tokens, at - 1) == "(" and word(tokens, at + 1) == ")" and len(digits(tokens, at)) == _AREA:
        return range(at, at + 5) if _exchange(tokens, at + 2) else range(0)
    told = word(tokens, at - 1) == "at" and not tokens[at].text.endswith("0")
    return range(at, at + 3) if told and _exchange(tokens, at) else range(0)


def _exchange(tokens: Tokens, at: int) -> bool:
    """Whether three digits, a hyphen and four digits stand at `at`, and nothing that they count follows."""
    tied = word(tokens, at + 1) in HYPHENS and touches(tokens, at + 1) and touches(tokens, at + 2)
    long = len(digits(tokens, at)) == _AREA and len(digits(tokens, at + 2)) == _AREA + 1
    return tied and long and not sized_at(tokens, at + 3) and not plural(tokens, at + 3)
