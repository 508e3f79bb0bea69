"""Figures that tell a time: years, dates, clock times. They are moments, not quantities."""

from __future__ import annotations

from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import DASHES, Tokens, after_hyphen, digits, is_word, touches, word
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import numerals, words

_CURRENCY_SIGNS = frozenset({"$", "£", "€", "₹", "rs", "¥"})
_USUAL_YEARS = range(1800, 2051)
_LAST_DAY = 31
_LAST_YEAR = 2100


def year(tokens: Tokens, at: int) -> range:
    """A whole number from 1000 to 2100 without a comma, unless something is counted, measured or paid."""
    text = digits(tokens, at)
    if len(text) != 4 or not 1000 <= int(text) <= 2100:
        return range(0)
    before, after = word(tokens, at - 1), word(tokens, at + 1)
    if before in _CURRENCY_SIGNS or after in numerals().magnitudes:
        return range(0)
    if touches(tokens, at + 1) and touches(tokens, at + 2) and tokens[at + 1].text in DASHES and digits(tokens, at + 2):
        last = digits(tokens, at + 2)
        return range(0) if len(last) == 4 and int(last) > _LAST_YEAR else range(at, at + 3)
    if _counted(tokens, at + 1) and before not in words("year_words_strong"):
        return range(0)
    if int(text) in _USUAL_YEARS:
        return range(at, at + 1)
    dated = (before in words("year_words") and before not in words("year_words_weak")) or before in words("months")
    return range(at, at + 1) if dated else range(0)


def _counted(tokens: Tokens, after: int) -> bool:
    if word(tokens, after) in words("year_nouns") and not word(tokens, after - 1).endswith("00"):
        # "Below 1990 levels", but "some 2000 results".
        return False
    if word(tokens, after) in numerals().vague.by_first:
        # "By 2020 millions had fled": they count themselves.
        return False
    unit = suffix_at(tokens, after)
    measured = unit is not None and unit[1].dimension != "duration"
    return plural(tokens, after) or word(tokens, after) in words("counted_after_year") or measured


def spelled_year(tokens: Tokens, at: int) -> range:
    """ "nineteen eighty-four", "twenty twenty-five"."""
    table = numerals()
    century = table.small.get(word(tokens, at), 0) in range(13, 20) or word(tokens, at) == "twenty"
    if not century or word(tokens, at + 1) not in table.tens or touches(tokens, at + 1):
        return range(0)
    if word(tokens, after_hyphen(tokens, at + 2)) in table.plural_parts:
        # "Twenty thirty-fifths" is a fraction.
        return range(0)
    hyphened = word(tokens, at + 2) in DASHES and touches(tokens, at + 2) and word(tokens, at + 3) in table.small
    return range(at, at + 4 if hyphened else at + 2)


def date(tokens: Tokens, at: int) -> range:
    """ "July 16", "16 July", "10th of September", and in figures: 2024-03-05, 14.11.2024, 9/11/2001."""
    if _figures(tokens, at):
        return range(at, at + 5)
    if _dotted(tokens, at):
        return range(at, at + 3)
    if not _day(tokens, at):
        return range(0)
    before = at - 2 if word(tokens, at - 1) == "." and touches(tokens, at - 1) else at - 1
    if _month(tokens, before) and not _day(tokens, before - 1):
        return _days(tokens, at)
    after = at + 1
    if word(tokens, after) in words("ordinal_endings") and touches(tokens, after):
        after += 1
    after += word(tokens, after) == "of"
    if _month(tokens, after):
        return range(at, at + 1)
    linked = word(tokens, at + 1) in {"to", "and", "-", "–"} and _day(tokens, at + 2) and _month(tokens, at + 3)
    return range(at, at + 3) if linked else range(0)


def _figures(tokens: Tokens, at: int) -> bool:
    """Three figures with one sign twice between them."""
    sign = word(tokens, at + 1)
    same = sign in {"-", "/", ".", "–"} and word(tokens, at + 3) == sign
    glued = all(touches(tokens, at + step) for step in range(1, 5))
    return same and glued and bool(digits(tokens, at) and digits(tokens, at + 2) and digits(tokens, at + 4))


def _dotted(tokens: Tokens, at: int) -> bool:
    """ "14.11.2024", which the lexer reads as 14.11, a full stop and 2024."""
    day, _, month = tokens[at].text.partition(".")
    last = digits(tokens, at + 2) if word(tokens, at + 1) == "." and touches(tokens, at + 2) else ""
    small = day.isdecimal() and month.isdecimal() and len(day) < 3 and len(month) < 3
    return small and int(day) <= _LAST_DAY and 0 < int(month) <= 12 and len(last) == 4


def _day(tokens: Tokens, at: int) -> bool:
    text = digits(tokens, at)
    return bool(text) and len(text) <= 2 and 0 < int(text) <= _LAST_DAY


def _month(tokens: Tokens, at: int) -> bool:
    return is_word(tokens, at) and tokens[at].lower in words("months") and tokens[at].text[0].isupper()


def _days(tokens: Tokens, at: int) -> range:
    """ "July 14-16", "July 14 to 16", "July 14, 15 and 16", or one day."""
    end = at + 1
    while word(tokens, end) == "," and _day(tokens, end + 1):
        end += 2
    listed = end > at + 1 and word(tokens, end) == "and" and _day(tokens, end + 1)
    if listed and not plural(tokens, end + 2) and suffix_at(tokens, end + 2) is None:
        return range(at, end + 2)
    if word(tokens, at + 1) in {"and", "or"} and _second_day(tokens, at):
        return range(at, at + 3)
    link = word(tokens, at + 1)
    several = link in {"-", "–", "to", "and"} and _day(tokens, at + 2) and (touches(tokens, at + 1) or link == "to")
    return range(at, at + 3) if several and not plural(tokens, at + 3) else range(at, at + 1)


def _second_day(tokens: Tokens, at: int) -> bool:
    """Whether a later day of the same month follows "and": "May 3 and 4 in Leeds", but "May 3 and 12 were hurt"."""
    end = at + 3
    if not _day(tokens, at + 2) or int(tokens[at].text) >= int(tokens[at + 2].text) or touches(tokens, end + 1):
        return False
    if plural(tokens, end) or suffix_at(tokens, end) is not None or word(tokens, end) in numerals().magnitudes:
        return False
    return not is_word(tokens, end) or word(tokens, end) in words("closed") - words("after_counts")
