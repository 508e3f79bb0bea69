"""Times of the clock: "4.15am", "16:15 GMT", "half past two", "noon", "9am to 5pm", "1530 hrs local time".

Which figures are times is decided by the number grammar, which leaves them out; here they get their value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from factcheck.extract.moments.parts import Cycle, Part
from factcheck.extract.moments.spans import Reach
from factcheck.extract.numbers.clocks import clock, taken
from factcheck.extract.numbers.lexer import ARTICLES, HYPHENS, Tokens, digits, is_figure, is_word, touches, word
from factcheck.extract.numbers.tables import numerals
from factcheck.extract.numbers.tables import words as context
from factcheck.model import Grain, MomentKind
from factcheck.moments import zone_hours

_HALF_DAY = 12 * 60
_DAY = 24 * 60
_NAMED = {"noon": _HALF_DAY, "midday": _HALF_DAY, "midnight": 0}
_PARTS = {"quarter": 15, "half": 30}
# "4am" is said of anything near it; "4.00am" and "half past four" are not.
_LOOSE = 15
_LINKS = frozenset({"to", "until", "till", "through", "and", "-", "–", "—"})
_DAY_PARTS = frozenset({"morning", "afternoon", "evening"})
_HOURS = frozenset({"hours", "hrs", "hr", "h"})


@dataclass(frozen=True, slots=True)
class _Time:
    """The minutes since midnight that are read, those of both halves of the day where none is told."""

    end: int
    minutes: tuple[int, ...]
    exact: bool
    zone: str | None = None
    told: bool = True


def time_of_day(tokens: Tokens, at: int) -> Part | None:
    """The time that begins at token `at`, or the range of two."""
    if touches(tokens, at) and word(tokens, at - 1) in {"/", ".", ":", "+", "$", "£", "€"}:
        return None
    first = _time(tokens, at)
    linked = _linked(tokens, at) if first is None or not first.told else None
    if linked is not None:
        return linked
    if first is None:
        return None
    other = _time(tokens, first.end + 1) if word(tokens, first.end) in _LINKS else None
    between = word(tokens, first.end) != "and" or word(tokens, at - 1) == "between"
    if other is not None and between and word(tokens, first.end) != ",":
        return _ranged(tokens, at, first, other)
    return _part(at, first)


def _linked(tokens: Tokens, at: int) -> Part | None:
    """ "3-8pm", "9 to 5pm": the half of the day is told once."""
    if word(tokens, at + 1) not in _LINKS:
        return None
    other = _time(tokens, at + 2)
    hour = _hour(tokens, at)
    if other is None or hour is None or not other.told or hour[1] != at + 1 or word(tokens, other.end - 1) in _NAMED:
        return None
    if word(tokens, at + 1) == "and" and word(tokens, at - 1) != "between":
        return None
    return _ranged(tokens, at, _Time(at + 1, _both(hour[0] * 60), hour[2], told=False), other)


def _ranged(tokens: Tokens, at: int, first: _Time, other: _Time) -> Part:
    """From one to the other; of both halves of the day the pair that lies closest, in the order told."""
    pairs = [(low, high if high > low else high + _DAY) for low in first.minutes for high in other.minutes]
    shortest = min(high - low for low, high in pairs)
    kept = [pair for pair in pairs if pair[1] - pair[0] == shortest]
    start = at - 1 if word(tokens, at - 1) in {"from", "between"} else at
    cycles = tuple(_cycle(low, high) for low, high in dict.fromkeys(kept))
    return Part(start, other.end, Grain.MINUTE, cycles=cycles, zone=other.zone or first.zone, kind=MomentKind.TIME)


def _part(at: int, time: _Time) -> Part:
    wide = 1 if time.exact else _LOOSE
    cycles = tuple(_cycle(minutes - (0 if time.exact else _LOOSE), minutes + wide) for minutes in time.minutes)
    grain = Grain.MINUTE if time.exact else Grain.HOUR
    return Part(at, time.end, grain, cycles=cycles, zone=time.zone, kind=MomentKind.TIME)


def _cycle(low: int, high: int) -> Cycle:
    def make(base: datetime) -> Reach | None:
        return base + timedelta(minutes=low), base + timedelta(minutes=high)

    return Cycle(Grain.DAY, make)


def _time(tokens: Tokens, at: int) -> _Time | None:
    """One time, with its half of the day and its zone."""
    named = at + 1 if digits(tokens, at) == "12" or word(tokens, at) == "twelve" else at
    if word(tokens, named) in _NAMED and is_word(tokens, named):
        return _zoned(tokens, _Time(named + 1, (_NAMED[word(tokens, named)],), exact=True))
    past = _past(tokens, at)
    if past is not None:
        return _zoned(tokens, _halved(tokens, past[1], past[0], exact=True, sure=False))
    hour = _hour(tokens, at)
    if hour is None:
        return None
    minutes, end, exact, sure = hour[0] * 60 + hour[3], hour[1], hour[2], hour[4]
    told = _half(tokens, end) is not None
    placed = clock(tokens, at) or _zone(tokens, end) or _hours_after(tokens, at, end) or _of_day(tokens, at, end)
    if not told and not placed:
        return None
    if exact and not told and taken(tokens, at) is not None:
        return None
    return _zoned(tokens, _halved(tokens, end, minutes, exact=exact, sure=sure))


def _of_day(tokens: Tokens, at: int, end: int) -> bool:
    """ "Five in the morning", and "in the morning at 7"."""
    after = word(tokens, end) == "in" and word(tokens, end + 1) == "the" and word(tokens, end + 2) in _DAY_PARTS
    before = word(tokens, at - 1) == "at" and word(tokens, at - 2) in _DAY_PARTS and not is_word(tokens, end)
    return (after and not is_word(tokens, end + 3)) or (after and word(tokens, at - 1) not in {"the"}) or before


def _hours_after(tokens: Tokens, at: int, end: int) -> bool:
    """ "0430 hours": not "24 hours"."""
    return word(tokens, end) in _HOURS and len(digits(tokens, at)) == 4 and digits(tokens, at).startswith("0")


def _halved(tokens: Tokens, end: int, minutes: int, *, exact: bool, sure: bool) -> _Time:
    """With "am" or "pm", or with both where nothing tells which."""
    half = _half(tokens, end)
    if half is not None:
        return _Time(half[1], ((minutes % _HALF_DAY) + (_HALF_DAY if half[0] == "p" else 0),), exact)
    end += word(tokens, end) in {"o'clock", "o’clock", "sharp"}
    if word(tokens, end) in _HOURS and sure:
        return _Time(end + 1, (minutes,), exact=True)
    zoned = _zone(tokens, end)
    if sure or minutes >= 13 * 60 or (zoned is not None and zoned[0] in {"GMT", "UTC"}):
        return _Time(end, (minutes % _DAY,), exact)
    return _Time(end, _both(minutes), exact, told=False)


def _both(minutes: int) -> tuple[int, ...]:
    if minutes >= 13 * 60:
        return (minutes % _DAY,)
    return tuple(sorted({minutes % _HALF_DAY, minutes % _HALF_DAY + _HALF_DAY}))


def _hour(tokens: Tokens, at: int) -> tuple[int, int, bool, int, bool] | None:
    """Hour, end, whether minutes are told, minutes, and whether it is of a clock of 24 hours."""
    small = numerals().small.get(word(tokens, at), 0)
    if 0 < small <= 12:
        return small, at + 1, False, 0, False
    if not is_figure(tokens, at):
        return None
    text = tokens[at].text
    if "." in text:
        hour, _, minutes = text.partition(".")
        return _checked(hour, minutes, at + 1) if len(minutes) == 2 else None
    if word(tokens, at + 1) == ":" and touches(tokens, at + 1) and touches(tokens, at + 2):
        minutes = tokens[at + 2].text if is_figure(tokens, at + 2) else ""
        seconds = word(tokens, at + 3) == ":" and touches(tokens, at + 3) and len(digits(tokens, at + 4)) == 2
        return _checked(text, minutes, at + (5 if seconds else 3))
    if len(text) == 4 and text.isdecimal():
        return _checked(text[:2], text[2:], at + 1)
    if word(tokens, at + 1) == "h" and touches(tokens, at + 1) and touches(tokens, at + 2):
        return _checked(text, digits(tokens, at + 2), at + 3)
    return (
        (int(text), at + 1, False, 0, int(text) > 12) if text.isdecimal() and len(text) < 3 and int(text) < 24 else None
    )


def _checked(hour: str, minutes: str, end: int) -> tuple[int, int, bool, int, bool] | None:
    if not (hour.isdecimal() and minutes.isdecimal() and len(hour) <= 2 and len(minutes) == 2):
        return None
    if int(hour) > 24 or int(minutes) > 59:
        return None
    return int(hour), end, True, int(minutes), int(hour) > 12 or hour.startswith("0")


def _past(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The minutes since midnight of "half past two", "ten to three", "eighteen minutes to midnight", and their end."""
    start = at + (word(tokens, at) in ARTICLES)
    small = {**numerals().small, **numerals().tens, **_PARTS}
    text = digits(tokens, start)
    minutes = int(text) if text and int(text) < 60 else small.get(word(tokens, start), 0)
    end = start + 1
    if word(tokens, start) in numerals().tens and word(tokens, end) in HYPHENS:
        minutes, end = minutes + numerals().small.get(word(tokens, end + 1), 0), end + 2
    named = word(tokens, end) in {"minutes", "min", "mins", "minute"}
    link = word(tokens, end + named)
    if text and not named and link != "past":
        # "9 to 5pm" are two times.
        return None
    if not minutes or link not in {"past", "to", "after", "before"} or (link in {"after", "before"} and not named):
        return None
    hour_at = end + named + 1
    hour = numerals().small.get(word(tokens, hour_at), 0) or _NAMED.get(word(tokens, hour_at), -1) // 60
    hour = int(digits(tokens, hour_at)) if digits(tokens, hour_at) else hour
    known = word(tokens, hour_at) in _NAMED
    if not known and (not 0 < hour <= 12 or (not clock(tokens, start) and not _timed(tokens, at, hour_at))):
        return None
    sign = -1 if link in {"to", "before"} else 1
    return (hour * 60 + sign * minutes) % _DAY, hour_at + 1


