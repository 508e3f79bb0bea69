"""Durations and the dates that bound them, within one article."""

from __future__ import annotations

import pytest
from within import contradictions, fits

from factcheck.checks.within import durations

WRONG = [
    ("The bridge was closed for three weeks, from 2 to 9 May 2024.", "8 days, not three weeks"),
    ("The office is open from 8am to 4pm, six hours a day.", "8 hours, not six hours"),
    ("She worked there for 31 years, since 1983.", "42 years, not 31 years"),
    ("The lights went out at 2.17pm and came back at 8.57pm, a full eight hours later.", "6 hours 40 minutes"),
    ("He was shot at 11.42pm and declared dead at 12.19am — an agonising 47 minutes later.", "37 minutes, not 47"),
    ("He came back in 1993, seven years after he had left in 1982.", "11 years, not seven years"),
    ("The last trees will be gone by 2037, or in 22 years.", "12 years, not 22 years"),
    ("Ten years ago, in 2009, the mine was shut.", None),
    ("The 25-year-old bridge, opened in 1989, is closed.", None),
    ("He was jailed in 1990, a sentence of 12 years that ended in 2012.", "22 years, not 12 years"),
]
SILENT = [
    "The bridge was closed for a week, from 2 to 9 May 2024.",
    "The bridge was closed for eight days, from 2 to 9 May 2024.",
    "The office is open from 8am to 4pm, five days a week.",
    "The office is open from 8am to 4pm, eight hours a day.",
    "She worked there for 41 years, since 1983.",
    "She had worked there for 31 years, since 1983, when she retired.",
    "He came back in 1993, eleven years after he had left in early 1982.",
    "Ten years ago, in 2015, the mine was shut.",
    "In 2010, two days after the anniversary of the attack of 1996, the trial began.",
    "The mine was shut from 2 to 9 May, two weeks after the fire.",
    "The 36-year-old bridge, opened in 1989, is closed.",
    "The doors opened at 7pm, and at 9.30pm, two and a half hours later, he sang.",
    "The plane lifted off at 9.40am and vanished 25 minutes later.",
    "More than 30 years after it was built in 1989, the bridge is closed.",
    "He was jailed for 12 years in 2012.",
    "Opened in 1990, it was closed for two years until 2005.",
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_duration_that_its_dates_belie(text: str, message: str | None) -> None:
    (one,) = contradictions(durations.check, text)
    assert message is None or message in one.message


@pytest.mark.parametrize("text", SILENT)
def test_nothing_to_report(text: str) -> None:
    assert not contradictions(durations.check, text)


def test_a_duration_that_fits_is_something_looked_at() -> None:
    assert fits(durations.check, SILENT[1])


def test_without_a_day_of_publication_nothing_is_counted_from_it() -> None:
    assert not contradictions(durations.check, "She worked there for 31 years, since 1983.", published=None)
