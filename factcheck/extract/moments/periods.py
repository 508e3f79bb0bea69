"""Months, quarters, seasons, years, decades, centuries, feasts: "in July", "Q3 2024", "summer 2023", "the 1990s"."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from dateutil.easter import easter

from factcheck.extract.moments.dates import year_at
from factcheck.extract.moments.parts import Cycle, Part
from factcheck.extract.moments.spans import Reach, day, unit_of, years
from factcheck.extract.moments.tables import is_own, listed_in, month, ordinal, table
from factcheck.extract.numbers.dates import year
from factcheck.extract.numbers.labels import label, plural
from factcheck.extract.numbers.lexer import DASHES, HYPHENS, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.tables import numerals
from factcheck.extract.numbers.tables import words as context
from factcheck.model import Grain, MomentKind

_DECADES = {f"{word[:-1]}ies": tens for word, tens in numerals().tens.items() if tens >= 20}
_PERSON = frozenset({"her", "his", "their", "my", "our", "your"})
_BEFORE_YEARS = frozenset({"(", "-", "–", "“", '"', "'", "‘", "/", "~"})
_FIRST_CENTURY_YEAR = 100


def named_month(tokens: Tokens, at: int) -> Part | None:
    """A month with its year, or alone: then it is weak unless the words before it tell that it is a time."""
    named = month(tokens, at)
    if named is None:
        return None
    number, end = named
    after_sign = end + (word(tokens, end) in {"/", "-"} and touches(tokens, end) and len(digits(tokens, end + 1)) == 4)
    told = year_at(tokens, after_sign)
    if told is not None and not is_own(tokens, at):
        low = datetime(told[0], number, 1)
        return Part(at, told[1], Grain.MONTH, (unit_of(low, Grain.MONTH),))
    cycle = Cycle(Grain.YEAR, lambda base: unit_of(base.replace(month=number), Grain.MONTH))
    return Part(at, end, Grain.MONTH, cycles=(cycle,), weak=not _is_time(tokens, at, end))


def _is_time(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a bare month is one: after "in" or the like, and not the name of a person."""
    if word(tokens, at) not in {"may", "march", "april", "june", "august", "jan", "mar"}:
        # Nobody is called November.
        return True
    if (word(tokens, end) in DASHES or word(tokens, end) == "to") and month(tokens, end + 1) is not None:
        return True
    lead = at - 1 - (word(tokens, at - 1) == "the" and word(tokens, at - 2) == "in")
    if not listed_in(tokens, lead, "month_leads"):
        return is_own(tokens, at) and word(tokens, at)[:3] != "may" and at > 0
    surname = is_word(tokens, end) and tokens[end].text[0].isupper() and not touches(tokens, end)
    weak = listed_in(tokens, at - 1, "month_leads_weak") and word(tokens, at) == "may's"
    return not surname and not weak


def plain_year(tokens: Tokens, at: int) -> Part | None:
    """ "2019", "2019-21", "2025/26": a year, years, or a season that runs from one into the next."""
    text = digits(tokens, at)
    covered = year(tokens, at)
    if not covered or (touches(tokens, at) and word(tokens, at - 1) not in _BEFORE_YEARS):
        return None
    if label(tokens, at) or _names(tokens, at) or (text.endswith("00") and plural(tokens, at + 1)):
        return None
    first = int(text)
    slashed = word(tokens, at + 1) == "/" and touches(tokens, at + 1) and len(digits(tokens, at + 2)) in {2, 4}
    if len(covered) == 3 or slashed:
        return _two_years(first, digits(tokens, at + 2), at, led=word(tokens, at - 1) in {"from", "between"})
    if word(tokens, at + 1) == "s" and touches(tokens, at + 1):
        return _decade(first, at) if first % 10 == 0 else None
    start = at - 1 if word(tokens, at - 1) in {"fiscal", "fy"} else at
    if start < at:
        # A financial year may begin a year before, and end a year after.
        return Part(start, at + 1, Grain.YEAR, (years(first - 1, first),))
    if word(tokens, at - 1) == "year" and word(tokens, at - 2) in {"financial", "fiscal", "school", "academic"}:
        return Part(at - 2, at + 1, Grain.YEAR, (years(first - 1, first + 1),))
    if word(tokens, at - 1) == "year":
        start = at - 2 if word(tokens, at - 2) == "calendar" else at - 1
    return Part(start, at + 1, Grain.YEAR, (years(first, first),))


def _two_years(first: int, written: str, at: int, *, led: bool) -> Part | None:
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if len(written) not in {2, 4} or not first < last <= 9998:
        return None
    return Part(at - led, at + 3, Grain.YEAR, (years(first, last),), kind=MomentKind.RANGE)


def _decade(first: int, at: int, start: int | None = None) -> Part:
    many = 9
    return Part(at if start is None else start, at + 2, Grain.DECADE, (years(first, first + many),))


