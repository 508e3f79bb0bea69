"""New entries: what an editor decides of a finding, and what is known when a baseline is taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from factcheck.errors import FactcheckError
from factcheck.identities import IDENTITY
from factcheck.model import BASELINE, Finding, Report, RulingKind
from factcheck.rulings.entry import Entry
from factcheck.rulings.fields import day
from factcheck.rulings.standing import latest

_LEAST = 4
_SHOWN = 3


def decided(
    on: Finding | str,
    kind: RulingKind,
    *,
    by: str,
    why: str,
    today: date,
    until: str | None = None,
    right_value: str | None = None,
) -> Entry:
    """A decision on a finding, of which the id alone may be known. When it was made is told when it is written.

    Raises FactcheckError `ruling-incomplete` where nobody or no reason is named, `bad-date` and `until-past` for its
    last day, and `finding-unknown` where the id is not a whole one.
    """
    who, reason = _signed(by, why)
    if right_value is not None and not right_value.strip():
        raise FactcheckError("ruling-incomplete", "The right value is empty: write it, or leave it out.")
    last = None if until is None else _last_day(until, today)
    entry = Entry(
        made=today.isoformat(),
        finding=_whole(on if isinstance(on, str) else on.id),
        kind=kind,
        by=who,
        why=reason,
        until=last,
        right_value=None if right_value is None else right_value.strip(),
    )
    return entry if isinstance(on, str) else _told(entry, on)


def revocation(standing: Entry, *, by: str, why: str) -> Entry:
    """What takes an entry back. When it was made is told when it is written. Raises FactcheckError
    `ruling-incomplete` where nobody or no reason is named.
    """
    who, reason = _signed(by, why)
    return replace(standing, kind=None, by=who, why=reason, until=None, right_value=None)


def baseline(report: Report, *, now: datetime, known: Sequence[Entry] = ()) -> tuple[Entry, ...]:
    """The findings of a report as entries that accept them; what has another ruling already is left to that.

    What stands in the baseline `known` stays as it is written there.
    """
    made, why = now.isoformat(timespec="milliseconds"), "known when the baseline was taken"
    book = latest(known)
    entries = (
        book.get(finding.id)
        or _told(Entry(made=made, finding=finding.id, kind=RulingKind.ACCEPTED, by=BASELINE, why=why), finding)
        for finding in report.findings
        if finding.ruling is None or finding.ruling.known
    )
    return tuple(sorted(entries, key=lambda entry: (entry.code, entry.topic, entry.finding)))


def standing_on(entries: Sequence[Entry], wanted: str, *, name: str) -> Entry:
    """The entry to be taken back: that of the finding `wanted`, or of the one whose id begins so.

    `name` is what messages call the ledger. Raises FactcheckError `ruling-unknown` or `finding-ambiguous`.
    """
    book = {finding: entry for finding, entry in latest(entries).items() if entry.kind is not None}
    exact = [book[wanted]] if wanted in book else []
    begun = exact or [
        entry
        for finding, entry in sorted(book.items())
        if len(wanted) >= _LEAST and finding.startswith(wanted.casefold())
    ]
    if len(begun) == 1:
        return begun[0]
    if begun:
        listed = "".join(f"\n  {entry.finding}  {entry.topic}" for entry in begun[:_SHOWN])
        message = f"{len(begun)} findings that {name} rules on have an id that begins with {wanted}: write more of it."
        raise FactcheckError("finding-ambiguous", message + listed)
    raise FactcheckError(
        "ruling-unknown",
        f"{name} holds no ruling on {wanted} that could be taken back (the beginning of an id must have at least "
        f"{_LEAST} characters). `factcheck rulings` lists what it holds.",
    )


def _signed(by: str, why: str) -> tuple[str, str]:
    for what, text in (("who decides (by)", by), ("the reason (why)", why)):
        if not text.strip():
            raise FactcheckError("ruling-incomplete", f"A ruling must tell {what}: who reads it later has to know.")
    if by.strip() == BASELINE:
        raise FactcheckError("ruling-incomplete", f"{BASELINE!r} is nobody: write the name of who decides.")
    return by.strip(), why.strip()


def _told(entry: Entry, finding: Finding) -> Entry:
    """The entry with what the finding says along."""
    values = tuple(side.value for side in finding.sides)
    return replace(entry, code=finding.code, topic=finding.topic, values=values, slot=finding.slot_id)


def _whole(finding: str) -> str:
    if IDENTITY.fullmatch(finding) is None:
        raise FactcheckError(
            "finding-unknown",
            f"{finding} is no whole id of a finding, which has 16 characters from 0 to 9 and a to f: write all of it, "
            "or name the report that it stands in with --report.",
        )
    return finding


def _last_day(until: str, today: date) -> str:
    try:
        last = day(until)
    except ValueError as error:
        raise FactcheckError("bad-date", f"The last day (until): {error}.") from None
    if date.fromisoformat(last) < today:
        raise FactcheckError(
            "until-past", f"{last} is over: write the last day on which the ruling is to hold (until), or leave it out."
        )
    return last
