"""What a newsroom sets for its own desk: what it tolerates, whom it trusts, and at what rates it converts money."""

from __future__ import annotations

from factcheck.house.rates import NO_RATES, Rate, Rates, RateTable
from factcheck.house.sources import Source, standing
from factcheck.house.tolerances import MOMENTS, Tolerance

__all__ = ["MOMENTS", "NO_RATES", "Rate", "RateTable", "Rates", "Source", "Tolerance", "standing"]
