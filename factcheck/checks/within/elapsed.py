"""How much time lies between two moments, and whether a duration says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from factcheck.model import Bound, Grain, Interval, Moment, Quantity, Stretch

_DAY = 86_400
_SECONDS = {
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3_600),
    "day": Decimal(_DAY),
    "week": Decimal(7 * _DAY),
    "month": Decimal("30.44") * _DAY,
    "year": Decimal("365.25") * _DAY,
    "decade": Decimal("3652.5") * _DAY,
    "century": Decimal("36525") * _DAY,
}
# The coarsest grain of two moments from which a duration in the unit can be told.
_FINEST = {
    "second": Grain.MINUTE,
    "minute": Grain.MINUTE,
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.DAY,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.YEAR,
}
# By how much of its unit a duration may be rounded up or down, or count its first and last both.
_LOOSE = {"week": "0.6", "month": "0.9", "year": "0.99"}
_NO_DAY = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The time between two moments in seconds: the least and the most that their wording allows."""

    least: Decimal
    most: Decimal


def between(first: Moment, last: Moment) -> Elapsed | None:
    """The time from one moment to another; None where it cannot be told."""
    one, other = _stretch(first), _stretch(last)
    if one is None or other is None:
        return None
    low, high = (other[0] - one[1]).total_seconds(), (other[1] - one[0]).total_seconds()
    if first.any_day or last.any_day:
        if max(first.grain, last.grain) > Grain.HOUR:
            return None
        ahead = (other[0] - one[0]).total_seconds()
        days = -(ahead // _DAY) * _DAY
        low, high = low + days, high + days
    return Elapsed(Decimal(int(low)), Decimal(int(high)))


def lasting(moment: Moment) -> tuple[Elapsed, ...]:
    """The length of a time with both its ends, of each of its readings; the last day may count or not."""
    found = []
    for one in moment.stretches:
        ends = _ends(one)
        if ends is not None:
            length = Decimal(int((ends[1] - ends[0]).total_seconds()))
            length += _DAY if moment.any_day and length < 0 else 0
            last = _DAY if moment.grain is Grain.DAY else 60 if moment.grain <= Grain.HOUR else 0
            found.append(Elapsed(length - last, length))
    return tuple(found)


def tells(quantity: Quantity, moment: Moment) -> bool:
    """Whether a moment is fine enough to say anything about a duration in the unit of this one."""
    finest = _FINEST.get(quantity.unit or "")
    return finest is not None and moment.grain <= finest and (not moment.any_day or finest <= Grain.HOUR)


def fits(quantity: Quantity, elapsed: Elapsed) -> bool:
    """Whether a duration, as loosely as it is told, can be the time that lies between."""
    unit = _SECONDS[quantity.unit or ""]
    loose = Decimal(_LOOSE.get(quantity.unit or "", "1"))
    if quantity.stated is not None and quantity.stated != quantity.stated.to_integral_value():
        loose /= 2
    interval = quantity.interval
    if quantity.bound is Bound.EXACT and quantity.stated is not None:
        interval = Interval(quantity.stated, quantity.stated)
    low = None if interval.low is None else (interval.low - loose) * unit
    high = None if interval.high is None else (interval.high + loose) * unit
    return (low is None or elapsed.most > low) and (high is None or elapsed.least < high)


def ratio(quantity: Quantity, elapsed: Elapsed) -> Decimal | None:
    """How many times the longer of both is the shorter; None where one of them is nothing or has no figure."""
    stated = quantity.stated
    middle = (elapsed.least + elapsed.most) / 2
    if stated is None or stated <= 0 or middle <= 0:
        return None
    told = stated * _SECONDS[quantity.unit or ""]
    return max(told / middle, middle / told)


def wording(elapsed: Elapsed, unit: str | None) -> str:
    """The time that lies between for a reader, in the unit or a finer one: `6 hours 40 minutes`."""
    middle = (elapsed.least + elapsed.most) / 2
    if unit in {"second", "minute", "hour"}:
        minutes = int((middle / 60).to_integral_value())
        hours, rest = divmod(minutes, 60)
        parts = [_counted(hours, "hour") if hours else "", _counted(rest, "minute") if rest or not hours else ""]
        return " ".join(part for part in parts if part)
    size = _SECONDS[unit or ""]
    low, high = (int((end / size).to_integral_value()) for end in (elapsed.least, elapsed.most))
    if unit in {"year", "decade"} or high - low > 1:
        return _counted(int((middle / size).to_integral_value()), unit or "")
    if unit in {"week", "month"}:
        return _counted(int((elapsed.most / _DAY).to_integral_value()), "day")
    return _counted(high, unit or "")


def _counted(number: int, unit: str) -> str:
    return f"{number:,} {unit}" if number == 1 else f"{number:,} {unit}s"


def _stretch(moment: Moment) -> tuple[datetime, datetime] | None:
    """The one stretch that a moment stands for; of "until 8.57pm" and "since 1983" the end that is told."""
    stretches = moment.edge or moment.stretches
    if len(stretches) != 1:
        return None
    ends = _ends(stretches[0])
    if ends is None:
        return None
    first = moment.text.split(maxsplit=1)[0].lower()
    if not moment.edge and moment.grain <= Grain.HOUR and first in {"until", "till", "by", "before"}:
        return ends[1] - timedelta(minutes=1), ends[1]
    return ends


def _ends(stretch: Stretch) -> tuple[datetime, datetime] | None:
    if stretch.low is None or stretch.high is None:
        return None
    low, high = (_at(end) for end in (stretch.low, stretch.high))
    return low, high


def _at(value: str) -> datetime:
    moment = datetime.fromisoformat(f"{_NO_DAY}{value}" if value.startswith("T") else value)
    return moment.replace(tzinfo=None)
