"""Stamps: what they say of publication and update, and what is no date."""

from __future__ import annotations

import pytest

from factcheck.errors import FactcheckError
from factcheck.read import article_from_text
from factcheck.read.dates import date_of_dateline, find_stamps, iso, published_and_updated


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Updated September 10th, 2021 at 13:24 IST", None, "2021-09-10T13:24+05:30"),
        ("Published July 17th, 2021 at 20:16 IST", "2021-07-17T20:16+05:30", None),
        ("Jul 06, 2021", "2021-07-06", None),
        ("By Our Correspondent | Updated: Sep 11, 2025 21:14 IST", None, "2025-09-11T21:14+05:30"),
        ("Posted 18 June 2024 by Ann Lee", "2024-06-18", None),
        ("12 September 2025", "2025-09-12", None),
        ("PUBLISHED: 06:12, 19 July 2023", "2023-07-19", None),
        ("Published: 15:05, 11 September 2025 | Updated: 15:31, 12 September 2025", "2025-09-11", "2025-09-12"),
        ("Posted: Oct 20, 2024 11:05 AM ADT | Last updated: Oct 21, 2024", "2024-10-20T11:05-03:00", "2024-10-21"),
        ("Published: Saturday 15 June 2024, 11:32 | Updated 13:05", "2024-06-15", "2024-06-15"),
        ("Wed 15 Mar 2023 17.40 GMT", "2023-03-15T17:40+00:00", None),
        ("Aug. 13, 2024 9:40 p.m. PDT", "2024-08-13T21:40-07:00", None),
        ("Aug. 13, 2024 12:05 am BST", "2024-08-13T00:05+01:00", None),
        ("2024-03-05T13:24+05:30", "2024-03-05T13:24+05:30", None),
        ("Bhuban, dated 17.11.2024", "2024-11-17", None),
        ("25/12/2024", "2024-12-25", None),
        ("06/07/2021", None, None),
        ("31 February 2024", None, None),
        ("Posted Oct 20, 2024 11:05 CST", "2024-10-20", None),
        ("June 2024", None, None),
        ("Updated 3 hours ago", None, None),
        ("24 of 28", None, None),
        ("May 12 people died in 2024", None, None),
        ("Next issue: 12 May 2024", None, None),
        ("Embargoed until 12 May 2024", None, None),
        ("Marching 12 2024 men", None, None),
    ],
)
def test_stamps(line: str, published: str | None, updated: str | None) -> None:
    assert published_and_updated((line,)) == (published, updated)


def test_a_stamp_covers_its_date_and_time() -> None:
    line = "The Mail | Posted 18 June 2024 at 9:15 GMT | Share"
    (stamp,) = find_stamps(line)
    assert line[stamp.start : stamp.end] == "18 June 2024 at 9:15 GMT"


@pytest.mark.parametrize(
    ("dateline", "known", "expected"),
    [
        ("VIENNA, March 10, 2023 (AP) -", None, "2023-03-10"),
        ("TORNBY, Sept 12 (CW) -", "2024-09-13", "2024-09-12"),
        ("TORNBY, Dec 31 (CW) -", "2025-01-01T08:00+00:00", "2024-12-31"),
        ("TORNBY, Sept 12 (CW) -", None, None),
        ("TORNBY, Feb 30 (CW) -", "2024-03-01", None),
        ("TORNBY (CW) -", "2024-03-01", None),
    ],
)
def test_dateline_dates(dateline: str, known: str | None, expected: object) -> None:
    assert date_of_dateline(dateline, known=known) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T13:24:55Z", "2024-03-05T13:24+00:00"),
        ("2024-03-05T13:24+05:30", "2024-03-05T13:24+05:30"),
        ("2024-03-05T13:24", "2024-03-05"),
    ],
)
def test_iso(value: str, expected: object) -> None:
    assert iso(value) == expected


@pytest.mark.parametrize("value", ["yesterday", "2024-02-30", "5 March 2024", "2024"])
def test_a_given_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(FactcheckError, match="draft") as caught:
        article_from_text("The harbour is closed.", path="draft", published=value)
    assert caught.value.code == "bad-date"


def test_a_given_date_wins_over_the_text() -> None:
    text = "Crane falls on barges\n\n12 May 2024\n\nThe harbour of Tornby was closed on Monday.\n"
    assert article_from_text(text, path="a", published="2024-05-13").published == "2024-05-13"
    assert article_from_text(text, path="a").published == "2024-05-12"


def test_a_date_in_the_body_or_in_a_linked_story_is_no_stamp() -> None:
    text = (
        "Crane falls on barges\n\nThe harbour of Tornby was closed on 12 May 2024 after a crane fell.\n\n"
        "Also read: What happened on 3 April 2021\n© 2020 Tornby Mail\n"
    )
    article = article_from_text(text, path="a")
    assert (article.published, article.updated) == (None, None)
