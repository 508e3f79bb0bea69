"""What is read of a moment before it is placed on the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from factcheck.extract.moments.spans import Reach, floor, step
from factcheck.model import Grain, MomentKind

# No cycle is looked for in more of its units than this: the weeks of a decade, the years of a millennium.
_MOST = 1_100


@dataclass(frozen=True, slots=True)
class Cycle:
    """What comes back in each `unit` (day, week, month, year): `make` gives it for the beginning of a unit."""

    unit: Grain
    make: Callable[[datetime], Reach | None]

    def between(self, low: datetime, high: datetime) -> Iterator[Reach]:
        """Those that begin in [low, high), in order."""
        base = floor(low, self.unit)
        for _ in range(_MOST):
            if base >= high:
                return
            reach = self.make(base)
            if reach is not None and reach[0] is not None and low <= reach[0] < high:
                yield reach
            base = step(base, 1, self.unit)


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units from another moment: `aligned` for "the following month", which is a month of the calendar.

    `anchor` is the part that it counts from; without one it is the moment told before, unless an event is `named`
    ("two weeks after the crash").
    """

    number: Decimal
    unit: Grain
    aligned: bool = False
    anchor: Part | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of tokens that tells a time: placed (`reaches`), recurring (`cycles`), or counted from another.

    `nth` picks one of the recurrences in what holds it ("the last Friday of"), `within` a part of what a shift finds.
    """

    start: int
    end: int
    grain: Grain
    reaches: tuple[Reach, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    shift: Shift | None = None
    within: tuple[Cycle, ...] = ()
    nth: int = 0
    # So many units at the beginning, or with a negative number at the end, of what holds them.
    many: Decimal = Decimal(0)
    zone: str | None = None
    kind: MomentKind = MomentKind.DATE
    # A weekday, which a date beside it repeats.
    weekday: int | None = None
    # A bare month or the like, which counts only beside what tells more.
    weak: bool = False
    # "Early", "the end of": of this only a part is meant.
    trimmed: bool = False
    # The end that is told of a stretch without another: "since 2019".
    edge: tuple[Reach, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The day of publication and, where it is known, its time."""

    day: datetime
    moment: datetime | None


def nearest(cycles: tuple[Cycle, ...], published: Published | None) -> tuple[Reach, ...]:
    """The last recurrence that began by the day of publication, and the first after it, of each cycle."""
    found: list[Reach] = []
    for cycle in cycles if published is not None else ():
        assert published is not None
        found += _around(cycle, published.day)
    return tuple(found)


def _around(cycle: Cycle, day: datetime) -> Iterator[Reach]:
    # Eight years, for the 29th of February.
    near = {Grain.DAY: 2, Grain.WEEK: 2, Grain.MONTH: 3}.get(cycle.unit, 9)
    split = step(day, 1, Grain.DAY)
    before = list(cycle.between(step(day, -near, cycle.unit), split))
    yield from before[-1:]
    after = next(cycle.between(split, step(day, near, cycle.unit)), None)
    if after is not None:
        yield after


def inside(inner: Part, outer: Reach) -> tuple[Reach, ...]:
    """The recurrences of `inner` in a stretch, or the one that is asked for."""
    low, high = outer
    if low is None or high is None:
        return ()
    if inner.many and inner.grain is Grain.WEEK:
        low, high = (floor(step(end, 3, Grain.DAY), Grain.WEEK) for end in (low, high))
    if inner.many:
        return (
            (low, step(low, inner.many, inner.grain))
            if inner.many > 0
            else (step(high, inner.many, inner.grain), high),
        )
    found: list[Reach] = []
    for cycle in inner.cycles:
        every = list(cycle.between(low, high))
        if inner.nth and inner.grain is Grain.WEEK:
            # A week belongs to the month and the year that hold its Thursday (ISO 8601).
            every = list(cycle.between(step(low, -3, Grain.DAY), step(high, -3, Grain.DAY)))
        if inner.nth:
            at = inner.nth - 1 if inner.nth > 0 else inner.nth
            every = every[at : at + 1 or None] if -len(every) <= at < len(every) else []
        found += every[:2]
    return tuple(dict.fromkeys(found))


def composed(inner: Part, outer: Part) -> tuple[Cycle, ...]:
    """The cycles of one part that stands in another that recurs: "Monday night"."""

    def make(base: datetime, cycle: Cycle, one: Cycle) -> Reach | None:
        reach = cycle.make(base)
        only = Part(inner.start, inner.end, inner.grain, cycles=(one,), nth=inner.nth, many=inner.many)
        return next(iter(inside(only, reach)), None) if reach is not None else None

    return tuple(
        Cycle(cycle.unit, lambda base, cycle=cycle, one=one: make(base, cycle, one))  # type: ignore[misc]
        for cycle in outer.cycles
        for one in inner.cycles
    )
