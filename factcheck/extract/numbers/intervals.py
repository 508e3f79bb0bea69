"""Wording to interval: what values a stated figure allows (DESIGN section 4)."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.numbers.literal import Literal
from factcheck.extract.numbers.tables import wording
from factcheck.model import Bound, Interval

BOUNDS = {
    "": Bound.EXACT,
    "about": Bound.ABOUT,
    "below": Bound.ABOUT,
    "above": Bound.ABOUT,
    "more_than": Bound.MORE_THAN,
    "at_least": Bound.AT_LEAST,
    "less_than": Bound.LESS_THAN,
    "at_most": Bound.AT_MOST,
    "within": Bound.AT_MOST,
    "from": Bound.AT_LEAST,
}


def interval(found: Literal, *, shape: str, counted: bool) -> Interval:
    """The values that a figure in this wording allows, in the figure's own unit.

    `shape` is a key of `wording.toml` or empty; `counted` where whole people or things are counted,
    of which fewer than a hundred are exact. Ends that come from rounding are open.
    """
    if found.value is None:
        return _vague(found.vague or (Decimal(0), Decimal(0)), shape)
    value = found.value
    if shape in {"more_than", "at_least"}:
        return Interval(value, None, low_open=shape == "more_than")
    if shape in {"less_than", "at_most"}:
        return Interval(None, value, high_open=shape == "less_than")
    near = max(abs(value) * wording().hedge_width, found.step / 2)
    if shape == "below":
        return Interval(value - near, value)
    if shape == "above":
        return Interval(value, value + near)
    hedge = _hedge(found, value)
    if shape == "about":
        return Interval(value - hedge, value + hedge)
    if found.part:
        loose = value * wording().part_width
        return Interval(value - loose, value + loose)
    if counted and abs(value) < 100 and value == value.to_integral_value() and found.step >= 1:
        return Interval(value, value)
    return Interval(value - found.step / 2, value + found.step / 2, True, True)


def _hedge(found: Literal, value: Decimal) -> Decimal:
    """How far a hedge reaches from the figure: a share of it or half its step, never more than a quarter of it."""
    table = wording()
    wide = max(abs(value) * table.hedge_width, _hedged_step(found) / 2)
    # What is written to a step coarser than the cap ("about 1 hour") is rounded to that step all the same.
    finest = found.step / 2
    return max(min(wide, abs(value) * table.hedge_most), finest)


def _hedged_step(found: Literal) -> Decimal:
    """The step of a hedged figure: all its trailing zeros may be rounding."""
    value = found.value
    if value is None or found.step < 1 or value != value.to_integral_value() or value == 0:
        return found.step
    digits = str(abs(int(value)))
    return Decimal(10) ** min(len(digits) - len(digits.rstrip("0")), len(digits) - 1)


def _vague(ends: tuple[Decimal, Decimal], shape: str) -> Interval:
    low, high = ends
    if shape in {"more_than", "at_least"}:
        return Interval(low, None)
    if shape in {"less_than", "at_most"}:
        return Interval(None, high)
    return Interval(low, high)
