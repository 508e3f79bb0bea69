"""Who stands where, when three or more independent origins speak: the odd one out, or the majority."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.checks.normal import normalized
from factcheck.checks.sides import origins, spokesman
from factcheck.figures import figure, with_unit
from factcheck.model import Kind, Statement

_MANY = 3

Side = Sequence[Statement]


def odd_one_out(sides: Sequence[Side], unit: str | None) -> Side | None:
    """The one side that a single origin gives, and that lies twice as far from the others as those lie apart.

    None where fewer than three independent origins speak, or where more than one side or none is such.
    """
    if any(one.value.kind is not Kind.NUMBER for side in sides for one in side):
        return None
    kinds = {normalized(spokesman(side).value.quantity, unit).unit for side in sides}
    if _origins(sides) < _MANY or len(kinds) > 1 or any(_value(side, unit) is None for side in sides):
        return None
    odd = [side for side in sides if origins(side) == 1 and _is_odd(side, _others(sides, side), unit)]
    return odd[0] if len(odd) == 1 else None


def stands(sides: Sequence[Side], unit: str | None) -> str | None:
    """Who gives what, in words: "Herald alone gives 60; 3 others give 41 to 44". None where there is no majority."""
    odd = odd_one_out(sides, unit)
    if odd is not None:
        others = _others(sides, odd)
        alone = f"{outlet(odd)} alone gives {spokesman(odd).value.text}"
        return f"{alone}; {_origins(others)} others give {_spread(others, unit)}"
    total, most = _origins(sides), max(sides, key=origins)
    if total < _MANY or 2 * origins(most) <= total:
        return None
    return f"{origins(most)} of {total} sources give {spokesman(most).value.text}"


def _others(sides: Sequence[Side], side: Side) -> list[Side]:
    return [other for other in sides if other is not side]


def _origins(sides: Sequence[Side]) -> int:
    return origins([statement for side in sides for statement in side])


def _is_odd(side: Side, others: Sequence[Side], unit: str | None) -> bool:
    """Whether a side lies twice as far from the others as those lie apart, and none of its articles is among them."""
    value, values = _value(side, unit), [_value(other, unit) for other in others]
    there = {statement.article.origin or statement.article.id for other in others for statement in other}
    here = {statement.article.origin or statement.article.id for statement in side}
    if here & there or len(there) < _MANY - 1 or value is None:
        return False
    known = [each for each in values if each is not None]
    return min(abs(value - each) for each in known) > 2 * (max(known) - min(known))


def _value(side: Side, unit: str | None) -> Decimal | None:
    """The value of a side in the unit of the finding; of a range its middle, for the sake of order only."""
    value = normalized(spokesman(side).value.quantity, unit)
    ends = [end for end in (value.low, value.high) if end is not None]
    if value.value is not None or not ends:
        return value.value
    return sum(ends, Decimal(0)) / len(ends)


def _spread(sides: Sequence[Side], unit: str | None) -> str:
    """The value of one side as written, of several the lowest to the highest."""
    if len(sides) == 1:
        return spokesman(sides[0]).value.text
    values = sorted(value for side in sides if (value := _value(side, unit)) is not None)
    told = normalized(spokesman(sides[0]).value.quantity, unit).unit
    return with_unit(f"{figure(values[0])} to {figure(values[-1])}", told)


def outlet(side: Side) -> str:
    """The outlet of a side; where several carry one text, the first and how many more."""
    names = list(dict.fromkeys(one.article.source or one.article.path for one in side))
    return names[0] if len(names) == 1 else f"{names[0]} (the same text as {len(names) - 1} more)"
