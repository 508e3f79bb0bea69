"""Whether a text may be used at the moment of a run: embargoes, and what its sender withholds or has withdrawn."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from factcheck.model import Problem
from factcheck.read.document import Document, Status

# The places on earth in which an hour comes first and last.
_FIRST_ZONE, _LAST_ZONE = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
_STATUS = {
    "usable": Status.USABLE,
    "withheld": Status.WITHHELD,
    "embargoed": Status.WITHHELD,
    "canceled": Status.CANCELED,
    "cancelled": Status.CANCELED,
    "killed": Status.CANCELED,
    "retracted": Status.CANCELED,
    "withdrawn": Status.CANCELED,
}


def withheld(document: Document, path: str, now: str | None) -> Problem | None:
    """Why the document must not be used at the moment `now`, None where it may be; `path` names it in the problem.

    `now` is ISO 8601 with its zone; without it every embargo holds. The codes are `canceled`, `withheld`, `embargoed`.
    """
    if document.status is Status.CANCELED:
        told = f"{path} was withdrawn by its sender (canceled), and was left out: do not use what it says."
        return Problem(path, "canceled", told)
    if document.status is Status.WITHHELD:
        told = f"{path} is withheld by its sender, and was left out: wait for a version that may be used."
        return Problem(path, "withheld", told)
    if document.embargo is None or (
        now is not None and _moment(document.embargo, _LAST_ZONE) <= _moment(now, _FIRST_ZONE)
    ):
        return None
    told = f"{path} is under embargo until {document.embargo}, and was left out: run again when that is over."
    return Problem(path, "embargoed", told)


def allowed(status: str | None, embargo: str | None) -> tuple[Status, str | None]:
    """Status and embargo of a document from what its sender writes; None is nothing written.

    An embargo without its zone holds until it is over everywhere; one without a moment that can be read (until
    further notice) and a status that no standard has are withheld.
    """
    found = _STATUS.get(status.strip().lower(), Status.WITHHELD) if status and status.strip() else Status.USABLE
    if embargo is None:
        return found, None
    try:
        return found, _moment(embargo.strip(), _LAST_ZONE).isoformat()
    except (ValueError, OverflowError):
        return max(found, Status.WITHHELD, key=_STRICTER.index), None


_STRICTER = (Status.USABLE, Status.WITHHELD, Status.CANCELED)


def _moment(value: str, zone: timezone) -> datetime:
    """The moment, in `zone` where it tells none."""
    moment = datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
