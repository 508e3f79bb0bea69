"""What sentences of news tell of time: the rows of fixtures/moments, and rows for what is no moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.moments.rows import Row, read, rows
from factcheck.extract.moments import Direction, moments, towards
from factcheck.model import Grain, MomentKind, Stretch

ROWS = Path(__file__).parents[1] / "fixtures" / "moments"
PUBLISHED = "2024-10-12"


@pytest.mark.parametrize("row", rows(ROWS / "learn.jsonl"), ids=lambda row: row.text)
def test_moments_are_read_as_told(row: Row) -> None:
    assert read(row) == row.told


def test_most_of_the_rows_that_only_measure_are_read_as_told() -> None:
    every = rows(ROWS / "measure.jsonl")
    assert sum(read(row) == row.told for row in every) >= 0.85 * len(every)


def test_no_sentence_stands_in_both_files() -> None:
    both = [{row.text for row in rows(ROWS / name)} for name in ("learn.jsonl", "measure.jsonl")]
    assert not both[0] & both[1]
    assert sum(len(rows(path)) for path in ROWS.glob("*.jsonl")) >= 150


@pytest.mark.parametrize(
    "text",
    [
        "It may rise.",
        "May it please the court.",
        "The march went on.",
        "They sat in the sun.",
        "A second man.",
        "In 2000 homes.",
        "Some 1,950 people.",
        "Theresa May resigned.",
        "April Jones, 5, was missing.",
        "Sheffield Wednesday won 2-1.",
        "The Sunday Times said so.",
        "He rose to No. 2019.",
        "Room 1990 is locked.",
        "Odds of 10:1.",
        "A 4:3 screen.",
        "It cost $2019.",
        "For three days.",
        "Two hours and ten minutes.",
        "A 26-year-old man.",
        "Every Monday.",
        "On Mondays.",
        "In her nineties.",
        "A fall of 3 per cent.",
        "The spring broke.",
        "9/11 and 24/7.",
        "Call 0300 123 4567.",
        "A score of 13-10.",
    ],
)
def test_what_is_no_moment_is_not_read(text: str) -> None:
    assert moments(text, published=PUBLISHED) == ()


@pytest.mark.parametrize("text", ["yesterday", "last week", "on Monday", "10 October", "two years ago", "in July"])
def test_what_needs_the_day_of_publication_is_not_resolved_without_it(text: str) -> None:
    (found,) = moments(text, published=None)
    assert found.stretches == ()
    assert found.interval is None


@pytest.mark.parametrize("published", ["", "soon", "2024-13-01", "0001-01-01", "9999-12-31", "24 May 2024"])
def test_a_day_of_publication_that_is_none_resolves_nothing(published: str) -> None:
    (found,) = moments("yesterday", published=published)
    assert found.stretches == ()


def test_what_names_its_year_needs_no_day_of_publication() -> None:
    (found,) = moments("On 10 October 2024 it fell.", published=None)
    assert found.interval == Stretch("2024-10-10", "2024-10-11")


def test_the_tense_settles_which_monday_is_meant() -> None:
    (found,) = moments("on Monday", published=PUBLISHED)
    assert [one.low for one in found.stretches] == ["2024-10-07", "2024-10-14"]
    assert towards(found, Direction.PAST, PUBLISHED).interval == Stretch("2024-10-07", "2024-10-08")
    assert towards(found, Direction.NEXT, PUBLISHED).interval == Stretch("2024-10-14", "2024-10-15")
    assert towards(found, Direction.EITHER, PUBLISHED) == found


def test_the_moment_told_before_the_text_is_what_the_next_day_follows() -> None:
    (before,) = moments("on 4 May 2024", published=None)
    (found,) = moments("The next day it sank.", published=None, after=before)
    assert found.interval == Stretch("2024-05-05", "2024-05-06")


def test_a_time_of_publication_counts_hours() -> None:
    (found,) = moments("two hours ago", published="2024-10-12T16:30")
    assert found.interval == Stretch("2024-10-12T13:30", "2024-10-12T15:30")
    assert found.grain is Grain.HOUR


def test_a_stretch_with_one_end_keeps_what_that_end_says() -> None:
    (found,) = moments("since 2019", published=None)
    assert found.kind is MomentKind.RANGE
    assert found.stretches == (Stretch("2019-01-01", None),)
    assert found.edge == (Stretch("2019-01-01", "2020-01-01"),)
