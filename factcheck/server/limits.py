"""What a client may ask of the server: how much, and how long it is waited for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes and times that one request may take.

    `text` is in characters of the text that is checked, `body` in bytes as sent; `sending` are the seconds in which a
    body must have come, `checking` those in which a check must be through, `waiting` the checks that may wait for
    others. `drafts` is how many pasted drafts are remembered with their reports.
    """

    text: int = 60_000
    body: int = 2_000_000
    sending: float = 15.0
    checking: float = 60.0
    waiting: int = 16
    drafts: int = 32
