"""Dates and times of one slot: how two of them relate, and how a finding tells it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from factcheck.model import Moment, Severity, Statement, Stretch, Verdict
from factcheck.moments import compare, resolved

_OPEN = Decimal(10_000)
_ANY = "2000-01-01"


def relate(left: Statement, right: Statement) -> Verdict:
    """How the two moments relate if they answer one question (`factcheck.moments.compare`)."""
    return compare(left.value.time, right.value.time)


def severity(left: Statement, right: Statement) -> Severity:
    """An error, or a warning where the wording leaves open which day, year or zone is meant."""
    one, other = left.value.time, right.value.time
    sure = len(one.stretches) == len(other.stretches) == 1 and (one.zone is None) == (other.zone is None)
    return Severity.ERROR if sure else Severity.WARNING


def width(moment: Moment) -> Decimal:
    """How long the stretches are that a moment may stand for, in days; of open ones longer than any."""
    return sum((_length(stretch) for stretch in moment.stretches), Decimal(0))


def disagreement(left: Statement, right: Statement) -> str:
    """For example: Thursday (2024-10-10) is not 9 October (2024-10-09)."""
    return f"{_shown(left)} is not {_shown(right)}"


def _shown(statement: Statement) -> str:
    text, moment = statement.value.text, resolved(statement.value.time)
    return text if moment in text else f"{text} ({moment})"


def _length(stretch: Stretch) -> Decimal:
    if stretch.low is None or stretch.high is None:
        return _OPEN
    low, high = (
        datetime.fromisoformat(f"{_ANY}{end}" if end.startswith("T") else end) for end in (stretch.low, stretch.high)
    )
    return Decimal(max(0, int((high.replace(tzinfo=None) - low.replace(tzinfo=None)).total_seconds()))) / 86_400
