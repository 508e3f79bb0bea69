"""Weekdays beside dates, within one article."""

from __future__ import annotations

import pytest

from factcheck.checks.within import weekday
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.model import Article, Layout, Mark, Span


def found(text: str, published: str | None = "2024-10-12") -> list[Contradiction | Fit]:
    return list(weekday.check(Article("a", "a.txt", text, published=published), ()))


WRONG = [
    ("The bridge opens on Friday, 10 October 2024.", "10 October 2024 is a Thursday, not a Friday"),
    ("The bridge opens on Friday, October 10, 2024.", "10 October 2024 is a Thursday, not a Friday"),
    ("It fell on Tuesday 8 October, officials said.", None),
    ("It closed on Monday (10 October).", "10 October 2024 is a Thursday, not a Monday"),
    ("It closed on Monday evening, Oct. 10, after rain.", "10 October 2024 is a Thursday, not a Monday"),
    ("It closed on Monday, the 10th of October, after rain.", "10 October 2024 is a Thursday, not a Monday"),
    ("It closed on 10 October 2024 (a Monday).", "10 October 2024 is a Thursday, not a Monday"),
    ("It closed on October 10, 2024, which was a Monday, at noon.", "10 October 2024 is a Thursday, not a Monday"),
    ("10 October 2024 fell on a Monday.", "10 October 2024 is a Thursday, not a Monday"),
    ("Monday 2024-10-10: closed.", "10 October 2024 is a Thursday, not a Monday"),
    ("Open on Friday and Saturday, 12 and 13 October.", "12 October 2024 is a Saturday, not a Friday"),
    ("Closed from Monday 8 to Friday 12 October 2024.", "8 October 2024 is a Tuesday, not a Monday"),
    ("Closed from Monday 8-12 October 2024.", "8 October 2024 is a Tuesday, not a Monday"),
    ("MONDAY, OCTOBER 10, 2024: CLOSED", "10 October 2024 is a Thursday, not a Monday"),
    ("Wed. Oct. 10, 2024", "10 October 2024 is a Thursday, not a Wednesday"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_weekday_that_is_wrong(text: str, message: str | None) -> None:
    first, *_ = found(text)
    if message is None:
        assert isinstance(first, Fit)
    else:
        assert isinstance(first, Contradiction)
        assert first.message.startswith(message)


RIGHT = [
    "The bridge opens on Thursday, 10 October 2024.",
    "Open on Saturday and Sunday, 12 and 13 October.",
    "Open on Friday to Sunday, October 11-13.",
    "Closed from Monday 7 to Friday 11 October 2024.",
    # A year before, and a year told before it.
    "A year after the attack on Saturday, October 7, much has changed.",
    "In 1972 the town was quiet. On Sunday 30 January, soldiers came.",
]
SILENT = [
    "Sheffield Wednesday 3 October 2024 tickets are on sale.",
    "It is on Friday and 10 October 2024.",
    "He wrote in the Sun, October 10, 2024.",
    "Monday's match and the one on 10 October 2024 were lost.",
    "On 9 October 2024, Tuesday's rain was forgotten.",
    "On Monday 10 people came.",
    "On Monday, October 10.5 million people voted.",
    "Trains run on 9 October 2024, Friday, 11 October 2024 and later.",
    "On Monday 30 February the joke is on you.",
]


@pytest.mark.parametrize("text", [*RIGHT, *SILENT])
def test_nothing_to_report(text: str) -> None:
    assert not [one for one in found(text) if isinstance(one, Contradiction)]


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_weekday_is_something_looked_at(text: str) -> None:
    assert any(isinstance(one, Fit) for one in found(text))


SEASONS = [
    ("A hearing is due on Thursday, 15 May.", "2025-04-01", False),
    ("A hearing is due on Thursday, 15 May.", "2026-04-01", True),
    # 10 August 2024 is a Saturday, 10 August 2025 a Sunday.
    ("On the busiest day, Saturday 10 August, 21,000 people came.", "2025-06-17", False),
    ("On the busiest day, Saturday 10 August, 21,000 people will come.", "2025-06-17", True),
    ("On Monday 14 May the tour was in Leeds; a year ago it was in York.", "2025-05-20", True),
    ("A hearing is listed for Monday 22 September.", "2025-03-14", False),
]


@pytest.mark.parametrize(("text", "published", "wrong"), SEASONS)
def test_a_date_without_a_year_is_of_the_year_that_its_sentence_allows(text: str, published: str, wrong: bool) -> None:
    (one,) = found(text, published)
    assert isinstance(one, Contradiction) is wrong


def test_without_a_day_of_publication_only_a_told_year_counts() -> None:
    assert not found("It closed on Monday, 10 October.", published=None)
    assert found("It closed on Monday, 10 October 2024.", published=None)


def test_a_figure_after_the_month_may_count_what_follows() -> None:
    # 6 May 2024 is a Monday, 6 May 2000 is a Saturday.
    (one,) = found("On Monday 6 May 2000 protesters marched.", published="2024-05-07")
    assert isinstance(one, Fit)


def test_what_is_not_the_article_is_left_out() -> None:
    text = "Monday 10 October 2024\nThe bridge is closed."
    article = Article("a", "a.txt", text, marks=(Mark(Span(0, 22), Layout.BOILERPLATE),))
    assert not list(weekday.check(article, ()))
