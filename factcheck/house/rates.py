"""Rates of exchange as a user gives them: dated tables, each with its base. Nothing is ever looked up elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class RateTable:
    """How much of each currency (ISO 4217) one unit of `base` was worth on `date` (ISO 8601): 1 EUR = 1.08 USD."""

    date: str
    base: str
    rates: tuple[tuple[str, Decimal], ...]

    def worth(self, currency: str) -> Decimal | None:
        """How much of `currency` one unit of the base was worth; None where the table does not tell."""
        if currency == self.base:
            return Decimal(1)
        return next((value for name, value in self.rates if name == currency), None)


@dataclass(frozen=True, slots=True)
class Rate:
    """On `date` the sums `left` of one currency and `right` of another were worth the same."""

    date: str
    left: tuple[Decimal, str]
    right: tuple[Decimal, str]

    @property
    def factor(self) -> Decimal:
        """By what an amount of the left currency is multiplied to have it in the right one."""
        return self.right[0] / self.left[0]


@dataclass(frozen=True, slots=True)
class Rates:
    """Tables of rates, the newest first, and by what share a converted amount may be off and still be the same."""

    tables: tuple[RateTable, ...] = ()
    tolerance: Decimal = Decimal("0.10")

    def rate(self, one: str, other: str, *, day: str | None) -> Rate | None:
        """The rate of two currencies on `day` (ISO 8601), or None where no table tells both.

        It is that of the last table up to that day; of the oldest where all are of later days, and of the newest where
        the day is not known.
        """
        oldest = None
        for table in self.tables:
            left, right = table.worth(one), table.worth(other)
            if left is None or right is None:
                continue
            oldest = Rate(table.date, (left, one), (right, other))
            if day is None or table.date <= day[: len(table.date)]:
                return oldest
        return oldest

    def __str__(self) -> str:
        """The tables in one line; where that is long, how many there are and a hash over all of them."""
        told = "; ".join(
            f"{table.date}: 1 {table.base} = {', '.join(f'{value} {name}' for name, value in table.rates)}"
            for table in self.tables
        )
        if len(told) <= _LONGEST:
            return told
        return f"{len(self.tables)} of them, sha256:{hashlib.sha256(told.encode()).hexdigest()}"


NO_RATES = Rates()
