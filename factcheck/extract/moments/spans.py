"""Stretches of the calendar as pairs of local times, and steps from one to another.

An end of None is open. What lies outside the years 1 to 9999 raises OverflowError or ValueError, as datetime does.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from factcheck.model import Grain

Reach = tuple[datetime | None, datetime | None]

_YEARS = {Grain.YEAR: 1, Grain.DECADE: 10, Grain.CENTURY: 100}
_FIXED = {
    Grain.MINUTE: timedelta(minutes=1),
    Grain.HOUR: timedelta(hours=1),
    Grain.DAY: timedelta(days=1),
    Grain.WEEK: timedelta(days=7),
}
# A whole number of the smaller unit makes one of the larger: for "two and a half years".
_SMALLER = {
    Grain.HOUR: (Grain.MINUTE, 60),
    Grain.DAY: (Grain.HOUR, 24),
    Grain.WEEK: (Grain.DAY, 7),
    Grain.MONTH: (Grain.DAY, 30),
    Grain.QUARTER: (Grain.MONTH, 3),
    Grain.YEAR: (Grain.MONTH, 12),
    Grain.DECADE: (Grain.YEAR, 10),
    Grain.CENTURY: (Grain.YEAR, 100),
}


def day(value: date) -> Reach:
    """The whole of a day."""
    low = datetime.combine(value, time())
    return low, low + timedelta(days=1)


def hours(value: date, low: float, high: float) -> Reach:
    """From one hour of a day to another, which may lie on the next."""
    start = datetime.combine(value, time())
    return start + timedelta(hours=low), start + timedelta(hours=high)


def step(moment: datetime, number: Decimal | int, unit: Grain) -> datetime:
    """The moment a number of units later; earlier for a negative number."""
    if number != int(number) and unit in _SMALLER:
        unit, many = _SMALLER[unit]
        return step(moment, int(number * many), unit)
    whole = int(number)
    if unit in _FIXED:
        return moment + whole * _FIXED[unit]
    if unit in _YEARS:
        return _plus(moment, years=whole * _YEARS[unit])
    return _plus(moment, months=whole * (3 if unit is Grain.QUARTER else 1))


def _plus(moment: datetime, *, years: int = 0, months: int = 0) -> datetime:
    later: datetime = moment + relativedelta(years=years, months=months)
    return later


def floor(moment: datetime, unit: Grain) -> datetime:
    """The beginning of the calendar unit that holds the moment; weeks begin on Monday."""
    whole = datetime.combine(moment.date(), time())
    match unit:
        case Grain.MINUTE:
            return moment.replace(second=0, microsecond=0)
        case Grain.HOUR:
            return moment.replace(minute=0, second=0, microsecond=0)
        case Grain.WEEK:
            return whole - timedelta(days=whole.weekday())
        case Grain.MONTH:
            return whole.replace(day=1)
        case Grain.QUARTER:
            return whole.replace(month=whole.month - (whole.month - 1) % 3, day=1)
        case Grain.YEAR | Grain.DECADE | Grain.CENTURY:
            years = _YEARS[unit]
            return whole.replace(year=max(1, whole.year - whole.year % years), month=1, day=1)
        case _:
            return whole


def unit_of(moment: datetime, unit: Grain, steps: int = 0) -> Reach:
    """The calendar unit that holds the moment, or the one that many units later."""
    low = step(floor(moment, unit), steps, unit)
    return low, step(low, 1, unit)


def years(first: int, last: int) -> Reach:
    """From the beginning of one year to the end of another."""
    return datetime(first, 1, 1), datetime(last + 1, 1, 1)
