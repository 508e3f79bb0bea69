"""The dates and times of a text, placed on the calendar: `moments`."""

from __future__ import annotations

from factcheck.extract.moments.placed import Direction, moments, towards

__all__ = ["Direction", "moments", "towards"]
