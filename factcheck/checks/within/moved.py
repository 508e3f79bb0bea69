"""A change against the two values between which it lies, in per cent or in their own unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.checks.relation import meet
from factcheck.checks.within.ahead import leads
from factcheck.checks.within.amounts import Amount, amounts
from factcheck.checks.within.contradiction import Contradiction, Fit
from factcheck.checks.within.margin import Margin, margins
from factcheck.checks.within.moves import Move, is_coins, moves
from factcheck.checks.within.nearby import nearby
from factcheck.checks.within.slips import Slip, slips
from factcheck.checks.within.spread import slip
from factcheck.checks.within.stated import Figure, intervals, sentences
from factcheck.checks.within.sums import above, minus, percent, plus, rise, size
from factcheck.checks.within.told import contradiction, middle, unit_of, worth, written
from factcheck.model import Article, Bound, Change, Claim, Field, Interval

PERCENT, DIFFERENCE = "percent-change", "difference"
_SURE, _LIKELY = 0.9, 0.7
_TWICE = Decimal(2)
_HUNDREDTH = Decimal("0.01")
_TENTH = (Decimal("0.9"), Decimal("1.1"))


def percent_change(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each percentage by which something is said to have changed that its two values belie."""
    every = sentences(article, claims)
    done: set[int] = set()
    for sentence in every:
        for move in moves(sentence):
            done.add(move.change.start)
            if move.change.kind[0] == "share":
                yield _percent(move)
            elif move.change.kind[0] == "factor":
                yield _times(move)
        for one in amounts(sentence):
            found = _both_ways(one)
            if found is not None:
                done.add(one.share.start)
                yield found
    for several in nearby(every):
        if several[0].change.kind[0] == "share" and several[0].change.start not in done:
            yield _first([_percent(move) for move in several])


def _first(held: Sequence[Contradiction | Fit]) -> Contradiction | Fit:
    """Of several readings of one change the one that fits, or else the likeliest."""
    return next((one for one in held if isinstance(one, Fit)), held[0])


def _both_ways(one: Amount) -> Contradiction | Fit | None:
    """A percentage and an amount that a change led by to a value, or from it."""
    found = intervals([one.level, one.amount])
    if found is None:
        return None
    level, amount = found
    if not one.reached:
        starts = [level]
    else:
        starts = [minus(level, amount)] if one.way is not Change.DOWN else []
        starts += [plus([level, amount])] if one.way is not Change.UP else []
    values = (one.share, one.amount, one.level)
    if any(meet(percent(amount, start), one.share.interval) for start in starts):
        return Fit(tuple(each.given for each in values))
    right = middle(percent(amount, starts[0])) or Decimal(0)
    stated = worth(one.share) or Decimal(0)
    way = "to" if one.reached else "from"
    return contradiction(
        PERCENT,
        field=Field.PERCENT,
        about=one.level,
        message=f"{one.amount.value.text} {way} {one.level.value.text} is {written(right, 'percent', rough=True)}, "
        f"not {one.share.value.text}",
        sides=((one.share,), (one.amount, one.level)),
        gap=abs(right - stated) / stated if stated else Decimal(1),
        sure=_SURE,
    )


def difference(article: Article, claims: Sequence[Claim]) -> Iterator[Contradiction | Fit]:
    """Each amount by which something is said to have changed that its two values belie."""
    every = sentences(article, claims)
    done: set[int] = set()
    for sentence in every:
        for move in moves(sentence):
            done.add(move.change.start)
            if move.change.kind[0] not in ("share", "factor"):
                found = _amount(move)
                if found is not None:
                    yield found
        for margin in margins(sentence):
            done.add(margin.lead.start)
            yield _led(margin)
    for pairs in leads(every):
        if pairs[0].lead.start not in done:
            held_leads = [_led(one) for one in pairs]
            found_fit = next((one for one in held_leads if isinstance(one, Fit)), None)
            meant = [found for one, found in zip(pairs, held_leads, strict=True) if _is_meant(one)]
            if found_fit is not None or meant:
                done.add(pairs[0].lead.start)
                yield found_fit or meant[0]
    for several in nearby(every):
        if several[0].change.kind[0] != "share" and several[0].change.start not in done:
            done.add(several[0].change.start)
            held = [each for move in several if (each := _amount(move)) is not None]
            if held:
                yield _first(held)
    for one in slips(every):
        if not any(figure.start in done for figure in (one.whole, *one.parts)):
            yield _slipped(one)


def _slipped(one: Slip) -> Contradiction:
    """A figure that two others make but for a digit."""
    first, second = one.parts
    whole = worth(one.whole) or Decimal(0)
    added = f"{first.value.text} and {second.value.text} make {written(one.made, unit_of(one.whole))}"
    return contradiction(
        DIFFERENCE,
        field=Field.ARITHMETIC,
        about=one.whole,
        message=f"{added}, not {one.whole.value.text}: check each",
        sides=((one.whole,), one.parts),
        gap=abs(one.made - whole) / whole if whole else Decimal(1),
        sure=_LIKELY,
    )


def _is_meant(one: Margin) -> bool:
    """Whether a lead comes near to that of two values: what is far from it is of two others."""
    right = (worth(one.more) or Decimal(0)) - (worth(one.less) or Decimal(0))
    stated = worth(one.lead) or Decimal(0)
    return right > 0 and stated > 0 and (max(right / stated, stated / right) <= _TWICE or slip(stated, right))


