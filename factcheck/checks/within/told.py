"""How the checks of arithmetic word what they find, and how urgent it is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal

from factcheck.checks.within.contradiction import Contradiction
from factcheck.checks.within.stated import Figure
from factcheck.figures import figure, with_unit
from factcheck.model import Bound, Field, Interval, Severity

_LOOSE_GAP = Decimal("0.1")
_ROUGHLY = Context(prec=3)


def contradiction(
    code: str,
    *,
    field: Field,
    about: Figure,
    message: str,
    sides: Sequence[Sequence[Figure]],
    gap: Decimal,
    sure: float,
    pair: tuple[Figure, Figure] | None = None,
) -> Contradiction:
    """What a check says of figures that do not fit; `gap` is by what share of the stated value they do not.

    `pair` are the two where both are told of one thing.
    """
    loose = any(one.quantity.bound is not Bound.EXACT for side in sides for one in side)
    return Contradiction(
        code=code,
        field=field,
        severity=Severity.WARNING if loose and gap <= _LOOSE_GAP else Severity.ERROR,
        topic=topic(about),
        message=message,
        sides=tuple(tuple(one.given for one in side) for side in sides),
        sure=sure,
        pair=None if pair is None else (pair[0].value, pair[1].value),
    )


def topic(about: Figure) -> str:
    """What a figure counts or measures, for a reader."""
    noun = about.quantity.noun
    words = list(about.value.measured[::-1]) or [about.value.field.value]
    return noun if noun is not None and noun not in words else " ".join(words)


def middle(interval: Interval) -> Decimal | None:
    """The middle of an interval, its one end where the other is unbounded, None where both are."""
    if interval.low is None or interval.high is None:
        return interval.high if interval.low is None else interval.low
    return (interval.low + interval.high) / 2


def worth(one: Figure) -> Decimal | None:
    """The value of a figure as stated; of a range the middle."""
    stated = one.quantity.stated
    return middle(one.interval) if stated is None else stated


def written(value: Decimal, unit: str | None, *, rough: bool = False) -> str:
    """A computed value with its unit; a rough one to three digits."""
    return with_unit(figure(_ROUGHLY.plus(value) if rough else value, digits=3 if rough else 6), unit, one=value == 1)


def unit_of(one: Figure) -> str | None:
    """The unit or currency of a figure."""
    return one.quantity.unit or one.quantity.currency