def _names(tokens: Tokens, at: int) -> bool:
    """Whether the year belongs to a name: "Orlen 2000", "Euro 2024", but "In 2019", "October 2019"."""
    before = at - 1
    if not is_word(tokens, before) or touches(tokens, at) or month(tokens, before) is not None:
        return False
    lower = word(tokens, before)
    led = lower in context("year_words") or lower in context("closed") or lower in table().seasons
    first = before == 0 or word(tokens, before - 1) in {".", "“", "?", "!"}
    known = led or first or any(listed_in(tokens, before, name) for name in ("early", "late", "mid", "this", "until"))
    return tokens[before].text[0].isupper() and not known


def decade(tokens: Tokens, at: int) -> Part | None:
    """ "The 1990s", "the '90s", "the nineties": not "in her nineties", not "temperatures in the eighties"."""
    lower = word(tokens, at)
    if is_figure(tokens, at) and word(tokens, at + 1) == "s" and touches(tokens, at + 1):
        text = digits(tokens, at)
        if len(text) == 4 and 1000 <= int(text) <= 2100 and text.endswith("0"):
            return _decade(int(text), at)
        marked = touches(tokens, at) and word(tokens, at - 1) in {"'", "’", "‘"}
        if len(text) == 2 and text.endswith("0") and marked and word(tokens, at - 2) not in _PERSON:
            return _decade(_of_century(int(text)), at, at - 1)
        return None
    if lower not in _DECADES or listed_in(tokens, at - 1, "about") or word(tokens, at - 1) in _PERSON:
        return None
    near = {token.lower for token in tokens[max(0, at - 8) : at + 4]}
    told = word(tokens, at - 1) in {"the", "early", "mid", "late", "-"}
    if not told or near & context("heat") or near & _PERSON or near & {"degrees", "age", "aged"}:
        return None
    first = _of_century(_DECADES[lower])
    return Part(at, at + 1, Grain.DECADE, (years(first, first + 9),))


def _of_century(tens: int) -> int:
    return (2000 if tens == 0 or tens == 10 else 1900) + tens


def century(tokens: Tokens, at: int) -> Part | None:
    """ "The 19th century", "tenth-century"."""
    told = ordinal(tokens, at)
    if told is None or not 1 <= told[0] <= 21:
        return None
    at_noun = told[1] + (word(tokens, told[1]) in HYPHENS)
    if word(tokens, at_noun) not in {"century", "centuries"}:
        return None
    first = max(1, (told[0] - 1) * _FIRST_CENTURY_YEAR)
    return Part(at, at_noun + 1, Grain.CENTURY, (years(first, (told[0] - 1) * _FIRST_CENTURY_YEAR + 99),))


def quarter(tokens: Tokens, at: int) -> Part | None:
    """ "Q3", "the third quarter", "third-quarter", and halves where a year follows: "the first half of 2024"."""
    short = _short(tokens, at)
    if short is not None:
        return _nth_of_year(tokens, at, at + 2, short[0], short[1])
    text = digits(tokens, at)
    dashed = at + 1 + (word(tokens, at + 1) in HYPHENS and touches(tokens, at + 1))
    later = _short(tokens, dashed) if len(text) == 4 and text[:2] in {"19", "20"} else None
    if later is not None:
        reach = _reach_of(int(text), *later)
        return Part(at, dashed + 2, Grain.QUARTER if later[1] == 3 else Grain.HALF, (reach,))
    told = ordinal(tokens, at) or ((-1, at + 1) if word(tokens, at) in {"final", "last"} else None)
    if told is None or touches(tokens, at):
        return None
    noun = told[1] + (word(tokens, told[1]) in HYPHENS)
    dated_quarter = told[0] > 0 or year_at(tokens, noun + 1) is not None
    if word(tokens, noun) == "quarter" and told[0] <= 4 and dated_quarter:
        return _nth_of_year(tokens, at, noun + 1, told[0] if told[0] > 0 else 4, 3)
    linked = word(tokens, noun + 1) in {"of", "in"} or len(digits(tokens, noun + 1)) == 4
    second = 2 if told[0] in {2, -1} else 1
    dated = linked and (year_at(tokens, noun + 1) is not None or word(tokens, noun + 3) == "year")
    if word(tokens, noun) == "half" and told[0] in {1, 2, -1} and dated:
        return _nth_of_year(tokens, at, noun + 1, second, 6)
    return None


