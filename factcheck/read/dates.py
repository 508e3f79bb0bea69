"""When an article was published and updated: the stamps written in it, and ISO dates given for it.

A span is recognised by a small grammar of news stamps, so that "24 of 28" is never a date; what it
means is then certain or it is unknown. Nothing here knows what day it is today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from factcheck.moments import zone_hours

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<{0}>\d{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|s)?\.?"
_DATE = re.compile(
    r"(?<![\w.])(?:"
    + _YEAR.format("y0") + r"-(?P<m0>\d\d)-(?P<d0>\d\d)(?=\D|$)|"
    + _DAY.format("d1") + r"(?: of)?[ -]" + _MONTH.format("n1") + r",?[ -]" + _YEAR.format("y1") + "|"
    + _MONTH.format("n2") + " " + _DAY.format("d2") + ",? " + _YEAR.format("y2") + "|"
    + r"(?P<d3>\d{1,2})(?P<sep>[./-])(?P<m3>\d{1,2})(?P=sep)" + _YEAR.format("y3") + ")",
    re.I,
)  # fmt: skip
_YEARLESS = re.compile(
    r"(?<![\w.])(?:"
    + _DAY.format("d1") + " " + _MONTH.format("n1") + "|"
    + _MONTH.format("n2") + " " + _DAY.format("d2") + r")(?!\w)",
    re.I,
)  # fmt: skip
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\b\.?)?|\s?(?P<half2>[ap]\.?m\b\.?))"
    r"(?:\s?(?P<zone>(?-i:[A-Z]{2,5}\b|Z\b)|(?:UTC|GMT)?[+-]\d\d:?\d\d\b))?"
)
_CLOCK_AFTER = re.compile(r"(?:T|[\s,|–—-]*(?:\bat\s+)?)" + _CLOCK, re.I)
_CLOCK_BEFORE = re.compile(r"(?<![\w:.])" + _CLOCK + r"\s?,?\s*(?:on\s+)?(?:" + WEEKDAY + r",?\s+)?$", re.I)
_UPDATED = re.compile(r"\b(?:last )?(?:updated?|modified|revised|amended)\b", re.I)
_NOT_PUBLISHED = re.compile(r"\b(?:next|expires?|embargo\w*|until|due|valid|event|deadline|copyright)\b|©", re.I)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line: its half-open offsets in the line, its ISO value, and whether it is of an update."""

    start: int
    end: int
    value: str
    updated: bool


def iso(value: str) -> str:
    """An ISO 8601 date or date-time as the model keeps it.

    A time without a zone is dropped: nobody can order it against another paper's clock.
    Raises ValueError where `value` is neither.
    """
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value).isoformat()
    moment = datetime.fromisoformat(value)
    return moment.isoformat(timespec="minutes") if moment.tzinfo else moment.date().isoformat()


def find_stamps(line: str) -> tuple[Stamp, ...]:
    """The dates with a year in one short line, in order; an ambiguous or impossible one is left out."""
    stamps: list[Stamp] = []
    matches = [match for match in _DATE.finditer(line) if _day_of(match) is not None]
    starts = [0, *(match.end() for match in matches)]
    for previous, match in zip(starts, matches, strict=False):
        day = _day_of(match)
        before = line[previous : match.start()]
        if day is None or _NOT_PUBLISHED.search(before):
            continue
        clock_before = _CLOCK_BEFORE.search(before)
        clock_after = None if clock_before else _CLOCK_AFTER.match(line, match.end())
        start = previous + clock_before.start() if clock_before else match.start()
        end = clock_after.end() if clock_after else match.end()
        stamps.append(Stamp(start, end, _join(day, clock_before or clock_after), _UPDATED.search(before) is not None))
    return tuple(stamps)


def update_of_same_day(line: str, stamps: tuple[Stamp, ...]) -> str | None:
    """The date of "Published 15 June 2024, 11:32 | Updated 13:05": the update has a time only."""
    if not stamps or any(stamp.updated for stamp in stamps):
        return None
    label = _UPDATED.search(line, stamps[-1].end)
    if label is None or re.match(r"[:\s]*(?:at )?" + _CLOCK + r"\W*$", line[label.end() :], re.I) is None:
        return None
    return stamps[-1].value[:10]


def date_of_dateline(dateline: str, *, known: str | None) -> str | None:
    """The date in a dateline; one without a year takes it from `known`, an ISO date at most half a year off."""
    stamps = find_stamps(dateline)
    if stamps:
        return stamps[0].value
    match = _YEARLESS.search(dateline)
    if match is None or known is None:
        return None
    reference = date.fromisoformat(known[:10])
    years = (reference.year - 1, reference.year, reference.year + 1)
    days = [day for day in (_day(year, *_month_and_day(match)) for year in years) if day is not None]
    nearest = min(days, key=lambda day: abs(day - reference), default=None)
    return nearest.isoformat() if nearest and abs(nearest - reference) <= timedelta(days=183) else None


def published_and_updated(lines: tuple[str, ...]) -> tuple[str | None, str | None]:
    """The first publication and the first update stamped in `lines`, ISO, None where unknown."""
    published: str | None = None
    updated: str | None = None
    for line in lines:
        stamps = find_stamps(line)
        for stamp in stamps:
            if stamp.updated:
                updated = updated or stamp.value
            else:
                published = published or stamp.value
        updated = updated or update_of_same_day(line, stamps)
    return published, updated


def yearless_end(line: str) -> int | None:
    """Where a date without a year starts that ends the line ("Sunday 9 November"), or None."""
    last = None
    for match in _YEARLESS.finditer(line):
        last = match
    return last.start() if last is not None and not line[last.end() :].strip(" .)|") else None


def clock_end(line: str) -> bool:
    """Whether the line ends with a time of day and its zone ("Updated 07:12 IST")."""
    return re.search(r"(?<![\w:.])" + _CLOCK + r"\W*$", line[-24:], re.I) is not None


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if parts["y0"]:
        return _day(int(parts["y0"]), int(parts["m0"]), int(parts["d0"]))
    if parts["y3"]:
        first, second, year = int(parts["d3"]), int(parts["m3"]), int(parts["y3"])
        if parts["sep"] == "/" and first <= 12 and second <= 12 and first != second:
            return None
        return _day(year, second, first) or _day(year, first, second)
    year = int(parts["y1"] or parts["y2"])
    return _day(year, *_month_and_day(match))


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    parts = match.groupdict()
    name = parts["n1"] or parts["n2"]
    return _MONTHS.index(name[:3].lower()) + 1, int(parts["d1"] or parts["d2"])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _join(day: date, clock: re.Match[str] | None) -> str:
    """`day`, with the time of day where its zone is known."""
    offset = _offset(clock["zone"]) if clock else None
    if clock is None or offset is None:
        return day.isoformat()
    hour = int(clock["hour"])
    half = (clock["half"] or clock["half2"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    moment = datetime.combine(day, time(hour, int(clock["minute"] or 0)), tzinfo=timezone(offset))
    return moment.isoformat(timespec="minutes")


def _offset(zone: str | None) -> timedelta | None:
    if zone is None:
        return None
    numeric = re.fullmatch(r"(?:UTC|GMT)?([+-])(\d\d):?(\d\d)", zone, re.I)
    if numeric:
        minutes = int(numeric[2]) * 60 + int(numeric[3])
        return timedelta(minutes=minutes if numeric[1] == "+" else -minutes) if minutes < 24 * 60 else None
    hours = zone_hours(zone)
    return None if hours is None else timedelta(hours=hours)
