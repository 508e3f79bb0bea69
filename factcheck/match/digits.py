"""How alike two figures are written: most real disagreements are slips, and a slip leaves most digits in place.

Two values that answer different questions share their digits only by chance.
"""

from __future__ import annotations

from decimal import Decimal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from factcheck.model import Quantity


def digits(left: Quantity, right: Quantity) -> tuple[float, float, float, float]:
    """How alike two stated figures are in their digits, without zeros at the ends: 843 and 834, 12 and 120, 1.5 and 15.

    How alike the two strings of digits are from 0 to 1; whether one digit was exchanged, added, dropped or two
    neighbours swapped; whether they have as many digits; whether they have the same digits in any order. Figures in
    two units are neither alike nor unlike.
    """
    one, other = _digits(left), _digits(right)
    if not one or not other or (left.unit, left.currency) != (right.unit, right.currency):
        return 0.5, 0.0, 0.0, 0.0
    return (
        fuzz.ratio(one, other) / 100,
        float(OSA.distance(one, other) <= 1),
        float(len(one) == len(other)),
        float(sorted(one) == sorted(other)),
    )


def _digits(quantity: Quantity) -> str:
    """The significant digits of the stated figure, of a range those of its lower end."""
    figure = quantity.stated if quantity.stated is not None else quantity.interval.low
    if figure is None:
        figure = quantity.interval.high
    return "".join(map(str, Decimal(figure or 0).normalize().as_tuple().digits)).strip("0")
