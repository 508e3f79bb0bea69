"""Times told by how long before or after something they are: "two years ago", "three days later", "the past decade"."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from factcheck.extract.moments.parts import Part, Published, Shift
from factcheck.extract.moments.relative import run
from factcheck.extract.moments.spans import Reach, floor, step, unit_of
from factcheck.extract.moments.tables import listed_in, table, unit, weekday
from factcheck.extract.numbers.lexer import ARTICLES, Tokens, is_word, touches, word
from factcheck.extract.numbers.reading import literal
from factcheck.extract.numbers.tables import numerals
from factcheck.model import Grain

_ONE = Decimal(1)
_HALF = Decimal("0.5")
_LARGEST = 2_000
_YEAR = timedelta(days=360)
_LATER = frozenset({"after", "from", "following", "since"})


def counted_run(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    """ "The last three months", "the next 10 days", "the past two decades"."""
    steps = _steps(tokens, at)
    number = _number(tokens, at + 1) if steps and at + 1 < len(tokens) else None
    if number is None or not 0 < number[0] <= _LARGEST:
        return None
    told = unit(tokens, number[1])
    if told is None or told[0] < Grain.DAY:
        return None
    return run(tokens, at, number[1] + 1, steps, number[0] * told[1], told[0], published)


def _steps(tokens: Tokens, at: int) -> int:
    return -1 if listed_in(tokens, at, "last") else 1 if listed_in(tokens, at, "next") else 0


def counted(tokens: Tokens, at: int, published: Published | None) -> Part | None:
    """ "Two years ago", "a week earlier", "10 days later", "three weeks after", "in two weeks' time"."""
    number = _number(tokens, at)
    if number is None or (touches(tokens, at) and word(tokens, at - 1) not in {"(", "“", '"', "‘", "—", "–"}):
        return None
    value, here = number
    steps, after = _steps(tokens, here), unit(tokens, here + 1)
    if steps and after is not None and after[0] >= Grain.DAY and word(tokens, here + 1).endswith("s"):
        # "The 10 previous weeks".
        return run(tokens, at, here + 2, steps, value * after[1], after[0], published) if value <= _LARGEST else None
    here += word(tokens, here) in {"full", "whole", "more", "further", "calendar"}
    told = unit(tokens, here)
    if told is None or not 0 < value <= _LARGEST:
        return None
    grain, many = told
    value, here = value * many, here + 1
    here += word(tokens, here) in {"'", "’"} and word(tokens, here + 1) == "time"
    if word(tokens, here) == "ago":
        return _ago(tokens, at, here + 1, value, grain, published)
    tail = word(tokens, here)
    if word(tokens, at - 1) == "in" and tail != "from" and (tail == "time" or _planned(tokens, at - 1)):
        return _ahead(at - 1, here + (tail == "time"), value, grain, published)
    if tail == "from" and word(tokens, here + 1) == "now":
        return _ahead(at, here + 2, value, grain, published)
    bare = not is_word(tokens, here + 1) or word(tokens, here + 1) in {"in", "on", "at", "and", "but"}
    if tail in {"earlier", "previously"} or (tail == "before" and (bare or here + 1 >= len(tokens))):
        return _counted_part(at, here, -value, grain)
    if tail == "later" or (tail in {"after", "afterwards"} and (bare or here + 1 >= len(tokens))):
        return _counted_part(at, here, value, grain)
    if tail == "from" and word(tokens, at) in ARTICLES and weekday(tokens, here + 1) is None:
        # "EUR 14 an hour from 1 January" is a rate.
        return None
    if tail == "from" and word(tokens, at - 1) in {"for", "lasted", "lasting", "lost", "closed", "shut", "down"}:
        # "Shut for 19 days from 4 September" is how long it was.
        return None
    if tail in {"after", "before", "from", "following", "since"}:
        return _counted_part(at, here, value if tail in _LATER else -value, grain, named=True)
    return None


def _counted_part(at: int, here: int, value: Decimal, grain: Grain, *, named: bool = False) -> Part:
    return Part(at, here + 1, grain, shift=Shift(value, grain, named=named))


def _number(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    if word(tokens, at) in ARTICLES | {"one"}:
        return _ONE, at + 1
    if word(tokens, at) == "couple":
        return Decimal(2), at + 1 + (word(tokens, at + 1) == "of")
    small = numerals().small.get(word(tokens, at), 0)
    if small and unit(tokens, at + 1) is not None:
        # "Three quarters" are no fraction here.
        return Decimal(small), at + 1
    found = literal(tokens, at) if at < len(tokens) else None
    if found is None:
        return None
    if found.value is None:
        return (found.vague[0], found.end) if found.vague is not None and found.vague[1] <= 3 else None
    return found.value, found.end


def _planned(tokens: Tokens, at: int) -> bool:
    """Whether the words before "in two weeks" tell of what is to come, not of how long something took."""
    before = [token.lower for token in tokens[max(0, at - 8) : at]]
    lists = table().lists
    return any(one in lists["future"] - {"to", "set"} for one in before) and not any(
        one in lists["counted"] for one in before
    )


def _ago(tokens: Tokens, at: int, end: int, value: Decimal, grain: Grain, published: Published | None) -> Part | None:
    """Days are exact; "two years ago" is anything from one and a half to three years, or in that year."""
    if published is None:
        return Part(at, end, grain)
    if grain < Grain.DAY:
        base = published.moment
        return Part(at, end, grain, () if base is None else (_spread(step(base, -value, grain), grain, 1, 1),))
    return Part(at, end, grain, (_about(step(published.day, -value, grain), grain, before=_ONE, after=_HALF),))


def _ahead(at: int, end: int, value: Decimal, grain: Grain, published: Published | None) -> Part | None:
    if published is None or (grain < Grain.DAY and published.moment is None):
        return Part(at, end, grain)
    base = published.day if grain >= Grain.DAY or published.moment is None else published.moment
    return Part(at, end, grain, (_about(step(base, value, grain), grain, before=_HALF, after=_ONE),))


def _spread(moment: datetime, grain: Grain, before: int, after: int) -> Reach:
    return step(moment, -before, grain), step(moment, after, grain)


def _about(moment: datetime, grain: Grain, *, before: Decimal, after: Decimal) -> Reach:
    """The day itself, or a stretch around it as wide as the unit is coarse."""
    if grain <= Grain.DAY:
        return unit_of(moment, grain) if grain is Grain.DAY else _spread(moment, grain, 1, 1)
    low, high = step(moment, -before, grain), step(moment, after, grain)
    if grain >= Grain.YEAR:
        whole = unit_of(moment, Grain.YEAR)
        assert whole[0] is not None and whole[1] is not None
        low, high = min(low, whole[0]), max(high, whole[1])
    return low, high


def placed(shift: Shift, base: Reach) -> Reach:
    """Where a shift from the stretch `base` leads."""
    low, high = base
    if low is None or high is None:
        raise ValueError(base)
    if shift.aligned:
        return unit_of(step(floor(low, shift.unit), shift.number, shift.unit), shift.unit)
    if shift.unit <= Grain.DAY:
        return step(low, shift.number, shift.unit), step(high, shift.number, shift.unit)
    # "Four years later" is told of anything near it.
    wide = _ONE if shift.unit >= Grain.YEAR and high - low < _YEAR else _HALF
    return (
        step(step(low, shift.number, shift.unit), -wide, shift.unit),
        step(step(high, shift.number, shift.unit), wide, shift.unit),
    )
