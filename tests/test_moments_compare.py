"""How two moments relate, and the laws of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.moments import moments
from factcheck.model import Grain, Moment, MomentKind, Span, Stretch, Verdict
from factcheck.moments import apart, clock_of, compare, day_of, zone_hours

PUBLISHED = "2024-10-12"


def read(text: str, published: str | None = PUBLISHED) -> Moment:
    (found,) = moments(text, published=published)
    return found


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("10 October 2024", "Oct. 10, 2024", Verdict.SAME),
        ("early Thursday", "10 October", Verdict.COMPATIBLE),
        ("yesterday", "Friday", Verdict.COMPATIBLE),
        ("on Friday night", "11 October 2024", Verdict.COMPATIBLE),
        ("in July 2023", "mid-July 2023", Verdict.COMPATIBLE),
        ("two years ago", "in 2022", Verdict.COMPATIBLE),
        ("09/10/2024", "10 September 2024", Verdict.COMPATIBLE),
        ("09/10/2024", "9 October 2024", Verdict.COMPATIBLE),
        ("09/10/2024", "11 October 2024", Verdict.DIFFERENT),
        ("on Thursday", "on Wednesday", Verdict.DIFFERENT),
        ("on Thursday", "9 October", Verdict.DIFFERENT),
        ("in 2019", "in 2023", Verdict.DIFFERENT),
        ("last week", "in July", Verdict.DIFFERENT),
        ("March 2027", "May 2027", Verdict.DIFFERENT),
        ("since 2019", "in 2023", Verdict.COMPATIBLE),
        ("since 2019", "since 2021", Verdict.DIFFERENT),
        ("since 2019", "in 2018", Verdict.DIFFERENT),
        ("by the end of June 2025", "by 31 March 2025", Verdict.DIFFERENT),
        ("by Friday", "until 18 October 2024", Verdict.COMPATIBLE),
        ("11:20 a.m.", "12.05pm", Verdict.DIFFERENT),
        ("11:20 a.m.", "twenty past eleven", Verdict.COMPATIBLE),
        ("16:15 GMT", "17:15 BST", Verdict.COMPATIBLE),
        ("16:15 GMT", "16:15 BST", Verdict.DIFFERENT),
        ("16:15 GMT", "9.30pm", Verdict.UNKNOWN),
        ("5.50 pm", "around 6pm", Verdict.COMPATIBLE),
        ("5.50 pm on Friday", "5.50 pm", Verdict.COMPATIBLE),
        ("5.50 pm on Friday", "6.30 pm", Verdict.DIFFERENT),
        ("5.50 pm", "on Friday", Verdict.UNKNOWN),
        ("three days after", "on Friday", Verdict.UNKNOWN),
        ("from 11pm to 2am", "1.15am", Verdict.COMPATIBLE),
        ("02:42 UTC on 16 January 2025", "15 January 2025", Verdict.UNKNOWN),
        ("02:42 UTC on 16 January 2025", "18 January 2025", Verdict.DIFFERENT),
    ],
)
def test_moments_relate(left: str, right: str, verdict: Verdict) -> None:
    assert compare(read(left), read(right)) is verdict
    assert compare(read(right), read(left)) is verdict


def test_the_day_and_the_clock_are_compared_apart() -> None:
    left, right = read("half past two on Wednesday morning"), read("02:35 on 9 October 2024")
    assert compare(left, right) is Verdict.DIFFERENT
    assert compare(day_of(left), day_of(right)) is Verdict.COMPATIBLE
    assert compare(clock_of(left), clock_of(right)) is Verdict.DIFFERENT
    assert clock_of(read("on Monday")).stretches == ()
    assert day_of(read("at 4.15am")).stretches == ()


def test_the_same_words_on_two_days_tell_two_days() -> None:
    assert compare(read("yesterday", "2024-10-12"), read("yesterday", "2024-10-13")) is Verdict.DIFFERENT
    assert compare(read("yesterday", "2024-10-12"), read("today", "2024-10-11")) is Verdict.SAME


def test_periods_are_apart_only_where_each_has_one_reading() -> None:
    assert apart(read("in 2019"), read("in 2023"))
    assert not apart(read("in 2019"), read("early 2019"))
    assert not apart(read("on Monday"), read("in 2019"))
    assert not apart(read("4.15am"), read("6.15am"))
    assert not apart(read("in 2019"), read("the next day"))


def test_a_zone_that_names_several_is_not_known() -> None:
    assert zone_hours("GMT") == 0
    assert zone_hours("IST") == 5.5
    assert zone_hours("CST") is None


DAYS = st.dates().map(lambda day: day.isoformat()) | st.none()
STRETCHES = st.builds(lambda one, other: Stretch(*_ordered(one, other)), DAYS, DAYS)
CLOCKS = st.times().map(lambda time: f"T{time.isoformat(timespec='minutes')}")
MOMENTS = st.builds(
    Moment,
    span=st.just(Span(0, 1)),
    text=st.just("x"),
    kind=st.sampled_from(MomentKind),
    grain=st.sampled_from([grain for grain in Grain if grain >= Grain.DAY]),
    stretches=st.lists(STRETCHES, max_size=3).map(tuple),
) | st.builds(
    Moment,
    span=st.just(Span(0, 1)),
    text=st.just("x"),
    kind=st.just(MomentKind.TIME),
    grain=st.sampled_from([Grain.MINUTE, Grain.HOUR]),
    stretches=st.lists(st.builds(Stretch, CLOCKS, CLOCKS), max_size=2).map(tuple),
    zone=st.sampled_from([None, "GMT", "local time"]),
)


def _ordered(one: str | None, other: str | None) -> tuple[str | None, str | None]:
    return (one, other) if one is None or other is None or one <= other else (other, one)


@given(MOMENTS, MOMENTS)
def test_the_relation_is_symmetric(left: Moment, right: Moment) -> None:
    assert compare(left, right) is compare(right, left)


@given(MOMENTS)
def test_a_moment_agrees_with_itself(moment: Moment) -> None:
    assert compare(moment, moment) is (Verdict.SAME if moment.stretches else Verdict.UNKNOWN)


@given(MOMENTS, MOMENTS)
def test_what_is_not_resolved_is_never_different(left: Moment, right: Moment) -> None:
    assert compare(replace(left, stretches=()), right) is Verdict.UNKNOWN


@given(MOMENTS, MOMENTS, MOMENTS)
def test_another_reading_never_makes_a_conflict(left: Moment, right: Moment, more: Moment) -> None:
    if right.any_day == more.any_day and left.stretches and right.stretches:
        wider = replace(right, stretches=(*right.stretches, *more.stretches))
        assert compare(left, right) is Verdict.DIFFERENT or compare(left, wider) is not Verdict.DIFFERENT
