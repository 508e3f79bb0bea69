"""The plot of a finding: every interval drawn where it lies, with words beside it, or no plot at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from builders import HILL, border, finding, houses, mention, moved, normalized, report, side
from hypothesis import given
from hypothesis import strategies as st
from pages import elements, page, texts

from factcheck.model import Change, Finding, Normalized
from factcheck.report.html.plot import WIDTH, Plot, plot_of
from factcheck.report.html.ticks import scale_over

PLACE = mention(HILL, "40 houses")


def plot(one: Finding) -> Plot:
    drawn = plot_of(one, anchor="f1")
    assert drawn is not None
    return drawn


def of(*scales: Normalized) -> Finding:
    return finding(*(side(f"value {at}", scale, PLACE) for at, scale in enumerate(scales)))


def test_two_lengths_lie_apart_on_one_axis_with_the_unit() -> None:
    drawn = plot(border())
    miles, kilometres = drawn.bars
    assert [bar.letter for bar in drawn.bars] == ["A", "B"]
    assert float(kilometres.left) < float(kilometres.dot) < float(kilometres.right) < float(miles.left)
    assert (kilometres.value, kilometres.room) == ("1300 km", "1,250 to 1,350 km")
    assert (drawn.unit, [tick.text for tick in drawn.ticks]) == ("km", ["1,250", "1,300", "1,350"])
    assert drawn.told == "A: 843 miles, read as 1,355.9 to 1,357.5 km. B: 1300 km, read as 1,250 to 1,350 km."


def test_a_point_is_a_dot_without_ends() -> None:
    assert [(bar.dot != "", bar.ends) for bar in plot(houses()).bars] == [(True, False), (True, False)]


def test_an_interval_without_end_is_an_arrow_to_the_edge() -> None:
    one, other = plot(moved()).bars
    assert (one.more, one.less, other.more, other.less) == (False, False, True, False)
    assert float(other.right) > float(one.right)
    assert float(other.right) < WIDTH
    below = plot(of(normalized(None, None, "10"), normalized("20", "20", "20"))).bars[0]
    assert (below.less, below.dot) == (True, "")
    assert float(below.left) > 0


@pytest.mark.parametrize(
    "one",
    [
        of(normalized("1", "1", "1", "metre"), normalized("2", "2", "2", "second")),
        of(normalized("1", "1", "1"), replace(normalized("2", "2", "2"), change=Change.UP)),
        of(normalized("1", "1", "1")),
        of(),
        of(normalized(None, None, None), normalized("1", "1", "1")),
        of(normalized("Infinity", None, None), normalized("1", "1", "1")),
        of(normalized("NaN", None, None), normalized("1", "1", "1")),
        of(normalized("1e400", None, None), normalized("1", "1", "1")),
        of(
            normalized("1e50", "1e50", "1e50"),
            normalized("100000000000000000000000000000000000000000000000001", None, None),
        ),
        finding(side("Tuesday", None, PLACE), side("Friday", None, PLACE)),
    ],
    ids=["units", "changes", "one", "none", "unbounded", "infinite", "no number", "huge", "too near", "words"],
)
def test_what_has_no_common_axis_has_no_plot(one: Finding) -> None:
    assert plot_of(one, anchor="f1") is None
    assert not elements(page(report(findings=(one,))), "#f1 svg")


def test_a_long_value_is_cut_in_the_drawing_and_whole_in_its_words() -> None:
    long = "an estimated 843 and a half thousand nautical miles"
    one = finding(side(long, normalized("1", "1", "1"), PLACE), side("2", normalized("2", "2", "2"), PLACE))
    assert plot(one).bars[0].value.endswith("…")
    assert long in plot(one).told


def test_the_drawing_has_a_name_and_says_in_words_what_it_shows() -> None:
    html = page(report(findings=(border(),)))
    (drawing,) = elements(html, "#f1 svg")
    named = [texts(html, f"#{name}")[0] for name in (drawing.attrs["aria-labelledby"] or "").split()]
    assert drawing.attrs["role"] == "img"
    assert named == ["The values of border, Tajikistan-Afghanistan on one axis", plot(border()).told]


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=3)


@given(st.lists(st.lists(NUMBERS, min_size=3, max_size=3), min_size=2, max_size=5))
def test_whatever_is_drawn_lies_on_the_sheet_in_the_order_of_its_values(rows: list[list[Decimal]]) -> None:
    scales = [Normalized(middle, low, high, None) for low, middle, high in map(sorted, rows)]
    drawn = plot_of(of(*scales), anchor="f1")
    if drawn is None:
        return
    assert 1 <= len(drawn.ticks) <= 6
    for bar in drawn.bars:
        assert 0 <= float(bar.left) <= float(bar.dot) <= float(bar.right) <= WIDTH
    for one, bar in zip(scales, drawn.bars, strict=True):
        for two, other in zip(scales, drawn.bars, strict=True):
            assert one.high is not None
            assert two.low is not None
            if one.high < two.low:
                assert float(bar.right) <= float(other.left)


@given(st.lists(NUMBERS, min_size=1, max_size=6))
def test_ticks_are_round_and_at_one_distance(values: list[Decimal]) -> None:
    scale = scale_over(values, pixels=(0, 100), open_below=False, open_above=False)
    if scale is None:
        return
    steps = {after - before for before, after in pairwise(scale.ticks)}
    assert len(steps) <= 1
    for step in steps:
        assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert all(scale.low <= tick <= scale.high for tick in scale.ticks)
