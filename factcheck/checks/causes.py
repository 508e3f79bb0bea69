"""What may lie behind two figures that differ, named only where the arithmetic fits: a unit, a zero, swapped digits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import combinations
from types import MappingProxyType

from factcheck.checks.relation import comparable, meet
from factcheck.checks.whole import alike
from factcheck.figures import figure, with_unit
from factcheck.model import Bound, Change, Field, FieldValue, Kind, Quantity, Statement

# Units that are taken for each other. The first of a pair is no part of any metric system, or the less common one.
CONFUSED = (
    ("mile", "kilometre"), ("foot", "metre"), ("yard", "metre"), ("inch", "centimetre"), ("nautical mile", "mile"),
    ("nautical mile", "kilometre"), ("knot", "mile per hour"), ("knot", "kilometre per hour"), ("acre", "hectare"),
    ("mile per hour", "kilometre per hour"), ("pound", "kilogram"), ("square mile", "square kilometre"),
    ("square foot", "square metre"), ("degree Fahrenheit", "degree Celsius"), ("foot", "yard"),
)  # fmt: skip
# Numbers that sound alike.
_TEENS = MappingProxyType({13: 30, 14: 40, 15: 50, 16: 60, 17: 70, 18: 80, 19: 90})
_FACTORS = MappingProxyType(
    {
        Decimal(10): "a factor of 10: check for a zero or a decimal point",
        Decimal(100): "a factor of 100: check the zeros, and hundreds, lakh or crore",
        Decimal(1_000): "a factor of 1,000: check thousand, million and billion",
        Decimal(1_000_000): "a factor of a million: check million and billion",
    }
)
_DIGITS_TOLD = 2
_LEAST_DIGITS = 3

Cause = Callable[[Statement, Statement, Quantity, Quantity], str | None]


def cause(left: Statement, right: Statement) -> str | None:
    """What to check first, as the end of a sentence, or None where no likely cause fits the figures.

    The figures are two that contradict each other; the answer does not depend on their order.
    """
    one, other = sorted((left, right), key=_order)
    if one.value.quantity.currency != other.value.quantity.currency:
        return _one_number_two_currencies(one.value.quantity, other.value.quantity)
    quantities = alike(one, other)
    return next((text for test in _CAUSES if (text := test(one, other, *quantities)) is not None), None)


def slip(left: Statement, right: Statement) -> bool:
    """Whether a slip explains the two figures: a unit, a zero, swapped digits, per cent for points."""
    one, other = sorted((left, right), key=_order)
    if one.value.quantity.currency != other.value.quantity.currency:
        return _one_number_two_currencies(one.value.quantity, other.value.quantity) is not None
    quantities = alike(one, other)
    return any(test(one, other, *quantities) is not None for test in _SLIPS)


def _order(statement: Statement) -> tuple[Decimal, str, str]:
    quantity = statement.value.quantity
    return quantity.stated or Decimal(0), quantity.unit or "", statement.value.text


def _one_number_two_units(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    if one.unit is None or other.unit is None or one.unit == other.unit or one.stated != other.stated:
        return None
    return f"the number is the same in two units: check whether both mean {_plural(one.unit)} or {_plural(other.unit)}"


def _one_number_two_currencies(one: Quantity, other: Quantity) -> str | None:
    """The only slip that two currencies leave to be seen: the digits of an amount are those of its own currency."""
    if one.stated != other.stated or one.stated is None or None in (one.currency, other.currency):
        return None
    codes = " or ".join(sorted(each.currency for each in (one, other) if each.currency is not None))
    return f"the number is the same in two currencies: check whether both mean {codes}"


def _misread_unit(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    """One figure, read in the other's unit of a pair, is the other: 1,357 miles, where 843 miles are 1,357 km."""
    if one.unit is None or other.unit is None or not (_told(one) and _told(other)):
        return None
    for wrong, meant in (*CONFUSED, *((b, a) for a, b in CONFUSED)):
        for said, mine, yours in ((left, one, other), (right, other, one)):
            if mine.unit == wrong and _is_read_as(mine, meant, yours):
                fits = with_unit(figure(mine.stated or Decimal(0)), meant)
                return f"{fits} would fit: check whether {said.value.text} should be {_plural(meant)}"
    return None


def _is_read_as(quantity: Quantity, unit: str, other: Quantity) -> bool:
    """Whether the number of `quantity`, were it in `unit`, agrees with `other`."""
    meant = Quantity(quantity.stated, quantity.interval, quantity.bound, quantity.dimension, unit)
    here, there = comparable(meant, other)
    return here is not None and there is not None and meet(here, there)


