"""How the nights went, as charts: bars of equal width, one for each night, the earliest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from factcheck.nightly.nights import Counts, Night

WIDTH, HEIGHT = 720, 96
_WIDEST = 48
_GAP = 0.25


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its upper left corner, its size, what it shows, and what a pointer on it is told."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars above and below a line at the height `zero`; `most` is the value of the longest, `about` tells all of it."""

    anchor: str
    title: str
    about: str
    bars: tuple[Bar, ...]
    zero: float
    most: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The nights, the latest first, and the charts of them with their first and last day."""

    nights: tuple[Night, ...]
    charts: tuple[Chart, ...]
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT


_Series = tuple[str, str, Callable[[Counts], int]]

_ARTICLES: tuple[_Series, ...] = (("articles", "articles", lambda one: one.added + one.versions),)
_NEW: tuple[_Series, ...] = (
    ("new", "new", lambda one: one.new + one.changed + one.reopened),
    ("fixed", "fixed", lambda one: one.fixed),
)
_OPEN: tuple[_Series, ...] = (("open", "open", lambda one: one.still_open),)


def trend(nights: Sequence[Night]) -> Trend:
    """The trend of nights that are given the latest first, at least one."""
    found = tuple(reversed(nights))
    charts = (
        _chart("articles", "Articles that came in", found, _ARTICLES),
        _chart("findings", "New, changed or open again (above), and fixed (below)", found, _NEW),
        _chart("open", "Open in all", found, _OPEN),
    )
    return Trend(tuple(nights), charts, found[0].day, found[-1].day)


def _chart(anchor: str, title: str, nights: Sequence[Night], series: Sequence[_Series]) -> Chart:
    above, *below = series
    up = [above[2](night.counts) for night in nights]
    down = [below[0][2](night.counts) for night in nights] if below else [0] * len(nights)
    most = max((*up, *down))
    scale = HEIGHT / max(1, max(up) + max(down))
    zero = round(max(up) * scale, 1) if below else float(HEIGHT)
    bars = []
    for at, night in enumerate(nights):
        bars += [_bar(at, len(nights), night, up[at], zero - up[at] * scale, scale, above)]
        bars += [_bar(at, len(nights), night, down[at], zero, scale, each) for each in below]
    told = "; ".join(
        f"{night.day}: {', '.join(f'{value(night.counts):,} {what}' for _, what, value in series)}" for night in nights
    )
    return Chart(anchor, title, told, tuple(bar for bar in bars if bar.height), zero, most)


def _bar(at: int, count: int, night: Night, value: int, top: float, scale: float, series: _Series) -> Bar:
    kind, what, _ = series
    step = min(WIDTH / count, _WIDEST)
    width = step * (1 - _GAP)
    x, y, height = at * step + (step - width) / 2, top, value * scale
    return Bar(round(x, 1), round(y, 1), round(width, 1), round(height, 1), kind, f"{night.day}: {value:,} {what}")
