"""What holds of the entries of a ledger. The order of its lines says nothing: two ledgers merge in any order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from factcheck.rulings.entry import Entry
from factcheck.rulings.lines import written

# The finest step that is written, so that of two entries made one upon the other the second is later.
STEP = timedelta(milliseconds=1)


class State(StrEnum):
    """What has become of an entry."""

    IN_FORCE = "in force"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REPLACED = "replaced"
    REVOCATION = "revocation"


def age(entry: Entry) -> tuple[datetime, bool, str]:
    """What entries are ordered by, the earliest first.

    Of two that were made at one instant the one that takes back counts as later, so that in doubt a finding is open.
    """
    return entry.instant, entry.kind is None, written(entry)


def latest(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entry that decides, for each finding that was ever ruled on."""
    return {entry.finding: entry for entry in sorted(entries, key=age)}


def states(entries: Iterable[Entry], today: date) -> tuple[tuple[Entry, State], ...]:
    """All entries, each once, the latest first, with what has become of them."""
    every = sorted(set(entries), key=age, reverse=True)
    deciding = latest(every)
    return tuple((entry, _state(entry, deciding[entry.finding], today)) for entry in every)


def _state(entry: Entry, deciding: Entry, today: date) -> State:
    if entry.kind is None:
        return State.REVOCATION
    if entry is not deciding:
        return State.REVOKED if deciding.kind is None else State.REPLACED
    return State.EXPIRED if entry.expired(today) else State.IN_FORCE


def after(entries: Iterable[Entry], finding: str, now: datetime) -> datetime:
    """When an entry on `finding` counts as made: now, or just after the latest that its maker could see.

    The clock of a colleague may be ahead; what is decided in the knowledge of an entry is later than it.
    """
    known = latest(entries).get(finding)
    return now if known is None else max(now, (known.instant + STEP).astimezone(now.tzinfo))
