"""What a newsroom sets for its own desk: what it tolerates, whom it trusts, its rates of exchange, its field names,
and the lines that it knows as boilerplate."""

from __future__ import annotations

from factcheck.house.boilerplate import EVERY_SOURCE, NO_BOILERPLATE, Boilerplate, Repeated, boilerplate
from factcheck.house.fields import FIELD_NAMES, NO_FIELDS, Fields
from factcheck.house.rates import NO_RATES, Rate, Rates, RateTable
from factcheck.house.sources import Source, standing
from factcheck.house.tolerances import MOMENTS, Tolerance

__all__ = [
    "EVERY_SOURCE", "FIELD_NAMES", "MOMENTS", "NO_BOILERPLATE", "NO_FIELDS", "NO_RATES",
    "Boilerplate", "Fields", "Rate", "RateTable", "Rates", "Repeated", "Source", "Tolerance",
    "boilerplate", "standing",
]  # fmt: skip
