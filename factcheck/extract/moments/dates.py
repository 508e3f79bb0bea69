"""Dates with a day: "10 October 2024", "Oct. 10", "the 10th", "3 to 5 May", "July 14, 15 and 16", 10/10/2024."""

from __future__ import annotations

from datetime import date, datetime

from factcheck.extract.moments.parts import Cycle, Part
from factcheck.extract.moments.spans import Reach, day
from factcheck.extract.moments.tables import is_own, listed_in, month, ordinal, weekday
from factcheck.extract.numbers import dates as figures
from factcheck.extract.numbers.dates import spelled_year, year
from factcheck.extract.numbers.labels import plural
from factcheck.extract.numbers.lexer import DASHES, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.measures import suffix_at
from factcheck.extract.numbers.tables import numerals
from factcheck.extract.numbers.tables import words as context
from factcheck.model import Grain, MomentKind

_SIGNS = frozenset({"-", "/", "."})
_FULL = 4
_SUMS = frozenset({"$", "£", "€", "₹"})
# Two figures of a year up to this are of this century.
_CENTURY = 50
_LINKS = frozenset({"to", "until", "till", "through", "and", "or", ","})


def in_figures(tokens: Tokens, at: int) -> Part | None:
    """ "2024-10-09", "10/10/2024", "14.11.2024", "9.11.24": both orders of day and month where both can be."""
    texts, end = _figures(tokens, at) if is_figure(tokens, at) else ([], at)
    goes_on = touches(tokens, end) and word(tokens, end) in _SIGNS and digits(tokens, end + 1)
    if len(texts) != 3 or (goes_on and word(tokens, end) == word(tokens, at + 1)):
        return None
    if len(texts[0]) == _FULL:
        orders = [(texts[0], texts[1], texts[2])]
    else:
        orders = [(texts[2], texts[1], texts[0]), (texts[2], texts[0], texts[1])]
    found = [_reach(*(int(part) for part in order)) for order in orders if len(order[0]) in {2, _FULL}]
    reaches = tuple(sorted({reach for reach in found if reach is not None}, key=str))
    return Part(at, end, Grain.DAY, reaches) if reaches else None


def _figures(tokens: Tokens, at: int) -> tuple[list[str], int]:
    """The three figures that one sign joins; the lexer reads "14.11" as one figure."""
    before = word(tokens, at - 1)
    if touches(tokens, at) and (before == ":" or (before in _SIGNS and before in {".", "/", word(tokens, at + 1)})):
        return [], at
    first, dot, second = tokens[at].text.partition(".")
    if dot and word(tokens, at + 1) == "." and touches(tokens, at + 1) and touches(tokens, at + 2):
        return [first, second, digits(tokens, at + 2)], at + 3
    sign = word(tokens, at + 1)
    glued = all(touches(tokens, at + step) for step in range(1, 5))
    if not glued or sign not in _SIGNS or word(tokens, at + 3) != sign:
        return [], at
    texts = [digits(tokens, at + step) for step in (0, 2, 4)]
    return (texts, at + 5) if all(texts) and all(len(text) <= _FULL for text in texts) else ([], at)


def _reach(year_: int, month_: int, day_: int) -> Reach | None:
    if year_ < 100:
        year_ += 2000 if year_ <= _CENTURY else 1900
    try:
        return day(date(year_, month_, day_))
    except ValueError:
        return None


