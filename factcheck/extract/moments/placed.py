"""A text to its moments: parts found from the left, joined, limited, and placed on the calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from factcheck.extract.moments import clocks, counted, dates, periods, relative
from factcheck.extract.moments.edges import limited, loosened
from factcheck.extract.moments.joined import joined
from factcheck.extract.moments.nth import nth
from factcheck.extract.moments.parts import Part, Published, Shift, inside, nearest
from factcheck.extract.moments.spans import Reach, step
from factcheck.extract.numbers.lexer import Tokens, is_figure, is_word, tokenize, word
from factcheck.model import Grain, Moment, MomentKind, Span, Stretch
from factcheck.moments import zone_hours


class Direction(StrEnum):
    """Whether what is told of lies behind or ahead of publication, as the tense of its verb tells."""

    PAST = "past"
    NEXT = "next"
    EITHER = "either"


# "Three days later" counts from one of so many moments told before it.
_BACK = 8
_Rule = Callable[[Tokens, int, Published | None], Part | None]


def _plain(rule: Callable[[Tokens, int], Part | None]) -> _Rule:
    return lambda tokens, at, published: rule(tokens, at)


_RULES: tuple[_Rule, ...] = (
    relative.told_today,
    relative.now,
    _plain(nth),
    _plain(periods.feast),
    _plain(dates.in_figures),
    _plain(dates.days),
    counted.counted_run,
    relative.near_unit,
    relative.this_unit,
    _plain(relative.anchored_day),
    counted.counted,
    _plain(periods.century),
    _plain(periods.quarter),
    _plain(dates.day_of_month),
    _plain(clocks.time_of_day),
    _plain(periods.decade),
    _plain(periods.plain_year),
    _plain(periods.named_month),
    _plain(periods.season),
    _plain(relative.day_of_week),
    _plain(relative.weekend),
    _plain(relative.part_of_day),
)


def moments(
    text: str, *, published: str | None, direction: Direction = Direction.EITHER, after: Moment | None = None
) -> tuple[Moment, ...]:
    """The dates and times told in `text`, in order; spans are half-open code points of it.

    `published` is the ISO date or date-time of publication, from which "yesterday" is counted; without it only what
    names its year is resolved. `direction` settles what could be behind or ahead ("on Monday"). `after` is the moment
    told before the text, from which "the next day" is counted. Durations ("for three days") are quantities and no
    moments. Never raises, whatever the text.
    """
    known = _published(published)
    tokens = tokenize(text)
    found_parts = [loosened(tokens, part, clocks=True) for part in _parts(tokens, known)]
    parts = limited(tokens, joined(tokens, found_parts, known), known)
    found: list[Moment] = []
    before = [] if after is None else [after]
    for part in parts:
        moment = towards(_moment(text, tokens, part, known, before[-_BACK:]), direction, published)
        before.append(moment)
        found.append(moment)
    return tuple(found)


def towards(moment: Moment, direction: Direction, published: str | None) -> Moment:
    """The moment with only those of its stretches that lie in the direction, if there are any."""
    known = _published(published)
    if known is None or direction is Direction.EITHER or len(moment.stretches) < 2 or moment.any_day:
        return moment
    today = known.day.date().isoformat()

    def lies(stretch: Stretch) -> bool:
        if direction is Direction.PAST:
            return stretch.low is None or stretch.low[:10] <= today
        return stretch.high is None or stretch.high[:10] > today

    kept = tuple(stretch for stretch in moment.stretches if lies(stretch))
    edge = tuple(stretch for stretch in moment.edge if lies(stretch))
    return replace(moment, stretches=kept or moment.stretches, edge=edge or moment.edge)


def _published(value: str | None) -> Published | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None
    if not 3 < moment.year < 9990:
        return None
    return Published(datetime.combine(moment.date(), time()), moment if len(value) > 10 else None)


def _parts(tokens: Tokens, published: Published | None) -> list[Part]:
    found: list[Part] = []
    at = 0
    while at < len(tokens):
        part = _part(tokens, at, published) if is_word(tokens, at) or is_figure(tokens, at) else None
        if part is not None and (not found or part.start >= found[-1].end):
            found.append(part)
        at = max(at + 1, part.end) if part is not None else at + 1
    return found


def _part(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    for rule in _RULES:
        try:
            part = rule(tokens, at, published)
        except (OverflowError, ValueError):
            # Outside the years 1 to 9999: no date of the news.
            part = None
        if part is not None:
            return part
    return None


def _moment(text: str, tokens: Tokens, part: Part, published: Published | None, before: Sequence[Moment]) -> Moment:
    span = Span(tokens[part.start].start, tokens[part.end - 1].end)
    written = text[span.start : span.end]
    for own in ("'s", "’s"):
        if written.lower().endswith(own):
            span = Span(span.start, span.end - 2)
            written = written[:-2]
    try:
        stretches = () if _told_elsewhere(tokens, part) else _stretches(part, published, before)
    except (OverflowError, ValueError):
        stretches = ()
    hours = _hours(part)
    edge = sorted({_stretch(reach, part, hours, any_day=False) for reach in part.edge} if stretches else (), key=_order)
    return Moment(span, written, part.kind, part.grain, stretches, part.zone, tuple(edge))


def _told_elsewhere(tokens: Tokens, part: Part) -> bool:
    """ "On the Wednesday", "the Sunday of that weekend": a day of a week that something else names."""
    if part.weekday is None or part.reaches or part.grain is not Grain.DAY:
        return False
    return word(tokens, part.end) == "of" or word(tokens, part.start - 1) == "the"


def _stretches(part: Part, published: Published | None, before: Sequence[Moment]) -> tuple[Stretch, ...]:
    any_day = not part.reaches and part.shift is None and part.cycles and part.cycles[0].unit is Grain.DAY
    if any_day:
        sample = datetime(2000, 1, 3)
        reaches = [reach for cycle in part.cycles if (reach := cycle.make(sample)) is not None]
    else:
        reaches = list(_reaches(part, published, before))
    hours = _hours(part)
    return tuple(sorted({_stretch(reach, part, hours, any_day=bool(any_day)) for reach in reaches}, key=_order))


def _hours(part: Part) -> float | None:
    return zone_hours(part.zone) if part.zone is not None and part.grain < Grain.DAY else None


def _order(stretch: Stretch) -> tuple[str, str]:
    return stretch.low or "", stretch.high or ""


def _reaches(part: Part, published: Published | None, before: Sequence[Moment]) -> tuple[Reach, ...]:
    shift = part.shift
    if shift is None:
        return part.reaches or nearest(part.cycles, published)
    if shift.anchor is not None:
        bases = _reaches(shift.anchor, published, before)
    else:
        bases = () if shift.named else _anchor(shift, published, before)
    found = tuple(counted.placed(shift, base) for base in bases)
    if not part.within:
        return found
    only = Part(part.start, part.end, part.grain, cycles=part.within)
    return tuple(reach for outer in found for reach in inside(only, outer))


def _anchor(shift: Shift, published: Published | None, before: Sequence[Moment]) -> tuple[Reach, ...]:
    """The moment told last that is as fine as the shift; years are counted from publication where there is none."""
    for moment in reversed(before):
        fine = moment.grain <= max(shift.unit, Grain.DAY) and moment.kind is not MomentKind.RANGE
        if fine and moment.stretches and not moment.any_day:
            return tuple(_reach(stretch) for stretch in moment.stretches)
    if published is not None and shift.unit >= Grain.YEAR:
        return ((published.day, step(published.day, 1, Grain.DAY)),)
    return ()


def _reach(stretch: Stretch) -> Reach:
    def end(value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=None)

    return end(stretch.low), end(stretch.high)


def _stretch(reach: Reach, part: Part, hours: float | None, *, any_day: bool) -> Stretch:
    def written(end: datetime | None) -> str | None:
        if end is None:
            return None
        if part.grain >= Grain.DAY and end.time() == time():
            return end.date().isoformat()
        text = end.isoformat(timespec="minutes")
        if any_day:
            text = text[10:]
        return text if hours is None else text + _offset(hours)

    return Stretch(written(reach[0]), written(reach[1]))


def _offset(hours: float) -> str:
    minutes = round(timedelta(hours=abs(hours)).total_seconds() / 60)
    return f"{'-' if hours < 0 else '+'}{minutes // 60:02}:{minutes % 60:02}"
