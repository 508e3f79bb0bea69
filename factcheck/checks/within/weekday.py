"""A weekday beside a date that falls on another one: "Thursday 10 October 2023"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from factcheck.checks.within.calendar import WEEKDAYS, told
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.dated import Pair, days, pairs
from factcheck.checks.within.giving import given, is_marked
from factcheck.model import Article, Claim, Field, Layout, Severity, Span

CODE = "weekday"
_SURE = 0.95


def check(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each weekday that the date beside it belies.

    A date without a year is the last or the next before or after publication, or of a year that is told near it; the
    check is silent where the weekday is right in any of these.
    """
    for pair in pairs(article.text):
        possible = days(article, pair)
        if not possible or is_marked(article, _whole(pair), Layout.BOILERPLATE):
            continue
        named, dated = (given(article, claims, span) for span in (pair.named, pair.dated))
        if any(day.weekday() == pair.weekday for day in possible):
            yield Fit((named, dated))
        else:
            yield Contradiction(
                code=CODE,
                field=Field.WEEKDAY,
                severity=Severity.ERROR,
                topic=f"weekday of {told(possible[0])}",
                message=_message(possible[0], pair.weekday),
                sides=((named,), (dated,)),
                sure=_SURE,
            )


def _whole(pair: Pair) -> Span:
    return Span(min(pair.named.start, pair.dated.start), max(pair.named.end, pair.dated.end))


def _message(day: date, named: int) -> str:
    falls, wanted = WEEKDAYS[day.weekday()], WEEKDAYS[named]
    right = day + timedelta(days=(named - day.weekday() + 3) % 7 - 3)
    return f"{told(day)} is a {falls}, not a {wanted}; the {wanted} nearest to it is {told(right)}"