def _percent(move: Move) -> Contradiction | Fit:
    found = rise(move.old.interval, move.new.interval)
    readings = [found]
    if move.old.kind[0] == "share":
        # "From 10 to 12 per cent, a rise of 2 per cent" means points.
        readings.append(minus(move.new.interval, move.old.interval))
    if any(_agrees(one, move.change.interval, move.way) for one in readings):
        return _fit(move)
    old = worth(move.old)
    right = ((worth(move.new) or Decimal(0)) / old * 100 - 100 if old else middle(found)) or Decimal(0)
    told = f"{'a rise' if right > 0 else 'a fall'} of {written(abs(right), 'percent', rough=True)}"
    return _contradiction(move, PERCENT, Field.PERCENT, told, abs(right))


def _led(one: Margin) -> Contradiction | Fit:
    """By how much a side is ahead."""
    if meet(minus(one.more.interval, one.less.interval), one.lead.interval):
        return Fit((one.more.given, one.less.given, one.lead.given))
    right = (worth(one.more) or Decimal(0)) - (worth(one.less) or Decimal(0))
    stated = worth(one.lead) or Decimal(0)
    return contradiction(
        DIFFERENCE,
        field=Field.ARITHMETIC,
        about=one.more,
        message=f"{one.more.value.text} is {written(right, None)} more than {one.less.value.text}, "
        f"not {one.lead.value.text}",
        sides=((one.lead,), (one.more, one.less)),
        gap=abs(right - stated) / stated if stated else Decimal(1),
        sure=_SURE,
    )


def _times(move: Move) -> Contradiction | Fit:
    """How many times as much: "doubled", "trebled"; it rounds by a tenth."""
    stated = move.change.interval
    loose = Interval(_by(stated.low, _TENTH[0]), _by(stated.high, _TENTH[1]))
    found = percent(move.new.interval, move.old.interval)
    times = Interval(_by(found.low, _HUNDREDTH), _by(found.high, _HUNDREDTH))
    if meet(times, loose):
        return _fit(move)
    right = middle(times) or Decimal(0)
    return _contradiction(move, PERCENT, Field.ARITHMETIC, f"{written(right, None, rough=True)} times as much", right)


def _by(end: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if end is None else end * factor


def _amount(move: Move) -> Contradiction | Fit | None:
    old, new, change = move.old, move.new, move.change
    points = change.kind[0] == "percentage point"
    if points:
        if old.kind[0] != "share":
            return None
        found: tuple[Interval, ...] | None = (*_levels(old, new), _points(change.interval, change.quantity.unit))
    else:
        levels = intervals([old, new])
        alike = (change.interval,) if is_coins(change, old) else (intervals([old, change]) or ())[1:]
        found = None if levels is None or not alike else (*levels, *alike)
    if found is None:
        return None
    apart = minus(found[1], found[0])
    if _agrees(apart, found[2], move.way):
        return _fit(move)
    right = (worth(new) or Decimal(0)) - (worth(old) or Decimal(0))
    unit = "percentage point" if points else unit_of(old)
    told = f"{'a rise' if right > 0 else 'a fall'} of {written(abs(right), unit)}"
    field = Field.MONEY if old.kind[0] == "money" else Field.ARITHMETIC
    return _contradiction(move, DIFFERENCE, field, told, abs(right))


def _agrees(found: Interval, stated: Interval, way: Change | None) -> bool:
    """Whether a change can be the one that is stated, and goes the way that is told."""
    zero = Interval(Decimal(0), Decimal(0))
    wrong_way = (way is Change.UP and above(zero, found)) or (way is Change.DOWN and above(found, zero))
    return meet(size(found), stated) and not wrong_way


def _levels(old: Figure, new: Figure) -> tuple[Interval, Interval]:
    """Two percentages of one phrase, both as fine as the finer one: "from 10.5 % to 13 %" means 13.0."""
    if Bound.EXACT is not old.quantity.bound or Bound.EXACT is not new.quantity.bound:
        return old.interval, new.interval
    wide = min(_width(old.interval), _width(new.interval)) / 2
    one, other = (
        Interval(value - wide, value + wide, True, True)
        for value in (worth(old) or Decimal(0), worth(new) or Decimal(0))
    )
    return one, other


def _width(interval: Interval) -> Decimal:
    return (interval.high or Decimal(0)) - (interval.low or Decimal(0))


def _points(interval: Interval, unit: str | None) -> Interval:
    if unit != "basis point":
        return interval
    low, high = (None if end is None else end / 100 for end in (interval.low, interval.high))
    return Interval(low, high, interval.low_open, interval.high_open)


def _fit(move: Move) -> Fit:
    return Fit((move.old.given, move.new.given, move.change.given))


def _contradiction(move: Move, code: str, field: Field, told: str, right: Decimal) -> Contradiction:
    stated = worth(move.change) or Decimal(0)
    return contradiction(
        code,
        field=field,
        about=move.new,
        message=f"from {move.old.value.text} to {move.new.value.text} is {told}, not {move.change.value.text}",
        sides=((move.change,), (move.old, move.new)),
        gap=abs(right - stated) / stated if stated else Decimal(1),
        sure=_SURE,
    )
