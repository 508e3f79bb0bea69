"""How two moments relate: whether the stretches of time that they may stand for meet. And the zones of clocks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib import resources

from factcheck.model import Grain, Moment, MomentKind, Stretch, Verdict

# A local time and a time with a zone are told in places that may lie this far apart.
_FARTHEST = timedelta(hours=14)
_WHOLE_DAY = len("2000-01-01")
_NO_DAY = "2000-01-01"
# Open ends.
_FIRST, _LAST = datetime.min, datetime.max
_Ends = tuple[datetime, datetime]


def compare(left: Moment, right: Moment) -> Verdict:
    """How the times relate that two moments tell; symmetric.

    UNKNOWN where one of them is not resolved, where a time of any day meets a day, or where the zones leave it open.
    DIFFERENT only where none of the stretches that one may stand for meets one of the other.
    """
    if not left.stretches or not right.stretches:
        return Verdict.UNKNOWN
    if left.any_day != right.any_day:
        return _by_clock(left, right)
    if left.stretches == right.stretches and _told(left.zone) == _told(right.zone):
        return Verdict.SAME
    if left.edge and right.edge and _open_ends(left) == _open_ends(right):
        return compare(replace(left, stretches=left.edge, edge=()), replace(right, stretches=right.edge, edge=()))
    # Of two zones that are told the offset of one may not be known.
    unsure = _told(left.zone) != _told(right.zone)
    verdicts = {_relate(one, other, unsure=unsure) for one in left.stretches for other in right.stretches}
    if Verdict.COMPATIBLE in verdicts:
        return Verdict.COMPATIBLE
    return Verdict.UNKNOWN if Verdict.UNKNOWN in verdicts else Verdict.DIFFERENT


def _open_ends(moment: Moment) -> tuple[bool, bool]:
    """Which ends are open: two deadlines, or two beginnings, differ where what is told of them does."""
    return moment.stretches[0].low is None, moment.stretches[0].high is None


def _told(zone: str | None) -> str | None:
    """The zone, where it is another than that of the place: "local time" tells none."""
    return None if zone is not None and zone.lower().startswith("local") else zone


def day_of(moment: Moment) -> Moment:
    """The moment without its clock: the whole of the days that it may lie in; a time of any day is not resolved."""
    if moment.grain >= Grain.DAY or not moment.stretches:
        return moment
    if moment.any_day:
        return replace(moment, stretches=())
    days = {Stretch(_day(one.low), _day_after(one.high)) for one in moment.stretches}
    return replace(moment, stretches=tuple(sorted(days, key=str)), grain=Grain.DAY)


def clock_of(moment: Moment) -> Moment:
    """The moment without its day: the time of the clock that it tells; a day or longer is not resolved."""
    if moment.any_day:
        return moment
    if moment.grain >= Grain.DAY or moment.kind is MomentKind.RANGE:
        return replace(moment, stretches=())
    times = {Stretch(_of_any_day(one.low), _of_any_day(one.high)) for one in moment.stretches}
    return replace(moment, stretches=tuple(sorted(times, key=str)))


def _day(value: str | None) -> str | None:
    return None if value is None else value[:10]


def _day_after(value: str | None) -> str | None:
    """The day after the one in which a stretch ends, which an end at midnight does not touch."""
    if value is None or value[11:16] in {"", "00:00"}:
        return _day(value)
    return (date.fromisoformat(value[:10]) + timedelta(days=1)).isoformat()


def apart(left: Moment, right: Moment) -> bool:
    """Whether both moments are resolved to days or longer, to one stretch each, and the stretches do not meet."""
    single = len(left.stretches) == len(right.stretches) == 1
    return single and not (left.any_day or right.any_day) and compare(left, right) is Verdict.DIFFERENT


def near(left: Moment, right: Moment, *, by: timedelta) -> bool:
    """Whether some stretch that one moment may stand for begins no later than `by` after one of the other ends.

    Of a time of any day and a moment of one day the clocks count; days that follow each other lie a day apart.
    """
    if left.any_day != right.any_day:
        left, right = clock_of(left), clock_of(right)
    return any(
        _meet(_ends(one), _later(_ends(other), day), by)
        for one in left.stretches
        for other in right.stretches
        for day in ((-1, 0, 1) if _any_day(one) and _any_day(other) else (0,))
    )


def resolved(moment: Moment) -> str:
    """What a moment stands for, in ISO 8601: a day, or two ends with a slash (`..`: open); readings with `or`."""
    return " or ".join(_iso(stretch) for stretch in moment.stretches)


def _iso(stretch: Stretch) -> str:
    low, high = stretch.low, stretch.high
    if low is not None and high is not None and len(low) == len(high) == _WHOLE_DAY:
        first, after = date.fromisoformat(low), date.fromisoformat(high)
        if (after - first).days == 1:
            return low
        high = date.fromordinal(after.toordinal() - 1).isoformat()
        if (low[4:], high[4:]) == ("-01-01", "-12-31"):
            return low[:4] if low[:4] == high[:4] else f"{low[:4]}/{high[:4]}"
    return f"{low or '..'}/{high or '..'}"


def _by_clock(left: Moment, right: Moment) -> Verdict:
    """A time of any day against a moment of one day: only the clock is compared, where both tell one."""
    one, other = clock_of(left), clock_of(right)
    if not one.stretches or not other.stretches or Grain.PART_OF_DAY in {left.grain, right.grain}:
        return Verdict.UNKNOWN
    found = compare(one, other)
    return Verdict.COMPATIBLE if found is Verdict.SAME else found


def _of_any_day(value: str | None) -> str | None:
    return None if value is None else f"T{value[11:] or '00:00'}"


def _relate(one: Stretch, other: Stretch, *, unsure: bool) -> Verdict:
    mine, theirs = _ends(one), _ends(other)
    both = _zoned(one) and _zoned(other)
    slack = _FARTHEST if (unsure and not both) or _zoned(one) != _zoned(other) else timedelta(0)
    # 11pm to 2am and 1am meet, whichever day is meant.
    days = (-1, 0, 1) if _any_day(one) and _any_day(other) else (0,)
    if any(_meet(mine, _later(theirs, day), timedelta(0)) for day in days):
        return Verdict.COMPATIBLE
    return Verdict.UNKNOWN if any(_meet(mine, _later(theirs, day), slack) for day in days) else Verdict.DIFFERENT


def _meet(one: _Ends, other: _Ends, slack: timedelta) -> bool:
    latest, earliest = max(one[0], other[0]), min(one[1], other[1])
    return latest < earliest or (slack > timedelta(0) and latest - earliest < slack)


def _ends(stretch: Stretch) -> _Ends:
    low = _FIRST if stretch.low is None else _utc(stretch.low)
    high = _LAST if stretch.high is None else _utc(stretch.high)
    # A time of any day may run past midnight: "from 11pm to 2am".
    return low, high + timedelta(days=1) if high <= low else high


def _any_day(stretch: Stretch) -> bool:
    return any(end is not None and end.startswith("T") for end in (stretch.low, stretch.high))


def _later(ends: _Ends, days: int) -> _Ends:
    return (ends[0] + timedelta(days=days), ends[1] + timedelta(days=days)) if days else ends


def _utc(value: str) -> datetime:
    moment = datetime.fromisoformat(f"{_NO_DAY}{value}" if value.startswith("T") else value)
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=None) - offset


def _zoned(stretch: Stretch) -> bool:
    """Whether a zone is told, so that the ends are those of one clock for all the world."""
    return any(len(end) > 10 and end[-6] in "+-" for end in (stretch.low, stretch.high) if end is not None)


def zone_hours(name: str) -> float | None:
    """Hours from UTC of a zone's abbreviation in capitals (`GMT`, `EDT`); None for one that names several zones."""
    return _zones().get(name)


@cache
def _zones() -> Mapping[str, float]:
    text = resources.files("factcheck").joinpath("moments.toml").read_text(encoding="utf-8")
    return {name: float(hours) for name, hours in tomllib.loads(text)["hours"].items()}