def _factor(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    if one.unit != other.unit or one.stated is None or other.stated is None:
        return None
    low, high = sorted((abs(one.stated), abs(other.stated)))
    return _FACTORS.get(high / low) if low else None


def _swapped(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    """Two neighbouring digits changed places: 843 and 834, 2.4 and 4.2 million."""
    first, second = _written(one, other)
    if first is None or second is None or len(first) != len(second) or one.unit != other.unit:
        return None
    at = next((at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a != b), len(first))
    if second != first[:at] + first[at : at + 2][::-1] + first[at + 2 :] or first == second:
        return None
    return f"the digits {first[at]} and {first[at + 1]} are swapped: check for a slip"


def _one_digit(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    """Numbers of three digits or more that differ in one digit, or by one that was left out."""
    first, second = _written(one, other)
    if first is None or second is None or one.unit != other.unit:
        return None
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == len(longer):
        wrong = sum(a != b for a, b in zip(first, second, strict=True))
        return "only one digit differs: check for a slip" if wrong == 1 and len(first) >= _LEAST_DIGITS else None
    left_out = len(longer) == len(shorter) + 1 > _LEAST_DIGITS and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )
    return "one has a digit more: check for a slip" if left_out else None


def _sounds_alike(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    if one.stated is None or other.stated is None or one.unit != other.unit:
        return None
    low, high = sorted((one.stated, other.stated))
    if low != low.to_integral_value() or _TEENS.get(int(low)) != high:
        return None
    return f"{figure(low)} and {figure(high)} sound alike: check for a mishearing"


def _points(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    """A change in points told as one in per cent: from 5 % to 7 % is 2 points, and 40 per cent."""
    if one.dimension != "share" or other.dimension != "share" or one.stated is None or other.stated is None:
        return None
    for statement in (left, right):
        for old, new in combinations(_siblings(statement, "share"), 2):
            before, after = old.quantity.stated, new.quantity.stated
            if before and after and _both(abs(after - before), abs(after - before) / before * 100, one, other):
                points = figure(abs(after - before))
                return f"from {old.text} to {new.text} is {points} points: check per cent against percentage points"
    return None


def _both(first: Decimal, second: Decimal, one: Quantity, other: Quantity) -> bool:
    return any(_holds(a, first) and _holds(b, second) for a, b in ((one, other), (other, one)))


def _rest(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    if one.dimension != "share" or other.dimension != "share" or one.stated is None or other.stated is None:
        return None
    return "the two make 100 %: check whether one is the rest" if one.stated + other.stated == 100 else None


def _counted_in(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    """The difference stands beside one of the figures: 12 dead, and 15 with "three attackers" counted in."""
    if one.dimension != "count" or other.dimension != "count" or one.stated is None or other.stated is None:
        return None
    difference = abs(one.stated - other.stated)
    for statement in (left, right):
        for value in _siblings(statement, "count"):
            if difference > 1 and value.quantity.stated == difference and value.quantity.bound is Bound.EXACT:
                beside = f"the {value.text} told beside {statement.value.text}"
                return f"the difference is {beside}: check whether one counts them in"
    return None


def _birthday(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    years = left.value.field is Field.AGE and one.unit == other.unit == "year"
    if not years or one.stated is None or other.stated is None:
        return None
    return "a year apart: check the date of birth" if abs(one.stated - other.stated) == 1 else None


def _opposite(left: Statement, right: Statement, one: Quantity, other: Quantity) -> str | None:
    if {one.change, other.change} != {Change.UP, Change.DOWN}:
        return None
    return "check the direction"


def _siblings(statement: Statement, dimension: str) -> Sequence[FieldValue]:
    return [
        value
        for value in statement.claim.values
        if value.span != statement.value.span and value.kind is Kind.NUMBER and value.quantity.dimension == dimension
    ]


def _holds(quantity: Quantity, value: Decimal) -> bool:
    low, high = quantity.interval.low, quantity.interval.high
    return low is not None and high is not None and low <= value <= high


def _told(quantity: Quantity) -> bool:
    """Whether a figure is told closely enough for a coincidence to be unlikely."""
    if quantity.stated is None or quantity.bound is not Bound.EXACT:
        return False
    return len(_significant(quantity.stated)) >= _DIGITS_TOLD


def _significant(value: Decimal) -> str:
    return "".join(str(digit) for digit in value.normalize().as_tuple().digits)


def _written(one: Quantity, other: Quantity) -> tuple[str | None, str | None]:
    """The digits of two numbers at one scale, without the zeros that both end in; None where there are none."""
    if one.stated is None or other.stated is None:
        return None, None
    least = min(_exponent(one.stated), _exponent(other.stated))
    first, second = (f"{abs(each.scaleb(-least)):.0f}" for each in (one.stated, other.stated))
    return first, second


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _plural(unit: str) -> str:
    return with_unit("", unit).strip()


_SLIPS: tuple[Cause, ...] = (_opposite, _one_number_two_units, _misread_unit, _factor, _points, _swapped)
_CAUSES: tuple[Cause, ...] = (*_SLIPS, _sounds_alike, _rest, _counted_in, _birthday, _one_digit)
