"""Dates as records state them: ISO 8601, as mail and feeds write them, in words, or in seconds since 1970."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from factcheck.read.dates import find_stamps, iso

_LONGEST = 100
# Seconds and milliseconds from 1973 to 2286: smaller numbers are years, days or ids.
_SECONDS = (10**8, 10**10)
_MILLISECONDS = (10**11, 10**13)
_EPOCH = re.compile(r"(?:\d{9,10}|\d{12,13})(?:\.\d{1,9})?")
# Common tools write more digits of a second than Python reads, and a zone after a blank.
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+")
_SLASHED = re.compile(r"(?<!\d)((?:19|20)\d\d)/(\d\d)/(\d\d)(?!\d)")
_ZONE = re.compile(r" ?(?:UTC|GMT|Z)$")
# What programs write for a date that was never set.
_NEVER = ("0001-", "1970-01-01T00:00")
_MAIL = re.compile(r"(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} (?:\d{4}|\d\d) \d\d:\d\d")


def stated_date(value: object) -> str | None:
    """The date or moment in ISO 8601 that a value of a record states; None where it is not certain which.

    A time without a zone is dropped, as :func:`factcheck.read.dates.iso` does it. 02/03/2024 is not certain.
    """
    if isinstance(value, Mapping):
        # Exports of MongoDB write a date so.
        value = value.get("$date")
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _epoch(value)
    text = value.strip() if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST:
        return None
    if _EPOCH.fullmatch(text):
        return _epoch(float(text))
    found = _iso(text) or _mail(text) or _words(text)
    return None if found is None or found.startswith(_NEVER) else found


def _epoch(number: float) -> str | None:
    seconds = float(number) if abs(number) < _MILLISECONDS[1] else math.inf
    if _MILLISECONDS[0] <= seconds < _MILLISECONDS[1]:
        seconds /= 1000
    if not _SECONDS[0] <= seconds < _SECONDS[1]:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="minutes")


def _iso(text: str) -> str | None:
    try:
        return iso(_SLASHED.sub(r"\1-\2-\3", _FRACTION.sub("", _ZONE.sub("+00:00", text))))
    except ValueError:
        return None


def _mail(text: str) -> str | None:
    """A date as RFC 5322 has it, and with it RSS."""
    if not _MAIL.match(text):
        return None
    try:
        return iso(parsedate_to_datetime(text).isoformat())
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _words(text: str) -> str | None:
    found = {stamp.value for stamp in find_stamps(text)}
    return found.pop() if len(found) == 1 else None
