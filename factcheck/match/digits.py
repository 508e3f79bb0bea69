"""How alike two figures are written: most real disagreements are slips, and a slip leaves most digits in place.

Two values that answer different questions share their digits only by chance.
"""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from factcheck.model import Field, FieldValue, Quantity
from factcheck.names import words

_SLIP = 2


def digits(left: FieldValue, right: FieldValue) -> tuple[float, float, float, float]:
    """How alike two stated figures are in their digits, without zeros at the ends: 843 and 834, 12 and 120, 1.5 and 15.

    How alike the two strings of digits are from 0 to 1; whether one digit was exchanged, added, dropped or two
    neighbours swapped; whether they have as many digits; whether they have the same digits in any order. Figures in
    two units are neither alike nor unlike. Of dates the digits are those of the day, of times those of the clock.
    Of names it is their letters, whether a slip parts them, and whether the last and the first words are the same.
    """
    if left.number is not None and right.number is not None:
        like = (left.number.unit, left.number.currency) == (right.number.unit, right.number.currency)
        one, other = _digits(left.number), _digits(right.number)
    elif left.name is not None and right.name is not None:
        return _spelled(left.name.full, right.name.full)
    else:
        like = left.field is right.field
        one, other = _beginning(left), _beginning(right)
    if not one or not other or not like:
        return 0.5, 0.0, 0.0, 0.0
    return (
        fuzz.ratio(one, other) / 100,
        float(OSA.distance(one, other) <= 1),
        float(len(one) == len(other)),
        float(sorted(one) == sorted(other)),
    )


def _spelled(left: str, right: str) -> tuple[float, float, float, float]:
    one, other = words(left), words(right)
    if not one or not other:
        return 0.5, 0.0, 0.0, 0.0
    alike = fuzz.ratio(" ".join(one), " ".join(other)) / 100
    return alike, float(OSA.distance(left, right) <= _SLIP), float(one[-1] == other[-1]), float(one[0] == other[0])


def _beginning(value: FieldValue) -> str:
    """The digits of the day, or of the clock, with which a moment begins; none where it is open which."""
    stretch = None if value.moment is None else value.moment.interval
    if stretch is None or stretch.low is None:
        return ""
    told = stretch.low.partition("T")
    return "".join(letter for letter in (told[2][:5] if value.field is Field.TIME else told[0]) if letter.isdigit())


def _digits(quantity: Quantity) -> str:
    """The significant digits of the stated figure, of a range those of its lower end."""
    figure = quantity.stated if quantity.stated is not None else quantity.interval.low
    if figure is None:
        figure = quantity.interval.high
    return "".join(map(str, Decimal(figure or 0).normalize().as_tuple().digits)).strip("0")
