"""Laws of the reading of dates and times: it never raises, its spans hold, its time grows with the text."""

from __future__ import annotations

import re
import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extract.moments import Direction, moments
from factcheck.extract.moments.tables import table
from factcheck.model import Grain, Moment, Stretch

# Pieces of text that the rules look for, so that arbitrary strings of them reach every rule.
WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "on in at the of from to between and until by since before after early mid late end last next "
        "this past first third week weeks month year years day days night morning hour hours Monday Fri "
        "Sunday's May March Oct. July 10 3rd 31 2024 1990s 99 0 2019-21 2025/26 10/10/2024 29/02/2023 "
        "2024-13-45 4.15am 16:15 GMT noon midnight half past two quarter to pm a.m. o'clock ago earlier "
        "later yesterday today overnight tonight Easter Christmas winter summer quarter Q3 century "
        "decade , . - – ( ) ' : / 1000 2000 9999 a an two hundred million BC weekend than no",
    )
)
GLUE = st.sampled_from(["", " ", " ", " ", "\n"])
BABBLE = st.lists(st.tuples(WORDS, GLUE), max_size=14).map(lambda pairs: "".join(word + glue for word, glue in pairs))
TEXTS = st.one_of(st.text(max_size=60), BABBLE)
PUBLISHED = st.one_of(
    st.none(), st.dates(date(4, 1, 1)).map(date.isoformat), st.datetimes().map(datetime.isoformat), st.text(max_size=12)
)


def ends(stretch: Stretch) -> tuple[datetime, datetime] | None:
    if stretch.low is None or stretch.high is None or stretch.low.startswith("T"):
        return None
    low, high = (datetime.fromisoformat(end).replace(tzinfo=None) for end in (stretch.low, stretch.high))
    return low, high


@settings(max_examples=300)
@given(TEXTS, PUBLISHED, st.sampled_from(Direction))
def test_any_text_is_read_and_every_span_holds_its_text(text: str, published: str | None, way: Direction) -> None:
    found = moments(text, published=published, direction=way)
    last = 0
    for one in found:
        assert last <= one.span.start < one.span.end <= len(text)
        assert text[one.span.start : one.span.end] == one.text
        last = one.span.end
        for stretch in one.stretches:
            pair = ends(stretch)
            assert pair is None or pair[0] < pair[1]
    assert found == moments(text, published=published, direction=way)


@given(TEXTS)
def test_a_day_of_publication_only_adds_what_is_resolved(text: str) -> None:
    with_day, without = moments(text, published="2024-10-12"), moments(text, published=None)
    # Where to join two that stand together may hang on the day ("night Easter yesterday"); that they are read may not.
    for some, others in ((with_day, without), (without, with_day)):
        assert all(any(one.span.overlaps(other.span) for other in others) for one in some)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_a_date_is_read_in_every_form(day: date) -> None:
    month = day.strftime("%B")
    forms = [
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"the {day.day}th of {month}, {day.year}" if 4 <= day.day <= 20 else f"{day.day} {month} {day.year}",
        day.isoformat(),
        f"{day.strftime('%A')}, {day.day} {month} {day.year}",
    ]
    for form in forms:
        (found,) = moments(form, published=None)
        assert found.stretches == (Stretch(day.isoformat(), (day + timedelta(days=1)).isoformat()),), form


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)), st.integers(1, 400))
def test_so_many_days_ago_is_that_day(day: date, number: int) -> None:
    (found,) = moments(f"{number} days ago", published=day.isoformat())
    then = day - timedelta(days=number)
    assert found.stretches == (Stretch(then.isoformat(), (then + timedelta(days=1)).isoformat()),)


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_a_weekday_lies_within_a_week_of_publication(day: date) -> None:
    for name in sorted(table().weekdays):
        (found,) = moments(f"on {name.title()}", published=day.isoformat())
        gaps = [(date.fromisoformat(one.low or "") - day).days for one in found.stretches]
        assert len(gaps) == 2
        assert -7 < gaps[0] <= 0 < gaps[1] <= 7


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_clock_is_read_in_every_form(hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    after = datetime(2000, 1, 1, hour, minute) + timedelta(minutes=1)
    wanted = Stretch(f"T{hour:02}:{minute:02}", after.strftime("T%H:%M"))
    for form in (f"at {(hour - 1) % 12 + 1}:{minute:02} {half}", f"at {(hour - 1) % 12 + 1}.{minute:02}{half[0]}m"):
        (found,) = moments(form, published=None)
        assert found.stretches == (wanted,)
        assert found.grain is Grain.MINUTE


@pytest.mark.parametrize(
    "piece",
    [
        "1 May, ",
        "Monday ",
        "the end of ",
        "early late mid ",
        "three days later ",
        "from 3 to 5 May ",
        "2019-",
        "4.15am on Monday ",
        "the first Monday of ",
        "last next this ",
        "between Monday and ",
        "1 and 2 and ",
        "10/",
        "4:",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(many: int) -> float:
        text = piece * many
        best = []
        for _ in range(3):
            start = time.process_time()
            moments(text, published="2024-10-12")
            best.append(time.process_time() - start)
        return min(best)

    short, long = seconds(100), seconds(1_600)
    # Sixteen times the text in the square would take 256 times as long.
    assert long < 64 * short + 0.2


def test_a_moment_is_a_value() -> None:
    (one,) = moments("on 10 October 2024", published=None)
    assert isinstance(one, Moment)
    assert hash(one) == hash(moments("on 10 October 2024", published=None)[0])
