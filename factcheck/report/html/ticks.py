"""A straight scale from values to pixels, with round figures on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal

_MARGIN = Decimal("0.06")
# An arrow to values without end needs room to point.
_OPEN_MARGIN = Decimal("0.25")
_MOST_TICKS = 5
_STEPS = (1, 2, 5, 10)
# Values of more digits, or of more magnitudes than these, are not drawn.
_LARGEST = 60
_EXACT = Context(prec=3 * _LARGEST)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high`, drawn from the pixel `left` to the pixel `right`."""

    low: Decimal
    high: Decimal
    left: int
    right: int
    ticks: tuple[Decimal, ...]

    def at(self, value: Decimal) -> float:
        """The pixel of a value."""
        return self.left + float((value - self.low) / (self.high - self.low)) * (self.right - self.left)


def scale_over(
    values: Sequence[Decimal], *, pixels: tuple[int, int], open_below: bool, open_above: bool
) -> Scale | None:
    """A scale on which all finite `values` lie, with room on the sides that are open.

    None where they are so large, so small or so exact that a drawing would mislead.
    """
    low, high = min(values), max(values)
    if any(value and abs(value.adjusted()) > _LARGEST for value in values):
        return None
    width = _EXACT.subtract(high, low) or abs(high) or Decimal(1)
    if width.adjusted() < max(abs(low), abs(high), Decimal(1)).adjusted() - _LARGEST // 4:
        return None
    low -= width * (_OPEN_MARGIN if open_below else _MARGIN)
    high += width * (_OPEN_MARGIN if open_above else _MARGIN)
    return Scale(low, high, *pixels, ticks=_ticks(low, high))


def _ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """At most five round figures between the ends, at one distance."""
    rough = (high - low) / _MOST_TICKS
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * each for each in _STEPS if unit * each >= rough)
    first = (low / step).to_integral_value(rounding=ROUND_CEILING)
    found = []
    while (value := first * step) <= high:
        found.append(value)
        first += 1
    return tuple(found)