def _short(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The number and the months of "Q3" and "H1"; with a small letter beside a year only."""
    letter, number = word(tokens, at), digits(tokens, at + 1)
    if letter not in {"q", "h"} or not touches(tokens, at + 1) or number not in {"1", "2", "3", "4"}:
        return None
    dated = len(digits(tokens, at + 2)) == 4 or len(digits(tokens, at + 3)) == 4 or word(tokens, at + 2) == "of"
    before = len(digits(tokens, at - 1)) == 4 or len(digits(tokens, at - 2)) == 4
    if letter == "h":
        return (int(number), 6) if number in {"1", "2"} and (dated or before) else None
    return (int(number), 3) if tokens[at].text == "Q" or dated or before else None


def _reach_of(year_: int, number: int, months: int) -> Reach:
    low, last = datetime(year_, (number - 1) * months + 1, 1), number * months
    return low, datetime(year_ + last // 12, last % 12 + 1, 1)


def _nth_of_year(tokens: Tokens, at: int, end: int, number: int, months: int) -> Part:
    grain = Grain.QUARTER if months == 3 else Grain.HALF

    def make(base: datetime) -> Reach | None:
        return _reach_of(base.year, number, months)

    told = year_at(tokens, end + (word(tokens, end) in DASHES and touches(tokens, end)))
    text = digits(tokens, end)
    if told is None and len(text) == 4 and text[:2] in {"19", "20"}:
        # "Q3 2023 sales": a quarter counts no sales.
        told = int(text), end + 1
    if told is None:
        return Part(at, end, grain, cycles=(Cycle(Grain.YEAR, make),))
    reach = make(datetime(told[0], 1, 1))
    return Part(at, told[1], grain, () if reach is None else (reach,))


def season(tokens: Tokens, at: int) -> Part | None:
    """ "Summer 2023", "in the spring", "the winter of 2026-27"; each in both halves of the world."""
    lower = word(tokens, at)
    name = lower[:-2] if lower.endswith(("'s", "’s")) else lower
    if name not in table().seasons:
        return None
    cycles = tuple(Cycle(Grain.YEAR, _season(span)) for span in table().seasons[name])
    follows = at + 1 + (word(tokens, at + 1) in {"of", ","})
    two = plain_year(tokens, follows) if digits(tokens, follows) else None
    if two is not None and len(digits(tokens, follows)) == 4:
        low, high = two.reaches[0]
        assert low is not None and high is not None
        found = [reach for cycle in cycles for reach in cycle.between(low, high)]
        if two.kind is MomentKind.RANGE:
            found = [reach for reach in found if reach[0] and reach[1] and reach[0].year < reach[1].year <= high.year]
            found = found[:1]
        return Part(at, two.end, Grain.SEASON, tuple(sorted(set(found), key=str)))
    told = word(tokens, at - 1) in {"in", "by", "since", "until", "of"} or word(tokens, at - 2) in {
        "in",
        "by",
        "of",
        "over",
    }
    return Part(at, at + 1, Grain.SEASON, cycles=cycles, weak=name in {"fall", "spring"} and not told)


def _season(span: str) -> Callable[[datetime], Reach | None]:
    first, last = (tuple(int(part) for part in end.split("-")) for end in span.split())

    def make(base: datetime) -> Reach | None:
        low = datetime(base.year, first[0], first[1])
        return low, datetime(base.year + (last < first), last[0], last[1])

    return make


def feast(tokens: Tokens, at: int) -> Part | None:
    """ "Christmas", "Easter Monday", "New Year's Eve", with their year where it follows."""
    fixed, moving = table().feasts.at(tokens, at), table().easter.at(tokens, at)
    if word(tokens, at) == "new" and word(tokens, at - 1) in {"the", "a", "next"} and fixed is not None:
        # "Early in the new year" is no day.
        return None
    if fixed is None and moving is None:
        return _nth_feast(tokens, at)
    if fixed is not None and (moving is None or fixed[0] >= moving[0]):
        end, found = fixed[0], tuple(int(part) for part in fixed[1].split("-"))
        cycle = Cycle(Grain.YEAR, lambda base: day(date(base.year, found[0], found[1])))
    else:
        assert moving is not None
        end, days = moving
        cycle = Cycle(Grain.YEAR, lambda base: day(easter(base.year) + timedelta(days=days)))
    told = year_at(tokens, end)
    if told is None:
        return Part(at, end, Grain.DAY, cycles=(cycle,))
    reach = cycle.make(datetime(told[0], 1, 1))
    return Part(at, told[1], Grain.DAY, () if reach is None else (reach,))


def _nth_feast(tokens: Tokens, at: int) -> Part | None:
    """ "Thanksgiving", "Labor Day": the so-manieth weekday of a month."""
    found = table().nth_feasts.at(tokens, at)
    if found is None:
        return None
    end, (number, weekday, nth) = found

    def make(base: datetime) -> Reach | None:
        first = base.replace(month=number)
        days = [first + timedelta(days=step) for step in range(31)]
        return day([one for one in days if one.month == number and one.weekday() == weekday][nth])

    told = year_at(tokens, end)
    if told is None:
        return Part(at, end, Grain.DAY, cycles=(Cycle(Grain.YEAR, make),))
    reach = make(datetime(told[0], 1, 1))
    return Part(at, told[1], Grain.DAY, () if reach is None else (reach,))
