"""Weekdays that stand beside a date: where, and which days the date may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from factcheck.checks.within.calendar import Day, month, pattern, weekday, words
from factcheck.checks.within.giving import sentence
from factcheck.model import Article, Span

# A date within so many days of publication is of no other year, unless words tell another time.
_SOON = 60
_BLANK = r"(?:[^\S\n]+|[^\S\n]*\n(?![^\S\n]*\n)[^\S\n]*)"
_SPACE = r"[^\S\n]*"
_DASH = "[-–—]"
_TOLD_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A figure that goes on, or that something else than a month gives its sense.
_NO_DAY = r"(?!\d|[.:,]\d|(?:st|nd|rd|th)?-\w|\s*(?:[ap]\.?m\b|%|per\s?cent\b|million\b|billion\b))"


@dataclass(frozen=True, slots=True)
class Pair:
    """A weekday and the day that it is told to be, and where both stand.

    `loose` where the figure read as its year may count what follows: "on Monday 6 May 2000 protesters marched".
    """

    weekday: int
    named: Span
    day: Day
    dated: Span
    loose: bool = False


def pairs(text: str) -> Iterator[Pair]:
    """The weekdays of a text that a date stands beside, by the pattern that takes in most of it."""
    taken: list[Span] = []
    for rule in _rules():
        for found in rule.finditer(text):
            whole = Span(found.start(), found.end())
            if not _is_name(text, found.start()) and not any(whole.overlaps(one) for one in taken):
                taken.append(whole)
                yield from _of(found)


def days(article: Article, pair: Pair) -> list[date]:
    """The dates that may be meant, the likeliest first; none where the year is not known."""
    told = None if pair.day.year is None else pair.day.in_year(pair.day.year)
    if told is not None and not pair.loose:
        return [told]
    found = [] if told is None else [told]
    if article.published is None:
        return [] if pair.loose else found
    published = date.fromisoformat(article.published[:10])
    near = _near(article.text, pair, published)
    years = (pair.day.in_year(year) for year in _years(article.text, pair.dated))
    every = found + near + [day for day in years if day is not None]
    coming = [day for day in every if day >= published]
    return coming if coming and _is_ahead(article.text, pair) else every


def _is_ahead(text: str, pair: Pair) -> bool:
    """Whether the words right before a day say that it is to come: "will open on Friday 22 March"."""
    clause = sentence(text, pair.dated)
    lead = text[clause.start : min(pair.named.start, pair.dated.start)]
    return re.search(r"\b(?:will|['’]ll|to be held|is to|are to|due to)\b[^,;:.]{0,60}$", lead) is not None


def _near(text: str, pair: Pair, published: date) -> list[date]:
    """The days around publication that may be meant: one that is near, unless its sentence or paragraph speaks
    of another time; of two that are far only the coming one, where the sentence looks ahead.
    """
    nearest, *others = pair.day.near(published)
    if _says(text[slice(*_paragraph(text, pair.dated))], "other_years"):
        return [nearest, *others]
    clause = sentence(text, pair.dated)
    told = text[clause.start : clause.end]
    past, ahead = _says(told, "past"), _says(told, "ahead")
    soon = abs((nearest - published).days) <= _SOON
    if soon and (past == ahead or past == (nearest <= published)):
        return [nearest]
    last = [max((day for day in (nearest, *others) if day <= published), default=nearest)]
    following = [day for day in (nearest, *others) if day > published]
    return following if ahead and not past and not soon else [nearest, *{*last, *following}.difference([nearest])]


def _says(text: str, name: str) -> bool:
    """Whether a text has one of the expressions of a list."""
    return re.search(rf"\b(?:{'|'.join(words()[name][0])})\b", text, re.IGNORECASE) is not None


def _years(text: str, span: Span) -> list[int]:
    """The years told in the paragraph of a date and in the one before it."""
    start, end = _paragraph(text, span)
    before, _ = _paragraph(text, Span(max(0, start - 2), max(0, start - 2)))
    return sorted({int(year) for year in _TOLD_YEAR.findall(text[before:end])})


def _paragraph(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end


def _is_name(text: str, start: int) -> bool:
    return text[:start].rstrip().rpartition(" ")[2].lower() in words()["names"][0]


def _of(found: re.Match[str]) -> Iterator[Pair]:
    """The pairs of a match: one, or two of a range whose days share a month."""
    groups = found.groupdict()
    shared = groups.get("month") or groups.get("month2")
    for suffix in ("", "2"):
        name, figure = groups.get(f"weekday{suffix}"), groups.get(f"day{suffix}")
        if name is None or figure is None:
            continue
        written = groups.get(f"month{suffix}") or shared
        year = groups.get("year")
        day = _day(written, figure, year)
        # "Monday 30 to Wednesday 2 May" begins in another month.
        other = groups.get("day2")
        if day is not None and (suffix or other is None or int(figure) <= int(other)):
            whole = next(key for key in (f"date{suffix}", "date", f"day{suffix}") if key in groups)
            dated = Span(*found.span(whole))
            named = Span(*found.span(f"weekday{suffix}"))
            yield Pair(weekday(name), named, day, dated, loose=bool(year) and groups.get("counts") is not None)


def _day(written: str | None, figure: str, year: str | None) -> Day | None:
    if written is None:
        return None
    number = int(written) if written.isdigit() else month(written)
    day = Day(number, int(figure), int(year) if year else None)
    # A leap year knows all days.
    return day if day.in_year(day.year or 2000) is not None else None


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    named, name = pattern("weekdays"), pattern("months")
    part = "|".join(words()["parts_of_day"][0])
    first, second = rf"(?P<weekday>{named})", rf"(?P<weekday2>{named})"
    link = rf"(?:{_BLANK}(?:and|to|until|till|through|or){_BLANK}|{_SPACE}{_DASH}{_SPACE})"
    glue = (
        rf"(?:{_BLANK}(?:{part})\b)?(?:{_SPACE},|{_SPACE}\(|{_BLANK}{_DASH}(?=\s))?"
        rf"(?:(?<=\(){_SPACE}|{_BLANK})(?:on{_BLANK})?(?:the{_BLANK})?"
    )
    day, day2 = (rf"(?P<day{at}>[0-3]?\d)(?:st|nd|rd|th)?" for at in ("", "2"))
    counted = rf"(?=(?P<counts>{_BLANK}[a-z]+s\b)?)"
    year = rf"(?:,?{_BLANK}(?P<year>(?:19|20)\d\d)(?![\d%]|[.,:-]\d){counted})?"
    of = rf"(?:{_BLANK}day)?(?:{_BLANK}of)?{_BLANK}(?P<month>{name})"
    before = rf"(?P<date>{day}{of}{year})"
    after = rf"(?P<date>(?P<month>{name}){_BLANK}(?:the{_BLANK})?{day}{_NO_DAY}{year})"
    falls = rf"(?:(?:is|was|will be|being){_BLANK}a|(?:falls|fell){_BLANK}on(?:{_BLANK}a)?)"
    closed = r"(?=\s*(?:[,.;:)\]]|$))"
    return tuple(
        re.compile(rule)
        for rule in (
            # "Saturday and Sunday, 4 and 5 May", "Friday to Sunday, May 9-11"
            rf"{first}{link}{second}{glue}(?P<date>{day}{link}{day2}{of}{year})",
            rf"{first}{link}{second}{glue}(?P<date>(?P<month>{name}){_BLANK}{day}{link}{day2}{_NO_DAY}{year})",
            # "Monday 5 to Friday 9 May"
            rf"{first}{glue}{day}{link}{second}{glue}(?P<date2>{day2}{of}{year})",
            # "Monday 5-9 May"
            rf"{first}{glue}(?P<date>{day}{link}{day2}{of}{year})",
            rf"{first}{glue}{before}",
            rf"{first}{glue}{after}",
            rf"{first}{glue}(?P<date>(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d))(?!\d)",
            *(
                rf"{date}{told}"
                for date in (before, after)
                for told in (
                    rf"{_BLANK}\({_SPACE}(?:a{_BLANK})?{first}",
                    rf",{_BLANK}(?:a{_BLANK})?{first}{closed}",
                    rf",?{_BLANK}(?:which{_BLANK})?{falls}{_BLANK}{first}",
                )
            ),
        )
    )
