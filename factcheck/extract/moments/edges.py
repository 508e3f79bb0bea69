"""What the words before a part do to it: "early", "mid-", "the end of"; "since", "until", "before"; "from ... to"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from factcheck.extract.moments.parts import Cycle, Part, Published, nearest
from factcheck.extract.moments.spans import Reach, floor, step, unit_of
from factcheck.extract.moments.tables import is_own, listed_in
from factcheck.extract.numbers.lexer import DASHES, Tokens, is_word, touches, word
from factcheck.extract.numbers.tables import words as context
from factcheck.model import Grain, MomentKind

_HOURS = {"early": (0, 10), "mid": (9, 17), "late": (16, 24)}
_WEEK = {"early": (0, 3), "mid": (1, 5), "late": (3, 7)}
_MONTH = {"early": (0, 15), "mid": (9, 20), "late": (15, None)}
_YEAR = {"early": (0, 4), "mid": (4, 8), "late": (8, 12)}
_SHARE = {"early": (0.0, 0.5), "mid": (0.25, 0.75), "late": (0.5, 1.0)}
_DIRECT = frozenset({"early", "earlier", "mid", "late", "later"})
_THAN = {"later": ("after", "until"), "earlier": ("before", "since")}
_LONGEST_RUN = timedelta(days=180)
_LONG_YEAR = timedelta(days=400)
_SOON = timedelta(minutes=60)
_ABOUT = timedelta(minutes=30)
_MOVED = 7


def limited(tokens: Tokens, parts: Sequence[Part], published: Published | None) -> list[Part]:
    """The parts with what stands before them taken in."""
    trimmed = [_trimmed(tokens, part, published) for part in parts]
    found: list[Part] = []
    for part in trimmed:
        both = _range(tokens, found[-1], part, published) if found else None
        if both is None:
            found.append(part)
        else:
            found[-1] = both
    told = [part for part in found if not (part.weak and word(tokens, part.start) == "now")]
    return [_bounded(tokens, loosened(tokens, part, clocks=False), published) for part in told]


def _trimmed(tokens: Tokens, part: Part, published: Published | None) -> Part:
    """ "Early Thursday", "mid-July", "the end of 2024", "later this month"."""
    week = _week_of(tokens, part)
    if week is not None:
        return week
    told = _modifier(tokens, part.start)
    if told is None or part.shift is not None or part.kind is MomentKind.RANGE or part.grain < Grain.DAY:
        return part
    way, start, relative = told

    def trim(reach: Reach) -> Reach:
        low, high = reach
        if low is None or high is None or (part.grain is Grain.YEAR and high - low > _LONG_YEAR):
            # Nobody knows where a financial year ends.
            return reach
        if relative and published is not None and low <= published.day < high and part.grain > Grain.DAY:
            today = published.day
            return (low, step(today, 1, Grain.DAY)) if way == "early" else (today, high)
        return _part_of(way, low, high, part.grain)

    grain = Grain.PART_OF_DAY if part.grain is Grain.DAY else part.grain
    cycles = tuple(Cycle(cycle.unit, _after(cycle, trim)) for cycle in part.cycles)
    return replace(part, start=start, grain=grain, reaches=tuple(map(trim, part.reaches)), cycles=cycles, trimmed=True)


def _week_of(tokens: Tokens, part: Part) -> Part | None:
    """ "The week of April 10", "the week beginning 4 February": the week that holds the day."""
    at = part.start - 1 - (word(tokens, part.start - 1) in {"the", "on"})
    noun = word(tokens, at - 1)
    begins = word(tokens, at) in {"beginning", "starting", "commencing"}
    if part.grain is not Grain.DAY or not (
        (begins and noun == "week") or (word(tokens, at) == "of" and noun == "week")
    ):
        return None
    if part.shift is not None or word(tokens, at - 2) != "the":
        return None

    def week(reach: Reach) -> Reach:
        return reach if reach[0] is None else unit_of(reach[0], Grain.WEEK)

    cycles = tuple(Cycle(cycle.unit, _after(cycle, week)) for cycle in part.cycles)
    return replace(part, start=at - 1, grain=Grain.WEEK, reaches=tuple(map(week, part.reaches)), cycles=cycles)


def _after(cycle: Cycle, trim: Callable[[Reach], Reach]) -> Callable[[datetime], Reach | None]:
    def make(base: datetime) -> Reach | None:
        reach = cycle.make(base)
        return None if reach is None else trim(reach)

    return make


def _modifier(tokens: Tokens, start: int) -> tuple[str, int, bool] | None:
    """Which part is told, where its words begin, and whether it is told from today ("later this week")."""
    at = start - 1
    if word(tokens, at) == "-" and touches(tokens, start) and touches(tokens, at):
        at -= 1
    elif word(tokens, at) == "the" or word(tokens, at) in {"of", "in", "on"}:
        at -= word(tokens, at) == "the"
        if word(tokens, at) not in {"of", "in", "on"}:
            return None
        at -= 1
        for way in ("early", "mid", "late"):
            if listed_in(tokens, at, way) and (word(tokens, at + 1) == "of" or word(tokens, at) in _DIRECT):
                return way, at - (word(tokens, at - 1) == "the"), word(tokens, at) in {"earlier", "later", "rest"}
        return None
    if word(tokens, at) not in _DIRECT:
        return None
    way = next(way for way in ("early", "mid", "late") if listed_in(tokens, at, way))
    return way, at - (word(tokens, at - 1) == "the"), word(tokens, at) in {"earlier", "later"}


def _part_of(way: str, low: datetime, high: datetime, grain: Grain) -> Reach:
    if grain is Grain.DAY:
        first, last = _HOURS[way]
        return low + timedelta(hours=first), low + timedelta(hours=last)
    if grain is Grain.WEEK:
        first, last = _WEEK[way]
        return low + timedelta(days=first), low + timedelta(days=last)
    if grain is Grain.MONTH:
        begin, end = _MONTH[way]
        return low + timedelta(days=begin or 0), high if end is None else low + timedelta(days=end)
    if grain is Grain.YEAR:
        first, last = _YEAR[way]
        return step(low, first, Grain.MONTH), step(low, last, Grain.MONTH)
    share = _SHARE[way]
    # Half days at most, so that no end is told to the second.
    days = (high - low).days
    return low + timedelta(days=int(days * share[0])), low + timedelta(days=int(days * share[1]))


def loosened(tokens: Tokens, part: Part, *, clocks: bool) -> Part:
    """ "About 3pm", "shortly after midnight", "just before 4am"; where not `clocks`, "around 7 June"."""
    if (part.grain < Grain.PART_OF_DAY) is not clocks:
        return part
    at = part.start - 1
    here = word(tokens, at)
    if listed_in(tokens, at, "about") and clocks:
        wide = _ABOUT / 2 if part.grain is Grain.HOUR else _ABOUT
        return _widened(part, at, wide, wide)
    if here in {"around", "circa"} and part.kind is not MomentKind.RANGE:
        return _widened(part, at, None, None)
    if here in {"after", "before"} and listed_in(tokens, at - 1, "tight") and part.grain <= Grain.PART_OF_DAY:
        start = at - 1
        return _widened(
            part, start, timedelta(0) if here == "after" else _SOON, _SOON if here == "after" else timedelta(0)
        )
    return part


def _widened(part: Part, start: int, before: timedelta | None, after: timedelta | None) -> Part:
    def widen(reach: Reach) -> Reach:
        low, high = reach
        if low is None or high is None:
            return reach
        if before is None or after is None:
            many = 3 if part.grain is Grain.DAY else 1
            return step(low, -many, part.grain), step(high, many, part.grain)
        return low - before, high + after

    if part.grain is Grain.PART_OF_DAY and before is None:
        return part
    cycles = tuple(Cycle(cycle.unit, _after(cycle, widen)) for cycle in part.cycles)
    return replace(part, start=start, reaches=tuple(map(widen, part.reaches)), cycles=cycles)


def _range(tokens: Tokens, one: Part, other: Part, published: Published | None) -> Part | None:
    """ "From March to May", "between Monday and Wednesday", "2014-2018"."""
    gap = [token.lower for token in tokens[one.end : other.start] if token.lower not in {"the", "on"}]
    if len(gap) != 1 or one.shift is not None or other.shift is not None or MomentKind.RANGE in {one.kind, other.kind}:
        return None
    lead = word(tokens, one.start - 1 - (word(tokens, one.start - 1) in {"the", "on"}))
    led = lead in {"from", "between"}
    both = gap[0] == "and" and lead == "between"
    if not both and not listed_in(tokens, one.end, "ranges"):
        return None
    glued = touches(tokens, one.end) and touches(tokens, one.end + 1)
    full = _is_full(one) and _is_full(other)
    if (gap[0] in DASHES and not glued and not led and not full) or (lead == "from" and _is_moved(tokens, one.start)):
        return None
    days = (one.grain >= Grain.DAY, other.grain >= Grain.DAY)
    if days[0] != days[1] or is_own(tokens, one.end - 1):
        return None
    start = one.start - 1 - (word(tokens, one.start - 1) in {"the", "on"}) if led else one.start
    whole = Part(start, other.end, other.grain, kind=MomentKind.RANGE, zone=other.zone or one.zone)
    if one.cycles and other.cycles and not one.reaches and not other.reaches:
        cycles = tuple(Cycle(a.unit, _until(a, b)) for a in one.cycles[:1] for b in other.cycles[:1])
        return replace(whole, cycles=cycles)
    return replace(whole, reaches=_spanned(one, other))


def _is_full(part: Part) -> bool:
    """Whether it is a date with its year, which a dash with blanks may join to another."""
    return part.grain is Grain.DAY and len(part.reaches) in {1, 2} and part.end - part.start >= 3


def _is_moved(tokens: Tokens, start: int) -> bool:
    return any(listed_in(tokens, at, "moved") for at in range(max(0, start - _MOVED), start))


def _until(first: Cycle, last: Cycle) -> Callable[[datetime], Reach | None]:
    def make(base: datetime) -> Reach | None:
        low = first.make(base)
        if low is None or low[0] is None:
            return None
        high = next(last.between(low[0], step(low[0], 2, last.unit)), None)
        if high is None or high[1] is None or (first.unit is Grain.WEEK and high[1] - low[0] > _LONGEST_RUN):
            # "From Thursday to 29 August": not from the Thursday after it to the next year.
            return None
        return low[0], high[1]

    return make


def _spanned(one: Part, other: Part) -> tuple[Reach, ...]:
    """From one to the other, where at least one of them is placed."""
    found: list[Reach] = []
    if one.reaches and other.reaches:
        for low, _ in one.reaches:
            ends = [high for _, high in other.reaches if low is not None and high is not None and low < high]
            found += [(low, min(ends))] if ends else []
    elif one.reaches:
        for low, _ in one.reaches:
            ahead = other.cycles[0].between(low, step(low, 2, other.cycles[0].unit)) if low and other.cycles else ()
            found += [(low, high) for _, high in list(ahead)[:1]]
    elif other.reaches and one.cycles:
        for start, high in other.reaches:
            past = one.cycles[0].between(step(start, -2, one.cycles[0].unit), start) if start else ()
            found += [(low, high) for low, _ in list(past)[-1:]]
    return tuple(found)


def _bounded(tokens: Tokens, part: Part, published: Published | None) -> Part:
    """ "Since 2019", "until Friday", "by the end of June", "before 5 a.m."."""
    at = part.start - 1
    while word(tokens, at) in {"the", "on", "at"} and at > part.start - 3:
        at -= 1
    way = next((way for way in ("since", "until", "after", "before") if listed_in(tokens, at, way)), None)
    if word(tokens, at) == "than" and word(tokens, at - 1) in _THAN:
        no = word(tokens, at - 2) in {"no", "not"}
        way, at = _THAN[word(tokens, at - 1)][no], at - 1 - no
    end = part.end
    if way is None and word(tokens, end) in {"or", "and"} and word(tokens, end + 1) in {"later", "earlier"}:
        way, at, end = ("since" if word(tokens, end + 1) == "later" else "until"), part.start, end + 2
    if way is None or part.shift is not None or part.kind is MomentKind.RANGE:
        return part
    if word(tokens, at) == "from" and word(tokens, part.end) not in {"on", "onwards", "onward"}:
        return part
    if way in {"after", "before"} and part.grain > Grain.HOUR and not _ends_phrase(tokens, part):
        return part
    end += word(tokens, at) == "from"
    if part.cycles and not part.reaches and part.cycles[0].unit is Grain.DAY:
        cycles = tuple(Cycle(Grain.DAY, _of_day(cycle, way)) for cycle in part.cycles)
        return replace(part, start=at, end=end, cycles=cycles)
    placed = part.reaches or nearest(part.cycles, published)
    reaches = tuple(dict.fromkeys(_open(reach, way, part) for reach in placed))
    return replace(part, start=at, end=end, cycles=(), reaches=reaches, kind=MomentKind.RANGE, edge=placed)


def _ends_phrase(tokens: Tokens, part: Part) -> bool:
    """Whether the moment stands alone: "before 2019", but "after Monday's attack", "after Friday night clashes"."""
    closed = not is_word(tokens, part.end) or word(tokens, part.end) in context("closed")
    return closed and not is_own(tokens, part.end - 1)


def _of_day(cycle: Cycle, way: str) -> Callable[[datetime], Reach | None]:
    """From the beginning of a day up to a time, or from a time to its end."""

    def make(base: datetime) -> Reach | None:
        reach = cycle.make(base)
        if reach is None or reach[0] is None or reach[1] is None:
            return reach
        if way in {"until", "before"}:
            return min(base, reach[0]), reach[1]
        return reach[0], max(step(base, 1, Grain.DAY), reach[1])

    return make


def _open(reach: Reach, way: str, part: Part) -> Reach:
    if part.grain < Grain.DAY and reach[0] is not None:
        base = floor(reach[0], Grain.DAY)
        return _of_day(Cycle(Grain.DAY, lambda _: reach), way)(base) or reach
    low, high = reach
    if way == "since":
        return low, None
    if way == "until":
        return None, high
    if way == "after":
        return (high if part.grain >= Grain.MONTH and not part.trimmed else low), None
    return None, high if part.trimmed else low
