"""Which scale bare degrees are on: "above 40 degrees" in an article that gives another temperature as 43.1C."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.extract.numbers.found import Found

_BARE = "degree"
_CELSIUS = "degree Celsius"
_FAHRENHEIT = "degree Fahrenheit"
# Not "12 F-16s", nor "2 C-130s".
_TOLD = (
    (_CELSIUS, re.compile(r"[0-9] ?[°º]? ?C\b(?![-‑])|\b(?:[Cc]elsius|[Cc]entigrade)\b")),
    (_FAHRENHEIT, re.compile(r"[0-9] ?[°º]? ?F\b(?![-‑])|\b[Ff]ahrenheit\b")),
)


def scale(text: str) -> str | None:
    """The one scale of temperature that an article names, as the unit's name; None where it names none or both."""
    told = [unit for unit, form in _TOLD if form.search(text) is not None]
    return told[0] if len(told) == 1 else None


def graded(found: Found, unit: str | None) -> Found:
    """The figure, its bare degrees on the scale of the article (`scale`)."""
    if unit is None or found.quantity.unit != _BARE:
        return found
    return replace(found, quantity=replace(found.quantity, unit=unit))
