"""Three figures near each other of which two make the third but for one digit: "412, 53 more than the 369".

Words are asked for less where figures are so close to right: a digit that was mistyped, or two that changed places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from factcheck.checks.within.phrases import pattern
from factcheck.checks.within.spread import slip
from factcheck.checks.within.stated import Figure, Sentence
from factcheck.model import Bound

_WORDS = pattern("arithmetic", table="rates")
_WINDOW, _DIGITS, _NEAR, _BEHIND, _LONG = 2, 3, 30, 16, 3
# Sentences with more figures are lists and tables, of which some three fit by chance; and the work grows with the cube.
_MOST = 40
# Runs and wickets are all of one size, and a side that falls short by one has drawn.
_SPORT = re.compile(r"\b(?:innings|wickets?|overs|runs|bowled|batted|chasing|birdies?|par)\b", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|while|with)\b|;")
# What makes a hundred is a row of percentages, whatever stands before it.
_SMALL, _ALL, _FEW = Decimal("0.03"), 100, 8
_SKIPPED = frozenset({"share", "percentage point", "duration", "factor", "ordinal", "speed", "temperature"})


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure, and the two that make it but for a digit; `made` is what they make."""

    whole: Figure
    parts: tuple[Figure, Figure]
    made: Decimal


def slips(every: Sequence[Sentence]) -> Iterator[Slip]:
    """The sums and differences of an article that miss by a digit, where a word tells that they are ones."""
    body = [one for one in every if not one.heading]
    seen: set[frozenset[int]] = set()
    for at in range(len(body)):
        figures = [one for sentence in body[at : at + _WINDOW] for one in sentence.figures if _is_plain(one)]
        if len(figures) > _MOST:
            continue
        if _SPORT.search(body[at].text, body[at].span.start, body[min(at + 1, len(body) - 1)].span.end):
            continue
        for three in combinations(figures, 3):
            key = frozenset(one.start for one in three)
            if key in seen or len({(one.kind, one.quantity.unit) for one in three}) > 1:
                continue
            seen.add(key)
            found = _slip(three)
            if found is not None and _told(three, body[at].text) and not _explained(found, figures):
                yield found


def _is_plain(one: Figure) -> bool:
    quantity = one.quantity
    told = quantity.stated is not None and quantity.bound is Bound.EXACT and one.kind[0] not in _SKIPPED
    return told and " per " not in quantity.dimension and _digits(quantity.stated or Decimal(0)) > 1


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _worth(one: Figure) -> Decimal:
    return one.quantity.stated or Decimal(0)


def _slip(three: Sequence[Figure]) -> Slip | None:
    low, middle, high = sorted(three, key=_worth)
    values = [_worth(one) for one in (low, middle, high)]
    if values[0] + values[1] == values[2] or _digits(values[2]) < _DIGITS or values[1] == values[2]:
        return None
    wrong = [
        slip(values[2], values[0] + values[1]),
        slip(values[1], values[2] - values[0]),
        slip(values[0], values[2] - values[1]),
    ]
    return Slip(high, (middle, low), values[0] + values[1]) if any(wrong) else None


def _told(three: Sequence[Figure], text: str) -> bool:
    """Whether the figures may be of one thing, and words by one of them say that it is made of the others."""
    nouns = {one.quantity.noun for one in three} - {None}
    ends = [one.end for one in three]
    return len(nouns) < 2 and any(
        _cued(one, text, max((end for end in ends if end <= one.start), default=0)) for one in three
    )


def _cued(one: Figure, text: str, after: int) -> bool:
    before = text[max(after, one.start - _NEAR) : one.start]
    return (
        one.quantity.change is not None
        or re.search(_WORDS, f"{before} {text[one.start : one.end + _BEHIND]}", re.IGNORECASE) is not None
    )


def _explained(found: Slip, figures: Sequence[Figure]) -> bool:
    """Whether one of the figures is made of others without a slip."""
    mine = (found.whole, *found.parts)
    values = {_worth(one) for one in figures}
    for one, other in combinations(figures, 2):
        if one.kind == other.kind and one.quantity.unit == other.quantity.unit:
            total, apart = _worth(one) + _worth(other), abs(_worth(one) - _worth(other))
            if (one in mine or other in mine) and (total in values or (apart in values and apart > 0)):
                return True
    return False


def runs(every: Sequence[Sentence]) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    """The totals that three or more figures in a row, right before or behind, make but for a digit."""
    body = [one for one in every if not one.heading]
    for at in range(len(body)):
        if _SPORT.search(body[at].text, body[at].span.start, body[min(at + 2, len(body) - 1)].span.end):
            continue
        figures = [one for sentence in body[at : at + _LONG] for one in sentence.figures if _may_add(one)]
        if len(figures) > _MOST:
            continue
        first = {one.start for one in body[at].figures}
        for place, total in enumerate(figures):
            rows = (figures[place + 1 : stop] for stop in range(place + 4, len(figures) + 1))
            back = (figures[start:place] for start in range(place - 2))
            for row in (*rows, *back):
                touches = total.start in first or any(one.start in first for one in row)
                one = next((each for each in body[at : at + _LONG] if row[0] in each.figures), None)
                listed = (
                    one is not None and row[-1] in one.figures and _AND.search(one.text, row[-2].end, row[-1].start)
                )
                if touches and listed and _is_run(total, row):
                    yield total, tuple(row)


def _may_add(one: Figure) -> bool:
    quantity = one.quantity
    told = quantity.stated is not None and quantity.bound is Bound.EXACT and one.kind[0] not in _SKIPPED
    return told and " per " not in quantity.dimension and quantity.change is None


def _is_run(total: Figure, row: Sequence[Figure]) -> bool:
    every = (total, *row)
    if (
        len({(one.kind, one.quantity.unit) for one in every}) > 1
        or len({one.quantity.noun for one in row} - {None}) > 1
    ):
        return False
    made, whole = sum((_worth(one) for one in row), Decimal(0)), _worth(total)
    exact = any(sum((_worth(one) for one in row[:stop]), Decimal(0)) == whole for stop in range(2, len(row)))
    small = min(_worth(one) for one in row) < whole * _SMALL or max(_worth(one) for one in row) >= whole
    if exact or small or made in (whole, _ALL):
        return False
    if _digits(whole) >= _DIGITS:
        return slip(whole, made)
    # Of small figures any may be near to any: they must count the same things.
    alike = {one.quantity.noun for one in row} <= {None, total.quantity.noun} and total.quantity.noun is not None
    return alike and whole >= _FEW and (abs(made - whole) <= 2 or slip(whole, made))
