"""Times told from publication or from another moment: "yesterday", "last week", "two years ago", "three days later"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.moments.parts import Cycle, Part, Published, Shift
from factcheck.extract.moments.periods import feast, season
from factcheck.extract.moments.spans import Reach, floor, hours, step, unit_of
from factcheck.extract.moments.tables import is_own, listed_in, month, own, table, unit, weekday
from factcheck.extract.numbers.lexer import Tokens, is_word, touches, word
from factcheck.extract.numbers.tables import words as context
from factcheck.model import Grain, MomentKind

_ONE = Decimal(1)


def told_today(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    """ "Today", "yesterday", "last night", "overnight"."""
    found = table().told_today.at(tokens, at) or _own_today(tokens, at)
    if found is None:
        return None
    end, (days, low, high) = found
    grain = Grain.DAY if (low, high) == (0, 24) else Grain.PART_OF_DAY
    if published is None:
        return Part(at, end, grain)
    return Part(at, end, grain, (hours(step(published.day, days, Grain.DAY), low, high),))


def _own_today(tokens: Tokens, at: int) -> tuple[int, tuple[int, int, int]] | None:
    """ "Yesterday's", "tonight’s", and "last night's" by its first word."""
    one = {"today": (0, 0, 24), "tonight": (0, 17, 30), "yesterday": (-1, 0, 24), "tomorrow": (1, 0, 24)}
    if is_own(tokens, at) and own(word(tokens, at)) in one:
        return at + 1, one[own(word(tokens, at))]
    night = word(tokens, at) == "last" and is_own(tokens, at + 1) and own(word(tokens, at + 1)) == "night"
    return (at + 2, (-1, 17, 32)) if night else None


def now(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    """ "Between now and May", "from March until now"; "the year to date"."""
    if word(tokens, at) == "year" and word(tokens, at + 1) == "to" and word(tokens, at + 2) == "date":
        year = () if published is None else ((floor(published.day, Grain.YEAR), step(published.day, 1, Grain.DAY)),)
        return Part(at, at + 3, Grain.YEAR, year, kind=MomentKind.RANGE)
    before = word(tokens, at - 1)
    ends = before in {"until", "till", "between", "from"} or (before == "and" and not is_word(tokens, at + 1))
    if word(tokens, at) != "now" or not ends:
        return None
    return Part(at, at + 1, Grain.DAY, () if published is None else (unit_of(published.day, Grain.DAY),), weak=True)


def day_of_week(tokens: Tokens, at: int) -> Part | None:
    """ "Monday"; a short form is weak, and stands only beside a date or a clock."""
    named = weekday(tokens, at)
    if named is None or table().blocked.at(tokens, at) is not None or listed_in(tokens, at - 1, "many"):
        return None
    number, end, short = named
    blocked = any(table().blocked.at(tokens, at - back) for back in (1, 2) if at >= back)
    if blocked or word(tokens, at).endswith("days") or (touches(tokens, at) and word(tokens, at - 1) == "-"):
        return None
    cycle = Cycle(Grain.WEEK, lambda base: unit_of(step(base, number, Grain.DAY), Grain.DAY))
    return Part(at, end, Grain.DAY, cycles=(cycle,), weekday=number, weak=short)


def part_of_day(tokens: Tokens, at: int) -> Part | None:
    """ "Morning", "night", "the early hours": weak unless "in", "at" or "the" stands before it."""
    found = table().parts_of_day.at(tokens, at)
    if found is None and is_own(tokens, at):
        found = next(((at + 1, span) for span in _span_of(own(word(tokens, at)))), None)
    if found is None:
        return None
    low, high = found[1]
    cycle = Cycle(Grain.DAY, lambda base: hours(base, low, high))
    return Part(at, found[0], Grain.PART_OF_DAY, cycles=(cycle,), kind=MomentKind.TIME, weak=True)


def _span_of(name: str) -> list[tuple[int, int]]:
    return [span for words, span in table().parts_of_day.by_first.get(name, ()) if len(words) == 1]


def near_unit(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    """ "Last week", "this year", "next Monday", "last October", "the previous quarter", "this weekend"."""
    way = next((way for way in ("this", "last", "next") if listed_in(tokens, at, way)), None)
    if way is None or (listed_in(tokens, at - 1, "this") and way == "this"):
        return None
    steps = {"this": 0, "last": -1, "next": 1}[way]
    noun = at + 1 + (word(tokens, at + 1) in {"calendar", "financial", "fiscal", "school", "academic"})
    if way == "this" and listed_in(tokens, at + 1, "last", "next"):
        # "This past Wednesday", "this coming Friday".
        found = near_unit(tokens, at + 1, published)
        return None if found is None else Part(at, found.end, found.grain, found.reaches, found.cycles)
    told = unit(tokens, noun)
    if told is not None and told[0] >= Grain.DAY:
        return _near_unit(tokens, at, noun, steps, told, published)
    if word(tokens, noun) in {"weekend", "weekend's", "weekend’s"}:
        return _near_weekend(tokens, at, noun + 1, steps, published)
    return _near_named(tokens, at, noun, way, published)


def _near_unit(
    tokens: Tokens, at: int, noun: int, steps: int, told: tuple[Grain, int], published: Published | None
) -> Part | None:
    grain, many = told
    led = word(tokens, at - 1) in {"the", "that"}
    anchored = (led and steps != 0 and word(tokens, at) in {"next", "previous", "following", "preceding"}) or (
        word(tokens, at) in {"following", "preceding", "subsequent"}
    )
    plural = word(tokens, noun).endswith("s") and not is_own(tokens, noun)
    whole = grain is Grain.QUARTER and steps != 0 and word(tokens, at) not in {"following", "preceding", "subsequent"}
    if not whole and (
        plural or word(tokens, at) == "past" or (led and word(tokens, at) == "last" and grain > Grain.DAY)
    ):
        return None if plural else run(tokens, at, noun + 1, steps, Decimal(many), grain, published)
    if anchored and not whole:
        return Part(at, noun + 1, grain, shift=Shift(Decimal(steps * many), grain, aligned=True))
    if grain is Grain.DAY and steps:
        return None
    if published is None:
        return Part(at, noun + 1, grain)
    reach = unit_of(published.day, grain, steps * many)
    if noun > at + 1 and word(tokens, noun - 1) != "calendar" and reach[0] is not None and reach[1] is not None:
        # A financial or a school year may begin and end at any month.
        reach = (step(reach[0], -1, Grain.YEAR), step(reach[1], 1, Grain.YEAR))
    return Part(at, noun + 1, grain, (reach,))


def run(
    tokens: Tokens, at: int, end: int, steps: int, many: Decimal, grain: Grain, published: Published | None
) -> Part | None:
    """ "The past year", "the next three weeks": up to publication, or from it."""
    if not steps:
        return None
    if published is None:
        return Part(at, end, grain, kind=MomentKind.RANGE)
    low, high = published.day, step(published.day, 1, Grain.DAY)
    if grain is Grain.QUARTER:
        # Quarters of the calendar, as a company counts them.
        low = floor(low, grain) if steps < 0 else step(floor(low, grain), 1, grain)
        high = low
    reach = (step(low, -many, grain), high) if steps < 0 else (low, step(high, many, grain))
    return Part(at, end, grain, (reach,), kind=MomentKind.RANGE)


def this_unit(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    """ "The end of the year", "later in the week": the one that publication lies in."""
    if word(tokens, at) in {"year", "month"} and word(tokens, at - 1) == "of" and word(tokens, at - 2) == "end":
        grain = Grain[word(tokens, at).upper()]
        return Part(at, at + 1, grain, () if published is None else (unit_of(published.day, grain),))
    told = unit(tokens, at + 1) if word(tokens, at) == "the" and word(tokens, at - 1) in {"of", "in"} else None
    if told is None or told[0] <= Grain.DAY or word(tokens, at + 1).endswith("s"):
        return None
    inside = word(tokens, at - 1) == "in" and word(tokens, at - 2) in {"early", "earlier", "late", "later"}
    parts = word(tokens, at - 2) in {"quarter", "half"}
    ends = word(tokens, at - 1) == "of" and (parts or listed_in(tokens, at - 2, "early", "mid", "late"))
    if not (inside or ends) or (is_word(tokens, at + 2) and word(tokens, at + 2) not in context("closed")):
        return None
    if word(tokens, at + 2) in {"of", "before", "after"}:
        return None
    return Part(at, at + 2, told[0], () if published is None else (unit_of(published.day, told[0]),))


def weekend(tokens: Tokens, at: int) -> Part | None:
    """ "At the weekend", "over the weekend"."""
    if own(word(tokens, at)) != "weekend" or listed_in(tokens, at - 1, "many"):
        return None
    return Part(at, at + 1, Grain.WEEKEND, cycles=(_weekends(),))


def _weekends() -> Cycle:
    return Cycle(Grain.WEEK, lambda base: (step(base, 5, Grain.DAY), step(base, 7, Grain.DAY)))


def _near_weekend(tokens: Tokens, at: int, end: int, steps: int, published: Published | None) -> Part | None:
    if published is None:
        return Part(at, end, Grain.WEEKEND)
    week, _ = unit_of(published.day, Grain.WEEK, steps)
    reach = None if week is None else _weekends().make(week)
    return Part(at, end, Grain.WEEKEND, () if reach is None else (reach,))


def _near_named(tokens: Tokens, at: int, noun: int, way: str, published: Published | None) -> Part | None:
    """ "Last Wednesday", "next May", "this summer": of two readings both where writers differ."""
    day = day_of_week(tokens, noun)
    named = month(tokens, noun)
    name = own(word(tokens, noun))
    if day is not None:
        cycles, end, grain = day.cycles, day.end, Grain.DAY
    elif named is not None:
        number = named[0]
        cycles = (Cycle(Grain.YEAR, lambda base: unit_of(base.replace(month=number), Grain.MONTH)),)
        end, grain = named[1], Grain.MONTH
    elif name in table().seasons:
        told = season(tokens, noun)
        if told is None or not told.cycles:
            return None
        cycles, end, grain = told.cycles, noun + 1, Grain.SEASON
    else:
        told = feast(tokens, noun)
        if told is None or not told.cycles:
            return None
        cycles, end, grain = told.cycles, told.end, Grain.DAY
    if published is None:
        return Part(at, end, grain)
    found = tuple(reach for cycle in cycles for reach in _way(cycle, way, grain, published))
    return Part(at, end, grain, tuple(dict.fromkeys(found)))


def _way(cycle: Cycle, way: str, grain: Grain, published: Published) -> list[Reach]:
    today, tomorrow = published.day, step(published.day, 1, Grain.DAY)
    unit_ = cycle.unit
    if way == "this":
        low, high = unit_of(today, unit_)
        assert low is not None and high is not None
        here = list(cycle.between(low, high))
        soon = list(cycle.between(tomorrow, step(tomorrow, 1, unit_)))[:1] if grain is Grain.DAY else []
        return list(dict.fromkeys([*here, *soon]))
    if way == "last":
        past = [reach for reach in cycle.between(step(today, -3, unit_), today) if reach[1] and reach[1] <= today]
        before = [reach for reach in past if reach[0] and reach[0] < floor(today, unit_)]
        return list(dict.fromkeys([*past[-1:], *before[-1:]]))
    ahead = list(cycle.between(tomorrow, step(tomorrow, 3, unit_)))
    after = [reach for reach in ahead if reach[0] and reach[0] >= step(floor(today, unit_), 1, unit_)]
    return list(dict.fromkeys([*ahead[:1], *after[:1]]))


def anchored_day(tokens: Tokens, at: int) -> Part | None:
    """ "The day before", "the next day", "the year after", "the same week", "that night", "a day earlier"."""
    first = word(tokens, at)
    if first not in {"the", "that", "later"}:
        return None
    told = unit(tokens, at + 1)
    if told is not None and first == "the" and told[0] >= Grain.DAY and word(tokens, at + 2) in {"before", "after"}:
        return Part(at, at + 3, told[0], shift=Shift(_ONE if word(tokens, at + 2) == "after" else -_ONE, told[0], True))
    if first == "the" and word(tokens, at + 1) == "same":
        told = unit(tokens, at + 2)
        return None if told is None else Part(at, at + 3, told[0], shift=Shift(Decimal(0), told[0], aligned=True))
    if first == "that" and told is not None and word(tokens, at + 1) in {"day", "week", "month", "year", "night"}:
        return Part(at, at + 2, told[0], shift=Shift(Decimal(0), told[0], aligned=True))
    if first == "the" and word(tokens, at + 1) in {"next", "following", "previous"}:
        part = part_of_day(tokens, at + 2)
        steps = -_ONE if word(tokens, at + 1) == "previous" else _ONE
        if part is not None:
            return Part(at, part.end, Grain.PART_OF_DAY, shift=Shift(steps, Grain.DAY, True), within=part.cycles)
        if unit(tokens, at + 2) == (Grain.DAY, 1) and word(tokens, at + 2) == "day":
            return Part(at, at + 3, Grain.DAY, shift=Shift(steps, Grain.DAY, aligned=True))
    return None
