"""The values of a finding as intervals on one axis: a drawing that needs no colour to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from factcheck.figures import allowed, figure, with_unit
from factcheck.model import Finding, Normalized, Side
from factcheck.report.html.facts import lettered
from factcheck.report.html.ticks import Scale, scale_over

WIDTH = 420
_LEFT, _RIGHT = 14, 406
_TOP, _ROW = 6, 40
_BAR = 25
_FOOT = 26
_NARROW = 14
# As many characters as fit beside each other in the width, in a type of 12 pixels.
_LONGEST = 33
_MOST_SIDES = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One side: its letter and words, and in pixels where its interval begins and ends and its stated value stands.

    `ends` is whether they are far enough apart to be drawn. An end that is open to all values has `more` (to the
    right) or `less` (to the left); `dot` is nothing where no single value is stated.
    """

    letter: str
    value: str
    room: str
    y: int
    left: str
    right: str
    dot: str
    ends: bool
    less: bool
    more: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis and its figure."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing of `width` to `height` pixels; `told` says in words what it shows."""

    anchor: str
    title: str
    told: str
    width: int
    height: int
    axis: int
    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def plot_of(finding: Finding, *, anchor: str) -> Plot | None:
    """The plot of a finding whose sides are numbers of one unit; None of any other, and where there is but one side."""
    sides = [(letter, side, side.normalized) for letter, side in lettered(finding.sides) if side.normalized is not None]
    rows = [row for row in sides if _drawable(row[2])]
    if not 2 <= len(rows) <= _MOST_SIDES or len({(scale.unit, scale.change) for _, _, scale in rows}) > 1:
        return None
    scales = [scale for _, _, scale in rows]
    axis = scale_over(
        [end for scale in scales for end in _ends(scale)],
        pixels=(_LEFT, _RIGHT),
        open_below=any(scale.low is None for scale in scales),
        open_above=any(scale.high is None for scale in scales),
    )
    if axis is None:
        return None
    height = _TOP + _ROW * len(rows) + _FOOT
    return Plot(
        anchor=anchor,
        title=f"The values of {finding.topic} on one axis",
        told=" ".join(f"{letter}: {side.value}, read as {_room(side, scale)}." for letter, side, scale in rows),
        width=WIDTH,
        height=height,
        axis=height - _FOOT,
        unit=with_unit("", scales[0].unit).strip(),
        bars=tuple(_bars(rows, axis)),
        ticks=tuple(Tick(f"{axis.at(value):.1f}", figure(value, digits=6)) for value in axis.ticks),
    )


def _bars(rows: Sequence[tuple[str, Side, Normalized]], axis: Scale) -> Iterator[Bar]:
    for at, (letter, side, scale) in enumerate(rows):
        left = _LEFT if scale.low is None else axis.at(scale.low)
        right = _RIGHT if scale.high is None else axis.at(scale.high)
        yield Bar(
            letter=letter,
            value=_short(side.value),
            room=_short(allowed(side.value, scale) or ""),
            y=_TOP + _ROW * at + _BAR,
            left=f"{left:.1f}",
            right=f"{right:.1f}",
            dot="" if scale.value is None else f"{axis.at(scale.value):.1f}",
            ends=right - left > _NARROW,
            less=scale.low is None,
            more=scale.high is None,
        )


def _drawable(scale: Normalized) -> bool:
    ends = list(_ends(scale))
    return bool(ends) and all(end.is_finite() for end in ends)


def _ends(scale: Normalized) -> Iterator[Decimal]:
    yield from (end for end in (scale.low, scale.value, scale.high) if end is not None)


def _room(side: Side, scale: Normalized) -> str:
    return allowed(side.value, scale) or with_unit(figure(next(_ends(scale))), scale.unit)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
