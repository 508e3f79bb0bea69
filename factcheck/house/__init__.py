"""What a newsroom sets for its own desk: what it tolerates, whom it trusts, its rates of exchange, its field names."""

from __future__ import annotations

from factcheck.house.fields import FIELD_NAMES, NO_FIELDS, Fields
from factcheck.house.rates import NO_RATES, Rate, Rates, RateTable
from factcheck.house.sources import Source, standing
from factcheck.house.tolerances import MOMENTS, Tolerance

__all__ = [
    "FIELD_NAMES", "MOMENTS", "NO_FIELDS", "NO_RATES",
    "Fields", "Rate", "RateTable", "Rates", "Source", "Tolerance",
    "standing",
]  # fmt: skip
