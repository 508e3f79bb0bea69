"""Figures that name a thing by where they stand: "14 High Street", "the 73 bus", "Section 15(2)(b)", "IMO 9317456"."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import HYPHENS, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import sized_at
from factcheck.extract.numbers.tables import words

_LONGEST_HOUSE = 5
_LONGEST_LINE = 3
_NAMES = 3
_TITLED = 3


def address(tokens: Tokens, at: int) -> range:
    """ "14 High Street", "27 Cooper Lane": a bare figure, a name and a kind of street, and nothing that is counted.

    "14 High Street shops" counts shops.
    """
    if not digits(tokens, at) or len(tokens[at].text) > _LONGEST_HOUSE or touches(tokens, at + 1):
        return range(0)
    for end in range(at + 2, at + 2 + _NAMES):
        if not all(_capital(tokens, place) for place in range(at + 1, end + 1)):
            return range(0)
        if word(tokens, end) in words("streets"):
            counts = is_word(tokens, end + 1) and not _capital(tokens, end + 1) and plural(tokens, end + 1)
            return range(0) if counts else range(at, at + 1)
    return range(0)


def block(tokens: Tokens, at: int) -> range:
    """ "The 2300 block of Oak Street", "in the 400-block": house numbers by the hundred, as police give places."""
    hundreds = digits(tokens, at) and tokens[at].text.endswith("00") and len(tokens[at].text) <= _LONGEST_HOUSE
    next_one = at + 2 if word(tokens, at + 1) in HYPHENS else at + 1
    return range(at, at + 1) if hundreds and word(tokens, next_one) == "block" else range(0)


def line(tokens: Tokens, at: int) -> range:
    """ "The 73 bus": a line of transport after "the", where no plural noun follows: not "the 12 bus drivers"."""
    told = word(tokens, at - 1) == "the" and digits(tokens, at) and len(tokens[at].text) <= _LONGEST_LINE
    if not told or word(tokens, at + 1) not in {"bus", "tram", "trolleybus"}:
        return range(0)
    goes_on = is_word(tokens, at + 2) and word(tokens, at + 2) not in words("closed")
    return range(0) if goes_on and plural(tokens, at + 2) else range(at, at + 1)


def bracketed(tokens: Tokens, at: int) -> range:
    """ "15(2)(b)", "4(1)": a figure in brackets that touch the figure or the bracket before them."""
    inside = word(tokens, at - 1) == "(" and word(tokens, at + 1) == ")" and touches(tokens, at) and digits(tokens, at)
    led = touches(tokens, at - 1) and (is_figure(tokens, at - 2) or word(tokens, at - 2) == ")")
    return range(at, at + 1) if inside and led and touches(tokens, at + 1) else range(0)


def coded(tokens: Tokens, at: int) -> range:
    """ "IMO 9317456", "reference 2231 of 4 May", "Op. 131", "Section 4.2", "Year 11 pupils", "Local 451 president"."""
    before = at - 1
    whole = bool(digits(tokens, at))
    if whole and word(tokens, before) in words("labels_of_codes") and not plural(tokens, at + 1):
        return range(at, at + 1)
    if word(tokens, before) == "." and touches(tokens, before):
        short = word(tokens, before - 1) in words("labels_short") and tokens[before - 1].text[0].isupper()
        return range(at, at + 1) if whole and short else range(0)
    if sized_at(tokens, at + 1):
        return range(0)
    named = (
        whole
        and is_word(tokens, before)
        and not tokens[before].text.islower()
        and word(tokens, before) in words("labels_of_groups")
    )
    if named and (is_word(tokens, before - 1) or not plural(tokens, at + 1)):
        return range(at, at + 1)
    point = tokens[at].text.replace(".", "", 1).isdecimal()
    numbered = point and word(tokens, before) in words("labels_numbered") and not plural(tokens, at + 1)
    return range(at, at + 1) if numbered else range(0)


def model(tokens: Tokens, at: int) -> range:
    """ "A350-900", "737-800s": a figure that a hyphen ties to one that is part of a name."""
    tied = word(tokens, at - 1) in HYPHENS and touches(tokens, at) and touches(tokens, at - 1)
    if not tied or not digits(tokens, at) or not digits(tokens, at - 2):
        return range(0)
    lettered = touches(tokens, at - 2) and is_word(tokens, at - 3) and len(tokens[at - 3].text) == 1
    # "R350-400" is a range of prices.
    coded = lettered and tokens[at - 3].text not in {"R", "N", "P", "K"}
    return range(at, at + 1) if coded or word(tokens, at - 3) in words("makers") else range(0)


def road(tokens: Tokens, at: int) -> range:
    """ "On the R448": a letter that is also a sign of money after "the", where no noun follows that has a price."""
    lettered = touches(tokens, at) and is_word(tokens, at - 1) and tokens[at - 1].text in {"R", "N"}
    if not lettered or word(tokens, at - 2) != "the" or not digits(tokens, at) or len(tokens[at].text) > _TITLED:
        return range(0)
    priced = is_word(tokens, at + 1) and word(tokens, at + 1) not in words("closed")
    return range(0) if priced else range(at, at + 1)


def figures(tokens: Tokens, at: int) -> range:
    """ "Into six figures", "a five-figure sum": how many digits a sum has."""
    hyphened = word(tokens, at + 1) in HYPHENS and word(tokens, at + 2) in {"figure", "figures"}
    told = word(tokens, at + 1) == "figures" and word(tokens, at - 1) in words("before_figures")
    return range(at, at + 1) if hyphened or told else range(0)


def club(tokens: Tokens, at: int) -> range:
    """ "The Group of Seven", "Group of 20 leaders", "Big Four accountants": a name with a capital on its noun."""
    lower, capital = word(tokens, at), _capital(tokens, at)
    if word(tokens, at + 1) in HYPHENS:
        return range(0)
    if word(tokens, at - 1) == "big" and _capital(tokens, at - 1):
        return range(at, at + 1) if capital and lower in {"three", "four", "five", "six"} else range(0)
    if word(tokens, at - 1) != "of" or word(tokens, at - 2) != "group" or not _capital(tokens, at - 2):
        return range(0)
    told = capital or word(tokens, at - 3) == "the" or word(tokens, at + 1) in words("states")
    size = capital or lower in {"7", "8", "10", "20", "24", "77"}
    return range(at, at + 1) if told and size else range(0)


def idiom(tokens: Tokens, at: int) -> range:
    """ "A three-line whip", "one-day cricket", "absolute zero": fixed phrases that count nothing."""
    if word(tokens, at) == "zero":
        before = at - 2 if word(tokens, at - 1) in HYPHENS else at - 1
        return range(at, at + 1) if word(tokens, before) in words("before_zero") else range(0)
    if word(tokens, at + 1) not in HYPHENS:
        return range(0)
    kind, noun = word(tokens, at + 2), word(tokens, at + 3)
    whip = kind == "line" and noun in {"whip", "whips"}
    cricket = word(tokens, at) == "one" and kind == "day" and noun in words("after_one_day")
    return range(at, at + 1) if whip or cricket else range(0)


def _capital(tokens: Tokens, at: int) -> bool:
    return is_word(tokens, at) and tokens[at].text[0].isupper()
