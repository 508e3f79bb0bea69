"""By how much two values of one thing may differ before a newsroom wants to hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# Dates and times have no dimension: they go by their fields.
MOMENTS = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Two values of a dimension (`length`, `money`, `count`, ...; `date`, `time`) that differ by this are no finding.

    `amount` is a share of the smaller value where `unit` is `%` (1 is a hundredth), else so much of `unit`: a unit by
    its full name, an ISO 4217 code, or None for a bare number of whatever is counted. Of dates and times it is hours.
    """

    dimension: str
    amount: Decimal
    unit: str | None = "%"

    @property
    def share(self) -> Decimal | None:
        """The tolerated share of the smaller value, 0.01 for a hundredth; None where it is an amount."""
        return self.amount / 100 if self.unit == "%" else None

    def __str__(self) -> str:
        """`length=1%`, `count=2`, `length=5 kilometre`."""
        unit = "" if self.unit is None else self.unit if self.unit == "%" else f" {self.unit}"
        return f"{self.dimension}={self.amount}{unit}"
