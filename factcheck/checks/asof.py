"""Up to when a figure counts, where its clause says so: "as of Monday evening", "by 23 February"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType

from factcheck.model import Article, Statement

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_PARTS = MappingProxyType(
    {
        "dawn": 1,
        "morning": 1,
        "noon": 2,
        "midday": 2,
        "lunchtime": 2,
        "afternoon": 3,
        "evening": 4,
        "sunset": 4,
        "dusk": 4,
        "night": 5,
        "midnight": 5,
    }
)
_MONTH = r"(?P<month{0}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b"
_DATE = (
    rf"(?:{_WEEKDAY},?\s*)?(?:"
    rf"(?:the\s+)?{_DAY.format('')}\s+(?:of\s+)?{_MONTH.format('')}|{_MONTH.format('2')}\s+{_DAY.format('2')})"
)
_PART = rf"(?:,?\s*(?:(?:at|in the)\s+)?(?P<part>{'|'.join(_PARTS)}))?"
_BY = (
    r"\b(?:by|as\s+of|as\s+at|until|till|up\s+to|end\s+of|closed?\s+on|late\s+on)\s+(?:late\s+|early\s+|yesterday\s+)?"
)
_DATED = re.compile(rf"{_BY}(?:{_DATE}){_PART}", re.IGNORECASE)
_ON_A_DAY = re.compile(rf"{_BY}(?:{_WEEKDAY}){_PART}", re.IGNORECASE)
_IN_A_MONTH = re.compile(
    r"\b(?:in|for|during|of)\s+(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\b(?!\s+\d{1,2}\b)"
)

# A day, and the part of it (0: not told).
Moment = tuple[date, int]


def as_of(statement: Statement) -> Moment | None:
    """Up to when the figure counts, as its clause says; None where it does not say so or nobody can tell the year.

    A weekday is the last one before the publication, or its day.
    """
    published = day_of(statement.article)
    if published is None:
        return None
    text = clause(statement)
    for pattern in (_DATED, _ON_A_DAY):
        for match in pattern.finditer(text):
            day = _day(match.groupdict(), published)
            if day is not None:
                return day, _PARTS.get((match["part"] or "").lower(), 0)
    return None


def before(old: Moment, new: Moment) -> bool:
    """Whether one moment lies before the other; parts of one day only count where both are told."""
    return old[0] < new[0] or (old[0] == new[0] and 0 < old[1] < new[1])


def closed(statement: Statement) -> bool:
    """Whether the clause names a month that was over when the article appeared: "inflation in April"."""
    published = day_of(statement.article)
    found = _IN_A_MONTH.search(clause(statement))
    return (
        published is not None and found is not None and _MONTHS.index(found["month"][:3].lower()) + 1 != published.month
    )


def day_of(article: Article) -> date | None:
    """The day on which the article stood as it is; None where that is unknown."""
    stamp = article.updated or article.published
    return None if stamp is None else date.fromisoformat(stamp[:10])


def clause(statement: Statement) -> str:
    """The clause that holds the figure."""
    span = statement.claim.span
    return statement.article.text[span.start : span.end]


def _day(found: dict[str, str | None], published: date) -> date | None:
    month, number = found.get("month") or found.get("month2"), found.get("day") or found.get("day2")
    if month is None or number is None:
        back = (published.weekday() - _DAYS.index((found["weekday"] or "").lower()[:3])) % 7
        return published - timedelta(days=back)
    for year in (published.year, published.year - 1):
        try:
            day = date(year, _MONTHS.index(month.lower()[:3]) + 1, int(number))
        except ValueError:
            return None
        if day <= published:
            return day
    return None
