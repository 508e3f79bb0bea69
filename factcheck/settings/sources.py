"""Sources as a settings file writes them: `{name = "The Hill Courier", trust = "high"}`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from factcheck.settings.place import At
from factcheck.settings.shapes import Json

WORDS = MappingProxyType({"high": 0.8, "medium": 0.5, "low": 0.2})


@dataclass(frozen=True, slots=True)
class Trust:
    """How far a source is trusted: a word, or a number from 0 to 1."""

    def read(self, value: object, at: At) -> float:
        """The number."""
        if isinstance(value, str) and value in WORDS:
            return WORDS[value]
        number = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
        if number is not None and number.is_finite() and 0 <= number <= 1:
            return float(number)
        raise at.unfit(value, "high, medium, low, or a number from 0 to 1", among=tuple(WORDS))

    def schema(self) -> Json:
        """The words, or a number."""
        return {"anyOf": [{"enum": list(WORDS)}, {"type": "number", "minimum": 0, "maximum": 1}]}
