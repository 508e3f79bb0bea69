"""The value of a number as written, with its precision.

The value of "2.4bn" is 2,400,000,000 and its step, the place value of the last digit written, is
100,000,000; "dozens" has no value but an order of magnitude; "two-thirds" is part of a whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# Beyond any count in the news; what is longer is a serial number or an attack.
LARGEST = Decimal(10) ** 24


@dataclass(frozen=True, slots=True)
class Literal:
    """A number as written, from its first token to `end` (exclusive).

    `value` is None for a vague word, whose order of magnitude is `vague`. `step` is the place value
    of the last digit written. `part` marks a part of a whole ("a third"), `spelled` number words,
    `magnitude` whether a magnitude word or letter was used, `decimals` whether digits stand after a point.
    """

    end: int
    value: Decimal | None
    step: Decimal
    vague: tuple[Decimal, Decimal] | None = None
    part: bool = False
    spelled: bool = False
    magnitude: bool = False
    decimals: bool = False

    @property
    def whole(self) -> bool:
        """Whether the value is a whole number, told without a magnitude or a part."""
        value = self.value
        return value is not None and not self.part and not self.magnitude and value == value.to_integral_value()


def integer_step(value: int) -> Decimal:
    """The step of an unhedged whole number: trailing zeros may be rounding, two digits always count.

    >>> integer_step(1300), integer_step(843), integer_step(300)
    (Decimal('100'), Decimal('1'), Decimal('10'))
    """
    figures = str(abs(value))
    zeros = len(figures) - len(figures.rstrip("0")) if value else 0
    return Decimal(10) ** max(0, min(zeros, len(figures) - 2))