def year_at(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The year that follows a month or day, after a comma or "of" or "in", and its end."""
    here = at + (word(tokens, at) in {",", "of", "in"})
    text = digits(tokens, here)
    usual = text[:2] in {"19", "20"} and len(text) == _FULL and suffix_at(tokens, here + 1) is None
    ending = at - 1 - (word(tokens, at - 1) in context("ordinal_endings"))
    dated = _day(tokens, ending) is not None or month(tokens, at - 1) is not None
    after_comma = word(tokens, at) == "," and dated and not plural(tokens, here + 1)
    after_month = here == at and month(tokens, at - 1) is not None
    if len(year(tokens, here)) == 1 or (usual and (after_comma or after_month)):
        return int(text), here + 1
    spelled = spelled_year(tokens, here)
    if not spelled:
        return None
    table = numerals()
    century = table.small.get(word(tokens, here), 20)
    last = spelled.stop - 1 if len(spelled) == 4 else spelled.stop
    ones = table.small.get(word(tokens, last), 0)
    alone = len(spelled) != 4 and not 0 < ones < 10
    return century * 100 + table.tens[word(tokens, here + 1)] + (
        0 if alone else ones
    ), spelled.stop if alone else last + 1


def days(tokens: Tokens, at: int) -> Part | None:
    """A day, several or a range of them, with their month before or after them."""
    named = month(tokens, at)
    if word(tokens, at - 1) in _SUMS:
        # "It cost $12 December bills included."
        return None
    if named is not None:
        comma = word(tokens, named[1]) == "," and ordinal(tokens, named[1] + 1) is not None
        start = named[1] + (word(tokens, named[1]) == "the" or comma or _signed(tokens, named[1]))
        listed = _after_month(tokens, start)
        return None if listed is None else _dated(tokens, at, named[0], listed, listed[1])
    listed = _run(tokens, at)
    if listed is None:
        return None
    end = listed[1] + (word(tokens, listed[1]) == "day" and word(tokens, listed[1] + 1) == "of")
    end += word(tokens, end) == "of" or _signed(tokens, end)
    named = month(tokens, end)
    return None if named is None else _dated(tokens, at, named[0], listed, named[1])


def _after_month(tokens: Tokens, at: int) -> tuple[list[int], int, bool] | None:
    """The days after the name of a month: as many as the number grammar takes for days."""
    paid = word(tokens, at - 3) in _SUMS
    signed = paid or word(tokens, at - 1) in {"-", "/", ","} or not tokens[max(0, at - 1)].text[0].isupper()
    if digits(tokens, at) and ordinal(tokens, at) is None and not signed:
        covered = figures.date(tokens, at)
        if not covered:
            return None
        found = [int(text) for part in covered if (text := digits(tokens, part))]
        ranged = any(word(tokens, part) in DASHES or word(tokens, part) == "to" for part in covered)
        longer = _run(tokens, at) if len(found) == 1 and word(tokens, covered.stop) in {"through", "until"} else None
        return longer or (found, covered.stop, ranged)
    return _run(tokens, at)


def _run(tokens: Tokens, at: int) -> tuple[list[int], int, bool] | None:
    """Days that links join, in figures or ordinals, their end, and whether it is a range."""
    one = _day(tokens, at)
    if one is None:
        return None
    found, end, ranged = [one[0]], one[1], False
    # A comma goes on to another day only where "and" ends the list.
    whole = (1, end)
    for _ in range(8):
        link = word(tokens, end)
        if link not in _LINKS and link not in DASHES:
            break
        follows = end + 1 + (word(tokens, end + 1) == "the")
        if word(tokens, end + 1) in {"and", "or"}:
            follows = end + 2
        other = _day(tokens, follows)
        if other is None:
            break
        ranged = ranged or link in DASHES or link in {"to", "until", "till", "through"}
        found.append(other[0])
        end = other[1]
        whole = whole if link == "," else (len(found), end)
    return found[: whole[0]], whole[1], ranged


def _day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    text = digits(tokens, at)
    told = ordinal(tokens, at) or ((int(text), at + 1) if text and len(text) <= 2 else None)
    return told if told is not None and 1 <= told[0] <= 31 else None


def _signed(tokens: Tokens, at: int) -> bool:
    """Whether a sign joins what stands before and after it: "05-Aug-2016"."""
    return word(tokens, at) in {"-", "/"} and touches(tokens, at) and touches(tokens, at + 1)


def _dated(tokens: Tokens, at: int, month_: int, listed: tuple[list[int], int, bool], end: int) -> Part | None:
    found, _, ranged = listed
    if (
        touches(tokens, end)
        and word(tokens, end) in {"%", "-"}
        and not (month(tokens, end + 1) or _signed(tokens, end))
    ):
        return None
    ranged = ranged or (len(found) > 1 and word(tokens, at - 1) == "between")
    first, last = (found[0], found[-1]) if ranged or len(found) > 1 else (found[0], found[0])
    told = year_at(tokens, end + (_signed(tokens, end) and len(digits(tokens, end + 1)) == _FULL))
    kind = MomentKind.RANGE if len(found) > 1 else MomentKind.DATE
    start = at - 1 if ranged and word(tokens, at - 1) in {"from", "between"} else at
    cycle = Cycle(Grain.YEAR, lambda base: _stretch(base.year, month_, first, last))
    if told is None:
        return Part(start, end, Grain.DAY, cycles=(cycle,), kind=kind)
    reach = _stretch(told[0], month_, first, last)
    return Part(start, told[1], Grain.DAY, () if reach is None else (reach,), kind=kind)


def _stretch(year_: int, month_: int, first: int, last: int) -> Reach | None:
    """From one day of a month to another, which is of the next month where its number is lower."""
    low = _reach(year_, month_, first)
    after = month_ % 12 + 1
    high = _reach(year_, month_, last) if last >= first else _reach(year_ + (after == 1), after, last)
    return None if low is None or high is None else (low[0], high[1])


def day_of_month(tokens: Tokens, at: int) -> Part | None:
    """ "On the 18th", "until the 21st": an ordinal with nothing after it that it could number."""
    named = weekday(tokens, at - 1) is not None and not is_own(tokens, at - 1)
    the = word(tokens, at) == "the"
    if not (the or named) or not (digits(tokens, at + the) or named):
        return None
    told, bare = ordinal(tokens, at + the), digits(tokens, at)
    if told is None and named and bare and len(bare) <= 2 and _stands(tokens, at + 1):
        told = int(bare), at + 1
    led = (
        named or word(tokens, at - 1) in {"on", "of"} or listed_in(tokens, at - 1, "since", "until", "before", "after")
    )
    if told is None or not 1 <= told[0] <= 31 or not led:
        return None
    if is_word(tokens, told[1]) and (word(tokens, told[1]) not in context("closed") or word(tokens, told[1]) == "over"):
        return None

    def make(base: datetime) -> Reach | None:
        return _reach(base.year, base.month, told[0])

    return Part(at, told[1], Grain.DAY, cycles=(Cycle(Grain.MONTH, make),))


def _stands(tokens: Tokens, at: int) -> bool:
    """Whether a phrase ends before token `at`: with the text, or a full stop or comma and a blank."""
    return at >= len(tokens) or (word(tokens, at) in {".", ",", "!", "?", ";"} and not touches(tokens, at + 1))