def _timed(tokens: Tokens, at: int, hour_at: int) -> bool:
    """Whether "am" follows, or "past" links the two: "five past eight", but not "five to eight"."""
    past = any(word(tokens, part) == "past" for part in range(at, hour_at))
    return past or _half(tokens, hour_at + 1) is not None


def _half(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """ "a" or "p" for what stands at `at`, with its end: "am", "p.m.", "P M"."""
    here = word(tokens, at)
    if here in {"am", "pm"}:
        return here[0], at + 1
    if here not in {"a", "p"}:
        return None
    dot = at + 1 + (word(tokens, at + 1) == ".")
    if word(tokens, dot) != "m" or (dot > at + 1 and not touches(tokens, at + 1) and tokens[at].text != "p"):
        return None
    stop = dot > at + 1 and word(tokens, dot + 1) == "." and touches(tokens, dot + 1)
    return here, dot + 1 + stop


def _zoned(tokens: Tokens, time: _Time) -> _Time:
    zone = _zone(tokens, time.end)
    if zone is None:
        return time
    return _Time(zone[1], time.minutes, time.exact, zone[0], time.told)


def _zone(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """The zone that stands at `at` and its end: "GMT", "local time", "Eastern"."""
    if not is_word(tokens, at):
        return None
    text, lower = tokens[at].text, tokens[at].lower
    if text.isupper() and (zone_hours(text) is not None or text in context("zones") or lower in {"cst", "et", "pt"}):
        return text, at + 1
    if lower in context("kept_times") and word(tokens, at + 1) in {"time", "timezone"}:
        return f"{text} time", at + 2
    if text[0].isupper() and word(tokens, at + 1) == "time" and lower not in {"the", "this", "that", "at"}:
        return f"{text} time", at + 2
    if lower in {"eastern", "pacific", "mountain", "central"} and text[0].isupper() and not is_word(tokens, at + 1):
        return text, at + 1
    return None
