"""Parts that stand together become one: "4.15am" "on Monday," "10 October"; "Tuesday" "of last week"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from factcheck.extract.moments.parts import Cycle, Part, Published, composed, inside
from factcheck.extract.moments.spans import Reach, floor, step
from factcheck.extract.moments.tables import is_own, listed_words
from factcheck.extract.numbers.lexer import Tokens, word
from factcheck.model import Grain, MomentKind

_WIDEST_GAP = 4
_NEAR = 370
_SHIFT_ENDS = frozenset({"after", "before", "from", "following", "since"})
_WITHIN_YEAR = frozenset({Grain.DAY, Grain.WEEKEND, Grain.MONTH, Grain.QUARTER, Grain.SEASON, Grain.HALF})
_Pass = tuple[frozenset[Grain], Grain | None]
_CLOCKS = frozenset({Grain.MINUTE, Grain.HOUR})
# Which grains are joined to what is coarser, and to what only: "five" to "in the morning" before both to a day.
_PASSES: tuple[_Pass, ...] = (
    (frozenset(grain for grain in Grain if grain >= Grain.DAY), None),
    (_CLOCKS, Grain.PART_OF_DAY),
    (frozenset({Grain.PART_OF_DAY}), None),
    (_CLOCKS, None),
)


def joined(tokens: Tokens, parts: Sequence[Part], published: Published | None) -> list[Part]:
    """The parts with neighbours joined: first days and what is longer, then clocks with their days."""
    found = list(parts)
    for each in _PASSES:
        found = _pass(tokens, found, published, each)
    return [_anchored(tokens, at, found) for at in _kept(tokens, found)]


def _pass(tokens: Tokens, parts: Sequence[Part], published: Published | None, each: _Pass) -> list[Part]:
    found: list[Part] = []
    for part in parts:
        both = _merged(tokens, found[-1], part, published, each) if found else None
        if both is None:
            found.append(part)
        else:
            found[-1] = both
    return found


def _merged(tokens: Tokens, one: Part, other: Part, published: Published | None, each: _Pass) -> Part | None:
    gap = [token.lower for token in tokens[one.end : other.start]]
    if len(gap) > _WIDEST_GAP or not all(text in listed_words("glue") for text in gap):
        return None
    fine, coarse = (one, other) if one.grain <= other.grain else (other, one)
    if fine.grain not in each[0] or each[1] not in {None, coarse.grain}:
        return None
    if fine.grain is Grain.DAY is coarse.grain:
        return _same_day(one, other, published)
    if fine.weekday is not None and not fine.nth and coarse.grain is Grain.MONTH and gap == ["in"]:
        # One of several.
        return replace(coarse, start=one.start, end=other.end)
    if coarse.grain is Grain.WEEKEND and fine.grain is Grain.DAY and fine.weekday is None:
        return _feast_weekend(one, other, fine, gap)
    if not fine.cycles or fine.grain >= coarse.grain or not _fits(tokens, one, other, gap, fine, coarse):
        return None
    whole = replace(coarse, start=one.start, end=other.end, grain=fine.grain, weak=False, nth=0, zone=fine.zone)
    kind = MomentKind.TIME if fine.grain < Grain.PART_OF_DAY else coarse.kind
    whole = replace(whole, kind=kind, weekday=coarse.weekday)
    if fine.many:
        whole = replace(whole, kind=MomentKind.RANGE)
    if coarse.shift is not None:
        return replace(whole, within=fine.cycles)
    if coarse.reaches:
        reaches = tuple(reach for outer in coarse.reaches for reach in inside(fine, outer))
        return replace(whole, reaches=reaches, cycles=()) if reaches else None
    if not coarse.cycles:
        return replace(whole, cycles=())
    if coarse.grain is Grain.PART_OF_DAY and coarse.cycles[0].unit is Grain.DAY:
        return replace(whole, cycles=_of_part(fine, coarse), weak=False)
    return replace(whole, cycles=composed(fine, coarse))


def _feast_weekend(one: Part, other: Part, fine: Part, gap: Sequence[str]) -> Part | None:
    """ "Labor Day weekend", "the weekend of Halloween": with the days between."""
    if gap != ([] if fine is one else ["of"]) or fine.shift is not None or fine.kind is MomentKind.RANGE:
        return None

    def weekend(reach: Reach) -> Reach:
        low, high = reach
        if low is None or high is None:
            return reach
        # Monday belongs to the weekend before it, Thursday to the one after.
        week = floor(step(low, -2, Grain.DAY), Grain.WEEK) if low.weekday() < 2 else floor(low, Grain.WEEK)
        return min(low, step(week, 5, Grain.DAY)), max(high, step(week, 7, Grain.DAY))

    def cycle(one: Cycle) -> Cycle:
        return Cycle(one.unit, lambda base: weekend(reach) if (reach := one.make(base)) is not None else None)

    return replace(
        fine,
        start=one.start,
        end=other.end,
        grain=Grain.WEEKEND,
        reaches=tuple(map(weekend, fine.reaches)),
        cycles=tuple(map(cycle, fine.cycles)),
    )


def _fits(tokens: Tokens, one: Part, other: Part, gap: Sequence[str], fine: Part, coarse: Part) -> bool:
    """Whether the finer part can stand in the coarser one, in the order and with the words between them."""
    if fine.nth:
        return fine is one and ("of" in gap or "in" in gap) and coarse.grain >= Grain.WEEKEND
    if fine.grain < Grain.DAY:
        linked = fine is other or coarse.grain is Grain.PART_OF_DAY or fine.grain < Grain.PART_OF_DAY
        told = linked or not gap or bool({"of", "on"} & set(gap))
        return told and coarse.grain <= Grain.DAY and not {"-", "–", "—"} & set(gap)
    if listed_words("clock_glue") & set(gap) or ({"(", "-", "–", "—"} & set(gap) and not is_own(tokens, one.end - 1)):
        return False
    if coarse.grain is Grain.WEEK:
        return fine.weekday is not None
    yearly = (
        coarse.grain is Grain.YEAR
        and fine.cycles[0].unit is Grain.YEAR
        and fine.grain in _WITHIN_YEAR
        and fine.weekday is None
    )
    return yearly and _of_year(gap, one, fine)


def _of_year(gap: Sequence[str], one: Part, fine: Part) -> bool:
    """ "May last year", "the third quarter of this year"; "2017 April", "last year's summer"."""
    return "on" not in gap and "at" not in gap and (fine is one or not gap)


def _of_part(fine: Part, coarse: Part) -> tuple[Cycle, ...]:
    """Of a time that may be of either half of the day the one that lies in the part of the day."""
    kept = tuple(cycle for cycle in fine.cycles if _lies(cycle, coarse.cycles[0]))
    return kept or fine.cycles


def _lies(cycle: Cycle, part: Cycle) -> bool:
    sample = datetime(2000, 1, 3)
    for day in (sample, step(sample, -1, Grain.DAY)):
        here, there = cycle.make(sample), part.make(day)
        if here and there and here[0] and there[0] and there[1] and there[0] <= here[0] < there[1]:
            return True
    return False


def _same_day(one: Part, other: Part, published: Published | None) -> Part | None:
    """ "Wednesday 26 February", "10 October (Thursday)", "yesterday, Monday": the weekday picks the year."""
    named, dated = (one, other) if one.weekday is not None else (other, one)
    if named.weekday is None or dated.weekday is not None or dated.shift is not None:
        return None
    if dated.kind is MomentKind.RANGE:
        return replace(dated, start=one.start, end=other.end)
    both = replace(dated, start=one.start, end=other.end, weak=False, weekday=named.weekday)
    if dated.reaches:
        kept = tuple(reach for reach in dated.reaches if reach[0] and reach[0].weekday() == named.weekday)
        return replace(both, reaches=kept or dated.reaches)
    if published is None:
        return both
    day = published.day
    found = [
        reach
        for cycle in dated.cycles
        for reach in cycle.between(step(day, -_NEAR, Grain.DAY), step(day, _NEAR, Grain.DAY))
        if reach[0] is not None and reach[0].weekday() == named.weekday
    ]
    if not found:
        return both
    return replace(both, reaches=(min(found, key=lambda reach: abs((reach[0] or day) - day)),), cycles=())


def _kept(tokens: Tokens, parts: Sequence[Part]) -> list[int]:
    """The indices of the parts that stay: not those that need a neighbour and have none, nor an anchor of another."""
    used = {at + 1 for at in range(len(parts) - 1) if _anchors(tokens, parts[at], parts[at + 1])}
    alone = [not part.nth and (not part.weak or _led(tokens, part)) for part in parts]
    return [at for at in range(len(parts)) if alone[at] and at not in used]


def _led(tokens: Tokens, part: Part) -> bool:
    """Whether the words before a part of the day make it a time: "in the morning", "before dawn"."""
    if part.grain is not Grain.PART_OF_DAY:
        # "Now" is kept for the range that it may end.
        return word(tokens, part.start) == "now"
    before, earlier = word(tokens, part.start - 1), word(tokens, part.start - 2)
    if before == "the":
        return earlier in {"in", "during", "by", "throughout", "before", "until", "since", "after"}
    return before in {"at", "before", "by", "after", "until", "since", "towards"}


def _anchors(tokens: Tokens, shifted: Part, anchor: Part) -> bool:
    """Whether a shift counts from the part after it: "three weeks after" "1 May"."""
    ends = shifted.shift is not None and word(tokens, shifted.end - 1) in _SHIFT_ENDS
    gap = [token.lower for token in tokens[shifted.end : anchor.start]]
    return ends and anchor.shift is None and len(gap) <= 2 and all(text in {"the", "on", "last"} for text in gap)


def _anchored(tokens: Tokens, at: int, parts: Sequence[Part]) -> Part:
    part = parts[at]
    if part.shift is None or at + 1 >= len(parts) or not _anchors(tokens, part, parts[at + 1]):
        return part
    return replace(part, end=parts[at + 1].end, shift=replace(part.shift, anchor=parts[at + 1]))
