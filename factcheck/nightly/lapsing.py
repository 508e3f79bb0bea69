"""Rulings that held the night before and hold no more: what they were on is open again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.model import Finding, Report, Ruling
from factcheck.rulings import Entry, apply, latest


@dataclass(frozen=True, slots=True)
class Lapsing:
    """The rulings that the night before laid on what stands, by finding, and the entries of now."""

    held: Mapping[str, Ruling]
    book: Mapping[str, Entry]

    def why(self, finding: Finding) -> str | None:
        """Why a finding on which an editor had ruled is open again; None where it is not, or never was ruled on."""
        held = self.held.get(finding.id)
        if held is None or finding.ruling is not None:
            return None
        if finding.earlier is not None and finding.earlier.until is not None:
            return f"what {finding.earlier.by} had ruled held until {finding.earlier.until}"
        entry = self.book.get(held.finding)
        taken = entry is not None and entry.kind is None
        return (
            f"{entry.by} took back what {held.by} had ruled" if entry and taken else f"what {held.by} had ruled is gone"
        )


def lapsing(report: Report, before: Sequence[Entry], entries: Sequence[Entry], *, last: str | None) -> Lapsing:
    """What was ruled on the findings of a report the night before, which was on the day `last`.

    `before` are the entries that were known then, `entries` those of now; nothing is laid on the report yet.
    """
    if last is None:
        return Lapsing({}, {})
    then = apply(report, before, today=date.fromisoformat(last))
    held = {one.id: one.ruling for one in then.findings if one.ruling is not None}
    return Lapsing(held, latest(entries))
